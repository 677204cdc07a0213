//! Partial results: what one sweep counted for one KPI of one question.

use std::ops::Range;

/// The counts of one KPI by cell and period, and what its medians rest on. Tallies of the same plan
/// over other clients add up ([`Tally::merge`]).
///
/// Everything that is counted holds over a range of adjoining periods (an event over one), so a
/// count is two additions to an array of differences, however many periods the range has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tally {
    periods: usize,
    /// By cell and, within it, period (and one past the last): how much the count differs from that
    /// of the period before.
    value: Vec<i64>,
    /// The same for the denominator.
    of: Vec<i64>,
    /// How long each of those in a curve waited.
    waits: Vec<Wait>,
    /// Where benefits that have a number of their own were seen.
    shared: Vec<SharedBenefit>,
}

/// Days until an event, or until nothing more was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Wait {
    /// The cell and period, as one number.
    place: u32,
    pub(crate) days: i32,
    pub(crate) event: bool,
}

/// A numbered benefit in a cell at the end of a range of periods: counted once, however many
/// clients share it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct SharedBenefit {
    cell: u32,
    benefit: u32,
    from: u32,
    until: u32,
}

impl Tally {
    pub(crate) fn new(cells: usize, periods: usize) -> Self {
        let differences = vec![0; cells * (periods + 1)];
        Self {
            periods,
            of: differences.clone(),
            value: differences,
            waits: Vec::new(),
            shared: Vec::new(),
        }
    }

    /// Counts one in a cell, in each of these periods.
    pub(crate) fn count(&mut self, cell: u32, periods: &Range<usize>) {
        add(&mut self.value, cell as usize * (self.periods + 1), periods);
    }

    /// Counts one in a cell's denominator, in each of these periods.
    pub(crate) fn count_of(&mut self, cell: u32, periods: &Range<usize>) {
        add(&mut self.of, cell as usize * (self.periods + 1), periods);
    }

    /// Notes how long somebody of this cell and period waited.
    pub(crate) fn wait(&mut self, cell: u32, period: usize, days: i32, event: bool) {
        let place = cell * self.periods as u32 + period as u32;
        self.waits.push(Wait { place, days, event });
        self.count_of(cell, &(period..period + 1));
    }

    /// Notes that a numbered benefit was in this cell in each of these periods.
    pub(crate) fn share(&mut self, cell: u32, benefit: u32, periods: &Range<usize>) {
        let (from, until) = (periods.start as u32, periods.end as u32);
        self.shared.push(SharedBenefit { cell, benefit, from, until });
    }

    /// Adds what was counted over other clients.
    pub(crate) fn merge(&mut self, other: Self) {
        for (sum, more) in self.value.iter_mut().zip(other.value) {
            *sum += more;
        }
        for (sum, more) in self.of.iter_mut().zip(other.of) {
            *sum += more;
        }
        self.waits.extend(other.waits);
        self.shared.extend(other.shared);
    }

    /// Adds up the differences: the counts by cell and period.
    pub(crate) fn finish(mut self) -> Counts {
        self.count_shared_benefits();
        self.waits.sort_unstable();
        let stride = self.periods + 1;
        let running = |differences: &[i64]| {
            let mut counts = Vec::with_capacity(differences.len());
            for cell in differences.chunks(stride) {
                let mut sum = 0;
                counts.extend(cell[..stride - 1].iter().map(|difference| {
                    sum += difference;
                    sum
                }));
            }
            counts
        };
        Counts {
            periods: self.periods,
            value: running(&self.value),
            of: running(&self.of),
            waits: self.waits,
        }
    }

    /// Counts each numbered benefit once in a cell and period, in the union of its ranges.
    fn count_shared_benefits(&mut self) {
        let mut shared = std::mem::take(&mut self.shared);
        shared.sort_unstable();
        for same in
            shared.chunk_by(|one, next| (one.cell, one.benefit) == (next.cell, next.benefit))
        {
            let mut counted_until = 0;
            for seen in same {
                let periods = seen.from.max(counted_until) as usize..seen.until as usize;
                if !periods.is_empty() {
                    self.count(seen.cell, &periods);
                    counted_until = seen.until;
                }
            }
        }
    }
}

fn add(differences: &mut [i64], cell: usize, periods: &Range<usize>) {
    differences[cell + periods.start] += 1;
    differences[cell + periods.end] -= 1;
}

/// The finished counts of one KPI.
#[derive(Debug)]
pub(crate) struct Counts {
    periods: usize,
    value: Vec<i64>,
    of: Vec<i64>,
    waits: Vec<Wait>,
}

impl Counts {
    pub(crate) fn value(&self, cell: usize, period: usize) -> i64 {
        self.value[cell * self.periods + period]
    }

    pub(crate) fn of(&self, cell: usize, period: usize) -> i64 {
        self.of[cell * self.periods + period]
    }

    /// Whether anything was counted in a cell or its denominator, in any period.
    pub(crate) fn any_value(&self, cell: usize) -> bool {
        self.value[cell * self.periods..][..self.periods].iter().any(|count| *count != 0)
    }

    /// Whether the denominator of a cell holds anything, in any period.
    pub(crate) fn any_of(&self, cell: usize) -> bool {
        self.of[cell * self.periods..][..self.periods].iter().any(|count| *count != 0)
    }

    /// Those of a cell and period who are in the curve, the shortest wait first.
    pub(crate) fn waits(&self, cell: usize, period: usize) -> &[Wait] {
        let place = (cell * self.periods + period) as u32;
        let start = self.waits.partition_point(|wait| wait.place < place);
        let end = self.waits.partition_point(|wait| wait.place <= place);
        &self.waits[start..end]
    }
}
