//! How long it takes, as a curve.

use super::Filters;
use crate::catalogue::CurveKind;
use crate::document::{is_default, or_default};
use crate::{Day, Dimension, Span};
use serde::{Deserialize, Serialize};

/// A Kaplan–Meier curve of those who start in a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "an object with the question")]
pub struct CurveQuery {
    /// The curve.
    pub(crate) of: CurveKind,
    /// The first day on which somebody starts, included.
    pub(crate) from: Day,
    /// The last day on which somebody starts, included.
    pub(crate) to: Day,
    /// What to narrow to, judged on the day somebody starts.
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
    /// The day the ledger is complete to; by default taken from the ledger.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) horizon: Option<Day>,
    /// The programme whose cohort is meant.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) programme: Option<String>,
}

impl CurveQuery {
    /// This curve of those who start in these days.
    pub fn over(of: CurveKind, span: Span) -> Self {
        Self {
            of,
            from: span.first(),
            to: span.last(),
            only: Filters::default(),
            known_on: None,
            horizon: None,
            programme: None,
        }
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

    /// The ledger is complete to this day.
    #[must_use]
    pub fn horizon(mut self, day: Day) -> Self {
        self.horizon = Some(day);
        self
    }

    /// The programme whose cohort is meant.
    #[must_use]
    pub fn programme(mut self, id: impl Into<String>) -> Self {
        self.programme = Some(id.into());
        self
    }

    /// The days in which somebody starts.
    pub(crate) fn span(&self) -> Span {
        Span::half_open(self.from, self.to.plus_days(1))
    }
}
