//! The policy: all that a council can decide, as data.

mod codes;
mod reason;

pub use codes::{Codes, Kind};
pub use reason::{Category, Reason, Settlement};
