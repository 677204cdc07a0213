//! Laws that hold whatever the ledger, by property tests.

mod figures;
mod reading;
mod twin;
