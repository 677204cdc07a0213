//! A ledger.

use crate::errors::OrRaise;
use crate::frame::Frame;
use crate::words;
use meedoen::Day;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;
use pyo3::types::PyBytes;
use serde_json::json;
use std::sync::Arc;

/// Records, and how they were read. Immutable: what changes one gives another.
#[pyclass(frozen, module = "meedoen._native")]
#[derive(Debug)]
pub(crate) struct Ledger(pub(crate) Arc<meedoen::Ledger>);

#[pymethods]
impl Ledger {
    /// One ledger out of extracts, each with its day, ascending.
    #[staticmethod]
    #[pyo3(signature = (extracts: "list[tuple[str, Ledger]]"))]
    fn from_snapshots(py: Python<'_>, extracts: Vec<(String, Py<Ledger>)>) -> PyResult<Self> {
        let mut days = Vec::new();
        for (on, ledger) in &extracts {
            let on = on.parse::<Day>().or_raise(py)?;
            days.push((on, ledger.get().0.clone()));
        }
        let whole = py.detach(|| {
            let extracts: Vec<_> =
                days.iter().map(|(on, ledger)| (*on, (**ledger).clone())).collect();
            meedoen::Ledger::from_snapshots(&extracts)
        });
        Ok(Self(Arc::new(whole.or_raise(py)?)))
    }

    /// This ledger with one more extract.
    fn updated(&self, py: Python<'_>, on: &str, extract: &Self) -> PyResult<Self> {
        let on = on.parse::<Day>().or_raise(py)?;
        let whole = py.detach(|| {
            let mut whole = (*self.0).clone();
            whole.update(on, &extract.0).map(|()| whole)
        });
        Ok(Self(Arc::new(whole.or_raise(py)?)))
    }

    /// The whole ledger as bytes: what a pickle holds.
    fn to_bytes<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        PyBytes::new(py, &py.detach(|| self.0.to_bytes()))
    }

    #[staticmethod]
    fn from_bytes(py: Python<'_>, bytes: PyBackedBytes) -> PyResult<Self> {
        let ledger = py.detach(|| meedoen::Ledger::from_bytes(&bytes)).or_raise(py)?;
        Ok(Self(Arc::new(ledger)))
    }

    fn __len__(&self) -> usize {
        self.0.len()
    }

    fn client_count(&self) -> usize {
        self.0.client_count()
    }

    /// How many rows are not withdrawn.
    fn standing_count(&self) -> usize {
        self.0.standing_count()
    }

    /// How many rows are quarantined for each reason that occurs.
    fn quarantine_counts(&self) -> Vec<(&'static str, usize)> {
        words::counts(self.0.reading().counts())
    }

    fn registered_share(&self) -> f64 {
        self.0.registered_share()
    }

    fn digest(&self, py: Python<'_>) -> String {
        py.detach(|| self.0.digest())
    }

    /// How it was read, as JSON; without the findings.
    fn reading_json(&self) -> String {
        json!(self.0.reading().summary()).to_string()
    }

    /// Why each quarantined row is.
    fn quarantined(&self, py: Python<'_>, lang: &str) -> PyResult<Frame> {
        let lang = words::lang(py, lang)?;
        Frame::of(&py.detach(|| self.0.reading().frame(lang)))
    }

    /// The quarantined rows of a file as CSV, to be corrected.
    fn quarantined_csv(&self, py: Python<'_>, file: usize, lang: &str) -> PyResult<String> {
        let lang = words::lang(py, lang)?;
        Ok(py.detach(|| self.0.quarantined_csv(file, lang)))
    }

    /// The accepted rows as columns.
    fn frame(&self, py: Python<'_>) -> PyResult<Frame> {
        Frame::of(&py.detach(|| self.0.frame()))
    }

    /// The accepted rows as CSV.
    fn to_csv(&self, py: Python<'_>) -> String {
        py.detach(|| self.0.to_csv())
    }
}
