//! Questions while they are answered: some of the clients at a time.
//!
//! A worker of JavaScript hears that a call was called off only between two calls of the engine. So a
//! sweep is done in shares of the clients, whose tallies merge: whole numbers, so the answers are those
//! of one sweep over all.

use crate::columns_out::Frame;
use crate::errors::{OrThrow, thrown};
use crate::json::json;
use meedoen::kpi::{AskOptions, Plan, Tallies};
use wasm_bindgen::prelude::*;

/// How many clients a share has: some milliseconds of counting.
const CLIENTS: usize = 16_384;

/// Questions that are being answered.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Sweep {
    caseload: meedoen::Caseload,
    plan: Plan,
    counted: Option<Tallies>,
    share: usize,
    shares: usize,
}

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
        Ok(Self {
            plan: caseload.plan_json(questions, &options).or_throw()?,
            caseload: caseload.clone(),
            counted: None,
            share: 0,
            shares: caseload.client_count().div_ceil(CLIENTS).max(1),
        })
    }

    fn finish(&mut self) -> Tallies {
        self.counted.take().unwrap_or_else(|| Tallies::of_nobody(&self.plan))
    }
}

#[wasm_bindgen]
impl Sweep {
    /// Counts the clients of the next share; whether it was the last.
    pub fn advance(&mut self) -> Result<bool, JsValue> {
        let more = self.caseload.tally(&self.plan, self.share, self.shares).or_throw()?;
        match &mut self.counted {
            Some(counted) => counted.merge(more).or_throw()?,
            None => self.counted = Some(more),
        }
        self.share += 1;
        Ok(self.share >= self.shares)
    }

    /// An answer or an error for each question, in its place; the sweep is spent.
    #[wasm_bindgen(unchecked_return_type = "(Answer | Error)[]")]
    pub fn answers(&mut self) -> Vec<JsValue> {
        let told = |answer: meedoen::Result<_>| match answer {
            Ok(answer) => Answer(answer).into(),
            Err(error) => thrown(&error),
        };
        self.finish().answers().into_iter().map(told).collect()
    }

    /// The same as JSON: rows, or `{"error": …}`; a list of those where a list was asked.
    #[wasm_bindgen(js_name = toJson)]
    pub fn to_json(&mut self) -> String {
        self.finish().answers_json()
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
