//! From which rung to which clients went.

use super::Filters;
use crate::document::{is_default, or_default};
use crate::{Day, Dimension, Span};
use serde::{Deserialize, Serialize};

/// From which state to which clients went: that on the day before the period against that on its
/// last day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "an object with the question")]
pub struct TransitionQuery {
    /// The first day, included.
    pub(crate) from: Day,
    /// The last day, included.
    pub(crate) to: Day,
    /// What to narrow to, judged on the day before the period.
    #[serde(
        rename = "where",
        default,
        deserialize_with = "or_default",
        skip_serializing_if = "is_default"
    )]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Filters>"))]
    pub(crate) only: Filters,
    /// As known on this day; by default as everything now stands.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) known_on: Option<Day>,
}

impl TransitionQuery {
    /// The transition table of this period.
    pub fn over(span: Span) -> Self {
        Self { from: span.first(), to: span.last(), only: Filters::default(), known_on: None }
    }

    /// Narrowed to these members of a dimension (any of).
    #[must_use]
    pub fn only<M: Into<String>>(
        mut self,
        dimension: Dimension,
        members: impl IntoIterator<Item = M>,
    ) -> Self {
        self.only.narrow(dimension, members);
        self
    }

    /// As known on this day.
    #[must_use]
    pub fn known_on(mut self, day: Day) -> Self {
        self.known_on = Some(day);
        self
    }

    /// The period.
    pub(crate) fn span(&self) -> Span {
        Span::half_open(self.from, self.to.plus_days(1))
    }
}
