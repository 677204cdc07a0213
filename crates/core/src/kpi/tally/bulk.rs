//! The fast path: counting all rows of a chunk in one tight loop.
//!
//! Most questions ask for no breakdown, or for the one that the counted rows carry with them, the
//! reason of an outflow. Then only the period has to be looked up: one load from the grid's table of
//! days ([`PeriodIndex`](crate::calendar::Grid)) and one or two additions to the sums, without a
//! branch on the data. Other breakdowns and filters go row by row through `count_event`,
//! `count_stay` and `count_duration`, which are the plain versions of the functions here; the twin
//! in the tests holds both to the definitions.
//!
//! An outflow on 12 March in a grid of months adds 1 at `reason * (12 + 2) + 3`: the row of its
//! reason in the sums, and in it the slot of March (slot 0 lies before the first period).

use super::context::{CountContext, TimeToEvent};
use super::counts::Counted;
use super::counts::ValueOf;
use super::durations::ObservedDuration;
use crate::Day;
use crate::branchless;
use crate::calendar::ShiftedIndex;
use crate::caseload::{Move, OUTSIDE};
use crate::kpi::dimension::Anchor;

impl CountContext<'_> {
    /// Counts what happened on a day, each event in the period that holds it.
    #[inline]
    pub(crate) fn count_flow(&mut self, things: impl Iterator<Item = (Day, Anchor, Counted)>) {
        let Some(last_cell) = self.cells.last_by_reason() else {
            for (on, anchor, counted) in things {
                self.count_event(on, &anchor, counted);
            }
            return;
        };
        let index = self.scope.grid.period_index();
        let stride = self.scope.grid.len() + 2;
        let sums = self.tally.sums().slots();
        for (on, anchor, counted) in things {
            let place = usize::from(anchor.reason.min(last_cell)) * stride + index.of(on);
            sums[place] += ValueOf::new(counted, 1);
        }
    }

    /// Counts what ran over `[from, until)`, each stay at the last day of the periods that end in it.
    #[inline]
    pub(crate) fn count_stock(
        &mut self,
        things: impl Iterator<Item = ((Day, Day), Anchor, Counted)>,
    ) {
        if !self.cells.are_one() {
            return things
                .for_each(|(span, anchor, counted)| self.count_stay(span, anchor, counted));
        }
        let index = self.scope.grid.period_index();
        let sums = self.tally.sums().changes();
        for ((from, until), _, counted) in things {
            sums[index.ended(from)] += ValueOf::new(counted, 1);
            sums[index.ended(until.max(from))] += ValueOf::new(counted, -1);
        }
    }

    /// Counts who is in each state at the last day of the periods, where the cells are the states on
    /// benefit.
    pub(crate) fn count_stock_by_rung(&mut self, moves: &[Move]) {
        let index = self.scope.grid.period_index();
        let stride = self.scope.grid.len() + 1;
        // By state and period, as the sums have it; last comes outside, which has no cell.
        let changes = &mut self.scratch.changes_of_state;
        changes.clear();
        changes.resize((usize::from(OUTSIDE) + 1) * stride, 0);
        let changes = changes.as_mut_slice();
        for it in moves {
            let slot = index.ended(it.on);
            changes[usize::from(it.from) * stride + slot] -= 1;
            changes[usize::from(it.to.min(OUTSIDE)) * stride + slot] += 1;
        }
        for (sum, change) in self.tally.sums().changes().iter_mut().zip(changes) {
            *sum += ValueOf::new(Counted::Value, *change);
        }
    }

    /// Counts stays that are in the denominator throughout, but counted only from some months after
    /// they began. There is one cell only.
    #[inline]
    pub(crate) fn count_long_stock(
        &mut self,
        things: impl Iterator<Item = (Day, Day)>,
        long_from: &ShiftedIndex,
    ) {
        let index = self.scope.grid.period_index();
        let sums = self.tally.sums().changes();
        for (from, until) in things {
            let (began, long, ended) =
                (index.ended(from), long_from.ended(from), index.ended(until.max(from)));
            sums[began].of += 1;
            sums[ended].of -= 1;
            sums[long].value += 1;
            sums[ended.max(long)].value -= 1;
        }
    }

    /// Counts how long things took, each in the curve of those who started in its period.
    #[inline]
    pub(crate) fn count_durations(&mut self, things: impl ExactSizeIterator<Item = TimeToEvent>) {
        let Some(horizon) = self.scope.horizon.filter(|_| self.cells.are_one()) else {
            for wait in things {
                self.count_duration(&wait);
            }
            return;
        };
        let (index, periods) = (self.scope.grid.period_index(), self.scope.grid.len());
        let seen = things.map(|wait| {
            let period = index.of(wait.start).wrapping_sub(1);
            let (days, event) = wait.seen_by(horizon);
            let waited = ObservedDuration { place: period as u32, days, event };
            let (is_in_period, is_seen) = (period < periods, wait.start <= horizon);
            (waited, is_in_period & is_seen)
        });
        let durations = self.tally.durations();
        for waited in branchless::filter(seen, &mut self.scratch.waited) {
            durations.add(waited.place, waited.days, waited.event, 1);
        }
    }
}
