//! Partial results: what one sweep counted for one KPI of one question.

mod bulk;
pub(crate) mod context;
pub(crate) mod counts;
mod durations;
pub(crate) mod first_conversations;
pub(crate) mod shared_benefits;
pub(crate) mod state_pairs;

use crate::kpi::plan::{Part, Subject};
use crate::ledger::codec::{ByteReader, ByteWriter};
use counts::{Sums, ValueOf};
use durations::DurationCounts;
use shared_benefits::SharedBenefits;
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
    durations: Option<DurationCounts>,
    /// Where benefits that have a number of their own were seen.
    shared: SharedBenefits,
}

impl Tally {
    /// Tallies in which nothing has been counted yet, one for each tabulation of a part.
    pub(crate) fn all_of(part: &Part) -> Vec<Self> {
        let periods = part.scope.grid.len();
        let tallies = part.tabulations.iter().map(|tabulation| {
            let cells = match tabulation.subject {
                Subject::Transitions => state_pairs::PAIRS,
                Subject::Kpi(_) | Subject::Curve(_) => tabulation.cells.count,
            };
            Self::new(cells, periods)
        });
        tallies.collect()
    }

    fn new(cells: usize, periods: usize) -> Self {
        let sums = Sums::new(cells, periods);
        Self { cells, periods, sums, durations: None, shared: SharedBenefits::default() }
    }

    /// What is counted, with its denominator.
    pub(crate) fn sums(&mut self) -> &mut Sums {
        &mut self.sums
    }

    /// Notes how long somebody of this cell and period waited.
    pub(crate) fn add_duration(&mut self, cell: u32, period: usize, days: i32, event: bool) {
        let place = cell * self.periods as u32 + period as u32;
        self.durations().add(place, days, event, 1);
    }

    /// How long those in a curve waited.
    pub(crate) fn durations(&mut self) -> &mut DurationCounts {
        self.durations.get_or_insert_with(|| DurationCounts::new(self.cells * self.periods))
    }

    /// Notes that a numbered benefit was in this cell in each of these periods.
    pub(crate) fn share(&mut self, cell: u32, benefit: u32, periods: &Range<usize>) {
        self.shared.note(cell, benefit, periods);
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
        if let Some(durations) = other.durations {
            self.durations().add_all(&durations, times.into());
        }
        self.shared.add(other.shared, times.into());
    }

    /// Adds up the differences: the counts by cell and period.
    pub(crate) fn finish(mut self) -> FinishedTally {
        self.shared.count(&mut self.sums);
        let mut all = self.sums.finish();
        if let Some(durations) = &self.durations {
            // Who durations is in the denominator.
            durations.each(|place, _, _, count| all[place as usize].of += count);
        }
        FinishedTally { periods: self.periods, all, durations: self.durations }
    }

    /// Where benefits that have a number of their own were seen.
    pub(crate) fn shared(&self) -> &SharedBenefits {
        &self.shared
    }

    /// The same notes under other numbers.
    pub(crate) fn set_shared(&mut self, shared: SharedBenefits) {
        self.shared = shared;
    }

    /// Writes all but the shared benefits, whose numbers mean nothing elsewhere.
    pub(crate) fn write(&self, writer: &mut ByteWriter) {
        self.sums.write(writer);
        match &self.durations {
            Some(durations) => durations.write(writer),
            None => DurationCounts::write_none(writer),
        }
    }

    /// Reads what was written into a tally of the same tabulation, in which nothing has been counted;
    /// with the benefits that were written behind it. None where it can't be of that tabulation.
    pub(crate) fn read(&mut self, reader: &mut ByteReader<'_>, benefits: usize) -> Option<()> {
        self.sums.read(reader)?;
        let places = self.cells * self.periods;
        DurationCounts::read(reader, places, |place, days, event, count| {
            self.durations().add(place, days, event, count);
        })?;
        self.shared = SharedBenefits::read(reader, self.cells, benefits, self.periods)?;
        Some(())
    }
}

/// The finished counts of one KPI.
#[derive(Debug)]
pub(crate) struct FinishedTally {
    periods: usize,
    /// By cell and, within it, period.
    all: Vec<ValueOf>,
    durations: Option<DurationCounts>,
}

impl FinishedTally {
    pub(crate) fn value(&self, cell: usize, period: usize) -> i64 {
        self.all[cell * self.periods + period].value
    }

    pub(crate) fn of(&self, cell: usize, period: usize) -> i64 {
        self.all[cell * self.periods + period].of
    }

    /// Whether anything was counted in a cell or its denominator, in any period.
    pub(crate) fn any_value(&self, cell: usize) -> bool {
        self.of_cell(cell).iter().any(|count| count.value != 0)
    }

    /// Whether the denominator of a cell holds anything, in any period.
    pub(crate) fn any_of(&self, cell: usize) -> bool {
        self.of_cell(cell).iter().any(|count| count.of != 0)
    }

    fn of_cell(&self, cell: usize) -> &[ValueOf] {
        &self.all[cell * self.periods..][..self.periods]
    }

    /// Those of a cell and period who are in the curve: days, whether with the event, and how many.
    pub(crate) fn durations(
        &self,
        cell: usize,
        period: usize,
    ) -> impl Iterator<Item = (i32, bool, u64)> + Clone + '_ {
        let place = (cell * self.periods + period) as u32;
        self.durations.iter().flat_map(move |durations| durations.of(place))
    }
}
