//! From text to a policy: TOML and JSON, one form.

use super::Policy;
use super::document::PolicyDocument;
use super::resolve::resolve;
use crate::{ErrorCode, Result, document};

impl Policy {
    /// Reads a policy from TOML. `bad_policy` with the line, or with the place (such as
    /// `ambition[2].target`) of what is wrong.
    ///
    /// ```
    /// use meedoen::Policy;
    ///
    /// let text = "format = 1\nmunicipality = { name = \"Ons Dorp\" }\n";
    /// assert_eq!(Policy::from_toml(text)?, Policy::starter("Ons Dorp"));
    ///
    /// // Each contradiction is named at its place, one a line.
    /// let wrong = "parameters = { bridge_days = -1, activating = [\"chess\"] }";
    /// let error = Policy::from_toml(&format!("{text}{wrong}")).unwrap_err();
    /// assert_eq!(
    ///     error.sentence(),
    ///     "parameters.bridge_days: -1 is not in 0 to 36525\n\
    ///      parameters.activating[0]: `chess` is no activity code"
    /// );
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn from_toml(text: &str) -> Result<Self> {
        checked(document::from_toml(text, ErrorCode::BadPolicy)?)
    }

    /// Reads a policy from JSON, as [`Policy::from_toml`] does from TOML.
    ///
    /// ```
    /// use meedoen::Policy;
    ///
    /// let policy = Policy::from_json(r#"{"format": 1, "municipality": {"name": "Ons Dorp"}}"#)?;
    /// assert_eq!(policy, Policy::starter("Ons Dorp"));
    ///
    /// let error = Policy::from_json(r#"{"format": 1, "municipality": "Ons Dorp"}"#).unwrap_err();
    /// assert_eq!(error.place(), "municipality");
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn from_json(text: &str) -> Result<Self> {
        checked(document::from_json(text, ErrorCode::BadPolicy)?)
    }
}

/// The policy of a document. `bad_policy` names every contradiction, one a line, each with its place.
fn checked(document: PolicyDocument) -> Result<Policy> {
    let (policy, faults) = resolve(document);
    faults.into_list().map(|()| policy)
}
