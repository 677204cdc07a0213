//! The progress report.

use crate::errors::OrRaise;
use crate::words;
use meedoen_report::ReportFormat;
use pyo3::prelude::*;

/// The council's progress report, to be written in either language.
#[pyclass(frozen, module = "meedoen._native")]
#[derive(Debug)]
pub(crate) struct Report(pub(crate) meedoen_report::Report);

#[pymethods]
impl Report {
    /// The report in the form of this name: `html`, `markdown`, `text` or `json`.
    fn write(&self, py: Python<'_>, format: &str, lang: &str) -> PyResult<String> {
        let (format, lang): (ReportFormat, _) =
            (format.parse().or_raise(py)?, words::lang(py, lang)?);
        Ok(py.detach(|| self.0.write(format, lang)))
    }
}
