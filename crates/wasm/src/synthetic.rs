//! Made-up ledgers.

use crate::errors::OrThrow;
use crate::json::json;
use crate::ledger::Ledger;
use crate::options::{self, day, options};
use crate::policy::Policy;
use meedoen::LedgerReader;
use meedoen_synthetic::{Ids, Options, Order, SyntheticLedger};
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// A made-up ledger, not drawn yet.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Synthetic {
    drawn: SyntheticLedger,
    policy: meedoen::Policy,
    order: Order,
}

#[wasm_bindgen]
impl Synthetic {
    #[wasm_bindgen(constructor)]
    pub fn new(policy: &Policy, how: &str) -> Result<Self, JsValue> {
        let how: options::Synthetic = options(how)?;
        let mut options = Options::of(how.clients);
        options.seed = how.seed.unwrap_or(options.seed);
        options.from = day(how.from.as_deref())?.unwrap_or(options.from);
        options.to = day(how.to.as_deref())?.unwrap_or(options.to);
        if how.long_ids {
            options.ids = Ids::Long;
        }
        let order = if how.shuffled { Order::Shuffled } else { Order::ByClient };
        let drawn = SyntheticLedger::new(&policy.0, options).or_throw()?;
        Ok(Self { drawn, policy: policy.0.clone(), order })
    }

    /// The ledger, read.
    pub fn ledger(&self) -> Result<Ledger, JsValue> {
        let mut reader = LedgerReader::new(&self.policy).name("synthetic");
        reader.push_batch(&self.drawn.table(self.order).batch()).or_throw()?;
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
