//! A policy.

use crate::errors::OrRaise;
use crate::words;
use pyo3::prelude::*;

/// What a council decided, checked.
#[pyclass(frozen, eq, module = "meedoen._native")]
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Policy(pub(crate) meedoen::Policy);

#[pymethods]
impl Policy {
    #[staticmethod]
    fn from_toml(py: Python<'_>, text: &str) -> PyResult<Self> {
        meedoen::Policy::from_toml(text).map(Self).or_raise(py)
    }

    #[staticmethod]
    fn from_json(py: Python<'_>, text: &str) -> PyResult<Self> {
        meedoen::Policy::from_json(text).map(Self).or_raise(py)
    }

    #[staticmethod]
    fn preset(py: Python<'_>, name: &str) -> PyResult<Self> {
        meedoen::Policy::preset(name).map(Self).or_raise(py)
    }

    /// The text of a preset, with its comments.
    #[staticmethod]
    fn preset_toml(py: Python<'_>, name: &str) -> PyResult<&'static str> {
        meedoen::Policy::preset_toml(name).or_raise(py)
    }

    #[staticmethod]
    fn starter(name: &str) -> Self {
        Self(meedoen::Policy::starter(name))
    }

    fn to_toml(&self) -> String {
        self.0.to_toml()
    }

    fn to_json(&self) -> String {
        self.0.to_json()
    }

    /// The parameters, with the defaults where the policy gives none, as JSON.
    fn parameters_json(&self) -> String {
        serde_json::json!(self.0.parameters()).to_string()
    }

    /// What the members of every dimension, and the states, are called, as JSON.
    fn labels_json(&self, py: Python<'_>, lang: &str) -> PyResult<String> {
        Ok(self.0.labels(words::lang(py, lang)?).to_string())
    }

    /// What is allowed but worth a look.
    fn notes(&self) -> Vec<String> {
        self.0.notes().to_vec()
    }
}
