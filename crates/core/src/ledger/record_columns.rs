//! The accepted rows of a ledger, a column each.

use crate::ledger::sparse::{SparseColumn, grow};
use crate::threads;
use crate::vocabulary::Kind;
use std::ops::Range;

/// The accepted rows, in the order they were read: one entry a row in each column. Rows of kind
/// `withdraw` are not among them: they have become the `withdrawn` of the row they name.
///
/// Days are numbers of days since 1970-01-01 ([`crate::Day::number`]); `until` is the first day
/// after the record.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct RecordColumns {
    /// The client's number within the ledger, in order of first appearance.
    pub(crate) client: Vec<u32>,
    /// The kind.
    pub(crate) kind: Vec<Kind>,
    /// The code's number within its kind ([`crate::policy::Codes::number`]); 0 for a birth.
    pub(crate) code: Vec<u16>,
    /// The first day, or the day it happened.
    pub(crate) start: Vec<i32>,
    /// The day after the last day (for a referral: the day it was settled); [`RecordColumns::OPEN`] while
    /// it runs and for point kinds.
    pub(crate) until: Vec<i32>,
    /// A benefit's end reason as its number in `Reason::ALL`, a referral's in `Settlement::ALL`;
    /// [`RecordColumns::NO_REASON`] where none is given.
    pub(crate) reason: Vec<u8>,
    /// A benefit's number in the ledger's list of benefit numbers, or a placement's in its list of
    /// hours; [`RecordColumns::NO_DETAIL`] where there is none.
    pub(crate) detail: SparseColumn<u32>,
    /// The day the row became known; [`RecordColumns::NO_DAY`] where the ledger does not say (then it is
    /// known from `start` on).
    pub(crate) registered: SparseColumn<i32>,
    /// The day the row ceased to hold; [`RecordColumns::OPEN`] while it stands.
    pub(crate) withdrawn: SparseColumn<i32>,
}

impl Default for RecordColumns {
    fn default() -> Self {
        Self {
            client: Vec::new(),
            kind: Vec::new(),
            code: Vec::new(),
            start: Vec::new(),
            until: Vec::new(),
            reason: Vec::new(),
            detail: SparseColumn::new(Self::NO_DETAIL),
            registered: SparseColumn::new(Self::NO_DAY),
            withdrawn: SparseColumn::new(Self::OPEN),
        }
    }
}

impl RecordColumns {
    /// The `until` of what still runs and the `withdrawn` of what still stands.
    pub(crate) const OPEN: i32 = i32::MAX;
    /// The `registered` of a row that does not say when it became known.
    pub(crate) const NO_DAY: i32 = i32::MIN;
    /// The `reason` of a row without one.
    pub(crate) const NO_REASON: u8 = u8::MAX;
    /// The `detail` of a row without one.
    pub(crate) const NO_DETAIL: u32 = u32::MAX;

    /// How many rows.
    pub(crate) fn len(&self) -> usize {
        self.kind.len()
    }

    /// Whether there is no row.
    pub(crate) fn is_empty(&self) -> bool {
        self.kind.is_empty()
    }

    /// The day a row became known: `registered`, or its start where that is not given.
    pub(crate) fn known(&self, index: usize) -> i32 {
        match self.registered[index] {
            Self::NO_DAY => self.start[index],
            day => day,
        }
    }

    /// Adds rows, but for their clients; their values are still to be set.
    /// The columns that most ledgers lack get values only if these rows need some.
    pub(crate) fn grow(&mut self, rows: usize, details: bool, registered: bool, withdrawn: bool) {
        let Self {
            kind,
            code,
            start,
            until,
            reason,
            detail,
            registered: known,
            withdrawn: gone,
            ..
        } = self;
        // Getting new memory takes time, so this is done in parallel.
        threads::both(
            || {
                grow(start, rows, 0);
                grow(code, rows, 0);
                grow(kind, rows, Kind::Benefit);
                known.grow(rows, registered);
            },
            || {
                grow(until, rows, 0);
                grow(reason, rows, 0);
                detail.grow(rows, details);
                gone.grow(rows, withdrawn);
            },
        );
    }

    /// Adds a row; its client's number is added by itself.
    #[inline]
    pub(crate) fn push(&mut self, row: &RowValues) {
        self.kind.push(row.kind);
        self.code.push(row.code);
        self.start.push(row.start);
        self.until.push(row.until);
        self.reason.push(row.reason);
        self.detail.push(row.detail);
        self.registered.push(row.registered);
        self.withdrawn.push(row.withdrawn);
    }

    /// Sets a row.
    pub(crate) fn set(&mut self, index: usize, row: &RowValues) {
        self.kind[index] = row.kind;
        self.code[index] = row.code;
        self.start[index] = row.start;
        self.until[index] = row.until;
        self.reason[index] = row.reason;
        self.detail.set(index, row.detail);
        self.registered.set(index, row.registered);
        self.withdrawn.set(index, row.withdrawn);
    }

    /// Moves rows towards the beginning.
    pub(crate) fn shift(&mut self, rows: Range<usize>, to: usize) {
        if rows.start == to {
            return;
        }
        self.kind.copy_within(rows.clone(), to);
        self.code.copy_within(rows.clone(), to);
        self.start.copy_within(rows.clone(), to);
        self.until.copy_within(rows.clone(), to);
        self.reason.copy_within(rows.clone(), to);
        self.detail.shift(rows.clone(), to);
        self.registered.shift(rows.clone(), to);
        self.withdrawn.shift(rows, to);
    }

    /// Keeps the first `rows` rows.
    pub(crate) fn truncate(&mut self, rows: usize) {
        self.kind.truncate(rows);
        self.code.truncate(rows);
        self.start.truncate(rows);
        self.until.truncate(rows);
        self.reason.truncate(rows);
        self.detail.truncate(rows);
        self.registered.truncate(rows);
        self.withdrawn.truncate(rows);
    }
}

/// What a row has in the columns, but for its client.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RowValues {
    pub(crate) kind: Kind,
    pub(crate) code: u16,
    pub(crate) start: i32,
    pub(crate) until: i32,
    pub(crate) reason: u8,
    pub(crate) detail: u32,
    pub(crate) registered: i32,
    pub(crate) withdrawn: i32,
}
