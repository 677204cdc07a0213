//! Ambitions, every decision on them, and what was reached.

use super::{Member, Period, Value};
use meedoen::kpi::Number;
use meedoen::{Day, Dimension, Kpi};
use serde::Serialize;

/// One decision on an ambition.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Decision {
    /// When it was taken; `None` means from always.
    pub(crate) decided_on: Option<Day>,
    /// What is aimed at over the whole period.
    pub(crate) target: Number,
    /// What should have been reached by the day looked at: the target in proportion to the days
    /// passed, or the target itself where it is not divided over days.
    pub(crate) due: f64,
    /// Where it was decided.
    pub(crate) source: Option<String>,
}

/// A cumulative figure at the end of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(crate) struct Reached {
    /// The day.
    pub(crate) on: Day,
    /// All since the ambition's first day.
    pub(crate) value: i64,
}

/// An ambition with every decision on it: the first is the original, the last the one that counts.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Ambition {
    /// The KPI.
    pub(crate) kpi: Kpi,
    /// The period.
    pub(crate) period: Period,
    /// The cell it is for, as dimension and member; empty: the whole.
    pub(crate) cell: Vec<(Dimension, Member)>,
    /// Whether the target is a share of the denominator.
    pub(crate) share: bool,
    /// Whether less is better.
    pub(crate) at_most: bool,
    /// The decisions known, the original first.
    pub(crate) decisions: Vec<Decision>,
    /// The day up to which it was looked at: the period's last, or the horizon before that.
    pub(crate) looked_at: Option<Day>,
    /// What was reached by that day.
    pub(crate) reached: Value,
    /// The denominator of what was reached.
    pub(crate) of: Option<Number>,
    /// Reached over the whole period's target that counts.
    pub(crate) attainment: Option<f64>,
    /// Whether late registrations may still change what was reached.
    pub(crate) provisional: bool,
    /// Month by month, where months add up.
    pub(crate) series: Vec<Reached>,
    /// Breaks in the KPI's series inside the period.
    pub(crate) breaks: Vec<Day>,
}

impl Ambition {
    /// The decision that counts.
    pub(crate) fn current(&self) -> Option<&Decision> {
        self.decisions.last()
    }
}
