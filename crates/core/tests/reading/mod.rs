//! How a ledger is read: the rules one by one.

mod columns;
mod infer;
mod rules;
mod snapshots;
