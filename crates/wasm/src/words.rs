//! Arguments that are one word.

use crate::errors::OrThrow;
use meedoen::Day;
use meedoen::vocabulary::Lang;
use wasm_bindgen::JsValue;

/// The day in ISO text, where one is given.
pub(crate) fn day(text: Option<&str>) -> Result<Option<Day>, JsValue> {
    text.map(|text| text.parse::<Day>().or_throw()).transpose()
}

/// The language by its word.
pub(crate) fn lang(word: &str) -> Result<Lang, JsValue> {
    Lang::of_option(word).or_throw()
}
