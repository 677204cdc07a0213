//! Findings: what a timeline shows that a row cannot.
//!
//! They are about records, never about people: data quality, not conduct. Nothing is scored or
//! ranked. They are computed on request, as known on a day K and for a day `as_of`, by default the
//! horizon (the library knows no today), and kept as columns.

mod checks;
mod query;
mod search;
mod table;

pub use query::FindingsQuery;
pub use search::FindingsSearch;
pub use table::{CaseFinding, Findings};

#[cfg(test)]
mod findings_tests;
