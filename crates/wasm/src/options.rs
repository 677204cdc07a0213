//! The options of calls: one JSON object each, in snake_case; what it may hold is said here until the
//! core has a form for it.

use crate::errors::{OrThrow, thrown};
use meedoen::catalogue::Lang;
use meedoen::{Day, Error, ErrorCode};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;

/// Options out of their JSON.
pub(crate) fn options<T: DeserializeOwned>(json: &str) -> Result<T, JsValue> {
    serde_json::from_str(json)
        .map_err(|error| thrown(&Error::new(ErrorCode::BadQuery, "options", error.to_string())))
}

/// The day in ISO text, where one is given.
pub(crate) fn day(text: Option<&str>) -> Result<Option<Day>, JsValue> {
    text.map(|text| text.parse::<Day>().or_throw()).transpose()
}

/// The language by its word.
pub(crate) fn lang(word: &str) -> Result<Lang, JsValue> {
    let lang: Result<Lang, Error> = word.parse();
    lang.map_err(|error| thrown(&Error::new(error.code(), "lang", error.message())))
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct KnownOn {
    pub(crate) known_on: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Findings {
    pub(crate) as_of: Option<String>,
    pub(crate) known_on: Option<String>,
}
