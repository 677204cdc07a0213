//! Counts by cell and period, while they are being made: a difference array.
//!
//! A client on benefit from March to October is in the stock of eight month ends. Adding 1 to eight
//! counts is slow where there are 120 periods; a difference array takes two additions whatever the
//! length: +1 where the stay begins to count, −1 where it no longer does. A running sum at the end
//! gives the counts.
//!
//! ```text
//! period            0  1  2  3  end
//! a stay over 1..3     +1    −1
//! a stay over 0..4  +1          −1
//! running sum        1  2  2  1
//! ```
//!
//! What happens on one day is a plain histogram: an addition in the slot of its period. There is a
//! slot before the first period and one after the last, so that a day outside the question needs no
//! branch. Both arrays only ever add, so tallies of other clients merge, and those of clients who
//! have changed are taken off again, exactly. `merging` and `appending` in the tests hold them to a
//! count of everybody at once.

use crate::ledger::codec::{ByteReader, ByteWriter};
use std::ops::{AddAssign, Range};

/// What is counted of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Counted {
    /// It is in the denominator only.
    Of,
    /// It is counted, and in the denominator.
    ValueAndOf,
    /// It is counted; the denominator is counted apart (or there is none).
    Value,
}

impl Counted {
    /// In the denominator, and counted where the condition holds.
    pub(crate) const fn of_which(holds: bool) -> Self {
        if holds { Self::ValueAndOf } else { Self::Of }
    }
}

/// What is counted, and the denominator it is counted of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct ValueOf {
    pub(crate) value: i64,
    pub(crate) of: i64,
}

impl ValueOf {
    /// `times` of what is counted; a negative number takes off.
    #[inline]
    pub(crate) const fn new(counted: Counted, times: i64) -> Self {
        Self {
            value: if matches!(counted, Counted::Of) { 0 } else { times },
            of: if matches!(counted, Counted::Value) { 0 } else { times },
        }
    }
}

impl AddAssign for ValueOf {
    #[inline]
    fn add_assign(&mut self, more: Self) {
        // Wrapping: tallies may come from bytes of others, and hold any number.
        self.value = self.value.wrapping_add(more.value);
        self.of = self.of.wrapping_add(more.of);
    }
}

/// Counts that add up. An array is allocated once something is counted in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sums {
    cells: usize,
    periods: usize,
    /// By cell and, within it, period (and one past the last): how much the counts differ from
    /// those of the period before.
    changes: Vec<ValueOf>,
    /// By cell and, within it, slot: before the first period, each period, after the last.
    happened: Vec<ValueOf>,
}

impl Sums {
    pub(crate) fn new(cells: usize, periods: usize) -> Self {
        Self { cells, periods, changes: Vec::new(), happened: Vec::new() }
    }

    /// Counts something in each of these periods, `many` times.
    pub(crate) fn add_over(
        &mut self,
        cell: u32,
        periods: &Range<usize>,
        counted: Counted,
        many: i64,
    ) {
        let cell = cell as usize * (self.periods + 1);
        let changes = self.changes();
        changes[cell + periods.start] += ValueOf::new(counted, many);
        changes[cell + periods.end] += ValueOf::new(counted, -many);
    }

    /// Counts something in the period of this slot, see [`crate::calendar::Grid`].
    pub(crate) fn add_at(&mut self, cell: u32, slot: usize, counted: Counted) {
        let cell = cell as usize * (self.periods + 2);
        self.slots()[cell + slot] += ValueOf::new(counted, 1);
    }

    /// The differences, by cell and period (and one past the last).
    pub(crate) fn changes(&mut self) -> &mut [ValueOf] {
        if self.changes.is_empty() {
            self.changes = vec![ValueOf::default(); self.cells * (self.periods + 1)];
        }
        &mut self.changes
    }

    /// What happened, by cell and slot (one before the periods and one after them).
    pub(crate) fn slots(&mut self) -> &mut [ValueOf] {
        if self.happened.is_empty() {
            self.happened = vec![ValueOf::default(); self.cells * (self.periods + 2)];
        }
        &mut self.happened
    }

    /// Adds what was counted elsewhere, multiplied by `times`.
    pub(crate) fn add(&mut self, other: Self, times: i64) {
        for (sums, more) in
            [(&mut self.changes, other.changes), (&mut self.happened, other.happened)]
        {
            if sums.is_empty() {
                sums.resize(more.len(), ValueOf::default());
            }
            for (sum, more) in sums.iter_mut().zip(more) {
                *sum += ValueOf {
                    value: times.wrapping_mul(more.value),
                    of: times.wrapping_mul(more.of),
                };
            }
        }
    }

    /// Writes the counts and, apart, the denominators: most have none.
    pub(crate) fn write(&self, writer: &mut ByteWriter) {
        for sums in [&self.changes, &self.happened] {
            writer.list(sums.iter().map(|both| both.value));
            writer.list(sums.iter().map(|both| both.of));
        }
    }

    /// Reads what was written, into sums of as many cells and periods.
    pub(crate) fn read(&mut self, reader: &mut ByteReader<'_>) -> Option<()> {
        let (changes, slots) = (self.periods + 1, self.periods + 2);
        reader.list(self.cells * changes, |place, sum| self.changes()[place].value = sum)?;
        reader.list(self.cells * changes, |place, sum| self.changes()[place].of = sum)?;
        reader.list(self.cells * slots, |place, sum| self.slots()[place].value = sum)?;
        reader.list(self.cells * slots, |place, sum| self.slots()[place].of = sum)
    }

    /// The counts by cell and, within it, period.
    pub(crate) fn finish(&self) -> Vec<ValueOf> {
        let mut counts = vec![ValueOf::default(); self.cells * self.periods];
        let by_cell = counts.chunks_mut(self.periods);
        for (counts, changes) in by_cell.zip(self.changes.chunks(self.periods + 1)) {
            let mut sum = ValueOf::default();
            for (count, change) in counts.iter_mut().zip(changes) {
                sum += *change;
                *count += sum;
            }
        }
        let by_cell = counts.chunks_mut(self.periods);
        for (counts, slots) in by_cell.zip(self.happened.chunks(self.periods + 2)) {
            for (count, happened) in counts.iter_mut().zip(&slots[1..]) {
                *count += *happened;
            }
        }
        counts
    }
}
