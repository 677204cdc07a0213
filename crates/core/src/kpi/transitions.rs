//! The transition table: state on the day before a period against state on its last day.

use super::answer::TransitionRow;
use super::axis::{Anchor, Cells};
use super::tally::Counts;
use crate::calendar::Grid;
use crate::caseload::{Rules, Timelines};
use crate::ledger::Columns;
use crate::policy::Category;
use crate::{Day, Span};

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
        Pairs { changed: vec![0; (tables + 2) * PAIRS], stayed: vec![0; STATES * (tables + 1)] }
    }
}

/// How many clients are in each pair of states, in each table of a chain.
#[derive(Debug)]
pub(super) struct Pairs {
    /// By the look that a table closes with and, within it, pair. No table closes with the first
    /// look, nor with one behind the last: what is counted there is in no table.
    changed: Vec<i64>,
    /// By state and, within it, table (and one past the last): how many more than in the table
    /// before are in it on both days.
    stayed: Vec<i64>,
}

impl Pairs {
    /// The counts of a table, by pair.
    pub(super) fn of(&self, table: usize) -> impl Iterator<Item = (u32, i64)> + '_ {
        let changed = self.changed[(table + 1) * PAIRS..][..PAIRS].iter().enumerate();
        let stayed = self.stayed.chunks(self.stayed.len() / STATES).enumerate();
        let stayed = stayed.map(move |(state, changes)| {
            (pair(state, state) as u32, changes[..=table].iter().sum())
        });
        changed.map(|(pair, count)| (pair as u32, *count)).chain(stayed)
    }
}

fn pair(from: usize, to: usize) -> usize {
    from * CLOSING.len() + to
}

/// What counts a chain's tables.
pub(super) struct Walk<'a> {
    pub(super) chain: &'a Chain,
    pub(super) cells: &'a Cells,
    pub(super) rules: &'a Rules,
    pub(super) timelines: &'a Timelines,
    pub(super) pairs: &'a mut Pairs,
}

/// A stretch on a rung that holds on some of the days that the tables look at.
#[derive(Clone, Copy)]
struct Seen {
    /// Its number among all stretches.
    number: usize,
    client: u16,
    state: usize,
    first_look: usize,
    /// The look after its last.
    next_look: usize,
}

impl Walk<'_> {
    /// Counts every client in the pair of its states, in each table. Who is on benefit on neither
    /// day of a table is in no pair of it.
    pub(super) fn count(&mut self) {
        let mut before: Option<Seen> = None;
        for (number, stretch) in self.timelines.on_rung.all().iter().enumerate() {
            let looks = self.chain.looks.ending_in(stretch.from, stretch.until);
            if looks.is_empty() {
                continue;
            }
            let seen = Seen {
                number,
                client: stretch.client,
                state: stretch.rung.into(),
                first_look: looks.start,
                next_look: looks.end,
            };
            let from = match before.filter(|before| before.is_followed_by(&seen)) {
                Some(before) => before.state,
                None => {
                    before.into_iter().for_each(|before| self.left(&before));
                    OUTSIDE
                }
            };
            self.changed(looks.start, seen.client, from, seen.state);
            self.stayed(&seen);
            before = Some(seen);
        }
        before.into_iter().for_each(|before| self.left(&before));
    }

    /// In the same state from its first look to its last.
    fn stayed(&mut self, seen: &Seen) {
        if self.cells.are_one() {
            let changes = &mut self.pairs.stayed[seen.state * (self.chain.parts.len() + 1)..];
            changes[seen.first_look] += 1;
            changes[seen.next_look - 1] -= 1;
        } else {
            for look in seen.first_look + 1..seen.next_look {
                self.changed(look, seen.client, seen.state, seen.state);
            }
        }
    }

    /// Outside the caseload on the look after its last, by the last outflow in between.
    fn left(&mut self, seen: &Seen) {
        if seen.next_look > self.chain.parts.len() {
            return; // No table looks further.
        }
        let period = self.chain.looks.period(seen.next_look);
        let stretches = &self.timelines.on_rung.all()[seen.number..];
        let back = stretches.get(1).filter(|next| next.client == seen.client);
        let reason = if back.is_some_and(|next| period.holds(next.from)) {
            let mut episodes = self.timelines.episodes.of(seen.client.into()).iter().rev();
            let last = episodes.find(|episode| period.holds(episode.off));
            last.map_or(Columns::NO_REASON, |episode| episode.reason)
        } else {
            stretches[0].reason
        };
        let to = OUTSIDE + self.rules.category(reason) as usize;
        self.changed(seen.next_look, seen.client, seen.state, to);
    }

    /// Counts a client in a pair of the table that closes with this look, where the filters let it
    /// pass.
    #[inline]
    fn changed(&mut self, look: usize, client: u16, from: usize, to: usize) {
        if self.cells.are_one() || self.let_pass(look, client.into(), from) {
            self.pairs.changed[look * PAIRS + pair(from, to)] += 1;
        }
    }

    /// Whether the filters let a client pass: judged on the opening day of a table, but on the
    /// closing day if it came from outside.
    fn let_pass(&self, look: usize, client: u32, from: usize) -> bool {
        let judged_on = if from == OUTSIDE { look } else { look - 1 };
        let anchor = Anchor::on(client, self.chain.looks.period(judged_on).last());
        self.cells.let_pass(&anchor, self.timelines.client(client), self.rules)
    }
}

impl Seen {
    /// Whether the other is of the same client and holds from the next look on.
    fn is_followed_by(&self, next: &Self) -> bool {
        self.client == next.client && self.next_look == next.first_look
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
