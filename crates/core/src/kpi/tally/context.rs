//! What a counting function sees of the clients of a chunk, and how it counts them one by one.

use super::Tally;
use super::counts::Counted;
use super::durations::ObservedDuration;
use super::first_conversations::FirstConversations;
use crate::Day;
use crate::caseload::{Client, CompiledPolicy, Timelines};
use crate::kpi::dimension::{Anchor, Cells};
use crate::kpi::plan::scope::Scope;
use std::ops::Range;

/// What a counting function sees of the clients of a chunk, and where it counts.
pub(crate) struct CountContext<'a> {
    pub(crate) scope: &'a Scope,
    pub(crate) rules: &'a CompiledPolicy,
    /// Hours a week, by number.
    pub(crate) hours: &'a [f64],
    pub(crate) cells: &'a Cells,
    pub(crate) timelines: &'a Timelines,
    pub(crate) tally: &'a mut Tally,
    pub(crate) scratch: &'a mut Scratch,
}

/// Buffers that are used again and again.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    cells: Vec<u32>,
    changes: Vec<Day>,
    pub(crate) changes_of_state: Vec<i64>,
    pub(crate) conversations: FirstConversations,
    /// Places in a list.
    pub(crate) numbers: Vec<u32>,
    pub(crate) waited: Vec<ObservedDuration>,
}

impl<'a> CountContext<'a> {
    /// Every client in turn.
    pub(crate) fn clients(&self) -> impl Iterator<Item = Client<'a>> + use<'a> {
        self.timelines.clients()
    }

    /// One of them.
    #[inline]
    pub(crate) fn client(&self, client: impl Into<u32>) -> Client<'a> {
        self.timelines.client(client.into())
    }

    /// Counts something in these periods, in the cells of its anchor.
    pub(crate) fn count_in(&mut self, anchor: &Anchor, periods: &Range<usize>, counted: Counted) {
        if !periods.is_empty() {
            self.in_cells(anchor, |tally, cell| tally.sums().add_over(cell, periods, counted, 1));
        }
    }

    /// Counts something that happened on a day, in the period that holds it.
    pub(crate) fn count_event(&mut self, on: Day, anchor: &Anchor, counted: Counted) {
        let slot = self.scope.grid.period_index().of(on);
        self.in_cells(anchor, |tally, cell| tally.sums().add_at(cell, slot, counted));
    }

    /// Counts something that ran over `[from, until)`, at the last day of each period that ends in
    /// it, in the cells of `anchor` on that day.
    pub(crate) fn count_stay(&mut self, span: (Day, Day), anchor: Anchor, counted: Counted) {
        let count = |context: &mut Self, anchor: Anchor, periods: Range<usize>| {
            context.count_in(&anchor, &periods, counted);
        };
        self.at_period_ends(span, anchor, |_| {}, count);
    }

    /// Does something in each cell of an anchor.
    fn in_cells(&mut self, anchor: &Anchor, mut count: impl FnMut(&mut Tally, u32)) {
        if self.cells.are_one() {
            return count(self.tally, 0);
        }
        let client = self.timelines.client(anchor.client);
        if let Some(cell) = self.cells.single(anchor, client, self.rules) {
            return count(self.tally, cell);
        }
        self.cells.find(anchor, client, self.rules, &mut self.scratch.cells);
        for &cell in &self.scratch.cells {
            count(self.tally, cell);
        }
    }

    /// Counts something that ran over `[from, until)`, at the last day of each period that ends in
    /// it: in the cells of `anchor` on that day, and as `judge` says of that day.
    ///
    /// The days are not walked: between two days on which something may change (those of the
    /// cells, and those that `changes` adds for `judge`) all days are alike.
    pub(crate) fn at_period_ends(
        &mut self,
        (from, until): (Day, Day),
        anchor: Anchor,
        changes: impl FnOnce(&mut Vec<Day>),
        mut judge: impl FnMut(&mut Self, Anchor, Range<usize>),
    ) {
        let mut periods = self.scope.grid.ending_in(from, until);
        if periods.is_empty() {
            return;
        }
        let mut days = std::mem::take(&mut self.scratch.changes);
        days.clear();
        changes(&mut days);
        self.cells.changes(self.client(anchor.client), self.rules, &mut days);
        days.retain(|day| from < *day && *day < until);
        days.sort_unstable();
        let mut changes = days.iter();
        while !periods.is_empty() {
            let day = self.scope.grid.period(periods.start).last();
            let alike_until = changes.find(|change| **change > day).copied().unwrap_or(until);
            let alike = periods.start..self.scope.grid.ending_in(day, alike_until).end;
            periods.start = alike.end;
            judge(self, Anchor { day, ..anchor }, alike);
        }
        self.scratch.changes = days;
    }

    /// Counts how long something took, in the curve of those who started in a period. Who started
    /// after the horizon is not in it.
    pub(crate) fn count_duration(&mut self, wait: &TimeToEvent) {
        let Some(horizon) = self.scope.horizon.filter(|horizon| wait.start <= *horizon) else {
            return;
        };
        let Some(period) = self.scope.grid.holding(wait.start) else { return };
        let (days, event) = wait.seen_by(horizon);
        self.in_cells(&wait.anchor, |tally, cell| tally.add_duration(cell, period, days, event));
    }

    /// Notes a numbered benefit in the cells of its anchor.
    pub(crate) fn note_benefit(&mut self, anchor: &Anchor, benefit: u32, periods: &Range<usize>) {
        self.in_cells(anchor, |tally, cell| tally.share(cell, benefit, periods));
    }
}

/// Something that takes time.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TimeToEvent {
    pub(crate) start: Day,
    /// When it happens; [`Day::NEVER`] if it does not.
    pub(crate) event: Day,
    /// The last day on which it would be seen to happen.
    pub(crate) seen_until: Day,
    pub(crate) anchor: Anchor,
}

impl TimeToEvent {
    /// How many days it took, and whether it happened: censored at the last day it would be seen
    /// and at the horizon.
    #[inline]
    pub(crate) fn seen_by(&self, horizon: Day) -> (i32, bool) {
        let end = self.event.min(self.seen_until).min(horizon);
        (end.number() - self.start.number(), self.event == end)
    }
}
