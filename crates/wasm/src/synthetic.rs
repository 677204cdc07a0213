//! Made-up ledgers.

use crate::errors::OrThrow;
use crate::json::json;
use crate::ledger::Ledger;
use crate::policy::Policy;
use meedoen::LedgerReader;
use meedoen_synthetic::{SyntheticLedger, SyntheticOptions};
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// A made-up ledger, not drawn yet.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Synthetic {
    drawn: SyntheticLedger,
    policy: meedoen::Policy,
}

#[wasm_bindgen]
impl Synthetic {
    #[wasm_bindgen(constructor)]
    pub fn new(policy: &Policy, how: &str) -> Result<Self, JsValue> {
        let options = SyntheticOptions::from_json(how).or_throw()?;
        let drawn = SyntheticLedger::new(&policy.0, options).or_throw()?;
        Ok(Self { drawn, policy: policy.0.clone() })
    }

    /// The ledger, read.
    pub fn ledger(&self) -> Result<Ledger, JsValue> {
        let mut reader = LedgerReader::new(&self.policy).name("synthetic");
        reader.push_batch(&self.drawn.table().batch()).or_throw()?;
        Ok(Ledger(Rc::new(reader.finish().or_throw()?)))
    }

    /// The policy it was drawn for.
    pub fn policy(&self) -> Policy {
        Policy(self.policy.clone())
    }

    /// The true figures of every month, as JSON.
    pub fn truth(&self) -> String {
        json(&self.drawn.truth())
    }
}
