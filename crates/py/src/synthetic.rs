//! Made-up ledgers.

use crate::errors::OrRaise;
use crate::ledger::Ledger;
use crate::policy::Policy;
use meedoen::{LedgerReader, Result};
use meedoen_synthetic::{SyntheticLedger, SyntheticOptions};
use pyo3::prelude::*;
use serde_json::json;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;
use std::sync::Arc;

/// A made-up ledger, not drawn yet.
#[pyclass(frozen, module = "meedoen._native")]
#[derive(Debug)]
pub(crate) struct Synthetic {
    drawn: SyntheticLedger,
    policy: meedoen::Policy,
}

#[pymethods]
impl Synthetic {
    #[new]
    #[pyo3(signature = (policy, clients, *, seed = 1, from_day = None, to_day = None,
                        long_ids = false, shuffled = false))]
    #[expect(clippy::too_many_arguments, reason = "they are the keywords of a Python call")]
    fn new(
        py: Python<'_>,
        policy: &Policy,
        clients: u32,
        seed: u64,
        from_day: Option<&str>,
        to_day: Option<&str>,
        long_ids: bool,
        shuffled: bool,
    ) -> PyResult<Self> {
        let mut options = SyntheticOptions::of(clients).seed(seed);
        if let Some(from) = crate::days::day(py, from_day)? {
            options = options.from(from);
        }
        if let Some(to) = crate::days::day(py, to_day)? {
            options = options.to(to);
        }
        if long_ids {
            options = options.long_ids();
        }
        if shuffled {
            options = options.shuffled();
        }
        let drawn = SyntheticLedger::new(&policy.0, options).or_raise(py)?;
        Ok(Self { drawn, policy: policy.0.clone() })
    }

    /// The ledger, read.
    fn ledger(&self, py: Python<'_>) -> PyResult<Ledger> {
        let read = || -> Result<meedoen::Ledger> {
            let mut reader = LedgerReader::new(&self.policy).name("synthetic");
            reader.push_batch(&self.drawn.table().batch())?;
            reader.finish()
        };
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
