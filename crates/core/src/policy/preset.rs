//! Policies to begin with.

use super::Policy;
use super::document::PolicyDocument;
use super::resolve::resolve;
use crate::{Error, ErrorCode, Result};

/// The letter's case, with what the letter does not say marked as invented.
const EXAMPLE: &str = include_str!("example.toml");

impl Policy {
    /// The TOML of a preset, with the comments that say what is invented.
    ///
    /// ```
    /// use meedoen::Policy;
    ///
    /// let text = Policy::preset_toml("example")?;
    /// assert_eq!(Policy::from_toml(text)?, Policy::preset("example")?);
    /// assert_eq!(Policy::preset_toml("voorbeeld").unwrap_err().place(), "preset");
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn preset_toml(name: &str) -> Result<&'static str> {
        match name {
            "example" => Ok(EXAMPLE),
            _ => Err(Error::new(
                ErrorCode::BadPolicy,
                "preset",
                format!("there is no preset `{}`; there is `example`", name.escape_debug()),
            )),
        }
    }

    /// The preset with this name: `example`, the case of the letter to the council.
    ///
    /// ```
    /// use meedoen::policy::Policy;
    /// let policy = Policy::preset("example")?;
    /// assert_eq!(policy.routes().len(), 4);
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn preset(name: &str) -> Result<Self> {
        Self::from_toml(Self::preset_toml(name)?)
    }

    /// A policy for a municipality that begins: its name and the defaults. No ladder, programmes,
    /// routes, groups or ambitions: those are for its council to decide.
    ///
    /// ```
    /// use meedoen::Policy;
    ///
    /// let policy = Policy::starter("Ons Dorp");
    /// assert_eq!(policy.to_toml(), "format = 1\n\n[municipality]\nname = \"Ons Dorp\"\n");
    /// ```
    pub fn starter(name: &str) -> Self {
        // There is nothing in it that could contradict anything.
        resolve(PolicyDocument::of(name)).0
    }
}
