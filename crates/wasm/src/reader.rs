//! The one door in, for JavaScript: pieces of files, and columns.

use crate::columns_in::Columns;
use crate::errors::{OrThrow, spent};
use crate::ledger::Ledger;
use crate::mapping::Mapping;
use crate::policy::Policy;
use meedoen::LedgerReader;
use meedoen::ledger::ReadingOptions;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// Reads a ledger out of files and tables, one after another.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Reader(Option<LedgerReader>);

#[wasm_bindgen]
impl Reader {
    #[wasm_bindgen(constructor)]
    pub fn new(policy: &Policy, how: &str) -> Result<Self, JsValue> {
        let options = ReadingOptions::from_json(how).or_throw()?;
        Ok(Self(Some(LedgerReader::new(&policy.0).options(options))))
    }

    /// Begins the next file or table; the mapping is spent.
    #[wasm_bindgen(js_name = nextFile)]
    pub fn next_file(&mut self, name: &str, mapping: Option<Mapping>) -> Result<(), JsValue> {
        self.with(|reader| reader.next_file(name, mapping.map(|mapping| mapping.0)))
    }

    /// Takes the next piece of a CSV file; pieces may be cut anywhere.
    pub fn push(&mut self, piece: &[u8]) -> Result<(), JsValue> {
        self.with(|reader| reader.push_csv(piece))
    }

    /// Takes a table.
    #[wasm_bindgen(js_name = pushColumns)]
    pub fn push_columns(&mut self, columns: &Columns) -> Result<(), JsValue> {
        self.with(|reader| reader.push_batch(&columns.lend()))
    }

    /// How many rows were read until now.
    #[wasm_bindgen(js_name = rowsRead)]
    pub fn rows_read(&self) -> f64 {
        self.0.as_ref().map_or(0.0, |reader| reader.rows_read() as f64)
    }

    /// Ends the last file and gives the ledger; the reader is spent.
    pub fn finish(&mut self) -> Result<Ledger, JsValue> {
        let reader = self.0.take().ok_or_else(spent)?;
        Ok(Ledger(Rc::new(reader.finish().or_throw()?)))
    }
}

impl Reader {
    fn with(
        &mut self,
        act: impl FnOnce(&mut LedgerReader) -> meedoen::Result<()>,
    ) -> Result<(), JsValue> {
        act(self.0.as_mut().ok_or_else(spent)?).or_throw()
    }
}
