//! From a policy to text.

use super::Policy;
use crate::document::Tree;
use serde::{Serialize, Serializer};

impl Policy {
    /// The policy as TOML: its document, without what is empty or was left out.
    ///
    /// ```
    /// # use meedoen::Policy;
    /// let policy = Policy::preset("example")?;
    /// let text = policy.to_toml();
    /// assert_eq!(Policy::from_toml(&text)?, policy);
    /// assert!(!text.contains('#')); // comments are not kept; see `Policy::preset_toml`
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn to_toml(&self) -> String {
        Tree::of(&self.document).to_toml()
    }

    /// The policy as JSON, indented.
    ///
    /// ```
    /// # use meedoen::Policy;
    /// let policy = Policy::preset("example")?;
    /// assert_eq!(Policy::from_json(&policy.to_json())?, policy);
    /// # Ok::<(), meedoen::Error>(())
    /// ```
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
