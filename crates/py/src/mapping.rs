//! A mapping: how one's own extract becomes a ledger.

use crate::errors::OrRaise;
use crate::policy::Policy;
use meedoen::infer::Guess;
use meedoen::vocabulary::Kind;
use pyo3::prelude::*;
use serde_json::json;

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

    /// What the mapping of an extract may be where this much is known, as JSON.
    fn guess(&self, py: Python<'_>, sample: &[u8], policy: &Policy) -> String {
        py.detach(|| json!(Guess::around(sample, &policy.0, &self.0)).to_string())
    }

    /// All that a mapping can lead to under a policy, with names, as JSON.
    #[staticmethod]
    fn choices(policy: &Policy) -> String {
        json!(meedoen::Mapping::choices(&policy.0)).to_string()
    }

    /// The same for the table of one kind, by the table's name.
    fn of_table(&self, py: Python<'_>, table: &str) -> PyResult<Self> {
        let kind = Kind::from_table(table).or_raise(py)?;
        Ok(Self(self.0.clone().of_kind(kind)))
    }

    fn to_toml(&self) -> String {
        self.0.to_toml()
    }

    fn to_json(&self) -> String {
        self.0.to_json()
    }
}
