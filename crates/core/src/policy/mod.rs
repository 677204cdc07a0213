//! The policy: all that a council can decide, as data.
//!
//! A policy is written in TOML or JSON, one form ([`PolicyDocument`]), and checked as a whole when
//! read: one that contradicts itself is refused with each contradiction named. What it leaves out
//! has the default of the model. Nobody gets a policy they did not ask for: there is a preset,
//! [`Policy::preset`], and a beginning, [`Policy::starter`].

mod ambition;
mod assessment;
mod check;
mod codes;
mod document;
mod fingerprint;
mod labels;
mod ladder;
mod members;
mod name;
mod parameters;
#[expect(clippy::module_inception, reason = "the policy is the room's own noun")]
mod policy;
mod preset;
mod read;
mod resolve;
#[cfg(feature = "schema")]
mod schema;
mod write;

pub use crate::vocabulary::{Category, Kind, RateBase, Reason, Settlement};
pub use ambition::{Ambition, Decision, Direction, Target};
pub use assessment::{
    Assessment, AssessmentAnswers, AssessmentQuestion, AssessmentRules, Reply, assess,
};
pub use codes::Codes;
pub use document::{
    AmbitionDocument, BreakDocument, Deadline, GroupDocument, LadderDocument, Municipality,
    ParametersDocument, PolicyDocument, Population, ProgrammeDocument, RouteDocument,
    StaffingDocument,
};
pub use ladder::{Ladder, LadderVersion};
pub(crate) use members::Member;
pub use name::Name;
pub use parameters::Parameters;
pub use policy::{Break, Group, Policy, Programme, Route};
#[cfg(feature = "schema")]
pub use schema::schema;
