//! What can be asked and said: KPIs, curves and dimensions, one entry each.
//!
//! The text of a KPI in the docs, its label in a report and what the code may break it down by come
//! from the same [`Entry`]: `docs/kpis.md` is written from [`entries`].

mod chain;
mod cohort;
mod curves;
mod dimension;
mod entry;
mod finding;
mod kpi;
mod labels;
mod ladder;
mod placements;
mod published;
mod shared;
mod stock_and_flow;
mod whole;

#[cfg(test)]
mod entry_tests;

pub use crate::vocabulary::{Lang, Text};
pub use curves::{CurveEntry, curves};
pub use dimension::Dimension;
pub use entry::{Adds, Entry, Extra, Family, OverPeriods, Unit, entries};
pub use finding::{FindingCode, Severity};
pub use kpi::{CurveKind, Kpi};
pub use labels::{label, state_label};
pub use whole::catalogue;
