//! An answer: rows and their receipt.

use crate::frame::Frame;
use meedoen::kpi::Rows;
use pyo3::prelude::*;
use serde_json::json;

/// The rows of an answer and what they rest on.
#[pyclass(frozen, module = "meedoen._native")]
#[derive(Debug)]
pub(crate) struct Answer(pub(crate) meedoen::Answer);

#[pymethods]
impl Answer {
    /// What kind of rows they are: `kpis`, `transitions`, `curve` or `assessment`.
    fn form(&self) -> &'static str {
        match self.0.rows() {
            Rows::Kpis(_) => "kpis",
            Rows::Transitions(_) => "transitions",
            Rows::Curve(_) => "curve",
            Rows::Assessment(_) => "assessment",
            _ => "other",
        }
    }

    /// What the rows are broken down by.
    fn by(&self) -> Vec<String> {
        self.0.by().iter().map(ToString::to_string).collect()
    }

    /// The rows as JSON, in the form that every language shares.
    fn rows_json(&self, py: Python<'_>) -> String {
        py.detach(|| json!(self.0.rows()).to_string())
    }

    /// The receipt as JSON.
    fn receipt_json(&self) -> String {
        json!(self.0.receipt()).to_string()
    }

    /// The rows as columns.
    fn frame(&self, py: Python<'_>) -> PyResult<Frame> {
        Frame::of(&py.detach(|| self.0.frame()))
    }
}
