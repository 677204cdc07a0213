//! From a policy to text.

use super::Policy;
use crate::document::Tree;
use serde::{Serialize, Serializer};

impl Policy {
    /// The policy as TOML: its document, without what is empty or was left out.
    pub fn to_toml(&self) -> String {
        Tree::of(&self.document).to_toml()
    }

    /// The policy as JSON, indented.
    pub fn to_json(&self) -> String {
        // Text keys and finite numbers, which a checked policy has, can always be written.
        serde_json::to_string_pretty(&self.document).unwrap_or_default()
    }
}

/// The policy as its document: what [`Policy::from_json`] reads.
impl Serialize for Policy {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.document.serialize(serializer)
    }
}
