//! A ledger.

use crate::columns_out::Frame;
use crate::errors::OrThrow;
use crate::json::json;
use crate::words;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// Records, and how they were read; a caseload shares them.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Ledger(pub(crate) Rc<meedoen::Ledger>);

#[wasm_bindgen]
impl Ledger {
    /// What [`Ledger::to_bytes`] gave, back again.
    #[wasm_bindgen(js_name = fromBytes)]
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, JsValue> {
        Ok(Self(Rc::new(meedoen::Ledger::from_bytes(bytes).or_throw()?)))
    }

    /// The whole ledger as bytes, to be kept or sent to a worker.
    #[wasm_bindgen(js_name = toBytes)]
    pub fn to_bytes(&self) -> Vec<u8> {
        self.0.to_bytes()
    }

    /// One more extract of a day after every day on which the ledger changed.
    pub fn update(&mut self, on: &str, extract: &Self) -> Result<(), JsValue> {
        Rc::make_mut(&mut self.0).update(on.parse().or_throw()?, &extract.0).or_throw()
    }

    /// How many rows were accepted.
    #[wasm_bindgen(getter)]
    pub fn length(&self) -> usize {
        self.0.len()
    }

    #[wasm_bindgen(getter, js_name = clientCount)]
    pub fn client_count(&self) -> usize {
        self.0.client_count()
    }

    /// SHA-256 of what the rows say, in any order and form.
    pub fn digest(&self) -> String {
        self.0.digest()
    }

    /// How it was read, file by file, as JSON; without the findings.
    pub fn reading(&self) -> String {
        json(&self.0.reading().summary())
    }

    /// Why each quarantined row is.
    pub fn quarantined(&self, lang: &str) -> Result<Frame, JsValue> {
        Ok(Frame(self.0.reading().frame(words::lang(lang)?)))
    }

    /// The quarantined rows of a file as CSV, to be corrected.
    #[wasm_bindgen(js_name = quarantinedCsv)]
    pub fn quarantined_csv(&self, file: usize, lang: &str) -> Result<String, JsValue> {
        Ok(self.0.quarantined_csv(file, words::lang(lang)?))
    }

    /// The accepted rows as columns.
    pub fn frame(&self) -> Frame {
        Frame(self.0.frame())
    }

    /// The accepted rows as CSV.
    #[wasm_bindgen(js_name = toCsv)]
    pub fn to_csv(&self) -> String {
        self.0.to_csv()
    }
}
