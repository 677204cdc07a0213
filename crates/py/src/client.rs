//! One client, to look at.

use crate::days::day;
use crate::words;
use meedoen_report::client_picture;
use pyo3::prelude::*;
use serde_json::json;

/// One client's timeline, as known on a day.
#[pyclass(frozen, module = "meedoen._native")]
#[derive(Debug)]
pub(crate) struct Timeline(pub(crate) meedoen::caseload::Timeline);

#[pymethods]
impl Timeline {
    /// What the records say of the client, in words and days, as JSON.
    fn json(&self) -> String {
        json!(self.0).to_string()
    }

    /// The same as a picture, in SVG.
    #[pyo3(signature = (lang, up_to = None))]
    fn svg(&self, py: Python<'_>, lang: &str, up_to: Option<&str>) -> PyResult<String> {
        let lang = words::lang(py, lang)?;
        Ok(client_picture(&self.0, lang, day(py, up_to)?).svg)
    }
}
