//! A row of the ledger, as a timeline has it.

use crate::Day;
use crate::ledger::RecordColumns;
use crate::policy::Kind;

/// A row of the ledger that takes part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fact {
    /// The first day, or the day it happened.
    pub start: Day,
    /// The day after its last day; [`Day::NEVER`] while it runs and for what happens on one day.
    pub until: Day,
    /// The day it became known.
    pub known: Day,
    /// Its place in the ledger: of two, the later row is the one further down.
    pub order: u32,
    pub(crate) detail: u32,
    /// The number of its code within its kind.
    pub code: u16,
    pub(crate) kind: Kind,
    pub(crate) reason: u8,
}

impl Fact {
    /// Whether this day lies in it.
    pub fn covers(&self, day: Day) -> bool {
        self.start <= day && day < self.until
    }

    /// The number of what it says beside its code: the benefit's number, a placement's hours.
    pub(crate) fn detail(&self) -> Option<u32> {
        Some(self.detail).filter(|detail| *detail != RecordColumns::NO_DETAIL)
    }
}

/// A row and whose it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Row {
    /// The client's number among those that lie together.
    pub(crate) client: u32,
    pub(crate) fact: Fact,
}

/// A row that has ceased to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Withdrawn {
    pub(crate) row: Row,
    /// The day it ceased to hold.
    pub(crate) on: Day,
}
