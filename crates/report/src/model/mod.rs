//! The report as plain data: figures, breakdowns and their context, in no language yet.
//!
//! Small cells are already hidden here, so whatever is made of the model can't show them.

mod ambition;
mod context;
mod report;
mod tables;
mod value;

pub(crate) use ambition::{Ambition, Decision, Reached};
pub(crate) use context::{Break, Deadline, FindingCount, Grounds, Programme, Quality, RowCounts};
pub use report::Report;
pub(crate) use report::{Section, Topic};
pub(crate) use tables::{Breakdown, BreakdownRow, Member, Transitions};
pub(crate) use value::{Figure, Missing, Period, Value, Words};
