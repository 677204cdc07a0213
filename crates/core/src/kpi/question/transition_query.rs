//! From which rung to which clients went.

use super::Filters;
use super::shared::shared_parts;
use crate::document::{is_default, or_default};
use crate::{Day, Span};
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
    ///
    /// ```
    /// use meedoen::kpi::{Rows, TransitionQuery};
    /// use meedoen::{Caseload, Ledger, Policy, Span};
    ///
    /// let policy = Policy::preset("example")?;
    /// let csv = b"client,kind,code,start\nR001,benefit,pw,2022-05-01\nR001,rung,2,2023-03-01";
    /// let caseload = Caseload::build(&Ledger::read_csv(csv, &policy)?, &policy)?;
    /// let answer = caseload.ask(&TransitionQuery::over(Span::parse("2023")?).into())?;
    /// let Rows::Transitions(rows) = answer.rows() else { unreachable!("what was asked") };
    /// let [row] = rows.as_slice() else { unreachable!("one client") };
    /// assert_eq!(row.opening_state().to_string(), "unmeasured");
    /// assert_eq!((row.closing_state().to_string(), row.value()), ("2".to_owned(), 1));
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn over(span: Span) -> Self {
        Self { from: span.first(), to: span.last(), only: Filters::default(), known_on: None }
    }
}

shared_parts!(TransitionQuery, "TransitionQuery::over(span)": only, known_on);
