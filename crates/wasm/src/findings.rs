//! What the checks find.

use crate::caseload::Caseload;
use crate::columns_out::Frame;
use crate::errors::{OrThrow, spent};
use crate::words::lang;
use meedoen::findings::{FindingsQuery, FindingsSearch};
use meedoen::vocabulary::Lang;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// Findings while they are searched for.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Search {
    /// Until the findings are given.
    running: Option<FindingsSearch>,
    ledger: Rc<meedoen::Ledger>,
    lang: Lang,
}

#[wasm_bindgen]
impl Search {
    #[wasm_bindgen(constructor)]
    pub fn new(caseload: &Caseload, query: &str, words: &str) -> Result<Self, JsValue> {
        let query = FindingsQuery::from_json(query).or_throw()?;
        let running = Some(FindingsSearch::new(&caseload.core, &query));
        Ok(Self { running, ledger: Rc::clone(&caseload.ledger), lang: lang(words)? })
    }

    /// Searches the next slice of the clients; whether it was the last.
    pub fn advance(&mut self) -> Result<bool, JsValue> {
        self.running.as_mut().map_or(Ok(true), FindingsSearch::advance).or_throw()
    }

    /// Searches what is left, and gives the findings; the search is spent.
    pub fn frame(&mut self) -> Result<Frame, JsValue> {
        let findings = self.running.take().ok_or_else(spent)?.finish().or_throw()?;
        Ok(Frame(findings.frame(self.ledger.reading().files(), self.lang)))
    }
}
