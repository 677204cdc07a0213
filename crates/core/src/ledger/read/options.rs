//! How files are read, as one option object.

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
