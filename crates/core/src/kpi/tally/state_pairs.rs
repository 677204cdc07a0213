//! The cells of a transition table: pairs of a state before a period and one at its end.

use crate::caseload;
use crate::policy::Category;

/// `1` … `6`, `unmeasured`, and on the opening side outside the caseload.
pub(crate) const OPENING: [&str; 8] = ["1", "2", "3", "4", "5", "6", "unmeasured", "outside"];
/// `1` … `6`, `unmeasured`, and outside the caseload by the category of the last outflow.
pub(crate) const CLOSING: [&str; 12] = [
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
/// Where the states outside the caseload begin, behind those on benefit.
pub(crate) const OUTSIDE: usize = caseload::OUTSIDE as usize;

/// How many pairs of states there are: the cells of a table's tally.
pub(crate) const PAIRS: usize = OPENING.len() * CLOSING.len();

/// The cell of a pair of states, each by its place in its list.
#[inline]
pub(crate) const fn pair(from: usize, to: usize) -> usize {
    from * CLOSING.len() + to
}
