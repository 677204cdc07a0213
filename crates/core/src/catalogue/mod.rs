//! What can be asked and said: KPIs, curves and dimensions, one entry each.
//!
//! The text of a KPI in the docs, its label in a report and what the code may break it down by come
//! from the same [`Entry`]: `docs/kpis.md` is written from [`entries`].

mod adds;
mod block;
mod chain;
mod cohort;
mod curves;
mod entries;
mod entry;
mod family;
mod finding;
mod kpi;
mod labels;
mod ladder;
mod placements;
mod published;
mod shared;
mod stock_and_flow;
mod topic;
mod unit;
mod whole;

#[cfg(test)]
mod entry_tests;

pub use adds::OverPeriods;
pub(crate) use block::each_kpi;
pub use curves::{CurveEntry, CurveKind};
pub use entries::entries;
pub use entry::Entry;
pub(crate) use entry::{Inhabitants, LookAhead};
pub(crate) use family::Family;
pub(crate) use placements::OFF_BENEFIT_AFTER;
pub use topic::Topic;
pub use unit::Unit;
#[cfg(feature = "schema")]
pub(crate) use {adds::Adds, entry::Extra};
// The families' macros, through which each_kpi goes.
pub(crate) use chain::chain;
pub(crate) use cohort::cohort;
pub use finding::{FindingCode, Severity};
pub use kpi::Kpi;
pub use labels::label;
pub(crate) use ladder::ladder;
pub(crate) use placements::placements;
pub(crate) use published::published;
pub(crate) use stock_and_flow::stock_and_flow;
pub use whole::catalogue;
