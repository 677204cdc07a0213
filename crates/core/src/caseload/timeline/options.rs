//! How a client's timeline is looked at.

use crate::{Day, ErrorCode, Result, document};
use serde::Deserialize;

/// How a client's timeline is looked at: as known on which day.
///
/// ```
/// use meedoen::caseload::TimelineOptions;
///
/// let options = TimelineOptions::from_json(r#"{"known_on": "2023-06-30"}"#)?;
/// assert_eq!(options.known_on(), Some("2023-06-30".parse()?));
/// assert_eq!(TimelineOptions::from_json("{}")?.known_on(), None);
/// # Ok::<(), meedoen::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(description = "How a client's timeline is looked at.")
)]
#[serde(deny_unknown_fields, default)]
pub struct TimelineOptions {
    /// As known on this day; by default as everything now stands.
    known_on: Option<Day>,
}

impl TimelineOptions {
    /// Reads options from JSON; what is left out has its default. `bad_query` with the option that is
    /// wrong.
    ///
    /// ```
    /// use meedoen::caseload::TimelineOptions;
    ///
    /// assert_eq!(TimelineOptions::from_json("{}")?, TimelineOptions::default());
    /// let error = TimelineOptions::from_json(r#"{"known_on": "soon"}"#).unwrap_err();
    /// assert_eq!(error.place(), "known_on");
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn from_json(text: &str) -> Result<Self> {
        document::from_json(text, ErrorCode::BadQuery)
    }

    /// The day as known on which the timeline is: see [`Caseload::client`](crate::Caseload::client).
    ///
    /// ```
    /// use meedoen::caseload::TimelineOptions;
    ///
    /// let options = TimelineOptions::from_json(r#"{"known_on": "2023-06-30"}"#)?;
    /// assert_eq!(options.known_on(), Some("2023-06-30".parse()?));
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn known_on(&self) -> Option<Day> {
        self.known_on
    }
}
