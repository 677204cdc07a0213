//! The caseload: a ledger's rows sorted by client once, and what they say of a client on a day.
//!
//! [`Caseload`] is the built store: columns, and no object for a client. It consists of chunks of a
//! few thousand clients. In a chunk the rows of each kind are a table, and what follows from them
//! (benefit episodes, moves from one rung to another, placements) is laid out beside them. What
//! every question needs, the rows that stand, is laid out when a caseload is built; how it was known
//! on an earlier day is laid out when a question asks for it.
//!
//! A caseload grows: sorted base segments, and a small delta that holds each client whom new rows
//! are about whole, folded in when it has grown.

mod access;
mod append;
mod build;
mod builder;
mod chunk;
mod compiled_policy;
mod digests;
mod store;
mod timeline;
mod view;

pub use builder::CaseloadBuilder;
pub use digests::Digests;
pub use store::Caseload;
pub use timeline::{
    Episode, Measured, Moment, Placement, Referral, State, Stretch, Timeline, TimelineOptions,
};

pub(crate) use append::Sign;
pub(crate) use chunk::{
    Client, EpisodeRow, Fact, Measurement, Move, OUTSIDE, PlacementRow, Timelines, UNMEASURED,
};
pub(crate) use compiled_policy::CompiledPolicy;
pub(crate) use view::KnownOn;
