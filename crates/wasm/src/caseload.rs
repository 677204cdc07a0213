//! A caseload: built once, asked many times.

use crate::columns_out::Frame;
use crate::errors::OrThrow;
use crate::json::json;
use crate::ledger::Ledger;
use crate::options::{self, day, lang, options};
use crate::policy::Policy;
use crate::sweep::Sweep;
use meedoen::findings::FindingsQuery;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// A ledger under a policy.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Caseload {
    pub(crate) core: meedoen::Caseload,
    pub(crate) ledger: Rc<meedoen::Ledger>,
}

#[wasm_bindgen]
impl Caseload {
    pub fn build(ledger: &Ledger, policy: &Policy) -> Result<Self, JsValue> {
        let core = meedoen::Caseload::build(&ledger.0, &policy.0).or_throw()?;
        Ok(Self { core, ledger: Rc::clone(&ledger.0) })
    }

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

    /// What the checks find in the timelines.
    pub fn findings(&self, query: &str, words: &str) -> Result<Frame, JsValue> {
        let query: options::Findings = options(query)?;
        let (known_on, words) = (day(query.known_on.as_deref())?, lang(words)?);
        let as_of = day(query.as_of.as_deref())?.or_else(|| self.core.horizon(known_on));
        let files = self.ledger.reading().files();
        let found =
            as_of.map(|as_of| self.core.findings(&FindingsQuery::as_of(as_of).known_on(known_on)));
        let found = found.transpose().or_throw()?.unwrap_or_default();
        Ok(Frame(found.frame(files, words)))
    }

    /// One client's timeline in words and days, as JSON; nothing for an id the ledger does not have.
    pub fn client(&self, id: &str, how: &str) -> Result<Option<String>, JsValue> {
        let how: options::KnownOn = options(how)?;
        let timeline = self.core.client(id, day(how.known_on.as_deref())?);
        Ok(timeline.map(|timeline| json(&timeline)))
    }
}
