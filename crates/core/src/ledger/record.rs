//! One record, as values.

use crate::Day;
use crate::vocabulary::Kind;
use serde::Serialize;

/// An accepted row with its texts, days and hours: what a person reads. The columns are what the
/// library counts with.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Record {
    /// Pseudonymous id of the client.
    pub client: String,
    /// What kind of record it is.
    pub kind: Kind,
    /// Its code, by kind; empty for a birth.
    pub code: String,
    /// The first day, or the day it happened. A partial date of birth is its last possible day.
    pub start: Day,
    /// The last day, inclusive (for a referral the day it was settled); `None` while it runs and for
    /// what happens on one day.
    pub end: Option<Day>,
    /// Why a benefit ended, or how a referral was settled.
    pub reason: Option<&'static str>,
    /// Hours a week of a placement.
    pub hours: Option<f64>,
    /// The number of the benefit this person shares in; empty for the client's own.
    pub benefit_no: String,
    /// The day the row became known; `None` means from `start` on.
    pub registered_on: Option<Day>,
    /// The day the row ceased to hold, by itself or by a later `withdraw`; `None` while it stands.
    pub withdrawn_on: Option<Day>,
    /// The row's own number; empty where it has none.
    pub record: String,
    /// The row's number in its file, 1 for the first under the header.
    pub row: u32,
}

impl Record {
    /// A record with a client, what it is and when it starts, and nothing more said of it.
    ///
    /// ```
    /// use meedoen::{ledger::Record, vocabulary::Kind};
    ///
    /// let mut placement = Record::new("R001", Kind::Placement, "paid", "2023-10-01".parse()?);
    /// placement.hours = Some(24.0);
    /// assert_eq!((placement.end, placement.row), (None, 1));
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn new(client: impl Into<String>, kind: Kind, code: impl Into<String>, start: Day) -> Self {
        Self {
            client: client.into(),
            kind,
            code: code.into(),
            start,
            end: None,
            reason: None,
            hours: None,
            benefit_no: String::new(),
            registered_on: None,
            withdrawn_on: None,
            record: String::new(),
            row: 1,
        }
    }
}
