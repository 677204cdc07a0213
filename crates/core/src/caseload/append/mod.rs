//! A caseload that grows with its ledger: base segments, deltas, and what folds them.
//!
//! ```text
//! build     base: one segment for each 4096 clients
//! append    a delta with the clients that the new rows are about, whole
//! append    another delta; eight of similar size are merged into one
//! append    once deltas hold one in eight clients, they are folded into the base
//! ```

mod changes;
mod collect;
mod delta;
mod segments;

pub(crate) use changes::Changes;
pub(crate) use segments::{Segments, Sign};

#[cfg(test)]
mod segments_tests;
