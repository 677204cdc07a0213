//! Findings: what a timeline shows that a row cannot.
//!
//! They are about records, never about people: data quality, not conduct. Nothing is scored or
//! ranked. They are computed on request, as known on a day K and for a day `as_of` that the caller
//! gives (the library knows no today), and kept as columns.

mod checks;
mod table;

pub use table::{CaseFinding, Findings, FindingsQuery};

#[cfg(test)]
mod findings_tests;
