//! The transition table: state on the day before a period against state on its last day.

use super::answer::TransitionRow;
use super::axis::{Anchor, rung_member};
use super::pass::Pass;
use super::tally::Counts;
use crate::Day;
use crate::policy::Category;

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
/// Where the states outside the caseload begin.
const OUTSIDE: usize = 7;

/// How many pairs of states there are: the cells of a table's tally.
pub(super) const PAIRS: usize = OPENING.len() * CLOSING.len();

/// Counts a client in the pair of its states. Who is on benefit on neither day is in no pair.
pub(super) fn transition(pass: &mut Pass<'_>) {
    let (timeline, rules) = (pass.timeline, pass.rules);
    let period = pass.frame.grid.span();
    let (opening, closing) = (period.from().plus_days(-1), period.last());
    let state_on = |day: Day| {
        let rung = || timeline.rung_on(day, rules).map(|measured| measured.rung);
        timeline.on_benefit(day).then(|| rung_member(rung()))
    };
    let (from, to) = match (state_on(opening), state_on(closing)) {
        (None, None) => return,
        (from, Some(to)) => (from.unwrap_or(OUTSIDE), to),
        (Some(from), None) => {
            let left = timeline.episodes.iter().rev().find(|episode| period.holds(episode.off));
            let category = left.map_or(Category::Unknown, |episode| rules.category(episode.reason));
            (from, OUTSIDE + category as usize)
        }
    };
    let judged_on = if from == OUTSIDE { closing } else { opening };
    pass.count_as(&Anchor::on(judged_on), (from * CLOSING.len() + to) as u32);
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
