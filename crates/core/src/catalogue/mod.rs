//! What can be asked and said: KPIs, curves and dimensions, one entry each.
//!
//! The text of a KPI in the docs, its label in a report and what the code may break it down by come
//! from the same [`Entry`].

mod dimension;
mod entry;
mod finding;
mod kpi;
mod text;

pub use dimension::Dimension;
pub use entry::{Adds, Entry, Extra, Family, Unit};
pub use finding::{FindingCode, Severity};
pub use kpi::{CurveKind, Kpi};
pub use text::{Lang, Text};
