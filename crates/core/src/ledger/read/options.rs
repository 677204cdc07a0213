//! How strictly files are read: option by option, or as one object.

use super::LedgerReader;
use crate::{ErrorCode, Result, document};
use serde::Deserialize;

/// How files are read; see [`LedgerReader::options`].
///
/// ```
/// use meedoen::{Policy, ledger::{LedgerReader, ReadingOptions}};
///
/// let options = ReadingOptions::from_json(r#"{"strict": true}"#)?;
/// let mut reader = LedgerReader::new(&Policy::starter("Ons Dorp")).options(options);
/// assert!(reader.push_csv(b"client,kind,code,start\nc1,benefit,pw,soon\n").is_err());
/// # Ok::<(), meedoen::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(description = "How files are read.")
)]
#[serde(deny_unknown_fields, default)]
pub struct ReadingOptions {
    /// Whether the first finding that would quarantine a row is an error (`bad_ledger`) instead.
    strict: bool,
    /// Whether client and benefit numbers may look like BSNs.
    allow_bsn_like_ids: bool,
}

impl ReadingOptions {
    /// Reads options from JSON; what is left out has its default. `bad_query` with the option that is
    /// wrong.
    ///
    /// ```
    /// use meedoen::ledger::ReadingOptions;
    ///
    /// assert_eq!(ReadingOptions::from_json("{}")?, ReadingOptions::default());
    /// let error = ReadingOptions::from_json(r#"{"strict": "very"}"#).unwrap_err();
    /// assert_eq!((error.code().to_string().as_str(), error.place()), ("bad_query", "strict"));
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn from_json(text: &str) -> Result<Self> {
        document::from_json(text, ErrorCode::BadQuery)
    }
}

impl LedgerReader {
    /// Whether the first finding that would quarantine a row is an error (`bad_ledger`) instead.
    ///
    /// ```
    /// use meedoen::{LedgerReader, Policy};
    ///
    /// let policy = Policy::starter("Ons Dorp");
    /// let mut reader = LedgerReader::new(&policy).strict(true);
    /// assert!(reader.push_csv(b"client,kind,code,start\nc1,rung,2,soon\n").is_err());
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    #[must_use]
    pub fn strict(mut self, strict: bool) -> Self {
        self.strict = strict;
        self
    }

    /// Whether client and benefit numbers may look like BSNs. They should not: a ledger holds
    /// pseudonymous ids, and [`LedgerReader::finish`] refuses it (`bad_ledger`) when more than half
    /// of at least twenty distinct numbers of a column are eight or nine digits that pass the
    /// eleven test.
    ///
    /// ```
    /// use meedoen::{LedgerReader, Policy};
    ///
    /// // Thirty numbers that pass the eleven test, as made-up ledgers may have.
    /// let weigh = |number: &u32| {
    ///     let digit = |place: u32| (number / 10_u32.pow(place) % 10) as i32;
    ///     (2..=9).map(|weight| weight * digit(weight as u32 - 1)).sum::<i32>() - digit(0)
    /// };
    /// let ids = (123_456_000..).filter(|number| weigh(number) % 11 == 0).take(30);
    /// let rows: String = ids.map(|id| format!("{id},rung,2,2023-01-15\n")).collect();
    /// let csv = format!("client,kind,code,start\n{rows}");
    ///
    /// let policy = Policy::starter("Ons Dorp");
    /// let read = |allow| {
    ///     let mut reader = LedgerReader::new(&policy).allow_bsn_like_ids(allow);
    ///     reader.push_csv(csv.as_bytes())?;
    ///     reader.finish()
    /// };
    /// assert!(read(false).is_err() && read(true).is_ok());
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    #[must_use]
    pub fn allow_bsn_like_ids(mut self, allow: bool) -> Self {
        self.ledger.bsn.allowed = allow;
        self
    }

    /// Reads with these options: those of [`LedgerReader::strict`] and
    /// [`LedgerReader::allow_bsn_like_ids`].
    ///
    /// ```
    /// use meedoen::{LedgerReader, Policy, ledger::ReadingOptions};
    ///
    /// let options = ReadingOptions::from_json(r#"{"strict": true}"#)?;
    /// let mut reader = LedgerReader::new(&Policy::starter("Ons Dorp")).options(options);
    /// assert!(reader.push_csv(b"client,kind,code,start\nc1,rung,9,2023-01-15\n").is_err());
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    #[must_use]
    pub fn options(self, options: ReadingOptions) -> Self {
        self.strict(options.strict).allow_bsn_like_ids(options.allow_bsn_like_ids)
    }
}
