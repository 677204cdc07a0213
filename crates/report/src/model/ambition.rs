//! Ambitions, every decision on them, and what was reached.

use super::{Member, Period, Value};
use meedoen::kpi::Number;
use meedoen::{Day, Dimension, Kpi};
use serde::Serialize;

/// One decision on an ambition.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Decision {
    /// When it was taken; `None` means from always.
    pub decided_on: Option<Day>,
    /// What is aimed at over the whole period.
    pub target: Number,
    /// What should have been reached by the day looked at: the target in proportion to the days
    /// passed, or the target itself where it is not divided over days.
    pub due: f64,
    /// Where it was decided.
    pub source: Option<String>,
}

/// A cumulative figure at the end of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Reached {
    /// The day.
    pub on: Day,
    /// All since the ambition's first day.
    pub value: i64,
}

/// An ambition with every decision on it: the first is the original, the last the one that counts.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Ambition {
    /// The KPI.
    pub kpi: Kpi,
    /// The period.
    pub period: Period,
    /// The cell it is for, as dimension and member; empty: the whole.
    pub cell: Vec<(Dimension, Member)>,
    /// Whether the target is a share of the denominator.
    pub share: bool,
    /// Whether less is better.
    pub at_most: bool,
    /// The decisions known, the original first.
    pub decisions: Vec<Decision>,
    /// The day up to which it was looked at: the period's last, or the horizon before that.
    pub looked_at: Option<Day>,
    /// What was reached by that day.
    pub reached: Value,
    /// The denominator of what was reached.
    pub of: Option<Number>,
    /// Reached over the whole period's target that counts.
    pub attainment: Option<f64>,
    /// Whether late registrations may still change what was reached.
    pub provisional: bool,
    /// Month by month, where months add up.
    pub series: Vec<Reached>,
    /// Breaks in the KPI's series inside the period.
    pub breaks: Vec<Day>,
}

impl Ambition {
    /// The decision that counts.
    pub fn current(&self) -> Option<&Decision> {
        self.decisions.last()
    }
}
