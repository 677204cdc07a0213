//! Questions while they are answered: some of the clients at a time.
//!
//! A worker of JavaScript hears that a call was called off only between two calls of the engine. So a
//! sweep is done in shares of the clients, whose tallies merge: whole numbers, so the answers are those
//! of one sweep over all.

use crate::columns_out::Frame;
use crate::errors::{OrThrow, thrown};
use crate::json::json;
use meedoen::kpi::{AskOptions, Plan, QuestionList, Tallies};
use wasm_bindgen::prelude::*;

/// How many clients a share has: some milliseconds of counting.
const CLIENTS: usize = 16_384;

/// Clients that are being counted for a plan, a share at a time.
#[derive(Debug)]
pub(crate) struct Counting {
    caseload: meedoen::Caseload,
    plan: Plan,
    counted: Option<Tallies>,
    share: usize,
    shares: usize,
}

impl Counting {
    pub(crate) fn new(caseload: &meedoen::Caseload, plan: Plan) -> Self {
        let shares = caseload.client_count().div_ceil(CLIENTS).max(1);
        Self { caseload: caseload.clone(), plan, counted: None, share: 0, shares }
    }

    /// Counts the clients of the next share; whether it was the last.
    pub(crate) fn advance(&mut self) -> meedoen::Result<bool> {
        let more = self.caseload.tally_share(&self.plan, self.share, self.shares)?;
        match &mut self.counted {
            Some(counted) => counted.merge(more)?,
            None => self.counted = Some(more),
        }
        self.share += 1;
        Ok(self.share >= self.shares)
    }

    /// What was counted, which is spent.
    pub(crate) fn finish(&mut self) -> Tallies {
        self.counted.take().unwrap_or_else(|| Tallies::of_nobody(&self.plan))
    }
}

/// Questions that are being answered.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Sweep(Counting);

/// An answer: rows and their receipt.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Answer(meedoen::Answer);

impl Sweep {
    pub(crate) fn new(
        caseload: &meedoen::Caseload,
        questions: &str,
        how: &str,
    ) -> Result<Self, JsValue> {
        let options = AskOptions::from_json(how).or_throw()?;
        let questions = QuestionList::from_json(questions).or_throw()?;
        let plan = caseload.plan(questions, options);
        Ok(Self(Counting::new(caseload, plan)))
    }
}

#[wasm_bindgen]
impl Sweep {
    /// Counts the clients of the next share; whether it was the last.
    pub fn advance(&mut self) -> Result<bool, JsValue> {
        self.0.advance().or_throw()
    }

    /// An answer or an error for each question, in its place; the sweep is spent.
    #[wasm_bindgen(unchecked_return_type = "(Answer | Error)[]")]
    pub fn answers(&mut self) -> Vec<JsValue> {
        let told = |answer: meedoen::Result<_>| match answer {
            Ok(answer) => Answer(answer).into(),
            Err(error) => thrown(&error),
        };
        self.0.finish().answers().into_iter().map(told).collect()
    }

    /// The same as JSON: rows, or `{"error": …}`; a list of those where a list was asked.
    #[wasm_bindgen(js_name = answersJson)]
    pub fn answers_json(&mut self) -> String {
        self.0.finish().answers_json()
    }
}

#[wasm_bindgen]
impl Answer {
    /// The rows as JSON, in the form that every language shares.
    pub fn rows(&self) -> String {
        json(self.0.rows())
    }

    /// The receipt as JSON.
    pub fn receipt(&self) -> String {
        json(self.0.receipt())
    }

    /// The rows as columns.
    pub fn frame(&self) -> Frame {
        Frame(self.0.frame())
    }
}
