//! Findings: what a timeline shows that a row cannot.
//!
//! They speak of records, never of people: data quality, not conduct. Nothing is scored and nobody
//! is ranked. They are computed when asked, as known on a day K and for a day `as_of` that the
//! caller gives (the library knows no today), and kept as columns.

mod checks;
mod table;

pub use table::{CaseFinding, Findings, FindingsQuery};

#[cfg(test)]
mod findings_tests;
