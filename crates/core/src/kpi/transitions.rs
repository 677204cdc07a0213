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
    fn changed(&mut self, look: u32, from: usize, to: usize) {
        self.changed[look as usize * PAIRS + pair(from, to)] += 1;
    }

    /// Counts a client who is in one state from its first look to its last.
    #[inline]
    fn stayed(&mut self, seen: &Seen) {
        let of_state = seen.state() * (self.stayed.len() / STATES);
        self.stayed[of_state + seen.first_look as usize] += 1;
        self.stayed[of_state + seen.next_look as usize - 1] -= 1;
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
#[derive(Debug, Clone, Copy)]
struct Seen {
    /// Its number among all stretches.
    number: u32,
    client: u16,
    state: u16,
    first_look: u32,
    /// The look after its last.
    next_look: u32,
}

/// Buffers that are used again and again: what stands in them beyond what was found is of no
/// meaning.
#[derive(Debug, Default)]
pub(super) struct Looked {
    seen: Vec<Seen>,
    /// Those of them after whom the client is outside.
    left: Vec<Seen>,
}

impl Looked {
    fn make_room(&mut self, stretches: usize) {
        for buffer in [&mut self.seen, &mut self.left] {
            if buffer.len() < stretches {
                buffer.resize(stretches, Seen::NOBODY);
            }
        }
    }
}

impl Walk<'_> {
    /// Counts every client in the pair of its states, in each table. Who is on benefit on neither
    /// day of a table is in no pair of it.
    pub(super) fn count(&self, pairs: &mut Pairs, looked: &mut Looked) {
        let found = self.look(looked);
        let Looked { seen, left } = looked;
        let seen = &seen[..found];
        if self.cells.are_one() {
            self.count_all(pairs, seen, left, Pairs::stayed, |_, _, _| true);
        } else {
            let lets_pass = |look, client, from| self.lets_pass(look, client, from);
            let stayed = |pairs: &mut Pairs, seen: &Seen| {
                for look in seen.first_look + 1..seen.next_look {
                    if lets_pass(look, seen.client, seen.state()) {
                        pairs.changed(look, seen.state(), seen.state());
                    }
                }
            };
            self.count_all(pairs, seen, left, stayed, lets_pass);
        }
    }

    /// Finds the stretches that are seen on some look. Whether one is seen can't be guessed, so it
    /// is not asked: each is written down, and the next in its place if it is not. Says how many
    /// there are, nobody before them.
    fn look(&self, looked: &mut Looked) -> usize {
        let (slots, stretches) = (self.chain.looks.slots(), self.timelines.on_rung.all());
        looked.make_room(stretches.len() + 2);
        looked.seen[0] = Seen::NOBODY;
        let mut found = 1;
        for (number, stretch) in stretches.iter().enumerate() {
            let seen = Seen {
                number: number as u32,
                client: stretch.client,
                state: stretch.rung.into(),
                first_look: slots.ended(stretch.from) as u32,
                next_look: slots.ended(stretch.until) as u32,
            };
            looked.seen[found] = seen;
            found += usize::from(seen.first_look != seen.next_look);
        }
        found
    }

    /// Counts everybody whom `lets_pass` lets pass (asked with the look that a table closes with,
    /// the client and the opening state). `stayed` counts who is in one state on several looks.
    #[inline]
    fn count_all(
        &self,
        pairs: &mut Pairs,
        seen: &[Seen],
        left: &mut [Seen],
        stayed: impl Fn(&mut Pairs, &Seen),
        lets_pass: impl Fn(u32, u16, usize) -> bool,
    ) {
        let mut leavers = 0;
        // Beyond the last look no table looks.
        let mut note_if_left = |seen: &Seen, is_followed: bool| {
            left[leavers] = *seen;
            leavers += usize::from(!is_followed && seen.next_look as usize <= self.tables());
        };
        for pair in seen.windows(2) {
            let (before, seen) = (&pair[0], &pair[1]);
            let is_followed = before.is_followed_by(seen);
            let from = if is_followed { before.state() } else { OUTSIDE };
            if lets_pass(seen.first_look, seen.client, from) {
                pairs.changed(seen.first_look, from, seen.state());
            }
            stayed(pairs, seen);
            note_if_left(before, is_followed);
        }
        if let Some(last) = seen.last() {
            note_if_left(last, false);
        }
        for seen in &left[..leavers] {
            if lets_pass(seen.next_look, seen.client, seen.state()) {
                let outside = OUTSIDE + self.left_for(seen) as usize;
                pairs.changed(seen.next_look, seen.state(), outside);
            }
        }
    }

    /// How many tables there are.
    fn tables(&self) -> usize {
        self.chain.parts.len()
    }

    /// Why a client who is outside on the look after its last left, the last time before it.
    #[inline]
    fn left_for(&self, seen: &Seen) -> Category {
        let until_look = self.chain.looks.period(seen.next_look as usize);
        let stretches = self.timelines.on_rung.all();
        let stretch = &stretches[seen.number as usize];
        let next = stretches.get(seen.number as usize + 1).unwrap_or(stretch);
        // One question and not two: on the whole the answer is no.
        if (next.client == seen.client) & until_look.holds(next.from) {
            self.last_left_for(seen.client, until_look)
        } else {
            stretch.category
        }
    }

    /// Why a client who was outside and back in these days left, the last time.
    #[inline(never)]
    fn last_left_for(&self, client: u16, days: Span) -> Category {
        let episodes = self.timelines.episodes.of(client.into());
        let last = episodes.iter().rev().find(|episode| days.holds(episode.off));
        last.map_or(Category::Unknown, |episode| episode.category)
    }

    /// Whether the filters let a client pass: judged on the opening day of a table, but on the
    /// closing day if it came from outside.
    fn lets_pass(&self, look: u32, client: u16, from: usize) -> bool {
        // No table closes with the first look.
        let judged_on = if from == OUTSIDE { look } else { look.saturating_sub(1) };
        let judged_on = self.chain.looks.period(judged_on as usize).last();
        let anchor = Anchor::on(client.into(), judged_on);
        self.cells.let_pass(&anchor, self.timelines.client(client.into()), self.rules)
    }
}

impl Seen {
    /// Before anybody has been seen.
    const NOBODY: Self =
        Self { number: 0, client: 0, state: 0, first_look: u32::MAX, next_look: u32::MAX };

    fn state(&self) -> usize {
        self.state.into()
    }

    /// Whether the other is of the same client and holds from the next look on.
    #[inline]
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
