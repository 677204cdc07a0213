//! How questions are answered.

use crate::{Day, ErrorCode, Result, document};
use serde::Deserialize;

/// The most rows an answer may have unless the caller says otherwise.
const MOST_ROWS: u64 = 1_000_000;

/// How questions are answered.
///
/// ```
/// use meedoen::kpi::AskOptions;
///
/// let options = AskOptions::from_json(r#"{"most_rows": 500, "horizon": "2023-12-31"}"#)?;
/// assert_eq!(options, AskOptions::default().most_rows(500).horizon("2023-12-31".parse()?));
/// # Ok::<(), meedoen::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(description = "How questions are answered.")
)]
#[serde(deny_unknown_fields, default)]
#[non_exhaustive]
pub struct AskOptions {
    /// The most rows an answer may have, counted as periods × all members of the dimensions over
    /// the KPIs; a question for more is refused (`too_large`) before anything is counted.
    pub(crate) most_rows: u64,
    /// Whether the receipts hold digests of ledger and policy, which takes a pass and a sort.
    pub(crate) digests: bool,
    /// The horizon of the questions that give none; none: that of the caseload that makes the plan.
    pub(crate) horizon: Option<Day>,
}

impl Default for AskOptions {
    fn default() -> Self {
        Self { most_rows: MOST_ROWS, digests: false, horizon: None }
    }
}

impl AskOptions {
    /// Reads options from JSON; what is left out has its default. `bad_query` with the option that is
    /// wrong.
    pub fn from_json(text: &str) -> Result<Self> {
        document::from_json(text, ErrorCode::BadQuery)
    }

    /// Refuses questions for more rows than this.
    #[must_use]
    pub fn most_rows(mut self, rows: u64) -> Self {
        self.most_rows = rows;
        self
    }

    /// Whether the receipts hold digests.
    #[must_use]
    pub fn digests(mut self, digests: bool) -> Self {
        self.digests = digests;
        self
    }

    /// The horizon of the questions that give none; for one that is asked as known on an earlier
    /// day, that day.
    ///
    /// Those who count parts of the same caseload need the same horizon: the latest of
    /// [`Caseload::horizon`](crate::Caseload::horizon) over the parts. For a question that is asked as known on a day, the
    /// horizon that the whole would have is the latest over the parts as known on that day: where
    /// that matters, give the question a horizon of its own.
    #[must_use]
    pub fn horizon(mut self, day: Day) -> Self {
        self.horizon = Some(day);
        self
    }

    /// The horizon of a question that is asked as known on a day and gives none.
    pub(crate) fn horizon_as_known_on(self, known_on: Option<Day>) -> Option<Day> {
        self.horizon.map(|horizon| known_on.map_or(horizon, |known_on| horizon.min(known_on)))
    }
}
