//! The code numbers of a ledger under another policy.

use crate::ledger::Ledger;
use crate::policy::{Codes, Policy};
use crate::vocabulary::Kind;
use crate::{Error, ErrorCode, Result};
use std::ops::Range;

/// From the code numbers of a ledger to those of a policy whose lists may be longer, or in another
/// order.
#[derive(Debug)]
pub(crate) struct Recode {
    /// For each kind the new number of each code. `None` means that the lists are the same.
    numbers: Option<Vec<Vec<Option<u16>>>>,
}

impl Recode {
    /// The numbers for these rows of a ledger under another policy: `bad_policy` where one of them has
    /// a code that the policy lacks.
    pub(crate) fn of_rows(ledger: &Ledger, policy: &Policy, rows: Range<usize>) -> Result<Self> {
        let columns = ledger.columns();
        let recode = Self::new(ledger.codes(), policy.all_codes());
        let codes = columns.kind[rows.clone()].iter().zip(&columns.code[rows]);
        recode.check(codes, ledger.codes())?;
        Ok(recode)
    }

    fn new(from: &Codes, to: &Codes) -> Self {
        let numbers = (from != to).then(|| {
            Kind::LIST
                .into_iter()
                .map(|kind| from.of(kind).iter().map(|code| to.number(kind, code)).collect())
                .collect()
        });
        Self { numbers }
    }

    /// The number in the new lists.
    #[inline]
    pub(crate) fn number(&self, kind: Kind, code: u16) -> u16 {
        match &self.numbers {
            None => code,
            Some(numbers) => {
                numbers[kind as usize].get(usize::from(code)).copied().flatten().unwrap_or(code)
            }
        }
    }

    /// `bad_policy` when the new lists lack one of these codes. The error names the code: it is a word
    /// of the policy that the ledger was read under, not text of the ledger.
    fn check<'a>(
        &self,
        mut codes: impl Iterator<Item = (&'a Kind, &'a u16)>,
        from: &Codes,
    ) -> Result<()> {
        let Some(numbers) = &self.numbers else { return Ok(()) };
        let lacks = |&(kind, code): &(&Kind, &u16)| {
            let number = numbers[*kind as usize].get(usize::from(*code)).copied().flatten();
            *kind != Kind::Birth && number.is_none()
        };
        let Some((kind, code)) = codes.find(lacks) else { return Ok(()) };
        let word = from.of(*kind).get(usize::from(*code)).map_or("", String::as_str);
        Err(Error::new(
            ErrorCode::BadPolicy,
            "codes",
            format!("the ledger has `{kind}` rows with code `{word}`, which this policy lacks"),
        ))
    }
}
