//! The caseload: a ledger's rows sorted by client once, and what they say of a client on a day.
//!
//! [`Caseload`] is the built store, columns and no objects. Clients lie together in chunks; of each
//! chunk the rows of a kind are a table (`Rows`), and what follows from them (benefit episodes,
//! moves from one rung to another, placements) is laid out beside them (`Timelines`). What everybody asks
//! for, the rows that stand, is laid out when a caseload is built; how it was known on an earlier
//! day is laid out when that is asked. A sweep walks those columns chunk by chunk. What holds for
//! one client on a day (rung, domain, route, groups, age, duration, scheme) is a question to a
//! `Client`; each rule of the model stands in one function there.

mod appending;
mod by_client;
mod chunk;
mod client;
mod dealing;
mod episode;
mod fact;
mod fetching;
mod gathering;
mod known;
mod layer;
mod lot;
mod moves;
mod placement;
mod rows;
mod rules;
mod sifting;
mod sorting;
mod state;
mod store;
mod timeline;
mod timeline_form;
mod timelines;

pub use client::Measured;
pub use episode::Episode;
pub use fact::Fact;
pub use placement::Placement;
pub use state::State;
pub use store::{Caseload, Digests};
pub use timeline::Timeline;
pub use timeline_form::{
    EpisodeForm, MeasuredForm, MomentForm, PlacementForm, ReferralForm, StretchForm, TimelineForm,
};

pub(crate) use client::Client;
pub(crate) use known::KnownOn;
pub(crate) use moves::{Move, OUTSIDE, UNMEASURED};
pub(crate) use rows::Rows;
pub(crate) use rules::Rules;
pub(crate) use sifting::sift;
pub(crate) use store::Sign;
pub(crate) use timelines::Timelines;
