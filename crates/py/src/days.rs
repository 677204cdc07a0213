//! Days of the calendar, to and from Python as ISO text.

use crate::errors::OrRaise;
use meedoen::Day;
use pyo3::prelude::*;

/// The day in ISO text, where one is given.
pub(crate) fn day(py: Python<'_>, text: Option<&str>) -> PyResult<Option<Day>> {
    text.map(|text| text.parse::<Day>().or_raise(py)).transpose()
}
