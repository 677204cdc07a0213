//! What is answered: tidy rows and their receipt.

pub(crate) mod assemble;
mod assessment_row;
mod build_rows;
mod example;
mod figure;
mod frame;
mod kpi_row;
pub(crate) mod receipt;
mod transition_row;

pub use figure::{Figure, NoFigure, Number};
pub use kpi_row::{Cell, KpiRow};
pub use receipt::Receipt;
pub use transition_row::TransitionRow;

pub use crate::statistics::CurveStep;

#[cfg(feature = "schema")]
pub(crate) use assessment_row::AssessmentRow;

use crate::Dimension;
use crate::policy::Assessment;
use example::example;
use serde::Serialize;

/// The rows of an answer, by what was asked.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum Rows {
    /// Of KPIs: by KPI as asked, period, and cell in the dimensions' own order.
    Kpis(Vec<KpiRow>),
    /// Of a transition table: the pairs of states that occur, by both states.
    Transitions(Vec<TransitionRow>),
    /// Of a curve: day 0 and each day with an event; empty without cases.
    Curve(Vec<CurveStep>),
    /// Of an assessment; in JSON a list of one row.
    Assessment(#[serde(serialize_with = "assessment_row::serialize")] Assessment),
}

/// Rows and their receipt.
///
/// ```
/// use meedoen::kpi::{CurveQuery, Rows};
/// use meedoen::{Caseload, Kpi, Ledger, Policy, Query, Span, catalogue::CurveKind};
///
/// let policy = Policy::preset("example")?;
/// let csv = b"client,kind,code,start,end\nR001,benefit,pw,2023-01-15,2023-06-30";
/// let caseload = Caseload::build(&Ledger::read_csv(csv, &policy)?, &policy)?;
/// let span = Span::parse("2023")?;
///
/// let inflow = caseload.ask(&Query::over(span).kpis([Kpi::Inflow]).into())?;
/// assert_eq!(inflow.kpi_rows()[0].value().as_f64(), Some(1.0));
/// let curve = caseload.ask(&CurveQuery::over(CurveKind::DaysOnBenefit, span).into())?;
/// let Rows::Curve(steps) = curve.rows() else { unreachable!("what was asked") };
/// assert_eq!(steps[0].at_risk(), 1);
/// # Ok::<(), meedoen::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Answer {
    rows: Rows,
    #[serde(skip)]
    by: Vec<Dimension>,
    receipt: Receipt,
}

impl Answer {
    pub(crate) const fn new(rows: Rows, by: Vec<Dimension>, receipt: Receipt) -> Self {
        Self { rows, by, receipt }
    }

    /// The rows.
    ///
    #[doc = example!(
        "let table = caseload.ask(&TransitionQuery::over(span).into())?;"
        "assert!(matches!(table.rows(), Rows::Transitions(rows) if rows.is_empty()));"
    )]
    pub const fn rows(&self) -> &Rows {
        &self.rows
    }

    /// What the rows are broken down by, also where there is no row; empty for other questions than
    /// those for KPIs.
    ///
    #[doc = example!(
        "let query = Query::over(span).kpis([Kpi::Stock]).by([Dimension::Age]);"
        "assert_eq!(caseload.ask(&query.into())?.by(), [Dimension::Age]);"
        "assert!(answer.by().is_empty());"
    )]
    pub fn by(&self) -> &[Dimension] {
        &self.by
    }

    /// What they rest on.
    ///
    #[doc = example!("assert_eq!(answer.receipt().horizon(), caseload.horizon(None));")]
    pub const fn receipt(&self) -> &Receipt {
        &self.receipt
    }

    /// The rows of a question for KPIs; empty for other questions.
    ///
    #[doc = example!(
        "assert_eq!(answer.kpi_rows().len(), 1);"
        "let table = caseload.ask(&TransitionQuery::over(span).into())?;"
        "assert!(table.kpi_rows().is_empty());"
    )]
    pub fn kpi_rows(&self) -> &[KpiRow] {
        match &self.rows {
            Rows::Kpis(rows) => rows,
            _ => &[],
        }
    }
}
