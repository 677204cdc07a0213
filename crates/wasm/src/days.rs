//! Days and languages, from JavaScript as text.

use crate::errors::OrThrow;
use meedoen::Day;
use wasm_bindgen::JsValue;

/// The day in ISO text, where one is given.
pub(crate) fn day(text: Option<&str>) -> Result<Option<Day>, JsValue> {
    text.map(|text| text.parse::<Day>().or_throw()).transpose()
}
