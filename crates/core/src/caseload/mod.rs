//! The caseload: a ledger's rows sorted by client once, and what they say of a client on a day.
//!
//! [`Caseload`] is the built store, columns and no objects. Clients lie together in chunks; of each
//! chunk the rows of a kind are a table (`Rows`), and what follows from them (benefit episodes,
//! moves from one rung to another, placements) is laid out beside them (`Timelines`). What everybody asks
//! for, the rows that stand, is laid out when a caseload is built; how it was known on an earlier
//! day is laid out when that is asked. A sweep walks those columns chunk by chunk. What holds for
//! one client on a day (rung, domain, route, groups, age, duration, scheme) is a question to a
//! `Client`; each rule of the model stands in one function there.

mod append;
mod build;
mod chunk;
mod compiled_policy;
mod store;
mod timeline;
mod view;

pub use chunk::{Episode, Fact, Measured, Placement};
pub use store::{Caseload, Digests};
pub use timeline::{
    EpisodeForm, MeasuredForm, MomentForm, PlacementForm, ReferralForm, State, StretchForm,
    Timeline, TimelineForm,
};

pub(crate) use chunk::{Client, Move, OUTSIDE, Timelines, UNMEASURED};
pub(crate) use compiled_policy::Rules;
pub(crate) use store::Sign;
pub(crate) use view::KnownOn;
