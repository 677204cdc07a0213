//! The one door in, for Python: bytes, files and Arrow streams.

use crate::errors::{OrRaise, exception};
use crate::ledger::Ledger;
use crate::mapping::Mapping;
use crate::policy::Policy;
use arrow_array::RecordBatch;
use meedoen::ledger::ReadingOptions;
use meedoen::{Error, ErrorCode, LedgerReader};
use meedoen_arrow::ReadableBatch;
use pyo3::exceptions::{PyImportError, PyRuntimeError};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;
use pyo3_arrow::PyRecordBatchReader;
use std::fs::File;
use std::io::Read;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

/// How many bytes, or rows of a table, are read before Python is asked for signals.
const BYTES: usize = 1 << 20;
const ROWS: usize = 1 << 22;

/// Reads a ledger out of files and tables, one after another; the options are JSON.
#[pyclass(frozen, module = "meedoen._native")]
#[derive(Debug)]
pub(crate) struct Reader(Mutex<Option<LedgerReader>>);

#[pymethods]
impl Reader {
    #[new]
    fn new(py: Python<'_>, policy: &Policy, options: &str) -> PyResult<Self> {
        let options = ReadingOptions::from_json(options).or_raise(py)?;
        Ok(Self(Mutex::new(Some(LedgerReader::new(&policy.0).options(options)))))
    }

    /// Begins the next file or table.
    #[pyo3(signature = (name, mapping = None))]
    fn next_file(&self, py: Python<'_>, name: &str, mapping: Option<&Mapping>) -> PyResult<()> {
        let mapping = mapping.map(|mapping| mapping.0.clone());
        self.with(py, |reader| reader.next_file(name, mapping))
    }

    /// Takes the next piece of a CSV file.
    fn push(&self, py: Python<'_>, piece: PyBackedBytes) -> PyResult<()> {
        let mut rest = &*piece;
        // An empty piece says that it is a CSV file, so the first is pushed whatever it is.
        loop {
            let (piece, later) = rest.split_at(rest.len().min(BYTES));
            self.with(py, |reader| reader.push_csv(piece))?;
            py.check_signals()?;
            if later.is_empty() {
                return Ok(());
            }
            rest = later;
        }
    }

    /// Takes a CSV file, and tells after each piece how many bytes were read since the last.
    #[pyo3(signature = (path, progress: "object | None" = None))]
    fn push_file(
        &self,
        py: Python<'_>,
        path: PathBuf,
        progress: Option<Bound<'_, PyAny>>,
    ) -> PyResult<()> {
        let mut file = File::open(&path)?;
        let mut piece = vec![0; BYTES];
        loop {
            let length = py.detach(|| file.read(&mut piece))?;
            if length == 0 {
                return Ok(());
            }
            self.with(py, |reader| reader.push_csv(&piece[..length]))?;
            if let Some(progress) = &progress {
                progress.call1((length,))?;
            }
            py.check_signals()?;
        }
    }

    /// Takes a table: anything with an Arrow stream.
    #[pyo3(signature = (table: "object"))]
    fn push_table(&self, py: Python<'_>, table: Bound<'_, PyAny>) -> PyResult<()> {
        let stream = table.extract::<PyRecordBatchReader>().map_err(|error| {
            // A data frame may need another library for its stream: that is for it to say.
            let is_theirs = error.is_instance_of::<PyImportError>(py);
            if is_theirs { error } else { broken(py, &error) }
        })?;
        let mut batches = stream.into_reader()?;
        // A table without rows has a header all the same.
        let none = RecordBatch::new_empty(batches.schema());
        self.with(py, |reader| reader.push_batch(&ReadableBatch::new(&none).batch()))?;
        let mut rows = 0;
        while let Some(batch) = py.detach(|| batches.next()) {
            let batch = batch.map_err(|error| broken(py, &error))?;
            for first in (0..batch.num_rows()).step_by(ROWS) {
                let piece = batch.slice(first, ROWS.min(batch.num_rows() - first));
                self.with(py, |reader| {
                    reader.push_batch(&ReadableBatch::after(rows + first, &piece).batch())
                })?;
                py.check_signals()?;
            }
            rows += batch.num_rows();
        }
        Ok(())
    }

    /// How many rows were read until now.
    fn rows_read(&self) -> PyResult<u64> {
        let reader = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        reader.as_ref().map(LedgerReader::rows_read).ok_or_else(spent)
    }

    /// Ends the last file and gives the ledger; the reader is spent.
    fn finish(&self, py: Python<'_>) -> PyResult<Ledger> {
        let ledger = py.detach(|| {
            let mut reader = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            reader.take().map(LedgerReader::finish)
        });
        let ledger = ledger.ok_or_else(spent)?.or_raise(py)?;
        Ok(Ledger(Arc::new(ledger)))
    }
}

impl Reader {
    /// Does something with the reader while other threads of Python run.
    fn with(
        &self,
        py: Python<'_>,
        act: impl FnOnce(&mut LedgerReader) -> meedoen::Result<()> + Send,
    ) -> PyResult<()> {
        let done = py.detach(|| {
            let mut reader = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            reader.as_mut().map(act)
        });
        done.ok_or_else(spent)?.or_raise(py)
    }
}

fn spent() -> PyErr {
    PyRuntimeError::new_err("this reader has given its ledger")
}

/// A stream that is none of rows, or breaks off.
fn broken(py: Python<'_>, error: &dyn std::fmt::Display) -> PyErr {
    let message = format!("the table gives no Arrow stream of rows that can be read: {error}");
    exception(py, &Error::new(ErrorCode::BadLedger, "", message))
}
