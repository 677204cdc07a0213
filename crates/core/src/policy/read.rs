//! From text to a policy: TOML and JSON, one form.

use super::Policy;
use super::document::PolicyDocument;
use super::resolve::resolve;
use crate::{ErrorCode, Result, document};

impl Policy {
    /// Reads a policy from TOML. `bad_policy` with the line, or with the place (such as
    /// `ambition[2].target`) of what is wrong.
    pub fn from_toml(text: &str) -> Result<Self> {
        checked(document::from_toml(text, ErrorCode::BadPolicy)?)
    }

    /// Reads a policy from JSON, as [`Policy::from_toml`] does from TOML.
    pub fn from_json(text: &str) -> Result<Self> {
        checked(document::from_json(text, ErrorCode::BadPolicy)?)
    }
}

/// The policy of a document. `bad_policy` names every contradiction, one a line, each with its place.
fn checked(document: PolicyDocument) -> Result<Policy> {
    let (policy, faults) = resolve(document);
    faults.into_list().map(|()| policy)
}
