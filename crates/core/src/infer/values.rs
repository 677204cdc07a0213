//! What the texts of a column look like.

use super::sample::SampleColumn;
use crate::Day;
use crate::ledger::{DateText, read_date};

/// The day that a text names.
pub(super) fn day(text: &str) -> Option<Day> {
    match read_date(text.as_bytes()) {
        DateText::Day(day) => Some(day),
        _ => None,
    }
}

/// Whether it says a day, or that there is none, as the reader takes it.
fn is_date(text: &str) -> bool {
    matches!(read_date(text.as_bytes()), DateText::Day(_) | DateText::Open)
}

/// Whether it says when, be it in a form that the reader takes or in another.
fn says_when(text: &str) -> bool {
    text.bytes().filter(u8::is_ascii_digit).count() >= 4
}

impl SampleColumn {
    /// Whether nearly all that stands in it are dates, and something does.
    pub(super) fn holds_dates(&self) -> bool {
        self.filled() > 0 && nearly_all(self.rows_with(is_date), self.filled())
    }

    /// Whether it may be a column of dates, if its name says so.
    pub(super) fn may_hold_dates(&self) -> bool {
        self.rows_with(says_when) * 2 >= self.filled()
    }
}

/// Nine of ten.
pub(super) fn nearly_all(some: u64, all: u64) -> bool {
    some * 10 >= all * 9
}
