//! The policy: all that a council can decide, as data.
//!
//! A policy is written in TOML or JSON, one form ([`PolicyDocument`]), and checked as a whole when
//! read: one that contradicts itself is refused with each contradiction named. What it leaves out
//! has the default of the model. Nobody gets a policy they did not ask for: there is a preset,
//! [`Policy::preset`], and a beginning, [`Policy::starter`].

mod ambition;
mod check;
mod codes;
mod document;
mod document_read;
mod labels;
mod members;
mod name;
mod parameters;
#[expect(clippy::module_inception, reason = "the policy is the room's own noun")]
mod policy;
mod preset;
mod read;
mod reason;
mod resolve;
#[cfg(feature = "schema")]
mod schema;
mod wire;
mod write;

pub use ambition::{Ambition, Decision, Direction, Target};
pub use codes::{Codes, Kind};
pub use document::{
    AmbitionDocument, BreakDocument, Deadline, GroupDocument, LadderDocument, Municipality,
    ParametersDocument, PolicyDocument, Population, ProgrammeDocument, RouteDocument,
    StaffingDocument,
};
pub use members::{AGE_BANDS, DURATION_BANDS, HOURS_BANDS};
pub use name::Name;
pub use parameters::{Parameters, RateBase};
pub use policy::{Break, Group, Policy, Programme, Route};
pub use reason::{Category, Reason, Settlement};
#[cfg(feature = "schema")]
pub(crate) use schema::Member;
#[cfg(feature = "schema")]
pub use schema::schema;
pub(crate) use write::write_table;
