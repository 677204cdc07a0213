//! The transition table: state on the day before a period against state on its last day.

use super::answer::TransitionRow;
use super::axis::{Anchor, Cells};
use super::tally::Counts;
use crate::calendar::Grid;
use crate::caseload::{Rules, Timelines};
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

    /// Counts a client in a pair of the table that closes with this look.
    #[inline]
    fn changed(&mut self, look: usize, from: usize, to: usize) {
        self.changed[look * PAIRS + pair(from, to)] += 1;
    }

    /// Counts a client who is in one state from its first look to its last.
    #[inline]
    fn stayed(&mut self, seen: &Seen) {
        let of_state = seen.state * (self.stayed.len() / STATES);
        self.stayed[of_state + seen.first_look] += 1;
        self.stayed[of_state + seen.next_look - 1] -= 1;
    }
}

#[inline]
fn pair(from: usize, to: usize) -> usize {
    from * CLOSING.len() + to
}

/// Clients that lie together, and what is asked of them.
pub(super) struct Walk<'a> {
    pub(super) chain: &'a Chain,
    pub(super) cells: &'a Cells,
    pub(super) rules: &'a Rules,
    pub(super) timelines: &'a Timelines,
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
    pub(super) fn count(&self, pairs: &mut Pairs) {
        if self.cells.are_one() {
            self.count_all(pairs, Pairs::stayed, |_, _, _| true);
        } else {
            let lets_pass = |look, client, from| self.lets_pass(look, client, from);
            let stayed = |pairs: &mut Pairs, seen: &Seen| {
                for look in seen.first_look + 1..seen.next_look {
                    if lets_pass(look, seen.client, seen.state) {
                        pairs.changed(look, seen.state, seen.state);
                    }
                }
            };
            self.count_all(pairs, stayed, lets_pass);
        }
    }

    /// Counts everybody whom `lets_pass` lets pass (asked with the look that a table closes with,
    /// the client and the opening state). `stayed` counts who is in one state on several looks.
    #[inline]
    fn count_all(
        &self,
        pairs: &mut Pairs,
        stayed: impl Fn(&mut Pairs, &Seen),
        lets_pass: impl Fn(usize, u16, usize) -> bool,
    ) {
        let slots = self.chain.looks.slots();
        let mut before = Seen::NOBODY;
        for (number, stretch) in self.timelines.on_rung.all().iter().enumerate() {
            let (first_look, next_look) = (slots.ended(stretch.from), slots.ended(stretch.until));
            if first_look == next_look {
                continue;
            }
            let (client, state) = (stretch.client, stretch.rung.into());
            let seen = Seen { number, client, state, first_look, next_look };
            let from = if before.is_followed_by(&seen) {
                before.state
            } else {
                self.left(&before, pairs, &lets_pass);
                OUTSIDE
            };
            if lets_pass(first_look, client, from) {
                pairs.changed(first_look, from, state);
            }
            stayed(pairs, &seen);
            before = seen;
        }
        self.left(&before, pairs, &lets_pass);
    }

    /// Outside the caseload on the look after its last, by the last outflow in between.
    #[inline]
    fn left(&self, seen: &Seen, pairs: &mut Pairs, lets_pass: impl Fn(usize, u16, usize) -> bool) {
        // Beyond the last look no table looks.
        if seen.next_look <= self.chain.parts.len()
            && lets_pass(seen.next_look, seen.client, seen.state)
        {
            pairs.changed(seen.next_look, seen.state, OUTSIDE + self.left_for(seen) as usize);
        }
    }

    /// Why a client who is outside on the look after its last left, the last time before it.
    #[inline]
    fn left_for(&self, seen: &Seen) -> Category {
        let until_look = self.chain.looks.period(seen.next_look);
        let stretches = &self.timelines.on_rung.all()[seen.number..];
        match stretches.get(1) {
            Some(next) if next.client == seen.client && until_look.holds(next.from) => {
                let episodes = self.timelines.episodes.of(seen.client.into());
                let last = episodes.iter().rev().find(|episode| until_look.holds(episode.off));
                last.map_or(Category::Unknown, |episode| episode.category)
            }
            _ => stretches[0].category,
        }
    }

    /// Whether the filters let a client pass: judged on the opening day of a table, but on the
    /// closing day if it came from outside.
    fn lets_pass(&self, look: usize, client: u16, from: usize) -> bool {
        // No table closes with the first look.
        let judged_on = if from == OUTSIDE { look } else { look.saturating_sub(1) };
        let anchor = Anchor::on(client.into(), self.chain.looks.period(judged_on).last());
        self.cells.let_pass(&anchor, self.timelines.client(client.into()), self.rules)
    }
}

impl Seen {
    /// Before anybody has been seen.
    const NOBODY: Self = Self {
        number: 0,
        client: 0,
        state: OUTSIDE,
        first_look: usize::MAX,
        next_look: usize::MAX,
    };

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
