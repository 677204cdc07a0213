//! The core's errors as the exceptions of the Python face.

use meedoen::vocabulary::Word;
use pyo3::exceptions::PyRuntimeError;
use pyo3::intern;
use pyo3::prelude::*;

/// The exception for an error: the class that `meedoen._errors` has for its code.
pub(crate) fn exception(py: Python<'_>, error: &meedoen::Error) -> PyErr {
    let made = py
        .import(intern!(py, "meedoen._errors"))
        .and_then(|errors| errors.getattr(intern!(py, "of_code")))
        .and_then(|of| of.call1((error.code().as_str(), error.place(), error.message())));
    match made {
        Ok(exception) => PyErr::from_value(exception),
        // Only where the package is not whole.
        Err(_) => PyRuntimeError::new_err(error.to_string()),
    }
}

/// Turns a result of the core into one of Python.
pub(crate) trait OrRaise<T> {
    fn or_raise(self, py: Python<'_>) -> PyResult<T>;
}

impl<T> OrRaise<T> for meedoen::Result<T> {
    fn or_raise(self, py: Python<'_>) -> PyResult<T> {
        self.map_err(|error| exception(py, &error))
    }
}
