//! Asking: questions in, answers with their receipt out.

use super::answer::Answer;
use super::check::{self, Faults};
use super::parse;
use super::question::Question;
use super::tallies::Tallies;
use crate::caseload::Caseload;
use crate::{Day, Error, ErrorCode, Result};
use serde_json::{Value, json};

/// The most rows an answer may have unless the caller says otherwise.
pub const MOST_ROWS: u64 = 1_000_000;

/// How questions are answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct AskOptions {
    /// The most rows an answer may have, counted as periods × all members of the dimensions over
    /// the KPIs; a question for more is refused (`too_large`) before anything is counted.
    pub most_rows: u64,
    /// Whether the receipts hold digests of ledger and policy, which takes a pass and a sort.
    pub digests: bool,
    /// The horizon of the questions that give none; none: that of the caseload that makes the plan.
    pub horizon: Option<Day>,
}

impl Default for AskOptions {
    fn default() -> Self {
        Self { most_rows: MOST_ROWS, digests: false, horizon: None }
    }
}

impl AskOptions {
    /// Refuses questions for more rows than this.
    #[must_use]
    pub fn most_rows(mut self, rows: u64) -> Self {
        self.most_rows = rows;
        self
    }

    /// Whether the receipts hold digests.
    #[must_use]
    pub fn digests(mut self, digests: bool) -> Self {
        self.digests = digests;
        self
    }

    /// The horizon of the questions that give none; for one that is asked as known on an earlier
    /// day, that day.
    ///
    /// Those who count parts of the same caseload need the same horizon: the latest of
    /// [`Caseload::horizon`] over the parts. For a question that is asked as known on a day, the
    /// horizon that the whole would have is the latest over the parts as known on that day: where
    /// that matters, give the question a horizon of its own.
    #[must_use]
    pub fn horizon(mut self, day: Day) -> Self {
        self.horizon = Some(day);
        self
    }

    /// The horizon of a question that is asked as known on a day and gives none.
    pub(super) fn horizon_as_known_on(self, known_on: Option<Day>) -> Option<Day> {
        self.horizon.map(|horizon| known_on.map_or(horizon, |known_on| horizon.min(known_on)))
    }
}

impl Caseload {
    /// Answers one question.
    ///
    /// Errors: `unknown_dimension` for a dimension that a KPI asked for does not have,
    /// `bad_period`, `bad_query`, and `too_large` for more than [`MOST_ROWS`] rows.
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
        self.tally_own(&plan).answers()
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
        let question = parse::question(json, &mut faults);
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
