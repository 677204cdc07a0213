//! The policy: all that a council can decide, as data.
//!
//! A policy is written in TOML or JSON, one form, and checked as a whole when
//! read: one that contradicts itself is refused with each contradiction named. What it leaves out
//! has the default of the model. Nobody gets a policy they did not ask for: there is a preset,
//! [`Policy::preset`], and a beginning, [`Policy::starter`].

mod ambition;
mod assessment;
mod breaks;
mod check;
mod codes;
mod document;
mod fingerprint;
mod group;
mod in_force;
mod labels;
mod ladder;
mod members;
mod name;
mod parameters;
mod preset;
mod programme;
mod read;
mod resolve;
mod route;
#[cfg(feature = "schema")]
mod schema;
mod targets;
#[cfg(test)]
mod targets_tests;
mod write;

pub(crate) use ambition::RowTarget;
pub use ambition::{Ambition, Direction};
pub use assessment::{
    Assessment, AssessmentAnswers, AssessmentQuestion, AssessmentRules, Reply, assess,
};
pub use breaks::Break;
pub(crate) use codes::Codes;
pub use document::Deadline;
pub(crate) use document::Member;
#[cfg(feature = "schema")]
pub(crate) use document::PolicyDocument;
pub use group::Group;
pub use in_force::Policy;
pub(crate) use ladder::Ladder;
pub use name::Name;
pub use parameters::Parameters;
pub use programme::Programme;
pub use route::Route;
#[cfg(feature = "schema")]
pub use schema::schema;
