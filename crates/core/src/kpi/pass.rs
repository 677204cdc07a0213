//! Clients passing one KPI's counting function.

use super::axis::{Anchor, Cells};
use super::frame::Frame;
use super::tally::Tally;
use crate::Day;
use crate::caseload::{Client, Rules, Timelines};
use std::ops::Range;

/// What a counting function sees of clients that lie together, and where it counts.
pub(super) struct Pass<'a> {
    pub(super) frame: &'a Frame,
    pub(super) rules: &'a Rules,
    /// Hours a week, by number.
    pub(super) hours: &'a [f64],
    pub(super) cells: &'a Cells,
    pub(super) timelines: &'a Timelines,
    pub(super) tally: &'a mut Tally,
    pub(super) scratch: &'a mut Scratch,
}

/// Buffers that are used again and again.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    cells: Vec<u32>,
    changes: Vec<Day>,
}

/// What is counted of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Counted {
    /// It is in the denominator only.
    Of,
    /// It is counted, and in the denominator.
    ValueAndOf,
    /// It is counted; the denominator is counted apart (or there is none).
    Value,
}

impl Counted {
    /// In the denominator, and counted where the condition holds.
    pub(super) const fn of_which(holds: bool) -> Self {
        if holds { Self::ValueAndOf } else { Self::Of }
    }
}

impl<'a> Pass<'a> {
    /// Every client in turn.
    pub(super) fn clients(&self) -> impl Iterator<Item = Client<'a>> + use<'a> {
        self.timelines.clients()
    }

    /// One of them.
    #[inline]
    pub(super) fn client(&self, client: impl Into<u32>) -> Client<'a> {
        self.timelines.client(client.into())
    }

    /// Counts something in these periods, in the cells of its anchor.
    #[inline]
    pub(super) fn count(&mut self, anchor: &Anchor, periods: &Range<usize>, counted: Counted) {
        if periods.is_empty() {
            return;
        }
        let (tally, cells) = (&mut *self.tally, &mut self.scratch.cells);
        self.cells.each(anchor, self.timelines, self.rules, cells, |cell| {
            if counted != Counted::Of {
                tally.count(cell, periods);
            }
            if counted != Counted::Value {
                tally.count_of(cell, periods);
            }
        });
    }

    /// Counts something that happened on a day, in the period that holds it.
    #[inline]
    pub(super) fn happened(&mut self, on: Day, anchor: &Anchor, counted: Counted) {
        if let Some(period) = self.frame.grid.holding(on) {
            self.count(anchor, &(period..period + 1), counted);
        }
    }

    /// Counts something that ran over `[from, until)`, at the last day of each period that ends in
    /// it, in the cells of `anchor` on that day.
    #[inline]
    pub(super) fn stood(&mut self, span: (Day, Day), anchor: Anchor, counted: Counted) {
        if self.cells.are_one() {
            let periods = self.frame.grid.ending_in(span.0, span.1);
            return self.count(&anchor, &periods, counted);
        }
        self.at_period_ends(
            span,
            anchor,
            |_| {},
            |pass, anchor, periods| {
                pass.count(&anchor, &periods, counted);
            },
        );
    }

    /// Counts something that ran over `[from, until)`, at the last day of each period that ends in
    /// it: in the cells of `anchor` on that day, and as `judge` says of that day.
    ///
    /// The days are not walked: between two days on which something may change (those of the
    /// cells, and those that `changes` adds for `judge`) all days are alike.
    pub(super) fn at_period_ends(
        &mut self,
        (from, until): (Day, Day),
        anchor: Anchor,
        changes: impl FnOnce(&mut Vec<Day>),
        mut judge: impl FnMut(&mut Self, Anchor, Range<usize>),
    ) {
        let mut periods = self.frame.grid.ending_in(from, until);
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
            let day = self.frame.grid.period(periods.start).last();
            let alike_until = changes.find(|change| **change > day).copied().unwrap_or(until);
            let alike = periods.start..self.frame.grid.ending_in(day, alike_until).end;
            periods.start = alike.end;
            judge(self, Anchor { day, ..anchor }, alike);
        }
        self.scratch.changes = days;
    }

    /// Counts how long something took, in the curve of those who started in a period: from `start`
    /// to the event, censored at `seen_until` and at the horizon. Who started after the horizon is
    /// not in it.
    #[inline]
    pub(super) fn waited(
        &mut self,
        start: Day,
        event: Option<Day>,
        seen_until: Day,
        anchor: &Anchor,
    ) {
        let Some(horizon) = self.frame.horizon.filter(|horizon| start <= *horizon) else { return };
        let Some(period) = self.frame.grid.holding(start) else { return };
        let seen_until = seen_until.min(horizon);
        let (end, happened) = match event {
            Some(day) if day <= seen_until => (day, true),
            _ => (seen_until, false),
        };
        let days = end.number() - start.number();
        let (tally, cells) = (&mut *self.tally, &mut self.scratch.cells);
        self.cells.each(anchor, self.timelines, self.rules, cells, |cell| {
            tally.wait(cell, period, days, happened);
        });
    }

    /// Notes a numbered benefit in the cells of its anchor.
    pub(super) fn share(&mut self, anchor: &Anchor, benefit: u32, periods: &Range<usize>) {
        let (tally, cells) = (&mut *self.tally, &mut self.scratch.cells);
        self.cells.each(anchor, self.timelines, self.rules, cells, |cell| {
            tally.share(cell, benefit, periods);
        });
    }
}
