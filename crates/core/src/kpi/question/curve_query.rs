//! How long it takes, as a curve.

use super::Filters;
use super::shared::shared_parts;
use crate::catalogue::CurveKind;
use crate::document::{is_default, or_default};
use crate::{Day, Span};
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
    ///
    /// ```
    /// use meedoen::kpi::{CurveQuery, Rows};
    /// use meedoen::{Caseload, Ledger, Policy, Span, catalogue::CurveKind};
    ///
    /// let policy = Policy::preset("example")?;
    /// let csv = b"client,kind,code,start,end\nR001,benefit,pw,2023-01-15,2023-06-30";
    /// let caseload = Caseload::build(&Ledger::read_csv(csv, &policy)?, &policy)?;
    /// let query = CurveQuery::over(CurveKind::DaysOnBenefit, Span::parse("2023")?);
    /// let answer = caseload.ask(&query.horizon("2023-12-31".parse()?).into())?;
    /// let Rows::Curve(steps) = answer.rows() else { unreachable!("what was asked") };
    /// assert_eq!(steps.last().map(|step| (step.days(), step.survival())), Some((167, 0.0)));
    /// # Ok::<(), meedoen::Error>(())
    /// ```
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
}

shared_parts!(CurveQuery, "CurveQuery::over(CurveKind::DaysOnBenefit, span)": only, known_on, horizon, programme);
