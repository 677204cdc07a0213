//! What is answered: tidy rows and their receipt.

pub(crate) mod assemble;
mod figures;
mod frame;
pub(crate) mod receipt;

use crate::caseload::Digests;
use crate::catalogue::Kpi;
use crate::policy::{Assessment, AssessmentQuestion};
use crate::vocabulary::Rung;
use crate::{Day, Dimension};
use serde::ser::{SerializeMap, SerializeStruct};
use serde::{Serialize, Serializer};
use std::sync::Arc;

/// A figure: counts stay whole numbers, ratios are doubles.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Number {
    /// A count, a number of days, a whole target.
    Whole(i64),
    /// A share, a figure per 10,000 or per FTE, a target in parts.
    Real(f64),
}

impl Number {
    /// As a double.
    pub fn as_f64(self) -> f64 {
        match self {
            Self::Whole(whole) => whole as f64,
            Self::Real(real) => real,
        }
    }

    /// Whole where the double is.
    pub fn from_f64(real: f64) -> Self {
        if real.fract() == 0.0 && real.abs() < 9e15 {
            Self::Whole(real as i64)
        } else {
            Self::Real(real)
        }
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Whole(whole) => serializer.serialize_i64(*whole),
            Self::Real(real) => serializer.serialize_f64(*real),
        }
    }
}

/// The members of a row's dimensions, in the order asked for.
pub type Cell = Vec<(Dimension, Arc<str>)>;

/// One KPI, period and cell.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "KpiRow"))]
#[non_exhaustive]
pub struct Row {
    /// The KPI.
    pub kpi: Kpi,
    /// The period's first day.
    pub from: Day,
    /// The period's last day, included.
    pub to: Day,
    /// The cell; empty without breakdown.
    #[cfg_attr(feature = "schema", schemars(with = "std::collections::BTreeMap<String, String>"))]
    pub cell: Cell,
    /// The figure; none where there is none (no denominator, a median not reached).
    pub value: Option<Number>,
    /// The denominator, where the KPI has one.
    pub of: Option<Number>,
    /// What was aimed at.
    pub target: Option<Number>,
    /// Value over target (for an ambition that is a share: value over `of`, over target).
    pub attainment: Option<f64>,
    /// Whether late registrations may still change the figure.
    pub provisional: bool,
}

impl Serialize for Row {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        struct CellForm<'a>(&'a Cell);
        impl Serialize for CellForm<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut map = serializer.serialize_map(Some(self.0.len()))?;
                for (dimension, member) in self.0 {
                    map.serialize_entry(&dimension.to_string(), &**member)?;
                }
                map.end()
            }
        }
        let mut form = serializer.serialize_struct("Row", 9)?;
        form.serialize_field("kpi", &self.kpi)?;
        form.serialize_field("from", &self.from)?;
        form.serialize_field("to", &self.to)?;
        form.serialize_field("cell", &CellForm(&self.cell))?;
        form.serialize_field("value", &self.value)?;
        form.serialize_field("of", &self.of)?;
        form.serialize_field("target", &self.target)?;
        form.serialize_field("attainment", &self.attainment)?;
        form.serialize_field("provisional", &self.provisional)?;
        form.end()
    }
}

/// How many clients went from one state to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TransitionRow {
    /// `1` … `6`, `unmeasured` or `outside`, on the day before the period.
    pub from_state: &'static str,
    /// `1` … `6`, `unmeasured` or the category of the last outflow, on the period's last day.
    pub to_state: &'static str,
    /// Clients.
    pub value: i64,
}

/// One step of a Kaplan–Meier curve.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CurveRow {
    /// Days since the start.
    pub days: i32,
    /// Who were still at risk on that day.
    pub at_risk: i64,
    /// Who had the event on it.
    pub events: i64,
    /// Who were censored from this day up to the day before the next row's.
    pub censored: i64,
    /// The share that has not had the event.
    pub survival: f64,
    /// Lower bound of the 95 % interval (Greenwood, log(−log) scale).
    pub lower: Option<f64>,
    /// Upper bound.
    pub upper: Option<f64>,
}

/// What an assessment that was asked came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AssessmentRow {
    /// The rung, where the answers decide it.
    pub rung: Option<&'static str>,
    /// The rungs that are possible, ascending.
    pub possible: Vec<&'static str>,
    /// The questions still to ask, in the order of the model.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<AssessmentQuestion>"))]
    pub ask: Vec<&'static str>,
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
#[non_exhaustive]
pub struct BreakMet {
    /// The first day counted the new way.
    pub on: Day,
    /// The KPIs it concerns, of those asked for.
    pub kpis: Vec<Kpi>,
    /// What changed.
    pub note: String,
}

/// What an answer rests on.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Receipt {
    /// Name and version of the library.
    pub library: String,
    /// The day the ledger is complete to; none for a ledger without rows.
    pub horizon: Option<Day>,
    /// As known on this day; none: as everything now stands.
    pub known_on: Option<Day>,
    /// The share of the ledger's rows that say when they became known (0 without rows).
    pub registered_share: f64,
    /// Breaks in the series that the question's days hold.
    pub breaks: Vec<BreakMet>,
    /// Digests of ledger and policy, where the question's options ask for them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub digests: Option<Digests>,
    /// What the reader of the answer must know.
    pub warnings: Vec<String>,
}

/// Rows and their receipt.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Answer {
    /// The rows, in the order query.md gives.
    pub rows: Rows,
    /// What the rows are broken down by, also where there is none; empty for other questions than
    /// KPIs.
    #[serde(skip)]
    pub by: Vec<Dimension>,
    /// What they rest on.
    pub receipt: Receipt,
}

impl Answer {
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
