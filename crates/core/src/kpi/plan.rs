//! Many questions, one plan, one sweep.

use super::axis::Cells;
use super::counting::{self, Counting};
use super::frame::{Follow, Frame};
use super::pass::{Pass, Scratch};
use super::question::{CurveQuery, Query, TransitionQuery};
use super::tally::Tally;
use super::transitions;
use crate::Day;
use crate::calendar::Grid;
use crate::caseload::{Caseload, KnownOn, Timeline};
use crate::policy::Policy;

/// What a plan counts: each part is a question, each counter of it a KPI.
#[derive(Debug, Default)]
pub(super) struct Plan {
    parts: Vec<Part>,
}

/// One question of a plan.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) frame: Frame,
    pub(super) counters: Vec<Counter>,
}

/// One KPI of a question: how a client is counted, and in which cells.
#[derive(Debug)]
pub(super) struct Counter {
    pub(super) cells: Cells,
    counting: Counting,
    /// How many cells its tally has.
    tally_cells: usize,
}

impl Part {
    /// A query that has been checked.
    pub(super) fn of_query(query: &Query, policy: &Policy, horizon: Option<Day>) -> Self {
        let grid = Grid::new(query.span, query.every);
        let follow = match (query.followed_to, query.follow_up_days) {
            (Some(day), _) => Follow::To(day),
            (None, Some(days)) => Follow::Days(days),
            (None, None) => Follow::PeriodEnd,
        };
        let programme = query.programme.as_deref();
        let counter = |&kpi| {
            let cells = Cells::new(&query.by, &query.only, Some(kpi), policy);
            Counter { tally_cells: cells.count, cells, counting: counting::of_kpi(kpi) }
        };
        Self {
            frame: Frame::new(policy, grid, query.known_on, horizon, follow, programme),
            counters: query.kpis.iter().map(counter).collect(),
        }
    }

    /// A transition table.
    pub(super) fn of_transitions(
        query: &TransitionQuery,
        policy: &Policy,
        horizon: Option<Day>,
    ) -> Self {
        let grid = Grid::new(query.span, None);
        Self {
            frame: Frame::new(policy, grid, query.known_on, horizon, Follow::PeriodEnd, None),
            counters: vec![Counter {
                cells: Cells::new(&[], &query.only, None, policy),
                counting: transitions::transition,
                tally_cells: transitions::PAIRS,
            }],
        }
    }

    /// A curve.
    pub(super) fn of_curve(query: &CurveQuery, policy: &Policy, horizon: Option<Day>) -> Self {
        let (grid, programme) = (Grid::new(query.span, None), query.programme.as_deref());
        Self {
            frame: Frame::new(policy, grid, query.known_on, horizon, Follow::PeriodEnd, programme),
            counters: vec![Counter {
                cells: Cells::new(&[], &query.only, None, policy),
                counting: counting::of_curve(query.of),
                tally_cells: 1,
            }],
        }
    }

    /// Tallies in which nothing has been counted yet, one a counter.
    fn tallies(&self) -> Vec<Tally> {
        let periods = self.frame.grid.len();
        self.counters.iter().map(|counter| Tally::new(counter.tally_cells, periods)).collect()
    }
}

impl Plan {
    pub(super) fn new(parts: Vec<Part>) -> Self {
        Self { parts }
    }

    pub(super) fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// Walks a range of a caseload's clients once: the tallies of each part, one a counter.
    pub(super) fn sweep(
        &self,
        caseload: &Caseload,
        clients: std::ops::Range<usize>,
    ) -> Vec<Vec<Tally>> {
        let mut tallies: Vec<_> = self.parts.iter().map(Part::tallies).collect();
        let views = self.views();
        let (mut timeline, mut scratch) = (Timeline::default(), Scratch::default());
        for client in clients {
            for (known_on, parts) in &views {
                caseload.lay_out(client, *known_on, &mut timeline);
                for &part in parts {
                    let Part { frame, counters } = &self.parts[part];
                    for (counter, tally) in counters.iter().zip(&mut tallies[part]) {
                        (counter.counting)(&mut Pass {
                            frame,
                            rules: caseload.rules(),
                            cells: &counter.cells,
                            timeline: &timeline,
                            tally,
                            scratch: &mut scratch,
                        });
                    }
                }
            }
        }
        tallies
    }

    /// The parts by the day they are asked as known on: those share a client's timeline.
    fn views(&self) -> Vec<(KnownOn, Vec<usize>)> {
        let mut views: Vec<(KnownOn, Vec<usize>)> = Vec::new();
        for (index, part) in self.parts.iter().enumerate() {
            let known_on = part.frame.known_on;
            match views.iter_mut().find(|(view, _)| *view == known_on) {
                Some((_, parts)) => parts.push(index),
                None => views.push((known_on, vec![index])),
            }
        }
        views
    }
}
