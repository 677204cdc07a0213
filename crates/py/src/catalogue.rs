//! What can be asked and said, and what needs no caseload.

use crate::errors::OrRaise;
use crate::words;
use meedoen::Span;
use meedoen::policy::{AssessmentAnswers, AssessmentRules};
use pyo3::prelude::*;
use serde_json::json;

/// The catalogue in one language, as JSON.
#[pyfunction]
pub(crate) fn catalogue_json(py: Python<'_>, lang: &str) -> PyResult<String> {
    Ok(meedoen::catalogue::catalogue(words::lang(py, lang)?).to_string())
}

/// The first and last day, both included, of a period in words: `2023`, `2023-Q2`, `2023-05`.
#[pyfunction]
pub(crate) fn period(py: Python<'_>, word: &str) -> PyResult<(String, String)> {
    let span = Span::parse(word).or_raise(py)?;
    Ok((span.first().to_string(), span.last().to_string()))
}

/// The rung that follows from answers, as JSON: `rung`, `possible`, `ask`, `decided_by`. Answers and
/// rules are JSON.
#[pyfunction]
pub(crate) fn assess_json(py: Python<'_>, answers: &str, rules: &str) -> PyResult<String> {
    let answers = AssessmentAnswers::from_json(answers).or_raise(py)?;
    let rules = AssessmentRules::from_json(rules).or_raise(py)?;
    Ok(json!(meedoen::policy::assess(&answers, rules)).to_string())
}
