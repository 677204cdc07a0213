//! Made-up ledgers.

use crate::errors::OrRaise;
use crate::ledger::Ledger;
use crate::policy::Policy;
use meedoen_synthetic::{SyntheticLedger, SyntheticOptions, SyntheticReading};
use pyo3::prelude::*;
use serde_json::json;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;
use std::sync::Arc;

/// A made-up ledger, not drawn yet; the options are JSON.
#[pyclass(frozen, module = "meedoen._native")]
#[derive(Debug)]
pub(crate) struct Synthetic {
    drawn: SyntheticLedger,
    policy: meedoen::Policy,
}

#[pymethods]
impl Synthetic {
    #[new]
    fn new(py: Python<'_>, policy: &Policy, options: &str) -> PyResult<Self> {
        let options = SyntheticOptions::from_json(options).or_raise(py)?;
        let drawn = SyntheticLedger::new(&policy.0, options).or_raise(py)?;
        Ok(Self { drawn, policy: policy.0.clone() })
    }

    /// The ledger, read.
    fn ledger(&self, py: Python<'_>) -> PyResult<Ledger> {
        let read = || SyntheticReading::new(self.drawn.clone(), &self.policy).finish();
        Ok(Ledger(Arc::new(py.detach(read).or_raise(py)?)))
    }

    /// The true figures of every month, as JSON.
    fn truth_json(&self, py: Python<'_>) -> String {
        py.detach(|| json!(self.drawn.truth()).to_string())
    }

    /// Writes the ledger as CSV, piece by piece.
    fn write_csv(&self, py: Python<'_>, path: PathBuf) -> PyResult<()> {
        py.detach(|| {
            let mut out = BufWriter::new(File::create(path)?);
            for piece in self.drawn.csv() {
                out.write_all(piece.as_bytes())?;
            }
            out.flush()
        })?;
        Ok(())
    }
}
