//! The transition table: state on the day before a period against state on its last day.

use super::answer::TransitionRow;
use super::axis::{Anchor, Cells};
use super::tally::Counts;
use crate::calendar::Grid;
use crate::caseload::{OnRung, Rules, Timelines};
use crate::policy::Category;
use crate::{Day, Span};
use std::ops::Range;

/// `1` … `6`, `unmeasured`, and on the opening side outside the caseload.
const OPENING: [&str; 8] = ["1", "2", "3", "4", "5", "6", "unmeasured", "outside"];
/// `1` … `6`, `unmeasured`, and outside the caseload by the category of the last outflow.
const CLOSING: [&str; 12] = [
    "1",
    "2",
    "3",
    "4",
    "5",
    "6",
    "unmeasured",
    Category::ToWork.as_str(),
    Category::Education.as_str(),
    Category::Neutral.as_str(),
    Category::Other.as_str(),
    Category::Unknown.as_str(),
];
/// How many states there are on benefit: the rungs and unmeasured.
const STATES: usize = 7;
/// Where the states outside the caseload begin.
const OUTSIDE: usize = STATES;

/// How many pairs of states there are: the cells of a table's tally.
pub(super) const PAIRS: usize = OPENING.len() * CLOSING.len();

/// Transition tables that are counted together: of adjoining periods, each opening on the day the
/// one before it closes, with the same filters and known on the same day. A stretch on a rung that
/// lasts over many of those days is then one count and not one a table.
#[derive(Debug)]
pub(super) struct Chain {
    /// The parts of the plan, by period.
    pub(super) parts: Vec<usize>,
    /// A period ends on each day the tables look at: on the opening of the first, and on each
    /// closing.
    looks: Grid,
}

impl Chain {
    /// Joins the tables of these questions, each the number of its part and its period.
    pub(super) fn all(mut tables: Vec<(usize, Span)>) -> Vec<Self> {
        tables.sort_by_key(|(part, period)| (period.from(), *part));
        let mut chains: Vec<(Vec<usize>, Vec<Day>)> = Vec::new();
        for (part, period) in tables {
            let adjoins = |bounds: &[Day]| bounds.last() == Some(&period.from());
            if let Some((parts, bounds)) = chains.iter_mut().find(|(_, it)| adjoins(it)) {
                parts.push(part);
                bounds.push(period.until());
            } else {
                let bounds = vec![period.from().plus_days(-1), period.from(), period.until()];
                chains.push((vec![part], bounds));
            }
        }
        let chain = |(parts, bounds)| Self { parts, looks: Grid::of_bounds(bounds) };
        chains.into_iter().map(chain).collect()
    }

    /// Pairs in which nobody has been counted yet.
    pub(super) fn pairs(&self) -> Pairs {
        let tables = self.parts.len();
        Pairs { moved: vec![0; tables * PAIRS], stayed: vec![0; STATES * (tables + 1)] }
    }
}

/// How many clients are in each pair of states, in each table of a chain.
#[derive(Debug)]
pub(super) struct Pairs {
    moved: Vec<i64>,
    /// By state and, within it, table (and one past the last): how many more than in the table
    /// before are in it on both days.
    stayed: Vec<i64>,
}

impl Pairs {
    /// The counts of a table, by pair.
    pub(super) fn of(&self, table: usize) -> impl Iterator<Item = (u32, i64)> + '_ {
        let tables = self.moved.len() / PAIRS;
        let stayed = self
            .stayed
            .chunks(tables + 1)
            .enumerate()
            .map(move |(state, changes)| (pair(state, state), changes[..=table].iter().sum()));
        let moved = self.moved[table * PAIRS..][..PAIRS].iter().enumerate();
        moved.map(|(pair, count)| (pair as u32, *count)).chain(stayed)
    }
}

fn pair(from: usize, to: usize) -> u32 {
    (from * CLOSING.len() + to) as u32
}

/// What counts a chain's tables.
pub(super) struct Walk<'a> {
    pub(super) chain: &'a Chain,
    pub(super) cells: &'a Cells,
    pub(super) rules: &'a Rules,
    pub(super) timelines: &'a Timelines,
    pub(super) pairs: &'a mut Pairs,
}

/// A stretch on a rung, and on which of the days that the tables look at it holds.
struct Seen<'a> {
    stretch: &'a OnRung,
    looks: Range<usize>,
}

impl Walk<'_> {
    /// Counts every client in the pair of its states, in each table. Who is on benefit on neither
    /// day of a table is in no pair of it.
    pub(super) fn count(&mut self) {
        let mut before: Option<Seen<'_>> = None;
        for stretch in self.timelines.on_rung.all() {
            let looks = self.chain.looks.ending_in(stretch.from, stretch.until);
            if looks.is_empty() {
                continue;
            }
            let seen = Seen { stretch, looks };
            match &before {
                Some(before) if before.is_followed_by(&seen) => {
                    self.moved(seen.looks.start - 1, &seen, before.state(), seen.state());
                }
                _ => {
                    if let Some(before) = &before {
                        self.left(before);
                    }
                    if let Some(table) = seen.looks.start.checked_sub(1) {
                        self.moved(table, &seen, OUTSIDE, seen.state());
                    }
                }
            }
            self.stayed(&seen);
            before = Some(seen);
        }
        if let Some(before) = &before {
            self.left(before);
        }
    }

    /// In the same state from its first look to its last.
    fn stayed(&mut self, seen: &Seen<'_>) {
        let tables = seen.looks.start..seen.looks.end - 1;
        if self.cells.are_one() {
            let changes = seen.state() * (self.chain.parts.len() + 1);
            self.pairs.stayed[changes + tables.start] += 1;
            self.pairs.stayed[changes + tables.end] -= 1;
        } else {
            tables.for_each(|table| self.moved(table, seen, seen.state(), seen.state()));
        }
    }

    /// Outside the caseload on the look after its last, by the last outflow in between.
    fn left(&mut self, seen: &Seen<'_>) {
        let table = seen.looks.end - 1;
        if table == self.chain.parts.len() {
            return; // No table looks further.
        }
        let period = self.chain.looks.period(table + 1);
        let mut episodes =
            self.timelines.client(seen.stretch.client.into()).episodes().iter().rev();
        let last = episodes.find(|episode| period.holds(episode.off));
        let category = last.map_or(Category::Unknown, |it| self.rules.category(it.reason));
        self.moved(table, seen, seen.state(), OUTSIDE + category as usize);
    }

    /// Counts a client in a pair of a table, where the filters let it pass: judged on the opening
    /// day, but on the closing day if it came from outside.
    fn moved(&mut self, table: usize, seen: &Seen<'_>, from: usize, to: usize) {
        let client = self.timelines.client(seen.stretch.client.into());
        let judged_on = if from == OUTSIDE { table + 1 } else { table };
        let anchor = Anchor::on(client.number(), self.chain.looks.period(judged_on).last());
        if self.cells.let_pass(&anchor, client, self.rules) {
            self.pairs.moved[table * PAIRS + pair(from, to) as usize] += 1;
        }
    }
}

impl Seen<'_> {
    fn state(&self) -> usize {
        usize::from(self.stretch.rung)
    }

    /// Whether the other is of the same client and holds from the next look on.
    fn is_followed_by(&self, next: &Self) -> bool {
        self.stretch.client == next.stretch.client && self.looks.end == next.looks.start
    }
}

/// The pairs that occur, by both states.
pub(super) fn rows(counts: &Counts) -> Vec<TransitionRow> {
    let pairs = (0..PAIRS).map(|pair| TransitionRow {
        from_state: OPENING[pair / CLOSING.len()],
        to_state: CLOSING[pair % CLOSING.len()],
        value: counts.value(pair, 0),
    });
    pairs.filter(|row| row.value != 0).collect()
}
