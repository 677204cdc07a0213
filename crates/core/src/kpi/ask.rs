//! Asking: questions in, answers with their receipt out.

use crate::caseload::Caseload;
use crate::kpi::answer::Answer;
use crate::kpi::plan::AskOptions;
use crate::kpi::question::Question;
use crate::kpi::question::check::{self, Faults};
use crate::kpi::question::from_json;
use crate::kpi::tallies::Tallies;
use crate::{Error, ErrorCode, Result};
use serde_json::{Value, json};

impl Caseload {
    /// Answers one question.
    ///
    /// Errors: `unknown_dimension` for a dimension that a KPI asked for does not have,
    /// `bad_period`, `bad_query`, and `too_large` for more than [`MOST_ROWS`](crate::kpi::MOST_ROWS) rows.
    pub fn ask(&self, question: &Question) -> Result<Answer> {
        let answers = self.ask_all(std::slice::from_ref(question));
        answers.into_iter().next().unwrap_or_else(|| Err(not_answered()))
    }

    /// Answers several questions in one sweep over the caseload, each in its place.
    pub fn ask_all(&self, questions: &[Question]) -> Vec<Result<Answer>> {
        self.ask_all_with(questions, AskOptions::default())
    }

    /// Answers several questions in one sweep, with these options.
    pub fn ask_all_with(&self, questions: &[Question], options: AskOptions) -> Vec<Result<Answer>> {
        let plan = self.plan(questions, options);
        match self.tally_own(&plan) {
            Ok(tallies) => tallies.answers(),
            Err(error) => questions.iter().map(|_| Err(error.clone())).collect(),
        }
    }

    /// The answers of a plan whose tallies, over all clients, have been merged: those of
    /// [`Tallies::answers`].
    pub fn answers(&self, tallies: Tallies) -> Vec<Result<Answer>> {
        tallies.answers()
    }

    /// Answers a question, or a list of them in one sweep, in the JSON form that every language
    /// shares: rows, or `{"error": "<code>", "message": …}`; for a list, a list of those.
    ///
    /// ```
    /// use meedoen::{Caseload, Ledger, Policy};
    /// use serde_json::json;
    ///
    /// let policy = Policy::preset("example")?;
    /// let ledger = Ledger::read_csv(b"client,kind,code,start\nR001,benefit,pw,2023-01-15", &policy)?;
    /// let caseload = Caseload::build(&ledger, &policy)?;
    ///
    /// let rows = caseload.ask_json(&json!({"kpis": ["stock"], "from": "2023-01-01", "to": "2023-12-31"}));
    /// assert_eq!(rows[0]["value"], 1);
    /// let error = caseload.ask_json(&json!({"kpis": ["granite"], "from": "2023-01-01", "to": "2023-12-31"}));
    /// assert_eq!(error["error"], "unknown_kpi");
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn ask_json(&self, json: &Value) -> Value {
        let to_json = |answer: Result<Answer>| match answer {
            Ok(answer) => json!(answer.rows),
            Err(error) => json!(error),
        };
        let options = AskOptions::default();
        match json {
            Value::Array(list) => self.ask_each(list, options).into_iter().map(to_json).collect(),
            one => {
                let answers = self.ask_each(std::slice::from_ref(one), options);
                answers.into_iter().next().map_or(Value::Null, to_json)
            }
        }
    }

    /// Reads a question from its JSON form and checks it against the policy.
    pub fn question(&self, json: &Value) -> Result<Question> {
        let mut faults = Faults::default();
        let question = from_json::question(json, &mut faults);
        if let Some(question) = &question {
            check::question(question, self.policy(), &mut faults);
        }
        faults.first()?;
        question.ok_or_else(not_answered)
    }

    /// Reads questions from their JSON form and answers them in one sweep: for each, in its place,
    /// an answer or why there is none.
    pub fn ask_each(&self, list: &[Value], options: AskOptions) -> Vec<Result<Answer>> {
        let read: Vec<Result<Question>> = list.iter().map(|json| self.question(json)).collect();
        let questions: Vec<Question> = read.iter().flatten().cloned().collect();
        let mut answers = self.ask_all_with(&questions, options).into_iter();
        let in_place = read.into_iter().map(|question| {
            question.and_then(|_| answers.next().unwrap_or_else(|| Err(not_answered())))
        });
        in_place.collect()
    }
}

/// Every question that passed its checks has an answer; this stands where that can't be shown.
fn not_answered() -> Error {
    Error::new(ErrorCode::BadQuery, "", "the question could not be read")
}
