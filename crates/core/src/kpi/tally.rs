//! Partial results: what one sweep counted for one KPI of one question.

use super::pass::Counted;
use super::sums::{Both, Sums};
use super::waits::Waits;
use std::ops::Range;

/// The counts of one KPI by cell and period, and what its medians rest on. Tallies of the same plan
/// over other clients add up ([`Tally::add`]); what was counted of clients that have changed since
/// is taken off again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tally {
    cells: usize,
    periods: usize,
    sums: Sums,
    /// How long those in a curve waited, where anybody is in one.
    waits: Option<Waits>,
    /// Where benefits that have a number of their own were seen.
    shared: Vec<SharedBenefit>,
}

/// A numbered benefit in a cell at the end of a range of periods: counted once, however many
/// clients share it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct SharedBenefit {
    cell: u32,
    benefit: u32,
    from: u32,
    until: u32,
    /// How often it was seen so; below nought where that is taken off.
    times: i32,
}

impl Tally {
    pub(crate) fn new(cells: usize, periods: usize) -> Self {
        let sums = Sums::new(cells, periods);
        Self { cells, periods, sums, waits: None, shared: Vec::new() }
    }

    /// What is counted, with its denominator.
    pub(super) fn sums(&mut self) -> &mut Sums {
        &mut self.sums
    }

    /// Notes how long somebody of this cell and period waited.
    pub(super) fn wait(&mut self, cell: u32, period: usize, days: i32, event: bool) {
        let place = cell * self.periods as u32 + period as u32;
        self.waits().add(place, days, event, 1);
    }

    /// How long those in a curve waited.
    pub(super) fn waits(&mut self) -> &mut Waits {
        self.waits.get_or_insert_with(|| Waits::new(self.cells * self.periods))
    }

    /// Notes that a numbered benefit was in this cell in each of these periods.
    pub(crate) fn share(&mut self, cell: u32, benefit: u32, periods: &Range<usize>) {
        let (from, until) = (periods.start as u32, periods.end as u32);
        self.shared.push(SharedBenefit { cell, benefit, from, until, times: 1 });
    }

    /// Adds what was counted over other clients.
    pub(crate) fn add(&mut self, other: Self) {
        self.add_times(other, 1);
    }

    /// Takes off what was counted over clients as they no longer are.
    pub(crate) fn take_off(&mut self, other: Self) {
        self.add_times(other, -1);
    }

    fn add_times(&mut self, other: Self, times: i32) {
        self.sums.add(other.sums, times.into());
        if let Some(waits) = other.waits {
            self.waits().add_all(&waits, times.into());
        }
        let shared = other.shared.into_iter();
        self.shared.extend(shared.map(|it| SharedBenefit { times: times * it.times, ..it }));
    }

    /// Adds up the differences: the counts by cell and period.
    pub(crate) fn finish(mut self) -> Counts {
        self.count_shared_benefits();
        let mut counts = self.sums.finish();
        if let Some(waits) = &self.waits {
            // Who waits is in the denominator.
            waits.each(|place, _, _, count| counts[place as usize].of += count);
        }
        Counts { periods: self.periods, counts, waits: self.waits }
    }

    /// Counts each numbered benefit once in a cell and period, in the union of its ranges.
    fn count_shared_benefits(&mut self) {
        let mut shared = std::mem::take(&mut self.shared);
        shared.sort_unstable();
        let range = |it: &SharedBenefit| (it.cell, it.benefit, it.from, it.until);
        let seen = shared.chunk_by(|one, next| range(one) == range(next));
        let seen = seen.filter(|alike| alike.iter().map(|it| it.times).sum::<i32>() > 0);
        let mut counted = None;
        for seen in seen.filter_map(|alike| alike.first().copied()) {
            let same = Some((seen.cell, seen.benefit));
            let counted_until = match counted {
                Some((benefit, until)) if benefit == same => until,
                _ => 0,
            };
            let periods = seen.from.max(counted_until) as usize..seen.until as usize;
            if !periods.is_empty() {
                self.sums.stood(seen.cell, &periods, Counted::Value, 1);
            }
            counted = Some((same, seen.until.max(counted_until)));
        }
    }
}

/// The finished counts of one KPI.
#[derive(Debug)]
pub(crate) struct Counts {
    periods: usize,
    /// By cell and, within it, period.
    counts: Vec<Both>,
    waits: Option<Waits>,
}

impl Counts {
    pub(crate) fn value(&self, cell: usize, period: usize) -> i64 {
        self.counts[cell * self.periods + period].value
    }

    pub(crate) fn of(&self, cell: usize, period: usize) -> i64 {
        self.counts[cell * self.periods + period].of
    }

    /// Whether anything was counted in a cell or its denominator, in any period.
    pub(crate) fn any_value(&self, cell: usize) -> bool {
        self.of_cell(cell).iter().any(|count| count.value != 0)
    }

    /// Whether the denominator of a cell holds anything, in any period.
    pub(crate) fn any_of(&self, cell: usize) -> bool {
        self.of_cell(cell).iter().any(|count| count.of != 0)
    }

    fn of_cell(&self, cell: usize) -> &[Both] {
        &self.counts[cell * self.periods..][..self.periods]
    }

    /// Those of a cell and period who are in the curve: days, whether with the event, and how many.
    pub(crate) fn waits(
        &self,
        cell: usize,
        period: usize,
    ) -> impl Iterator<Item = (i32, bool, u64)> + Clone + '_ {
        let place = (cell * self.periods + period) as u32;
        self.waits.iter().flat_map(move |waits| waits.of(place))
    }
}
