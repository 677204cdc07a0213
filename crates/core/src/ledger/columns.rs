//! The accepted rows of a ledger, a column each.

use crate::policy::Kind;

/// The accepted rows, in the order they were read: one entry a row in each column. Rows of kind
/// `withdraw` are not among them: they have become the `withdrawn` of the row they name.
///
/// Days are numbers of days since 1970-01-01 ([`crate::Day::number`]); `until` is the first day
/// after the record.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Columns {
    /// The client's number within the ledger, in order of first appearance.
    pub client: Vec<u32>,
    /// The kind.
    pub kind: Vec<Kind>,
    /// The code's number within its kind ([`crate::policy::Codes::number`]); 0 for a birth.
    pub code: Vec<u16>,
    /// The first day, or the day it happened.
    pub start: Vec<i32>,
    /// The day after the last day (for a referral: the day it was settled); [`Columns::OPEN`] while
    /// it runs and for point kinds.
    pub until: Vec<i32>,
    /// A benefit's end reason as its number in `Reason::ALL`, a referral's in `Settlement::ALL`;
    /// [`Columns::NO_REASON`] where none is given.
    pub reason: Vec<u8>,
    /// A benefit's number in the ledger's list of benefit numbers, or a placement's in its list of
    /// hours; [`Columns::NO_DETAIL`] where there is none.
    pub detail: Vec<u32>,
    /// The day the row became known; [`Columns::NO_DAY`] where the ledger does not say (then it is
    /// known from `start` on).
    pub registered: Vec<i32>,
    /// The day the row ceased to hold; [`Columns::OPEN`] while it stands.
    pub withdrawn: Vec<i32>,
    /// The row's number in its file, 1 for the first under the header.
    pub row: Vec<u32>,
}

impl Columns {
    /// The `until` of what still runs and the `withdrawn` of what still stands.
    pub const OPEN: i32 = i32::MAX;
    /// The `registered` of a row that does not say when it became known.
    pub const NO_DAY: i32 = i32::MIN;
    /// The `reason` of a row without one.
    pub const NO_REASON: u8 = u8::MAX;
    /// The `detail` of a row without one.
    pub const NO_DETAIL: u32 = u32::MAX;

    /// How many rows.
    pub fn len(&self) -> usize {
        self.row.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.row.is_empty()
    }

    /// The day a row became known: `registered`, or its start where that is not given.
    pub fn known(&self, index: usize) -> i32 {
        match self.registered[index] {
            Self::NO_DAY => self.start[index],
            day => day,
        }
    }
}
