//! What to check, and as of when.

use crate::{Day, ErrorCode, Result, document};
use serde::{Deserialize, Serialize};

/// What to check, and as of when: see [`Caseload::findings`](crate::Caseload::findings). By default as of the horizon and as
/// everything now stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(
        description = "What to check, and as of when: by default as of the horizon and as everything now stands."
    )
)]
#[serde(deny_unknown_fields, default)]
pub struct FindingsQuery {
    /// The day looked at: what starts later is a finding, and "open" means open on it. By default the
    /// horizon as known on `known_on`.
    pub(super) as_of: Option<Day>,
    /// As known on this day; by default as everything now stands.
    pub(super) known_on: Option<Day>,
}

impl FindingsQuery {
    /// The findings as of this day, as everything now stands: what starts later is a finding, and
    /// "open" means open on this day.
    ///
    /// ```
    /// use meedoen::{Day, findings::FindingsQuery};
    ///
    /// let query = FindingsQuery::as_of("2023-12-31".parse()?);
    /// let june: Day = "2023-06-30".parse()?;
    /// assert_ne!(query, query.known_on(june));
    /// assert_eq!(query, query.known_on(june).known_on(None::<Day>));
    /// assert_eq!(serde_json::json!(query)["as_of"], "2023-12-31");
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub const fn as_of(day: Day) -> Self {
        Self { as_of: Some(day), known_on: None }
    }

    /// Reads what to check from JSON; what is left out has its default. `bad_query` with the place of
    /// what is wrong.
    ///
    /// ```
    /// use meedoen::findings::FindingsQuery;
    ///
    /// let query = FindingsQuery::from_json(r#"{"as_of": "2023-12-31"}"#)?;
    /// assert_eq!(query, FindingsQuery::as_of("2023-12-31".parse()?));
    /// assert_eq!(FindingsQuery::from_json("{}")?, FindingsQuery::default());
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn from_json(text: &str) -> Result<Self> {
        document::from_json(text, ErrorCode::BadQuery)
    }

    /// As known on this day; `None` means: as everything now stands.
    ///
    /// ```
    /// use meedoen::{Day, findings::FindingsQuery};
    ///
    /// let february: Day = "2024-02-01".parse()?;
    /// let query = FindingsQuery::as_of("2023-12-31".parse()?).known_on(february);
    /// let json = r#"{"as_of": "2023-12-31", "known_on": "2024-02-01"}"#;
    /// assert_eq!(query, FindingsQuery::from_json(json)?);
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    #[must_use]
    pub fn known_on(mut self, day: impl Into<Option<Day>>) -> Self {
        self.known_on = day.into();
        self
    }
}
