//! The states of the transition table.

use super::{Category, Rung, Text};
use serde::{Serialize, Serializer};

/// Where a client is on one of the two days of a transition table. As text it is the word in an answer.
///
/// ```
/// use meedoen::vocabulary::{Category, Rung, TransitionState};
/// assert_eq!(TransitionState::On(Rung::ALL[2]).to_string(), "3");
/// assert_eq!(TransitionState::Left(Category::ToWork).to_string(), "to_work");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum TransitionState {
    /// On benefit, on this rung.
    On(Rung),
    /// On benefit, on no rung.
    Unmeasured,
    /// Not on benefit, on the day before the period.
    Outside,
    /// Not on benefit, on the period's last day: what the reason of the last outflow counts as.
    Left(Category),
}

impl TransitionState {
    /// The states on the day before a period, in the table's order.
    pub const OPENING: [Self; 8] = [
        Self::On(Rung::ALL[0]),
        Self::On(Rung::ALL[1]),
        Self::On(Rung::ALL[2]),
        Self::On(Rung::ALL[3]),
        Self::On(Rung::ALL[4]),
        Self::On(Rung::ALL[5]),
        Self::Unmeasured,
        Self::Outside,
    ];

    /// The states on a period's last day, in the table's order.
    pub const CLOSING: [Self; 12] = [
        Self::On(Rung::ALL[0]),
        Self::On(Rung::ALL[1]),
        Self::On(Rung::ALL[2]),
        Self::On(Rung::ALL[3]),
        Self::On(Rung::ALL[4]),
        Self::On(Rung::ALL[5]),
        Self::Unmeasured,
        Self::Left(Category::ToWork),
        Self::Left(Category::Education),
        Self::Left(Category::Neutral),
        Self::Left(Category::Other),
        Self::Left(Category::Unknown),
    ];

    /// Every state: those on benefit, `outside`, and outside by category.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        Self::OPENING.into_iter().chain(Category::LIST.map(Self::Left))
    }

    /// The word in an answer.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::On(rung) => rung.as_str(),
            Self::Unmeasured => "unmeasured",
            Self::Outside => "outside",
            Self::Left(category) => category.word(),
        }
    }

    /// What a report calls it.
    ///
    /// ```
    /// use meedoen::vocabulary::{Lang, TransitionState};
    /// assert_eq!(TransitionState::Outside.label().get(Lang::En), "outside the caseload");
    /// ```
    pub const fn label(self) -> Text {
        match self {
            Self::On(rung) => rung.label(),
            Self::Unmeasured => Text::new("niet gemeten", "unmeasured"),
            Self::Outside => Text::new("buiten het bestand", "outside the caseload"),
            Self::Left(category) => category.label(),
        }
    }
}

impl std::fmt::Display for TransitionState {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for TransitionState {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
