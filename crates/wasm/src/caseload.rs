//! A caseload: built once, asked many times.

use crate::errors::{OrThrow, spent};
use crate::json::json;
use crate::ledger::Ledger;
use crate::policy::Policy;
use crate::sweep::Sweep;
use crate::words::day;
use meedoen::caseload::{CaseloadBuilder, TimelineOptions};
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// A caseload while it is built.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Build {
    /// Until the caseload is given.
    builder: Option<CaseloadBuilder<Rc<meedoen::Ledger>>>,
    ledger: Rc<meedoen::Ledger>,
}

#[wasm_bindgen]
impl Build {
    #[wasm_bindgen(constructor)]
    pub fn new(ledger: &Ledger, policy: &Policy) -> Result<Self, JsValue> {
        let ledger = Rc::clone(&ledger.0);
        let builder = CaseloadBuilder::new(Rc::clone(&ledger), &policy.0).or_throw()?;
        Ok(Self { builder: Some(builder), ledger })
    }

    /// Does the next slice; whether it was the last.
    pub fn advance(&mut self) -> Result<bool, JsValue> {
        self.builder.as_mut().map_or(Ok(true), CaseloadBuilder::advance).or_throw()
    }

    /// Does what is left, and gives the caseload; the build is spent.
    pub fn caseload(&mut self) -> Result<Caseload, JsValue> {
        let core = self.builder.take().ok_or_else(spent)?.finish().or_throw()?;
        Ok(Caseload { core, ledger: Rc::clone(&self.ledger) })
    }
}

/// A ledger under a policy.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Caseload {
    pub(crate) core: meedoen::Caseload,
    pub(crate) ledger: Rc<meedoen::Ledger>,
}

#[wasm_bindgen]
impl Caseload {
    #[wasm_bindgen(getter, js_name = clientCount)]
    pub fn client_count(&self) -> usize {
        self.core.client_count()
    }

    /// The day the ledger is complete to, as ISO text.
    pub fn horizon(&self, known_on: Option<String>) -> Result<Option<String>, JsValue> {
        let known_on = day(known_on.as_deref())?;
        Ok(self.core.horizon(known_on).map(|day| day.to_string()))
    }

    /// Digests of ledger and policy, as JSON.
    pub fn digests(&self) -> String {
        json(&self.core.digests())
    }

    /// The ledger it was built from.
    pub fn ledger(&self) -> Ledger {
        Ledger(Rc::clone(&self.ledger))
    }

    /// The policy it was built under.
    pub fn policy(&self) -> Policy {
        Policy(self.core.policy().clone())
    }

    /// Begins to answer a question or a list of them.
    pub fn sweep(&self, questions: &str, options: &str) -> Result<Sweep, JsValue> {
        Sweep::new(&self.core, questions, options)
    }

    /// One client's timeline in words and days, as JSON; nothing for an id the ledger does not have.
    pub fn client(&self, id: &str, how: &str) -> Result<Option<String>, JsValue> {
        let options = TimelineOptions::from_json(how).or_throw()?;
        let timeline = self.core.client(id, options.known_on());
        Ok(timeline.map(|timeline| json(&timeline)))
    }
}
