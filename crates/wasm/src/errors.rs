//! The core's errors as JavaScript's.

use js_sys::{Error, Reflect};
use meedoen::vocabulary::Word;
use wasm_bindgen::JsValue;

/// An error with a `code` and a `place`; the TypeScript face gives it its class.
pub(crate) fn thrown(error: &meedoen::Error) -> JsValue {
    let thrown = Error::new(&error.sentence());
    for (key, text) in
        [("code", error.code().as_str()), ("place", error.place()), ("detail", error.message())]
    {
        // A fresh error takes every property.
        let _ = Reflect::set(&thrown, &key.into(), &text.into());
    }
    thrown.into()
}

/// The error of an object that has given what it was for.
pub(crate) fn spent() -> JsValue {
    thrown(&meedoen::Error::new(
        meedoen::ErrorCode::BadQuery,
        "",
        "this has given its result already",
    ))
}

/// Turns a result of the core into one of JavaScript.
pub(crate) trait OrThrow<T> {
    fn or_throw(self) -> Result<T, JsValue>;
}

impl<T> OrThrow<T> for meedoen::Result<T> {
    fn or_throw(self) -> Result<T, JsValue> {
        self.map_err(|error| thrown(&error))
    }
}
