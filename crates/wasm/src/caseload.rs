//! A caseload: built once, asked many times.

use crate::columns_out::Frame;
use crate::days::day;
use crate::errors::{OrThrow, thrown};
use crate::json::json;
use crate::ledger::Ledger;
use crate::policy::Policy;
use meedoen::findings::FindingsQuery;
use meedoen::kpi::AskOptions;
use meedoen::{Error, ErrorCode};
use serde_json::Value;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// A ledger under a policy.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Caseload {
    pub(crate) core: meedoen::Caseload,
    pub(crate) ledger: Rc<meedoen::Ledger>,
}

/// An answer: rows and their receipt.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Answer(meedoen::Answer);

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

    /// Answers a list of questions in one sweep: an answer or an error for each, in its place.
    #[wasm_bindgen(unchecked_return_type = "(Answer | Error)[]")]
    pub fn ask(
        &self,
        questions: &str,
        most_rows: Option<f64>,
        digests: bool,
    ) -> Result<Vec<JsValue>, JsValue> {
        let questions = parsed(questions)?;
        let mut options = AskOptions::default().digests(digests);
        if let Some(rows) = most_rows {
            options = options.most_rows(rows as u64);
        }
        let list = questions.as_array().map_or(std::slice::from_ref(&questions), Vec::as_slice);
        let told = |answer: meedoen::Result<_>| match answer {
            Ok(answer) => Answer(answer).into(),
            Err(error) => thrown(&error),
        };
        Ok(self.core.ask_each(list, options).into_iter().map(told).collect())
    }

    /// Answers a question, or a list of them in one sweep, from JSON to JSON.
    #[wasm_bindgen(js_name = askJson)]
    pub fn ask_json(&self, questions: &str) -> Result<String, JsValue> {
        Ok(self.core.ask_json(&parsed(questions)?).to_string())
    }

    /// What the checks find in the timelines.
    pub fn findings(
        &self,
        as_of: &str,
        known_on: Option<String>,
        lang: &str,
    ) -> Result<Frame, JsValue> {
        let mut query = FindingsQuery::as_of(as_of.parse().or_throw()?);
        query.known_on = day(known_on.as_deref())?;
        let files = self.ledger.reading().files();
        Ok(Frame(self.core.findings(&query).frame(files, lang.parse().or_throw()?)))
    }

    /// One client's timeline in words and days, as JSON; nothing for an id the ledger does not have.
    pub fn client(&self, id: &str, known_on: Option<String>) -> Result<Option<String>, JsValue> {
        let timeline = self.core.client(id, day(known_on.as_deref())?);
        Ok(timeline.map(|timeline| json(&timeline)))
    }
}

#[wasm_bindgen]
impl Answer {
    /// The rows as JSON, in the form that every language shares.
    pub fn rows(&self) -> String {
        json(&self.0.rows)
    }

    /// The receipt as JSON.
    pub fn receipt(&self) -> String {
        json(&self.0.receipt)
    }

    /// The rows as columns.
    pub fn frame(&self) -> Frame {
        Frame(self.0.frame())
    }
}

fn parsed(questions: &str) -> Result<Value, JsValue> {
    serde_json::from_str(questions)
        .map_err(|error| thrown(&Error::new(ErrorCode::BadQuery, "", format!("no JSON: {error}"))))
}
