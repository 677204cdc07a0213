//! What is asked: one type for each form of a question, which is also how JSON reads and writes it.

pub(crate) mod check;
mod curve_query;
mod filters;
pub(crate) mod from_json;
mod kpi_query;
mod list;
mod shared;
mod transition_query;

pub use curve_query::CurveQuery;
pub(crate) use filters::Filters;
pub use kpi_query::Query;
pub(crate) use list::ListedQuestion;
pub use list::QuestionList;
pub use transition_query::TransitionQuery;

use crate::document::Faults;
use crate::{Day, Dimension, ErrorCode, Result};
use serde::Serialize;

/// Anything that can be asked of a caseload.
///
/// In JSON a question for KPIs is written plainly, every other one under the key that names it.
///
/// ```
/// use meedoen::kpi::TransitionQuery;
/// use meedoen::{Kpi, Query, Question, Span};
///
/// let stock = Question::from(Query::over(Span::parse("2023")?).kpis([Kpi::Stock]));
/// assert_eq!(stock.to_json(), r#"{"kpis":["stock"],"from":"2023-01-01","to":"2023-12-31"}"#);
/// assert_eq!(Question::from_json(&stock.to_json())?, stock);
///
/// let table = Question::from(TransitionQuery::over(Span::parse("2023")?));
/// assert_eq!(table.to_json(), r#"{"transitions":{"from":"2023-01-01","to":"2023-12-31"}}"#);
/// # Ok::<(), meedoen::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Question {
    /// A transition table.
    Transitions(TransitionQuery),
    /// A curve.
    Curve(CurveQuery),
    /// Which rung follows from answers.
    Assess(crate::policy::AssessmentAnswers),
    /// KPIs over a grid of periods.
    #[serde(untagged)]
    Kpis(Query),
}

impl Question {
    /// Reads a question from JSON. Whether a policy has what it asks for is checked when it is planned.
    ///
    /// `bad_query`, `unknown_kpi`, `unknown_dimension` or `bad_period` with the part of the question
    /// that is wrong; of several faults the one whose code stands first in
    /// [`ErrorCode`](crate::ErrorCode).
    ///
    /// ```
    /// use meedoen::{ErrorCode, Question};
    ///
    /// let error = Question::from_json(r#"{"kpis": ["granite"], "from": "2023-01-01"}"#).unwrap_err();
    /// assert_eq!((error.code(), error.place()), (ErrorCode::UnknownKpi, "kpis"));
    /// ```
    pub fn from_json(text: &str) -> Result<Self> {
        let mut faults = Faults::new(ErrorCode::BadQuery);
        let question = from_json::question(from_json::tree(text)?, &mut faults);
        faults.into_foremost()?;
        question.ok_or_else(not_read)
    }

    /// The JSON form that every language shares, so that a list of questions can be sent to those who
    /// count. What was left out is left out.
    ///
    /// ```
    /// use meedoen::{Kpi, Query, Question, Span};
    ///
    /// let question = Question::from(Query::over(Span::parse("2023-01")?).kpis([Kpi::Stock]));
    /// assert_eq!(question.to_json(), r#"{"kpis":["stock"],"from":"2023-01-01","to":"2023-01-31"}"#);
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn to_json(&self) -> String {
        // Its keys are text: it can always be written.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The day it is asked as known on.
    pub fn known_on(&self) -> Option<Day> {
        match self {
            Self::Kpis(query) => query.known_on,
            Self::Transitions(query) => query.known_on,
            Self::Curve(query) => query.known_on,
            Self::Assess(_) => None,
        }
    }

    /// The horizon it gives. `None` means that of the ledger.
    pub fn horizon(&self) -> Option<Day> {
        match self {
            Self::Kpis(query) => query.horizon,
            Self::Curve(query) => query.horizon,
            Self::Transitions(_) | Self::Assess(_) => None,
        }
    }

    /// What it is to be broken down by.
    pub(crate) fn by(&self) -> &[Dimension] {
        match self {
            Self::Kpis(query) => &query.by,
            Self::Transitions(_) | Self::Curve(_) | Self::Assess(_) => &[],
        }
    }

    /// The same without the horizon it gives.
    pub(crate) fn without_horizon(&self) -> Self {
        let mut question = self.clone();
        match &mut question {
            Self::Kpis(query) => query.horizon = None,
            Self::Curve(query) => query.horizon = None,
            Self::Transitions(_) | Self::Assess(_) => {}
        }
        question
    }
}

/// A question without faults was read; this stands where that can't be shown.
pub(crate) fn not_read() -> crate::Error {
    crate::Error::new(ErrorCode::BadQuery, "", "the question could not be read")
}

impl From<Query> for Question {
    fn from(query: Query) -> Self {
        Self::Kpis(query)
    }
}

impl From<TransitionQuery> for Question {
    fn from(query: TransitionQuery) -> Self {
        Self::Transitions(query)
    }
}

impl From<CurveQuery> for Question {
    fn from(query: CurveQuery) -> Self {
        Self::Curve(query)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Question {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Question".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A question, of any form.",
            "anyOf": [
                generator.subschema_for::<Query>(),
                generator.subschema_for::<from_json::AskTransitions>(),
                generator.subschema_for::<from_json::AskCurve>(),
                generator.subschema_for::<from_json::AskAssessment>(),
            ],
        })
    }
}
