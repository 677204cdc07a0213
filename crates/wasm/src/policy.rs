//! A policy.

use crate::errors::OrThrow;
use crate::json::json;
use crate::words;
use wasm_bindgen::prelude::*;

/// What a council decided, checked.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Policy(pub(crate) meedoen::Policy);

#[wasm_bindgen]
impl Policy {
    #[wasm_bindgen(js_name = fromToml)]
    pub fn from_toml(text: &str) -> Result<Self, JsValue> {
        meedoen::Policy::from_toml(text).map(Self).or_throw()
    }

    #[wasm_bindgen(js_name = fromJson)]
    pub fn from_json(text: &str) -> Result<Self, JsValue> {
        meedoen::Policy::from_json(text).map(Self).or_throw()
    }

    pub fn preset(name: &str) -> Result<Self, JsValue> {
        meedoen::Policy::preset(name).map(Self).or_throw()
    }

    pub fn starter(name: &str) -> Self {
        Self(meedoen::Policy::starter(name))
    }

    #[wasm_bindgen(js_name = toToml)]
    pub fn to_toml(&self) -> String {
        self.0.to_toml()
    }

    #[wasm_bindgen(js_name = toJson)]
    pub fn to_json(&self) -> String {
        self.0.to_json()
    }

    /// The parameters in force, as JSON.
    pub fn parameters(&self) -> String {
        json(&self.0.parameters())
    }

    /// What the members of every dimension, and the states, are called, as JSON.
    pub fn labels(&self, lang: &str) -> Result<String, JsValue> {
        Ok(self.0.labels(words::lang(lang)?).to_string())
    }

    /// What is allowed but worth a look.
    pub fn notes(&self) -> Vec<String> {
        self.0.notes().to_vec()
    }
}
