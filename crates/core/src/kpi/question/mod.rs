//! What is asked: the typed form of a query.

pub(crate) mod check;
pub(crate) mod from_json;
mod to_json;

use crate::calendar::Every;
use crate::catalogue::CurveKind;
use crate::{Day, Dimension, Kpi, Span};
use std::collections::BTreeMap;

/// A filter: per dimension the members that are wanted (any of); several dimensions must all hold.
pub type Where = BTreeMap<Dimension, Vec<String>>;

/// Adds members of a dimension to a filter.
fn narrow<M: Into<String>>(
    only: &mut Where,
    dimension: Dimension,
    members: impl IntoIterator<Item = M>,
) {
    only.entry(dimension).or_default().extend(members.into_iter().map(Into::into));
}

/// KPIs over a grid of periods.
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
/// assert_eq!(query.kpis.len(), 2);
/// # Ok::<(), meedoen::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Query {
    /// The KPIs, in the order the answer will have.
    pub kpis: Vec<Kpi>,
    /// The days asked about.
    pub span: Span,
    /// The step of the grid; none: the span is the one period.
    pub every: Option<Every>,
    /// What to break down by.
    pub by: Vec<Dimension>,
    /// What to narrow to.
    pub only: Where,
    /// As known on this day; none: as everything now stands.
    pub known_on: Option<Day>,
    /// The day the ledger is complete to; none: taken from the ledger.
    pub horizon: Option<Day>,
    /// Cohorts are followed up to this day.
    pub followed_to: Option<Day>,
    /// Cohorts are followed up to this many days after their period.
    pub follow_up_days: Option<i32>,
    /// The programme whose cohort or staff is meant.
    pub programme: Option<String>,
}

impl Query {
    /// A query over these days, without KPIs yet.
    pub fn over(span: Span) -> Self {
        Self {
            kpis: Vec::new(),
            span,
            every: None,
            by: Vec::new(),
            only: Where::new(),
            known_on: None,
            horizon: None,
            followed_to: None,
            follow_up_days: None,
            programme: None,
        }
    }

    /// Asks for these KPIs.
    #[must_use]
    pub fn kpis(mut self, kpis: impl IntoIterator<Item = Kpi>) -> Self {
        self.kpis.extend(kpis);
        self
    }

    /// A row for each day, week, month, quarter or year of the span.
    #[must_use]
    pub fn every(mut self, every: Every) -> Self {
        self.every = Some(every);
        self
    }

    /// Broken down by these dimensions.
    #[must_use]
    pub fn by(mut self, dimensions: impl IntoIterator<Item = Dimension>) -> Self {
        self.by.extend(dimensions);
        self
    }

    /// Narrowed to these members of a dimension (any of).
    #[must_use]
    pub fn only<M: Into<String>>(
        mut self,
        dimension: Dimension,
        members: impl IntoIterator<Item = M>,
    ) -> Self {
        narrow(&mut self.only, dimension, members);
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

    /// Cohorts are followed up to this day.
    #[must_use]
    pub fn followed_to(mut self, day: Day) -> Self {
        self.followed_to = Some(day);
        self
    }

    /// Cohorts are followed up to this many days after their period's end.
    #[must_use]
    pub fn follow_up_days(mut self, days: i32) -> Self {
        self.follow_up_days = Some(days);
        self
    }

    /// The programme whose cohort or staff is meant.
    #[must_use]
    pub fn programme(mut self, id: impl Into<String>) -> Self {
        self.programme = Some(id.into());
        self
    }
}

/// The transition table of a period.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct TransitionQuery {
    /// The period: the state on the day before it against that on its last day.
    pub span: Span,
    /// What to narrow to.
    pub only: Where,
    /// As known on this day.
    pub known_on: Option<Day>,
}

impl TransitionQuery {
    /// The transition table of this period.
    pub fn over(span: Span) -> Self {
        Self { span, only: Where::new(), known_on: None }
    }

    /// Narrowed to these members of a dimension (any of).
    #[must_use]
    pub fn only<M: Into<String>>(
        mut self,
        dimension: Dimension,
        members: impl IntoIterator<Item = M>,
    ) -> Self {
        narrow(&mut self.only, dimension, members);
        self
    }

    /// As known on this day.
    #[must_use]
    pub fn known_on(mut self, day: Day) -> Self {
        self.known_on = Some(day);
        self
    }
}

/// A Kaplan–Meier curve.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct CurveQuery {
    /// Which curve.
    pub of: CurveKind,
    /// Who start in these days.
    pub span: Span,
    /// What to narrow to, on the anchor day.
    pub only: Where,
    /// As known on this day.
    pub known_on: Option<Day>,
    /// The day the ledger is complete to.
    pub horizon: Option<Day>,
    /// The programme whose cohort is meant.
    pub programme: Option<String>,
}

impl CurveQuery {
    /// This curve of who start in these days.
    pub fn over(of: CurveKind, span: Span) -> Self {
        Self { of, span, only: Where::new(), known_on: None, horizon: None, programme: None }
    }

    /// Narrowed to these members of a dimension (any of).
    #[must_use]
    pub fn only<M: Into<String>>(
        mut self,
        dimension: Dimension,
        members: impl IntoIterator<Item = M>,
    ) -> Self {
        narrow(&mut self.only, dimension, members);
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
}

/// Anything that can be asked of a caseload.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Question {
    /// KPIs over a grid of periods.
    Kpis(Query),
    /// A transition table.
    Transitions(TransitionQuery),
    /// A curve.
    Curve(CurveQuery),
    /// Which rung follows from answers.
    Assess(crate::policy::AssessmentAnswers),
}

impl Question {
    /// The day it is asked as known on.
    pub fn known_on(&self) -> Option<Day> {
        match self {
            Self::Kpis(query) => query.known_on,
            Self::Transitions(query) => query.known_on,
            Self::Curve(query) => query.known_on,
            Self::Assess(_) => None,
        }
    }

    /// The horizon it gives; none: that of the ledger.
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
