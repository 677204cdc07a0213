//! What can be asked and said, and what needs no caseload.

use crate::errors::OrThrow;
use crate::json::json;
use crate::words;
use meedoen::Span;
use meedoen::policy::{AssessmentAnswers, AssessmentRules};
use wasm_bindgen::prelude::*;

/// The catalogue in one language, as JSON.
#[wasm_bindgen]
pub fn catalogue(lang: &str) -> Result<String, JsValue> {
    Ok(meedoen::catalogue::catalogue(words::lang(lang)?).to_string())
}

/// The first and last day, both included, of a period in words: `2023`, `2023-Q2`, `2023-05`.
#[wasm_bindgen]
pub fn period(word: &str) -> Result<Vec<String>, JsValue> {
    let span = Span::parse(word).or_throw()?;
    Ok(vec![span.first().to_string(), span.last().to_string()])
}

/// The rung that follows from answers, as JSON.
#[wasm_bindgen]
pub fn assess(answers: &str, rules: &str) -> Result<String, JsValue> {
    let answers = AssessmentAnswers::from_json(answers).or_throw()?;
    let rules = AssessmentRules::from_json(rules).or_throw()?;
    Ok(json(&meedoen::policy::assess(&answers, rules)))
}

/// The version of the library.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
