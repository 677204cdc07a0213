//! The caseload: a ledger's rows sorted by client once, and what they say of a client on a day.
//!
//! [`Caseload`] is the built store, columns and no objects. A sweep walks it client by client and
//! lays out each client's [`Timeline`] as known on a day: benefit episodes, placements, measured
//! rungs and the other facts, in buffers that are used again for the next client. What holds on a
//! day (rung, domain, route, groups, age, duration, scheme) is a question to that timeline; each
//! rule of the model stands in one function there.

mod episode;
mod known;
mod placement;
mod rules;
mod segment;
mod state;
mod store;
mod timeline;

pub use episode::Episode;
pub use placement::Placement;
pub use state::State;
pub use store::{Caseload, Digests};
pub use timeline::{Fact, Measured, Timeline};

pub(crate) use known::KnownOn;
pub(crate) use rules::Rules;
