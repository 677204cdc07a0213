//! Counting everybody at once.
//!
//! Most questions ask for no breakdown, or for the one that the counted things carry with them: the
//! reason of an outflow. Then nothing has to be looked up for a thing but its period, and a loop
//! over all of them stays as small as the figure is plain. Other breakdowns and filters look at one
//! thing after another ([`Pass::happened`] and the like).

use super::axis::Anchor;
use super::pass::{Counted, Pass, Wait};
use super::sums::Both;
use crate::Day;
use std::ops::Range;

impl Pass<'_> {
    /// Counts things that happened on a day, each in the period that holds it.
    #[inline]
    pub(super) fn all_happened(&mut self, things: impl Iterator<Item = (Day, Anchor, Counted)>) {
        let Some(last_cell) = self.cells.last_by_reason() else {
            for (on, anchor, counted) in things {
                self.happened(on, &anchor, counted);
            }
            return;
        };
        let slots = self.frame.grid.slots();
        let stride = self.frame.grid.len() + 2;
        let sums = self.tally.sums().slots();
        for (on, anchor, counted) in things {
            let place = usize::from(anchor.reason.min(last_cell)) * stride + slots.of(on);
            sums[place] += Both::new(counted, 1);
        }
    }

    /// Counts things that ran over `[from, until)`, each at the last day of the periods that end in
    /// it.
    #[inline]
    pub(super) fn all_stood(
        &mut self,
        things: impl Iterator<Item = ((Day, Day), Anchor, Counted)>,
    ) {
        if self.cells.are_one() {
            return self.all_stood_in(things.map(|(span, _, counted)| (span, 0, counted)));
        }
        for (span, anchor, counted) in things {
            self.stood(span, anchor, counted);
        }
    }

    /// The same where it is known which cell each is in, all the time.
    #[inline]
    pub(super) fn all_stood_in(&mut self, things: impl Iterator<Item = ((Day, Day), u8, Counted)>) {
        let slots = self.frame.grid.slots();
        let stride = self.frame.grid.len() + 1;
        let sums = self.tally.sums().changes();
        for ((from, until), cell, counted) in things {
            let cell = usize::from(cell) * stride;
            sums[cell + slots.ended(from)] += Both::new(counted, 1);
            sums[cell + slots.ended(until.max(from))] += Both::new(counted, -1);
        }
    }

    /// Counts things in these periods, where there is but one cell.
    #[inline]
    pub(super) fn all_in_periods(&mut self, things: impl Iterator<Item = (Range<usize>, Counted)>) {
        let sums = self.tally.sums().changes();
        for (periods, counted) in things {
            sums[periods.start] += Both::new(counted, 1);
            sums[periods.end] += Both::new(counted, -1);
        }
    }

    /// Counts how long things took, each in the curve of those who started in its period.
    #[inline]
    pub(super) fn all_waited(&mut self, things: impl Iterator<Item = Wait>) {
        let Some(horizon) = self.frame.horizon.filter(|_| self.cells.are_one()) else {
            for wait in things {
                self.waited(&wait);
            }
            return;
        };
        let (slots, periods) = (self.frame.grid.slots(), 1..=self.frame.grid.len());
        let waits = self.tally.waits();
        for wait in things {
            let slot = slots.of(wait.start);
            if periods.contains(&slot) && wait.start <= horizon {
                let (days, event) = wait.seen_by(horizon);
                waits.add(slot as u32 - 1, days, event, 1);
            }
        }
    }
}
