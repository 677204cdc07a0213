//! From text to a policy: TOML and JSON, one form.

use super::Policy;
use crate::{ErrorCode, Result, document};

impl Policy {
    /// Reads a policy from TOML. `bad_policy` with the line, or with the place (such as
    /// `ambition[2].target`) of what is wrong.
    pub fn from_toml(text: &str) -> Result<Self> {
        Self::from_document(document::from_toml(text, ErrorCode::BadPolicy)?)
    }

    /// Reads a policy from JSON, as [`Policy::from_toml`] does from TOML.
    pub fn from_json(text: &str) -> Result<Self> {
        Self::from_document(document::from_json(text, ErrorCode::BadPolicy)?)
    }
}
