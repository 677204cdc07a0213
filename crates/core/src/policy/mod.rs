//! The policy: all that a council can decide, as data.
//!
//! A policy is written in TOML or JSON, one form, and checked as a whole when
//! read: one that contradicts itself is refused with each contradiction named. What it leaves out
//! has the default of the model. Nobody gets a policy they did not ask for: there is a preset,
//! [`Policy::preset`], and a beginning, [`Policy::starter`].

mod ambition;
mod assessment;
mod check;
mod codes;
mod document;
mod fingerprint;
mod in_force;
mod labels;
mod ladder;
mod members;
mod name;
mod parameters;
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
#[cfg(feature = "schema")]
pub(crate) use document::PolicyDocument;
pub use document::{Deadline, Municipality, Population};
pub use in_force::{Break, Group, Policy, Programme, Route};
pub use ladder::{Ladder, LadderVersion};
pub(crate) use members::Member;
pub use name::Name;
pub use parameters::Parameters;
#[cfg(feature = "schema")]
pub use schema::schema;
