//! The cells of a transition table: pairs of a state before a period and one at its end.

use crate::caseload;
use crate::vocabulary::TransitionState;

/// The states on the day before a period.
pub(crate) const OPENING: [TransitionState; 8] = TransitionState::OPENING;
/// The states on a period's last day.
pub(crate) const CLOSING: [TransitionState; 12] = TransitionState::CLOSING;
/// Where the states outside the caseload begin, behind those on benefit.
pub(crate) const OUTSIDE: usize = caseload::OUTSIDE as usize;

/// How many pairs of states there are: the cells of a table's tally.
pub(crate) const PAIRS: usize = OPENING.len() * CLOSING.len();

/// The cell of a pair of states, each by its place in its list.
#[inline]
pub(crate) const fn pair(from: usize, to: usize) -> usize {
    from * CLOSING.len() + to
}
