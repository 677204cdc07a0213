//! A mapping: how one's own extract becomes a ledger.

use crate::errors::OrRaise;
use meedoen::policy::Kind;
use pyo3::exceptions::PyKeyError;
use pyo3::prelude::*;

/// How columns, codes, reasons and last days of an extract are read.
#[pyclass(frozen, eq, module = "meedoen._native")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mapping(pub(crate) meedoen::Mapping);

#[pymethods]
impl Mapping {
    #[staticmethod]
    fn from_toml(py: Python<'_>, text: &str) -> PyResult<Self> {
        meedoen::Mapping::from_toml(text).map(Self).or_raise(py)
    }

    #[staticmethod]
    fn from_json(py: Python<'_>, text: &str) -> PyResult<Self> {
        meedoen::Mapping::from_json(text).map(Self).or_raise(py)
    }

    /// The same for the table of one kind, by the table's name.
    fn of_table(&self, table: &str) -> PyResult<Self> {
        let kind = Kind::from_table(table)
            .ok_or_else(|| PyKeyError::new_err(format!("`{table}` is no table of one kind")))?;
        Ok(Self(self.0.clone().of_kind(kind)))
    }

    fn to_toml(&self) -> String {
        self.0.to_toml()
    }

    fn to_json(&self) -> String {
        self.0.to_json()
    }
}
