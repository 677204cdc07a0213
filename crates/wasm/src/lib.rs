//! The Rust half of the npm package: it converts and delegates, and decides nothing.
//!
//! What a user sees is in `npm/src`, in TypeScript; it calls the classes here. Questions and answers
//! go in the JSON form that every language shares, columns as typed arrays ([`columns_in`],
//! [`columns_out`]), errors as JavaScript's own with `code` and `place` ([`errors`]).

mod caseload;
mod catalogue;
mod columns_in;
mod columns_out;
mod errors;
mod findings;
mod json;
mod ledger;
mod mapping;
mod policy;
mod reader;
#[cfg(feature = "report")]
mod report;
mod sweep;
#[cfg(feature = "synthetic")]
mod synthetic;
mod words;
