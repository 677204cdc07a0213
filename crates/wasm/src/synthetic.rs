//! Made-up ledgers.

use crate::errors::{OrThrow, spent};
use crate::json::json;
use crate::ledger::Ledger;
use crate::policy::Policy;
use meedoen_synthetic::{SyntheticLedger, SyntheticOptions, SyntheticReading};
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

    /// Begins to draw and read the ledger.
    pub fn draw(&self) -> Drawing {
        Drawing(Some(SyntheticReading::new(self.drawn.clone(), &self.policy)))
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

/// A made-up ledger while it is drawn and read; nothing once the ledger is given.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Drawing(Option<SyntheticReading>);

#[wasm_bindgen]
impl Drawing {
    /// Draws and reads the next slice of the clients; whether it was the last.
    pub fn advance(&mut self) -> Result<bool, JsValue> {
        self.0.as_mut().map_or(Ok(true), SyntheticReading::advance).or_throw()
    }

    /// Draws and reads what is left, and gives the ledger; the drawing is spent.
    pub fn ledger(&mut self) -> Result<Ledger, JsValue> {
        let reading = self.0.take().ok_or_else(spent)?;
        Ok(Ledger(Rc::new(reading.finish().or_throw()?)))
    }
}
