//! Questions while they are answered: some of the clients at a time.
//!
//! A worker of JavaScript hears that a call was called off only between two calls of the engine. So a
//! sweep is done in shares of the clients, whose tallies merge: whole numbers, so the answers are those
//! of one sweep over all.

use crate::columns_out::Frame;
use crate::errors::{OrThrow, thrown};
use crate::json::json;
use crate::options::{self, day, options};
use meedoen::kpi::{AskOptions, Plan, Question, Tallies};
use meedoen::{Error, ErrorCode};
use serde_json::{Value, json};
use wasm_bindgen::prelude::*;

/// How many clients a share has: some milliseconds of counting.
const CLIENTS: usize = 16_384;

/// Questions that are being answered.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Sweep {
    caseload: meedoen::Caseload,
    plan: Plan,
    /// By question what is wrong with it, if anything.
    faults: Vec<Option<Error>>,
    is_list: bool,
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
        let asked: options::Ask = options(how)?;
        let mut options = AskOptions::default().digests(asked.digests);
        if let Some(rows) = asked.most_rows {
            options = options.most_rows(rows);
        }
        if let Some(day) = day(asked.horizon.as_deref())? {
            options = options.horizon(day);
        }
        let questions: Value = serde_json::from_str(questions).map_err(|error| {
            thrown(&Error::new(ErrorCode::BadQuery, "", format!("no JSON: {error}")))
        })?;
        let list = questions.as_array().map_or(std::slice::from_ref(&questions), Vec::as_slice);
        let read: Vec<meedoen::Result<Question>> =
            list.iter().map(|question| caseload.question(question)).collect();
        let faults = read.iter().map(|question| question.as_ref().err().cloned()).collect();
        let readable: Vec<Question> = read.into_iter().flatten().collect();
        Ok(Self {
            plan: caseload.plan(&readable, options),
            caseload: caseload.clone(),
            faults,
            is_list: questions.is_array(),
            counted: None,
            share: 0,
            shares: caseload.client_count().div_ceil(CLIENTS).max(1),
        })
    }

    fn finish(&mut self) -> impl Iterator<Item = meedoen::Result<meedoen::Answer>> {
        let counted = self.counted.take().unwrap_or_else(|| Tallies::of_nobody(&self.plan));
        let mut answers = counted.answers().into_iter();
        let faults = std::mem::take(&mut self.faults).into_iter();
        faults
            .filter_map(move |fault| fault.map_or_else(|| answers.next(), |fault| Some(Err(fault))))
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
        self.finish().map(told).collect()
    }

    /// The same as JSON: rows, or `{"error": …}`; a list of those where a list was asked.
    #[wasm_bindgen(js_name = toJson)]
    pub fn to_json(&mut self) -> String {
        let is_list = self.is_list;
        let told = |answer: meedoen::Result<meedoen::Answer>| match answer {
            Ok(answer) => json!(answer.rows),
            Err(error) => json!(error),
        };
        let mut told = self.finish().map(told);
        let whole = if is_list { told.collect() } else { told.next().unwrap_or_default() };
        whole.to_string()
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
