//! The progress report.

use crate::errors::OrRaise;
use meedoen::catalogue::Lang;
use pyo3::prelude::*;
use serde_json::json;

/// The council's progress report, to be written in either language.
#[pyclass(frozen, module = "meedoen._native")]
#[derive(Debug)]
pub(crate) struct Report(pub(crate) meedoen_report::Report);

#[pymethods]
impl Report {
    fn html(&self, py: Python<'_>, lang: &str) -> PyResult<String> {
        let lang = lang.parse::<Lang>().or_raise(py)?;
        Ok(py.detach(|| self.0.to_html(lang)))
    }

    fn markdown(&self, py: Python<'_>, lang: &str) -> PyResult<String> {
        let lang = lang.parse::<Lang>().or_raise(py)?;
        Ok(py.detach(|| self.0.to_markdown(lang)))
    }

    fn text(&self, py: Python<'_>, lang: &str) -> PyResult<String> {
        let lang = lang.parse::<Lang>().or_raise(py)?;
        Ok(py.detach(|| self.0.to_text(lang)))
    }

    /// The figures, as JSON.
    fn json(&self, py: Python<'_>) -> String {
        py.detach(|| json!(self.0).to_string())
    }
}
