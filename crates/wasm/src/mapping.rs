//! A mapping: how one's own extract becomes a ledger.

use crate::errors::OrThrow;
use crate::json::json;
use crate::policy::Policy;
use meedoen::infer::Guess;
use meedoen::vocabulary::Kind;
use wasm_bindgen::prelude::*;

/// How columns, codes, reasons and last days of an extract are read.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Mapping(pub(crate) meedoen::Mapping);

#[wasm_bindgen]
impl Mapping {
    #[wasm_bindgen(js_name = fromToml)]
    pub fn from_toml(text: &str) -> Result<Self, JsValue> {
        meedoen::Mapping::from_toml(text).map(Self).or_throw()
    }

    #[wasm_bindgen(js_name = fromJson)]
    pub fn from_json(text: &str) -> Result<Self, JsValue> {
        meedoen::Mapping::from_json(text).map(Self).or_throw()
    }

    /// Another of the same.
    pub fn copy(&self) -> Self {
        Self(self.0.clone())
    }

    /// What the mapping of an extract may be, from its beginning, as JSON.
    pub fn guess(sample: &[u8], policy: &Policy) -> String {
        json(&meedoen::Mapping::guess(sample, &policy.0))
    }

    /// The same where this much is known.
    #[wasm_bindgen(js_name = guessAround)]
    pub fn guess_around(&self, sample: &[u8], policy: &Policy) -> String {
        json(&Guess::around(sample, &policy.0, &self.0))
    }

    /// All that a mapping can lead to under a policy, with names, as JSON.
    pub fn choices(policy: &Policy) -> String {
        json(&meedoen::Mapping::choices(&policy.0))
    }

    /// The same for the table of one kind, by the table's name.
    #[wasm_bindgen(js_name = ofTable)]
    pub fn of_table(&self, table: &str) -> Result<Self, JsValue> {
        let kind = Kind::from_table(table).or_throw()?;
        Ok(Self(self.0.clone().of_kind(kind)))
    }

    #[wasm_bindgen(js_name = toToml)]
    pub fn to_toml(&self) -> String {
        self.0.to_toml()
    }

    #[wasm_bindgen(js_name = toJson)]
    pub fn to_json(&self) -> String {
        self.0.to_json()
    }
}
