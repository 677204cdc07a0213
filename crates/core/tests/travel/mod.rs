//! Ledgers and tallies as bytes, and tallies that merge.

mod ledger;
mod merging;
mod tallies;
