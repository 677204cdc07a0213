//! One digest for the same rows, however they came in.

use crate::ledger::{Ledger, RecordColumns};
use crate::vocabulary::{Kind, Word};
use sha2::{Digest, Sha256};

/// What a row says, in words and numbers: what its digest is made of.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RowContent<'a> {
    /// Client, kind, code, reason and benefit number; empty where there is none.
    pub(crate) words: [&'a str; 5],
    pub(crate) hours: Option<f64>,
    /// Start, until, known and withdrawn, as in [`RecordColumns`].
    pub(crate) days: [i32; 4],
}

impl Ledger {
    /// A digest (SHA-256, hexadecimal) of what the accepted rows say. It does not depend on their
    /// order, on the form they came in (CSV with `,` or `;`, columns in memory), on whether a row
    /// was withdrawn by its own `withdrawn_on` or by a `withdraw`, on whether `registered_on` says
    /// the start or is left out, or on record numbers. One row more or less gives another digest,
    /// also if the row says what another says. Computed when asked for, by a pass and a sort.
    ///
    /// ```
    /// use meedoen::{Ledger, Policy};
    ///
    /// let policy = Policy::starter("Ons Dorp");
    /// let digest = |csv: &str| Ledger::read_csv(csv.as_bytes(), &policy).map(|ledger| ledger.digest());
    /// let ledger = digest("client,kind,code,start\nc1,rung,2,2023-01-15\nc2,rung,3,2023-01-15\n")?;
    /// let other_form = digest("start;client;kind;code\n15-01-2023;c2;rung;3\n15-01-2023;c1;rung;2\n")?;
    /// assert_eq!(ledger, other_form);
    /// assert_ne!(ledger, digest("client,kind,code,start\nc1,rung,2,2023-01-15\n")?);
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn digest(&self) -> String {
        digest_of((0..self.len()).map(|index| self.said(index)))
    }

    fn said(&self, index: usize) -> RowContent<'_> {
        let columns = &self.columns;
        let (kind, detail) = (columns.kind[index], columns.detail[index]);
        let (client, known) = (columns.client[index], columns.known(index));
        let benefit_no = if kind == Kind::Benefit { self.benefit_no(detail) } else { "" };
        let has_hours = kind == Kind::Placement && detail != RecordColumns::NO_DETAIL;
        RowContent {
            words: [
                self.client_id(client),
                kind.as_str(),
                self.code(index),
                self.reason(index).unwrap_or(""),
                benefit_no,
            ],
            hours: has_hours.then(|| self.hours(detail)),
            days: [columns.start[index], columns.until[index], known, columns.withdrawn[index]],
        }
    }
}

/// The digest of rows in any order.
pub(crate) fn digest_of<'a>(rows: impl Iterator<Item = RowContent<'a>>) -> String {
    let (mut digests, mut bytes) = (Vec::<[u8; 32]>::new(), Vec::new());
    rows.for_each(|row| {
        bytes.clear();
        row.write(&mut bytes);
        digests.push(Sha256::digest(&bytes).into());
    });
    // Digests are spread evenly, so their first bytes, compared as one number, nearly always decide.
    let leading = |digest: &[u8; 32]| digest.first_chunk().map(|bytes| u64::from_be_bytes(*bytes));
    digests.sort_unstable_by(|left, right| {
        leading(left).cmp(&leading(right)).then_with(|| left.cmp(right))
    });
    let mut whole = Sha256::new();
    whole.update(b"meedoen ledger 1\n");
    whole.update(digests.as_flattened());
    hexadecimal(&whole.finalize())
}

/// The digest of a text.
pub(crate) fn digest_of_text(text: &str) -> String {
    hexadecimal(&Sha256::digest(text))
}

/// Bytes as hexadecimal digits.
pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(64), |mut text, byte| {
        let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
        text.extend([digit(byte >> 4), digit(byte & 15)]);
        text
    })
}

impl RowContent<'_> {
    /// The bytes that are digested: each text with its length before it, each number of fixed length.
    fn write(&self, bytes: &mut Vec<u8>) {
        for text in self.words {
            bytes.extend_from_slice(&(text.len() as u64).to_le_bytes());
            bytes.extend_from_slice(text.as_bytes());
        }
        let hours = self.hours.map_or(u64::MAX, f64::to_bits);
        bytes.extend_from_slice(&hours.to_le_bytes());
        for day in self.days {
            bytes.extend_from_slice(&day.to_le_bytes());
        }
    }
}
