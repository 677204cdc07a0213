//! What is answered: tidy rows and their receipt.

pub(crate) mod assemble;
mod build_rows;
mod figure;
mod frame;
pub(crate) mod receipt;
mod row;

pub use figure::{Figure, NoFigure, Number};
pub use row::{Cell, Row};

use crate::caseload::Digests;
use crate::catalogue::Kpi;
use crate::policy::{Assessment, AssessmentQuestion};
use crate::vocabulary::{Rung, Word};
use crate::{Day, Dimension};
use serde::Serialize;

/// How many clients went from one state to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TransitionRow {
    /// `1` … `6`, `unmeasured` or `outside`, on the day before the period.
    pub(super) from_state: &'static str,
    /// `1` … `6`, `unmeasured` or the category of the last outflow, on the period's last day.
    pub(super) to_state: &'static str,
    /// Clients.
    pub(super) value: i64,
}

impl TransitionRow {
    /// `1` … `6`, `unmeasured` or `outside`, on the day before the period.
    pub const fn opening_state(&self) -> &'static str {
        self.from_state
    }

    /// `1` … `6`, `unmeasured` or the category of the last outflow, on the period's last day.
    pub const fn closing_state(&self) -> &'static str {
        self.to_state
    }

    /// Clients.
    pub const fn value(&self) -> i64 {
        self.value
    }
}

/// One step of a Kaplan–Meier curve.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CurveRow {
    /// Days since the start.
    pub(super) days: i32,
    /// Who were still at risk on that day.
    pub(super) at_risk: i64,
    /// Who had the event on it.
    pub(super) events: i64,
    /// Who were censored from this day up to the day before the next row's.
    pub(super) censored: i64,
    /// The share that has not had the event.
    pub(super) survival: f64,
    /// Lower bound of the 95 % interval (Greenwood, log(−log) scale).
    pub(super) lower: Option<f64>,
    /// Upper bound.
    pub(super) upper: Option<f64>,
}

impl CurveRow {
    /// Days since the start.
    pub const fn days(&self) -> i32 {
        self.days
    }

    /// Who were still at risk on that day.
    pub const fn at_risk(&self) -> i64 {
        self.at_risk
    }

    /// Who had the event on it.
    pub const fn events(&self) -> i64 {
        self.events
    }

    /// Who were censored from this day up to the day before the next row's.
    pub const fn censored(&self) -> i64 {
        self.censored
    }

    /// The share that has not had the event.
    pub const fn survival(&self) -> f64 {
        self.survival
    }

    /// Lower bound of the 95 % interval (Greenwood, log(−log) scale).
    pub const fn lower(&self) -> Option<f64> {
        self.lower
    }

    /// Upper bound.
    pub const fn upper(&self) -> Option<f64> {
        self.upper
    }
}

/// What an assessment that was asked came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AssessmentRow {
    /// The rung, where the answers decide it.
    pub(super) rung: Option<&'static str>,
    /// The rungs that are possible, ascending.
    pub(super) possible: Vec<&'static str>,
    /// The questions still to ask, in the order of the model.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<AssessmentQuestion>"))]
    pub(super) ask: Vec<&'static str>,
}

impl AssessmentRow {
    /// The rung, where the answers decide it.
    pub const fn rung(&self) -> Option<&'static str> {
        self.rung
    }

    /// The rungs that are possible, ascending.
    pub fn possible(&self) -> &[&'static str] {
        &self.possible
    }

    /// The questions still to ask, in the order of the model.
    pub fn ask(&self) -> &[&'static str] {
        &self.ask
    }
}

impl From<Assessment> for AssessmentRow {
    fn from(assessment: Assessment) -> Self {
        Self {
            rung: assessment.rung.map(Rung::as_str),
            possible: assessment.possible.into_iter().map(Rung::as_str).collect(),
            ask: assessment.ask.into_iter().map(AssessmentQuestion::as_str).collect(),
        }
    }
}

/// The rows of an answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum Rows {
    /// Of KPIs.
    Kpis(Vec<Row>),
    /// Of a transition table.
    Transitions(Vec<TransitionRow>),
    /// Of a curve.
    Curve(Vec<CurveRow>),
    /// Of an assessment.
    Assessment(Vec<AssessmentRow>),
}

/// A break in the series that an answer's days hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BreakMet {
    /// The first day counted the new way.
    pub(super) on: Day,
    /// The KPIs it concerns, of those asked for.
    pub(super) kpis: Vec<Kpi>,
    /// What changed.
    pub(super) note: String,
}

impl BreakMet {
    /// The first day counted the new way.
    pub const fn on(&self) -> Day {
        self.on
    }

    /// The KPIs it concerns, of those asked for.
    pub fn kpis(&self) -> &[Kpi] {
        &self.kpis
    }

    /// What changed.
    pub fn note(&self) -> &str {
        &self.note
    }
}

/// What an answer rests on.
///
/// ```
/// use meedoen::{Caseload, Kpi, Ledger, Policy, Query, Span};
///
/// let policy = Policy::preset("example")?;
/// let csv = b"client,kind,code,start\nR001,benefit,pw,2023-01-15";
/// let caseload = Caseload::build(&Ledger::read_csv(csv, &policy)?, &policy)?;
/// let query = Query::over(Span::parse("2023")?).kpis([Kpi::Stock]);
/// let answer = caseload.ask(&query.into())?;
/// let receipt = answer.receipt();
/// assert_eq!(receipt.horizon(), Some("2023-01-15".parse()?)); // the latest start
/// assert_eq!((receipt.known_on(), receipt.registered_share()), (None, 0.0));
/// assert_eq!(receipt.warnings().len(), 1); // nothing says when the rows became known
/// # Ok::<(), meedoen::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Receipt {
    /// Name and version of the library.
    pub(super) library: String,
    /// The day the ledger is complete to; none for a ledger without rows.
    pub(super) horizon: Option<Day>,
    /// As known on this day; none: as everything now stands.
    pub(super) known_on: Option<Day>,
    /// The share of the ledger's rows that say when they became known (0 without rows).
    pub(super) registered_share: f64,
    /// Breaks in the series that the question's days hold.
    pub(super) breaks: Vec<BreakMet>,
    /// Digests of ledger and policy, where the question's options ask for them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) digests: Option<Digests>,
    /// What the reader of the answer must know.
    pub(super) warnings: Vec<String>,
}

impl Receipt {
    /// Name and version of the library.
    pub fn library(&self) -> &str {
        &self.library
    }

    /// The day the ledger is complete to; `None` for a ledger without rows.
    pub const fn horizon(&self) -> Option<Day> {
        self.horizon
    }

    /// The day as known on which it was asked; `None` means as everything now stands.
    pub const fn known_on(&self) -> Option<Day> {
        self.known_on
    }

    /// The share of the ledger's rows that say when they became known (0 without rows).
    pub const fn registered_share(&self) -> f64 {
        self.registered_share
    }

    /// Breaks in the series that the question's days hold.
    pub fn breaks(&self) -> &[BreakMet] {
        &self.breaks
    }

    /// Digests of ledger and policy, where the options ask for them.
    pub const fn digests(&self) -> Option<&Digests> {
        self.digests.as_ref()
    }

    /// What the reader of the answer must know.
    pub fn warnings(&self) -> &[String] {
        &self.warnings
    }
}

/// Rows and their receipt.
///
/// ```
/// use meedoen::kpi::CurveQuery;
/// use meedoen::{Caseload, Kpi, Ledger, Policy, Query, Span, catalogue::CurveKind};
///
/// let policy = Policy::preset("example")?;
/// let csv = b"client,kind,code,start,end\nR001,benefit,pw,2023-01-15,2023-06-30";
/// let caseload = Caseload::build(&Ledger::read_csv(csv, &policy)?, &policy)?;
/// let span = Span::parse("2023")?;
///
/// let stock = caseload.ask(&Query::over(span).kpis([Kpi::Inflow]).into())?;
/// assert_eq!(stock.kpi_rows()[0].value().as_f64(), Some(1.0));
/// assert!(stock.curve_rows().is_empty()); // rows of one kind only
/// let curve = caseload.ask(&CurveQuery::over(CurveKind::DaysOnBenefit, span).into())?;
/// assert_eq!(curve.curve_rows()[0].at_risk(), 1);
/// # Ok::<(), meedoen::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Answer {
    pub(super) rows: Rows,
    #[serde(skip)]
    pub(super) by: Vec<Dimension>,
    pub(super) receipt: Receipt,
}

impl Answer {
    pub(crate) const fn new(rows: Rows, by: Vec<Dimension>, receipt: Receipt) -> Self {
        Self { rows, by, receipt }
    }

    /// The rows: by KPI as asked, period, and cell in the dimensions' own order.
    pub const fn rows(&self) -> &Rows {
        &self.rows
    }

    /// The rows without the rest.
    pub fn into_rows(self) -> Rows {
        self.rows
    }

    /// What the rows are broken down by, also where there is none; empty for other questions than
    /// KPIs.
    pub fn by(&self) -> &[Dimension] {
        &self.by
    }

    /// What they rest on.
    pub const fn receipt(&self) -> &Receipt {
        &self.receipt
    }

    /// The rows of a KPI query; empty for other questions.
    pub fn kpi_rows(&self) -> &[Row] {
        match &self.rows {
            Rows::Kpis(rows) => rows,
            _ => &[],
        }
    }

    /// The rows of a transition table; empty for other questions.
    pub fn transition_rows(&self) -> &[TransitionRow] {
        match &self.rows {
            Rows::Transitions(rows) => rows,
            _ => &[],
        }
    }

    /// The rows of a curve; empty for other questions.
    pub fn curve_rows(&self) -> &[CurveRow] {
        match &self.rows {
            Rows::Curve(rows) => rows,
            _ => &[],
        }
    }
}
