//! Counts by cell and period, while they are being made.

use std::ops::Range;

/// Counts that add up.
///
/// What stands over a range of adjoining periods is two additions to an array of differences,
/// however many periods the range has; what happens on a day is one, to the slot of its period. An
/// array is there once something is counted in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sums {
    cells: usize,
    periods: usize,
    /// By cell and, within it, period (and one past the last): how much the count differs from that
    /// of the period before.
    changes: Vec<i64>,
    /// By cell and, within it, slot: before the first period, each period, after the last.
    happened: Vec<i64>,
}

impl Sums {
    pub(super) fn new(cells: usize, periods: usize) -> Self {
        Self { cells, periods, changes: Vec::new(), happened: Vec::new() }
    }

    /// Counts so many in each of these periods.
    pub(super) fn stood(&mut self, cell: u32, periods: &Range<usize>, many: i64) {
        let cell = cell as usize * (self.periods + 1);
        let changes = self.changes();
        changes[cell + periods.start] += many;
        changes[cell + periods.end] -= many;
    }

    /// Counts so many in the period of this slot, see [`crate::calendar::Grid`].
    pub(super) fn happened(&mut self, cell: u32, slot: usize, many: i64) {
        let cell = cell as usize * (self.periods + 2);
        self.slots()[cell + slot] += many;
    }

    /// The differences, by cell and period (and one past the last).
    pub(super) fn changes(&mut self) -> &mut [i64] {
        if self.changes.is_empty() {
            self.changes = vec![0; self.cells * (self.periods + 1)];
        }
        &mut self.changes
    }

    /// What happened, by cell and slot (one before the periods and one after them).
    pub(super) fn slots(&mut self) -> &mut [i64] {
        if self.happened.is_empty() {
            self.happened = vec![0; self.cells * (self.periods + 2)];
        }
        &mut self.happened
    }

    /// Adds what was counted elsewhere, so many times.
    pub(super) fn add(&mut self, other: Self, times: i64) {
        for (sums, more) in
            [(&mut self.changes, other.changes), (&mut self.happened, other.happened)]
        {
            if sums.is_empty() {
                sums.resize(more.len(), 0);
            }
            for (sum, more) in sums.iter_mut().zip(more) {
                *sum += times * more;
            }
        }
    }

    /// The counts by cell and, within it, period.
    pub(super) fn finish(&self) -> Vec<i64> {
        let mut counts = vec![0; self.cells * self.periods];
        let by_cell = counts.chunks_mut(self.periods);
        for (counts, changes) in by_cell.zip(self.changes.chunks(self.periods + 1)) {
            let mut sum = 0;
            for (count, change) in counts.iter_mut().zip(changes) {
                sum += change;
                *count += sum;
            }
        }
        let by_cell = counts.chunks_mut(self.periods);
        for (counts, slots) in by_cell.zip(self.happened.chunks(self.periods + 2)) {
            for (count, happened) in counts.iter_mut().zip(&slots[1..]) {
                *count += happened;
            }
        }
        counts
    }
}
