//! What the checks find.

use crate::errors::OrRaise;
use crate::frame::Frame;
use crate::ledger::Ledger;
use meedoen::catalogue::{FindingCode, Lang};
use meedoen::vocabulary::Word;
use pyo3::prelude::*;

/// What the checks find in the timelines of a caseload.
#[pyclass(frozen, module = "meedoen._native")]
#[derive(Debug)]
pub(crate) struct Findings(pub(crate) meedoen::findings::Findings);

#[pymethods]
impl Findings {
    /// How many there are of each code that occurs.
    fn counts(&self) -> Vec<(&'static str, usize)> {
        words(self.0.counts())
    }

    /// The findings as columns; the ledger names the files.
    fn frame(&self, py: Python<'_>, ledger: &Ledger, lang: &str) -> PyResult<Frame> {
        let lang = lang.parse::<Lang>().or_raise(py)?;
        let files = ledger.0.reading().files();
        Frame::of(&py.detach(|| self.0.frame(files, lang)))
    }
}

/// Counts by the word of their code.
pub(crate) fn words(counts: Vec<(FindingCode, usize)>) -> Vec<(&'static str, usize)> {
    counts.into_iter().map(|(code, count)| (code.as_str(), count)).collect()
}
