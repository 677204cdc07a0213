//! Figures over a grid of periods.

use super::Filters;
use super::shared::shared_parts;
use crate::calendar::Every;
use crate::document::{is_default, or_default};
use crate::{Day, Dimension, Kpi, Span};
use serde::{Deserialize, Serialize};

/// Figures over a grid of periods.
///
/// ```
/// use meedoen::{Dimension, Kpi, Query, Span, calendar::Every};
///
/// let query = Query::over(Span::parse("2023")?)
///     .kpis([Kpi::Stock, Kpi::Outflow])
///     .every(Every::Month)
///     .by([Dimension::Domain])
///     .only(Dimension::Group, ["status_holder"])
///     .known_on("2024-02-01".parse()?);
/// let json = serde_json::to_string(&query).expect("text keys");
/// assert!(json.starts_with(r#"{"kpis":["stock","outflow"],"from":"2023-01-01","to":"2023-12-31""#));
/// # Ok::<(), meedoen::Error>(())
/// ```
// The first sentence describes the form in the schema, where examples have no place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "KpiQuery", description = "Figures over a grid of periods.")
)]
#[serde(deny_unknown_fields, expecting = "an object with the question")]
pub struct Query {
    /// What to count, at least one; the rows come in this order.
    #[cfg_attr(feature = "schema", schemars(length(min = 1), extend("tsType" = "readonly Kpi[]")))]
    pub(crate) kpis: Vec<Kpi>,
    /// The first day, included.
    pub(crate) from: Day,
    /// The last day, included.
    pub(crate) to: Day,
    /// The steps of the grid; without them the whole is one period.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) every: Option<Every>,
    /// What to break down by.
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "is_default")]
    #[cfg_attr(
        feature = "schema",
        schemars(
            with = "Option<Vec<Dimension>>",
            default,
            extend("tsType" = "readonly Dimension[] | null")
        )
    )]
    pub(crate) by: Vec<Dimension>,
    /// What to narrow to: per dimension a member or a list, any of which must hold.
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
    /// Cohorts are followed up to this day, for every period; not together with `follow_up_days`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) followed_to: Option<Day>,
    /// Cohorts are followed for so many days after the end of each period.
    #[serde(default, skip_serializing_if = "is_default")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<u32>", range(min = 0, max = 36525)))]
    pub(crate) follow_up_days: Option<i32>,
    /// The programme whose cohort or staff is meant.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) programme: Option<String>,
}

impl Query {
    /// A query over these days, without KPIs yet: a question needs at least one.
    ///
    /// ```
    /// use meedoen::{Caseload, ErrorCode, Ledger, Policy, Query, Span};
    ///
    /// let policy = Policy::preset("example")?;
    /// let ledger = Ledger::read_csv(b"client,kind,code,start\nR001,benefit,pw,2023-01-15", &policy)?;
    /// let caseload = Caseload::build(&ledger, &policy)?;
    /// let error = caseload.ask(&Query::over(Span::parse("2023")?).into()).unwrap_err();
    /// assert_eq!((error.code(), error.place()), (ErrorCode::BadQuery, "kpis"));
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn over(span: Span) -> Self {
        Self {
            kpis: Vec::new(),
            from: span.first(),
            to: span.last(),
            every: None,
            by: Vec::new(),
            only: Filters::default(),
            known_on: None,
            horizon: None,
            followed_to: None,
            follow_up_days: None,
            programme: None,
        }
    }

    /// Asks for these KPIs.
    ///
    /// ```
    /// # use meedoen::{Dimension, Kpi, Query, Question, Span, calendar::Every};
    /// # let span = Span::parse("2023")?;
    /// let query = Query::over(span).kpis([Kpi::Stock]).kpis([Kpi::Inflow]);
    /// assert!(Question::from(query).to_json().contains(r#""kpis":["stock","inflow"]"#));
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    #[must_use]
    pub fn kpis(mut self, kpis: impl IntoIterator<Item = Kpi>) -> Self {
        self.kpis.extend(kpis);
        self
    }

    /// A row for each day, week, month, quarter or year of the span.
    ///
    /// ```
    /// # use meedoen::{Dimension, Kpi, Query, Question, Span, calendar::Every};
    /// # let span = Span::parse("2023")?;
    /// let query = Query::over(span).kpis([Kpi::Stock]).every(Every::Quarter);
    /// assert!(Question::from(query).to_json().contains(r#""every":"quarter""#));
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    #[must_use]
    pub fn every(mut self, every: Every) -> Self {
        self.every = Some(every);
        self
    }

    /// Broken down by these dimensions.
    ///
    /// ```
    /// # use meedoen::{Dimension, Kpi, Query, Question, Span, calendar::Every};
    /// # let span = Span::parse("2023")?;
    /// let query = Query::over(span).kpis([Kpi::Stock]).by([Dimension::Rung, Dimension::Scheme]);
    /// assert!(Question::from(query).to_json().contains(r#""by":["rung","scheme"]"#));
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    #[must_use]
    pub fn by(mut self, dimensions: impl IntoIterator<Item = Dimension>) -> Self {
        self.by.extend(dimensions);
        self
    }

    /// Cohorts are followed up to this day, for every period: not before the last day asked about, and
    /// not together with [`follow_up_days`](Self::follow_up_days).
    ///
    /// ```
    /// # use meedoen::{Dimension, Kpi, Query, Question, Span, calendar::Every};
    /// # let span = Span::parse("2023")?;
    /// let query = Query::over(span).kpis([Kpi::Activated]).followed_to("2024-06-30".parse()?);
    /// assert!(Question::from(query).to_json().contains(r#""followed_to":"2024-06-30""#));
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    #[must_use]
    pub fn followed_to(mut self, day: Day) -> Self {
        self.followed_to = Some(day);
        self
    }

    /// Cohorts are followed up to this many days after their period's end.
    ///
    /// ```
    /// # use meedoen::{Dimension, Kpi, Query, Question, Span, calendar::Every};
    /// # let span = Span::parse("2023")?;
    /// let query = Query::over(span).kpis([Kpi::Activated]).follow_up_days(182);
    /// assert!(Question::from(query).to_json().contains(r#""follow_up_days":182"#));
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    #[must_use]
    pub fn follow_up_days(mut self, days: i32) -> Self {
        self.follow_up_days = Some(days);
        self
    }
}

shared_parts!(Query, "Query::over(span).kpis([Kpi::Stock])": only, known_on, horizon, programme);
