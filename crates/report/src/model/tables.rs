//! Breakdowns and the transition table.

use super::{Period, Value, Words};
use meedoen::vocabulary::TransitionState;
use meedoen::{Dimension, Kpi};
use serde::Serialize;

/// A member of a breakdown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Member {
    /// The member as queries name it.
    pub(crate) id: String,
    /// What it is called, where it has a name.
    pub(crate) name: Option<Words>,
}

/// One period of a breakdown.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct BreakdownRow {
    /// The period.
    pub(crate) period: Period,
    /// The cells, in the order of the members.
    pub(crate) cells: Vec<Value>,
    /// The whole, where the cells are a partition of it.
    pub(crate) total: Value,
    /// Whether late registrations may still change the row.
    pub(crate) provisional: bool,
}

/// A KPI by the members of a dimension.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Breakdown {
    /// The KPI.
    pub(crate) kpi: Kpi,
    /// The dimension.
    pub(crate) dimension: Dimension,
    /// Its members, in its own order.
    pub(crate) members: Vec<Member>,
    /// The periods.
    pub(crate) rows: Vec<BreakdownRow>,
}

/// Clients by state on the day before a period against state on its last day.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Transitions {
    /// The period.
    pub(crate) period: Period,
    /// States on the day before: `1` … `6`, `unmeasured`, `outside`.
    pub(crate) opening: Vec<TransitionState>,
    /// States on the last day: `1` … `6`, `unmeasured`, and the categories of outflow.
    pub(crate) closing: Vec<TransitionState>,
    /// By opening state, by closing state.
    pub(crate) cells: Vec<Vec<Value>>,
    /// By opening state, all who were in it.
    pub(crate) opening_totals: Vec<Value>,
    /// By closing state, all who are in it.
    pub(crate) closing_totals: Vec<Value>,
    /// Everybody in the table.
    pub(crate) total: Value,
}
