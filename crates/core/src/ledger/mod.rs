//! The ledger: records, the one door in, and the columns they become.

mod columns;

pub use columns::Columns;
