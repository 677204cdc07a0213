//! What the checks find.

use crate::frame::Frame;
use crate::ledger::Ledger;
use crate::words;
use pyo3::prelude::*;

/// What the checks find in the timelines of a caseload.
#[pyclass(frozen, module = "meedoen._native")]
#[derive(Debug)]
pub(crate) struct Findings(pub(crate) meedoen::findings::Findings);

#[pymethods]
impl Findings {
    /// How many there are of each code that occurs.
    fn counts(&self) -> Vec<(&'static str, usize)> {
        words::counts(self.0.counts())
    }

    /// The findings as columns; the ledger names the files.
    fn frame(&self, py: Python<'_>, ledger: &Ledger, lang: &str) -> PyResult<Frame> {
        let lang = words::lang(py, lang)?;
        let files = ledger.0.reading().files();
        Frame::of(&py.detach(|| self.0.frame(files, lang)))
    }
}
