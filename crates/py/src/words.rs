//! Words of the core, to and from Python as text.

use crate::errors::OrRaise;
use meedoen::catalogue::FindingCode;
use meedoen::vocabulary::{Lang, Word};
use pyo3::prelude::*;

/// The language by its word.
pub(crate) fn lang(py: Python<'_>, word: &str) -> PyResult<Lang> {
    Lang::of_option(word).or_raise(py)
}

/// Counts by the word of their code.
pub(crate) fn counts(counts: Vec<(FindingCode, usize)>) -> Vec<(&'static str, usize)> {
    counts.into_iter().map(|(code, count)| (code.as_str(), count)).collect()
}
