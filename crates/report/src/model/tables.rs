//! Breakdowns and the transition table.

use super::{Period, Value, Words};
use meedoen::vocabulary::TransitionState;
use meedoen::{Dimension, Kpi};
use serde::Serialize;

/// A member of a breakdown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Member {
    /// The member as queries name it.
    pub id: String,
    /// What it is called, where it has a name.
    pub name: Option<Words>,
}

/// One period of a breakdown.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BreakdownRow {
    /// The period.
    pub period: Period,
    /// The cells, in the order of the members.
    pub cells: Vec<Value>,
    /// The whole, where the cells are a partition of it.
    pub total: Value,
    /// Whether late registrations may still change the row.
    pub provisional: bool,
}

/// A KPI by the members of a dimension.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Breakdown {
    /// The KPI.
    pub kpi: Kpi,
    /// The dimension.
    pub dimension: Dimension,
    /// Its members, in its own order.
    pub members: Vec<Member>,
    /// The periods.
    pub rows: Vec<BreakdownRow>,
}

/// Clients by state on the day before a period against state on its last day.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Transitions {
    /// The period.
    pub period: Period,
    /// States on the day before: `1` … `6`, `unmeasured`, `outside`.
    pub opening: Vec<TransitionState>,
    /// States on the last day: `1` … `6`, `unmeasured`, and the categories of outflow.
    pub closing: Vec<TransitionState>,
    /// By opening state, by closing state.
    pub cells: Vec<Vec<Value>>,
    /// By opening state, all who were in it.
    pub opening_totals: Vec<Value>,
    /// By closing state, all who are in it.
    pub closing_totals: Vec<Value>,
    /// Everybody in the table.
    pub total: Value,
}
