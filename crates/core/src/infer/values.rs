//! Whether the texts of a column are dates.

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

/// Whether the reader takes a text as a date, or as "no date".
fn is_date(text: &str) -> bool {
    matches!(read_date(text.as_bytes()), DateText::Day(_) | DateText::Open)
}

/// Whether a text may be a date of some form, also of one that the reader does not take.
fn says_when(text: &str) -> bool {
    text.bytes().filter(u8::is_ascii_digit).count() >= 4
}

impl SampleColumn {
    /// Whether nearly all of its texts are dates, and it has some.
    pub(super) fn holds_dates(&self) -> bool {
        self.filled() > 0 && nearly_all(self.rows_with(is_date), self.filled())
    }

    /// Whether it may be a column of dates where its name says that it is.
    pub(super) fn may_hold_dates(&self) -> bool {
        self.rows_with(says_when) * 2 >= self.filled()
    }
}

/// Whether `some` is nine in ten of `all`, or more.
pub(super) fn nearly_all(some: u64, all: u64) -> bool {
    some * 10 >= all * 9
}
