//! Made-up ledgers.

use crate::days::day;
use crate::errors::OrThrow;
use crate::json::json;
use crate::ledger::Ledger;
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
    pub fn new(
        policy: &Policy,
        clients: u32,
        seed: u32,
        from: Option<String>,
        to: Option<String>,
        long_ids: bool,
        shuffled: bool,
    ) -> Result<Self, JsValue> {
        let mut options = Options { seed: seed.into(), ..Options::of(clients) };
        if let Some(from) = day(from.as_deref())? {
            options.from = from;
        }
        if let Some(to) = day(to.as_deref())? {
            options.to = to;
        }
        if long_ids {
            options.ids = Ids::Long;
        }
        let order = if shuffled { Order::Shuffled } else { Order::ByClient };
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
