//! Tables to Python, as Arrow streams.

use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Float64Type, Int64Type};
use arrow_array::{ArrayRef, RecordBatch, StructArray};
use arrow_ipc::reader::StreamReader;
use arrow_ipc::writer::StreamWriter;
use arrow_schema::{ArrowError, DataType, Field};
use meedoen::Day;
use meedoen_arrow::record_batch;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;
use pyo3::types::{PyBytes, PyCapsule, PyDate, PyDict, PyList};
use pyo3_arrow::ffi::{ArrayIterator, to_stream_pycapsule};
use std::sync::Arc;

/// What the bytes of a table begin with; they end with how many there are before that.
const MARK: &[u8] = b"meedoenF";

/// A table: named columns of the same length, with the Arrow capsule interface.
#[pyclass(frozen, module = "meedoen._native")]
#[derive(Debug)]
pub(crate) struct Frame(RecordBatch);

impl Frame {
    pub(crate) fn of(frame: &meedoen::frame::Frame) -> PyResult<Self> {
        record_batch(frame).map(Self).map_err(|error| broken(&error))
    }
}

#[pymethods]
impl Frame {
    /// The names of the columns.
    fn names(&self) -> Vec<String> {
        self.0.schema_ref().fields().iter().map(|field| field.name().clone()).collect()
    }

    fn __len__(&self) -> usize {
        self.0.num_rows()
    }

    /// The columns as lists: text, dates, whole numbers, figures, yes and no; an empty cell is
    /// `None`.
    #[pyo3(signature = () -> "dict[str, list[object]]")]
    fn columns<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let columns = PyDict::new(py);
        for (name, array) in self.names().iter().zip(self.0.columns()) {
            columns.set_item(name, values(py, array)?)?;
        }
        Ok(columns)
    }

    /// The table as bytes, an Arrow stream: what a pickle holds.
    fn to_bytes<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        let mut bytes = MARK.to_vec();
        let written = StreamWriter::try_new(&mut bytes, self.0.schema_ref())
            .and_then(|mut writer| writer.write(&self.0).and_then(|()| writer.finish()));
        written.map_err(|error| broken(&error))?;
        bytes.extend_from_slice(&(bytes.len() as u64).to_le_bytes());
        Ok(PyBytes::new(py, &bytes))
    }

    #[staticmethod]
    fn from_bytes(bytes: PyBackedBytes) -> PyResult<Self> {
        let none = || PyValueError::new_err("the bytes hold no table");
        // Arrow trusts the lengths it reads: what is not whole must not come so far.
        let (stream, length) = bytes.split_last_chunk().ok_or_else(none)?;
        let is_whole = u64::from_le_bytes(*length) == stream.len() as u64;
        let stream = stream.strip_prefix(MARK).filter(|_| is_whole).ok_or_else(none)?;
        let mut batches = StreamReader::try_new(stream, None).map_err(|error| broken(&error))?;
        batches.next().ok_or_else(none)?.map(Self).map_err(|error| broken(&error))
    }

    #[pyo3(signature = (requested_schema: "object | None" = None) -> "object")]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let rows = StructArray::from(self.0.clone());
        let field = Arc::new(Field::new_struct("", self.0.schema_ref().fields().clone(), false));
        let batches = ArrayIterator::new([Ok(Arc::new(rows) as ArrayRef)], field);
        Ok(to_stream_pycapsule(py, Box::new(batches), requested_schema)?)
    }
}

fn broken(error: &ArrowError) -> PyErr {
    PyValueError::new_err(error.to_string())
}

/// A column as a list of Python's own values.
fn values<'py>(py: Python<'py>, array: &ArrayRef) -> PyResult<Bound<'py, PyList>> {
    match array.data_type() {
        DataType::Utf8 => PyList::new(py, array.as_string::<i32>().iter().collect::<Vec<_>>()),
        DataType::Int64 => {
            PyList::new(py, array.as_primitive::<Int64Type>().iter().collect::<Vec<_>>())
        }
        DataType::Float64 => {
            PyList::new(py, array.as_primitive::<Float64Type>().iter().collect::<Vec<_>>())
        }
        DataType::Boolean => PyList::new(py, array.as_boolean().iter().collect::<Vec<_>>()),
        _ => {
            let date = |number: i32| {
                let (year, month, day) = Day::from_number(number).ymd();
                PyDate::new(py, year, month as u8, day as u8)
            };
            let days = array.as_primitive::<Date32Type>().iter();
            let dates: PyResult<Vec<_>> = days.map(|day| day.map(date).transpose()).collect();
            PyList::new(py, dates?)
        }
    }
}
