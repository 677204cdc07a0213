//! Policies and mappings: how they are read and written, and what is refused.

mod assessment;
mod labels;
mod mapping;
mod policy;
mod round_trips;
#[cfg(feature = "schema")]
mod schema;
