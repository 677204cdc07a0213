//! The transition table: state on the day before a period against state on its last day.
//!
//! Asked over 120 months, the plain way looks up two states per client and month. But most clients
//! stay where they are for years. So adjoining tables are counted as one run with a checkpoint on
//! each day that a table opens or closes, and only moves are walked. Where nothing is filtered, those
//! who stayed are not counted at all: they are the ones who came before and have not left.
//!
//! ```text
//! checkpoints (last days)   31 Dec   31 Jan   28 Feb
//! moves of a client                 ^ 12 Jan: rung 2 to 3
//! table of January          2 to 3
//! table of February         3 to 3, as somebody in rung 3 who has not left it
//! ```
//!
//! Several moves between two checkpoints are one: from where the first began to where the last led.
//! With filters each client is judged at each checkpoint, the plain way; the laws in the tests hold
//! the tables to the stock, and the twin counts them from the definition.

use crate::calendar::Grid;
use crate::caseload::{CompiledPolicy, Timelines};
use crate::kpi::dimension::{Anchor, Cells};
use crate::kpi::tally::state_pairs::{CLOSING, OPENING, OUTSIDE, PAIRS, pair};
use crate::{Day, Span};
use std::hint::select_unpredictable;

/// Transition tables that are counted together: of adjoining periods, each opening on the day the
/// one before it closes, with the same filters and known on the same day.
#[derive(Debug)]
pub(crate) struct PeriodRun {
    /// The parts of the plan, by period.
    pub(crate) parts: Vec<usize>,
    /// A period ends on each day the tables look at: on the opening of the first, and on each
    /// closing.
    checkpoints: Grid,
}

impl PeriodRun {
    /// Joins the tables of these questions, each the number of its part and its period.
    pub(crate) fn all(mut tables: Vec<(usize, Span)>) -> Vec<Self> {
        tables.sort_by_key(|(part, period)| (period.first(), *part));
        let mut runs: Vec<(Vec<usize>, Vec<Day>)> = Vec::new();
        for (part, period) in tables {
            let adjoins = |bounds: &[Day]| bounds.last() == Some(&period.first());
            if let Some((parts, bounds)) = runs.iter_mut().find(|(_, run)| adjoins(run)) {
                parts.push(part);
                bounds.push(period.until());
            } else {
                let bounds = vec![period.first().plus_days(-1), period.first(), period.until()];
                runs.push((vec![part], bounds));
            }
        }
        let run = |(parts, bounds)| Self { parts, checkpoints: Grid::of_bounds(bounds) };
        runs.into_iter().map(run).collect()
    }

    /// Pairs in which nobody has been counted yet.
    pub(crate) fn pairs(&self) -> PairCounts {
        PairCounts { moved: vec![[0; PAIRS]; self.parts.len() + 2], stayed: false }
    }
}

/// How many clients are in each pair of states, in each table of a run.
#[derive(Debug)]
pub(crate) struct PairCounts {
    /// By the checkpoint that a table closes with: the pairs of those who have moved since the
    /// checkpoint before. No table closes with the first checkpoint, nor with one behind the last.
    moved: Vec<[i64; PAIRS]>,
    /// Whether those who have not moved are counted as well. Where they are not, everybody who moves
    /// is counted, and the others are those who have come and have not moved.
    stayed: bool,
}

impl PairCounts {
    /// The counts of each table, by pair.
    pub(crate) fn tables(&self) -> impl Iterator<Item = [i64; PAIRS]> + '_ {
        let mut in_state = [0; OUTSIDE];
        let closing = self.moved.iter().map(move |moved| {
            let mut table = *moved;
            for state in 0..OUTSIDE {
                let row = &moved[pair(state, 0)..][..CLOSING.len()];
                let left = row.iter().sum::<i64>() - row[state];
                if !self.stayed {
                    table[pair(state, state)] = in_state[state] - left;
                }
                let came = (0..OPENING.len()).filter(|from| *from != state);
                in_state[state] += came.map(|from| moved[pair(from, state)]).sum::<i64>() - left;
            }
            // Who is outside on both days is in no table.
            table[pair(OUTSIDE, OUTSIDE)..].fill(0);
            table
        });
        closing.skip(1).take(self.moved.len() - 2)
    }

    /// Counts a client in a pair of the table that closes with this checkpoint.
    #[inline]
    fn count(&mut self, checkpoint: u32, from: usize, to: usize) {
        self.moved[checkpoint as usize][pair(from, to)] += 1;
    }
}

/// The clients of a chunk, and what is asked of them.
pub(crate) struct TransitionCounter<'a> {
    pub(crate) run: &'a PeriodRun,
    pub(crate) cells: &'a Cells,
    pub(crate) rules: &'a CompiledPolicy,
    pub(crate) timelines: &'a Timelines,
}

/// What a checkpoint sees of a client who has moved since the checkpoint before.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Observation {
    checkpoint: u32,
    client: u16,
    /// The state on the checkpoint before.
    from: u8,
    to: u8,
}

impl TransitionCounter<'_> {
    /// Counts every client in the pair of its states, in each table. Who is on benefit on neither
    /// day of a table is in no pair of it. `seen` is a buffer.
    pub(crate) fn count(&self, pairs: &mut PairCounts, seen: &mut Vec<Observation>) {
        let seen = self.observe(seen);
        if self.cells.are_one() {
            for it in seen {
                pairs.count(it.checkpoint, it.from.into(), it.to.into());
            }
        } else {
            pairs.stayed = true;
            for of_client in seen.chunk_by(|left, right| left.client == right.client) {
                self.count_who_pass(pairs, of_client);
            }
        }
    }

    /// What each checkpoint sees: of several moves since the checkpoint before, where the first came from and
    /// where the last one led.
    ///
    /// Whether a move is the first since a checkpoint is random, so a branch on it would be
    /// mispredicted about every second time. Instead every move is written, and the cursor advances
    /// only for a first one, so that a later move overwrites the one before it.
    fn observe<'a>(&self, seen: &'a mut Vec<Observation>) -> &'a [Observation] {
        let (index, moves) = (self.run.checkpoints.period_index(), self.timelines.moves.all());
        if seen.len() <= moves.len() {
            seen.resize(moves.len() + 1, Observation::default());
        }
        // A sentinel: no move has this checkpoint, so the first move of all is a first one.
        let mut last = Observation { checkpoint: u32::MAX, ..Observation::default() };
        let mut found = 0;
        for it in moves {
            let checkpoint = index.ended(it.on) as u32;
            let (is_other_checkpoint, is_other) =
                (checkpoint != last.checkpoint, it.client != last.client);
            let is_first = is_other_checkpoint | is_other;
            let from = select_unpredictable(is_first, it.from, last.from);
            last = Observation { checkpoint, client: it.client, from, to: it.to };
            found += usize::from(is_first);
            seen[found] = last;
        }
        &seen[1..=found]
    }

    /// Counts a client in the tables whose filters let it pass.
    fn count_who_pass(&self, pairs: &mut PairCounts, seen: &[Observation]) {
        let closing = 1..self.run.checkpoints.len() as u32;
        let mut count = |checkpoint: u32, client: u16, from: usize, to: usize| {
            if closing.contains(&checkpoint) && self.lets_pass(checkpoint, client, from) {
                pairs.count(checkpoint, from, to);
            }
        };
        for (index, it) in seen.iter().enumerate() {
            count(it.checkpoint, it.client, it.from.into(), it.to.into());
            if usize::from(it.to) < OUTSIDE {
                let next =
                    seen.get(index + 1).map_or(self.run.checkpoints.len() as u32, |observation| {
                        observation.checkpoint
                    });
                for checkpoint in it.checkpoint + 1..next {
                    count(checkpoint, it.client, it.to.into(), it.to.into());
                }
            }
        }
    }

    /// Whether the filters let a client pass: judged on the opening day of a table, but on the
    /// closing day if it came from outside.
    fn lets_pass(&self, checkpoint: u32, client: u16, from: usize) -> bool {
        let judged_on = if from == OUTSIDE { checkpoint } else { checkpoint - 1 };
        let judged_on = self.run.checkpoints.period(judged_on as usize).last();
        let anchor = Anchor::on(client.into(), judged_on);
        self.cells.let_pass(&anchor, self.timelines.client(client.into()), self.rules)
    }
}
