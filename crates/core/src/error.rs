//! Errors: values with a stable code, the place, and a sentence that helps.
//!
//! The codes are part of the wire form (`{"error": "<code>", "message": …}`) and list themselves in
//! [`ErrorCode`], in the order in which one is chosen when several hold. No message carries
//! text from a ledger: row numbers and column names only.

use crate::words::words;
use serde::{Serialize, Serializer};

words! {
    /// What went wrong, as a stable word. The order is the order of precedence: a question with two
    /// faults is answered with the first.
    #[non_exhaustive]
    pub enum ErrorCode: "error code" {
        /// The ledger as a whole can't be read: no text, no readable header, a required column missing.
        BadLedger = "bad_ledger",
        /// The policy can't be read, or contradicts itself.
        BadPolicy = "bad_policy",
        /// The mapping can't be read, or contradicts itself or the extract.
        BadMapping = "bad_mapping",
        /// A KPI or curve that does not exist.
        UnknownKpi = "unknown_kpi",
        /// A word that is no dimension, or one that a KPI asked for does not have.
        UnknownDimension = "unknown_dimension",
        /// A period whose first day lies after its last.
        BadPeriod = "bad_period",
        /// A question with missing, unknown or malformed parts.
        BadQuery = "bad_query",
        /// A question whose answer would have more rows than the limit.
        TooLarge = "too_large",
        /// Partial results of another plan.
        PlanMismatch = "plan_mismatch",
        /// Bytes that are no tallies, of another version of their form, or damaged.
        BadTallies = "bad_tallies",
        /// The caller called the work off.
        Cancelled = "cancelled",
    }
}

/// An error: a code, the place it speaks of (`ambition[2].target`, `row 7, column start`) and a
/// sentence.
///
/// ```
/// use meedoen::{Error, ErrorCode};
///
/// let error = Error::new(ErrorCode::BadQuery, "every", "`fortnight` is no step");
/// assert_eq!(error.code(), ErrorCode::BadQuery);
/// assert_eq!(error.to_string(), "bad_query: every: `fortnight` is no step");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}: {}", self.code(), self.sentence())]
pub struct Error(Box<Told>);

/// What an error says; behind a pointer, since results travel far and errors are few.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Told {
    code: ErrorCode,
    place: String,
    message: String,
}

impl Error {
    /// An error of this code at this place (empty: the whole).
    pub fn new(code: ErrorCode, place: impl Into<String>, message: impl Into<String>) -> Self {
        Self(Box::new(Told { code, place: place.into(), message: message.into() }))
    }

    /// That a word is none of those it could be; they are named where they are few.
    pub(crate) fn unknown_word(code: ErrorCode, noun: &str, word: &str, known: &[&str]) -> Self {
        const FEW: usize = 8;
        let mut message = format!("`{}` is no {noun}", word.escape_debug());
        if known.len() <= FEW {
            message = format!("{message}; known are `{}`", known.join("`, `"));
        }
        Self::new(code, "", message)
    }

    /// The stable code.
    pub fn code(&self) -> ErrorCode {
        self.0.code
    }

    /// Where it went wrong; empty when it concerns the whole.
    pub fn place(&self) -> &str {
        &self.0.place
    }

    /// What went wrong, without the place.
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// Place and message as one sentence.
    pub fn sentence(&self) -> String {
        if self.0.place.is_empty() {
            self.0.message.clone()
        } else {
            format!("{}: {}", self.0.place, self.0.message)
        }
    }
}

impl Serialize for Error {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut form = serializer.serialize_struct("Error", 3)?;
        form.serialize_field("error", &self.0.code)?;
        form.serialize_field("place", &self.0.place)?;
        form.serialize_field("message", &self.sentence())?;
        form.end()
    }
}

/// The library's result.
pub type Result<T, E = Error> = std::result::Result<T, E>;
