//! A caseload: built once, asked many times.

use crate::columns_out::Frame;
use crate::days::day;
use crate::errors::{OrThrow, thrown};
use crate::ledger::Ledger;
use crate::policy::Policy;
use meedoen::findings::FindingsQuery;
use meedoen::kpi::AskOptions;
use meedoen::{Error, ErrorCode};
use serde_json::{Value, json};
use wasm_bindgen::prelude::*;

/// A ledger under a policy.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Caseload(pub(crate) meedoen::Caseload);

/// An answer: rows and their receipt.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Answer(meedoen::Answer);

#[wasm_bindgen]
impl Caseload {
    pub fn build(ledger: &Ledger, policy: &Policy) -> Result<Self, JsValue> {
        meedoen::Caseload::build(&ledger.0, &policy.0).map(Self).or_throw()
    }

    #[wasm_bindgen(getter, js_name = clientCount)]
    pub fn client_count(&self) -> usize {
        self.0.client_count()
    }

    /// The day the ledger is complete to, as ISO text.
    pub fn horizon(&self, known_on: Option<String>) -> Result<Option<String>, JsValue> {
        let known_on = day(known_on.as_deref())?;
        Ok(self.0.horizon(known_on).map(|day| day.to_string()))
    }

    /// Digests of ledger and policy, as JSON.
    pub fn digests(&self) -> String {
        json!(self.0.digests()).to_string()
    }

    /// Answers a question.
    pub fn ask(&self, question: &str, most_rows: Option<f64>) -> Result<Answer, JsValue> {
        let question = parsed(question)?;
        let mut options = AskOptions::default();
        if let Some(rows) = most_rows {
            options = options.most_rows(rows as u64);
        }
        let answers = self.0.ask_each(std::slice::from_ref(&question), options);
        let nothing = || Error::new(ErrorCode::BadQuery, "", "the question could not be read");
        let answer = answers.into_iter().next().unwrap_or_else(|| Err(nothing()));
        answer.map(Answer).or_throw()
    }

    /// Answers a question, or a list of them in one sweep, from JSON to JSON.
    #[wasm_bindgen(js_name = askJson)]
    pub fn ask_json(&self, questions: &str) -> Result<String, JsValue> {
        Ok(self.0.ask_json(&parsed(questions)?).to_string())
    }

    /// What the checks find in the timelines; the ledger names the files.
    pub fn findings(
        &self,
        ledger: &Ledger,
        as_of: &str,
        known_on: Option<String>,
        lang: &str,
    ) -> Result<Frame, JsValue> {
        let mut query = FindingsQuery::as_of(as_of.parse().or_throw()?);
        query.known_on = day(known_on.as_deref())?;
        let files = ledger.0.reading().files();
        Ok(Frame(self.0.findings(&query).frame(files, lang.parse().or_throw()?)))
    }

    /// One client's timeline in words and days, as JSON; nothing for an id the ledger does not have.
    pub fn client(&self, id: &str, known_on: Option<String>) -> Result<Option<String>, JsValue> {
        let timeline = self.0.client(id, day(known_on.as_deref())?);
        Ok(timeline.map(|timeline| json!(timeline).to_string()))
    }
}

#[wasm_bindgen]
impl Answer {
    /// The rows as JSON, in the form that every language shares.
    pub fn rows(&self) -> String {
        json!(self.0.rows).to_string()
    }

    /// The receipt as JSON.
    pub fn receipt(&self) -> String {
        json!(self.0.receipt).to_string()
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
