//! A row of the ledger as the caseload keeps it, and a batch of such rows.

use crate::Day;
use crate::ledger::RecordColumns;
use crate::vocabulary::Kind;

/// What a row of the ledger says, without whom it says it of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fact {
    /// The first day, or the day it happened.
    pub(crate) start: Day,
    /// The day after its last day; [`Day::NEVER`] while it runs and for what happens on one day.
    pub(crate) until: Day,
    /// The day it became known.
    pub(crate) known: Day,
    /// Its row number in the ledger: of two rows, the later one is the one further down.
    pub(crate) order: u32,
    pub(crate) detail: u32,
    /// The number of its code within its kind.
    pub(crate) code: u16,
    pub(crate) kind: Kind,
    pub(crate) reason: u8,
}

impl Fact {
    /// Whether it holds on this day.
    pub(crate) fn covers(&self, day: Day) -> bool {
        self.start <= day && day < self.until
    }

    /// Its detail: the number of a benefit, or of a placement's hours.
    pub(crate) fn detail(&self) -> Option<u32> {
        Some(self.detail).filter(|detail| *detail != RecordColumns::NO_DETAIL)
    }
}

/// A fact and the client it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ClientRow {
    /// The client's number: the caseload's, or within a chunk the chunk's.
    pub(crate) client: u32,
    pub(crate) fact: Fact,
}

/// A row and the day it was withdrawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RowVersion {
    pub(crate) row: ClientRow,
    /// The day it ceased to hold; [`Day::NEVER`] while it stands.
    pub(crate) withdrawn: Day,
}

/// The rows of the clients of one chunk, in any order. Standing rows and withdrawn ones are kept
/// apart: nearly all rows stand, and only these are laid out.
#[derive(Debug, Default)]
pub(crate) struct RowBatch {
    pub(crate) standing: Vec<ClientRow>,
    pub(crate) withdrawn: Vec<RowVersion>,
}

impl RowBatch {
    #[inline]
    pub(crate) fn push(&mut self, version: RowVersion) {
        if version.withdrawn == Day::NEVER {
            self.standing.push(version.row);
        } else {
            self.withdrawn.push(version);
        }
    }

    /// Every row, the standing ones first.
    pub(crate) fn iter(&self) -> impl Iterator<Item = RowVersion> + '_ {
        let standing = self.standing.iter();
        let standing = standing.map(|row| RowVersion { row: *row, withdrawn: Day::NEVER });
        standing.chain(self.withdrawn.iter().copied())
    }

    pub(crate) fn clear(&mut self) {
        self.standing.clear();
        self.withdrawn.clear();
    }
}
