//! Asking: questions in, answers with their receipt out.

use super::answer::{Answer, BreakMet, CurveRow, Receipt, Rows};
use super::check::{self, Faults};
use super::plan::{Planned, Tallies};
use super::question::Question;
use super::tally::{Counts, Tally};
use super::{parse, rows, transitions};
use crate::caseload::{Caseload, Digests};
use crate::ladder::{Answers, AssessmentRules, assess};
use crate::policy::Policy;
use crate::statistics::KaplanMeier;
use crate::{Error, ErrorCode, Result};
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
}

impl Default for AskOptions {
    fn default() -> Self {
        Self { most_rows: MOST_ROWS, digests: false }
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
        self.answers(self.tally_all(&plan))
    }

    /// The answers of a plan whose tallies, over all clients, have been merged: each in the place of
    /// its question.
    pub fn answers(&self, tallies: Tallies) -> Vec<Result<Answer>> {
        let plan = tallies.plan;
        let digests = plan.options.digests.then(|| self.digests());
        let mut counted = tallies.parts.into_iter();
        let answers = plan.planned.iter().map(|planned| {
            let planned = planned.as_ref().map_err(Error::clone)?;
            let tallies = counted.next().ok_or_else(not_answered)?;
            let counts: Vec<Counts> = tallies.into_iter().map(Tally::finish).collect();
            let rows = self.rows(planned, &counts);
            Ok(Answer { rows, receipt: self.receipt(planned, digests.clone()) })
        });
        answers.collect()
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
        match json {
            Value::Array(list) => self.read_and_ask(list).into_iter().map(to_json).collect(),
            one => {
                let answers = self.read_and_ask(std::slice::from_ref(one));
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

    fn read_and_ask(&self, list: &[Value]) -> Vec<Result<Answer>> {
        let read: Vec<Result<Question>> = list.iter().map(|json| self.question(json)).collect();
        let questions: Vec<Question> = read.iter().flatten().cloned().collect();
        let mut answers = self.ask_all(&questions).into_iter();
        let in_place = read.into_iter().map(|question| {
            question.and_then(|_| answers.next().unwrap_or_else(|| Err(not_answered())))
        });
        in_place.collect()
    }

    fn rows(&self, planned: &Planned, counts: &[Counts]) -> Rows {
        match &planned.question {
            Question::Kpis(query) => {
                Rows::Kpis(rows::of_query(query, self.policy(), &planned.part, counts))
            }
            Question::Transitions(_) => {
                Rows::Transitions(counts.iter().flat_map(transitions::rows).collect())
            }
            Question::Curve(_) => Rows::Curve(counts.iter().flat_map(curve_rows).collect()),
            Question::Assess(answers) => self.assessed(answers),
        }
    }

    fn assessed(&self, answers: &Answers) -> Rows {
        let rules = AssessmentRules {
            informal_care_is_unpaid_work: self.policy().parameters().informal_care_is_unpaid_work,
        };
        Rows::Assessment(vec![assess(answers, rules).into()])
    }

    fn receipt(&self, planned: &Planned, digests: Option<Digests>) -> Receipt {
        let known_on = planned.question.known_on();
        let unregistered = self.registered_share() == 0.0 && self.client_count() > 0;
        let guessed = planned.question.horizon().is_none();
        let warnings = [
            (known_on.is_some(), KNOWN_ON_WITHOUT_REGISTRATION),
            (guessed, HORIZON_WITHOUT_REGISTRATION),
        ];
        let warnings = warnings.into_iter().filter(|(holds, _)| *holds && unregistered);
        Receipt {
            library: concat!("meedoen ", env!("CARGO_PKG_VERSION")).to_string(),
            horizon: planned.horizon,
            known_on,
            registered_share: self.registered_share(),
            breaks: breaks_met(self.policy(), &planned.question),
            digests,
            warnings: warnings.map(|(_, warning)| warning.to_string()).collect(),
        }
    }
}

/// What the reader of an answer must know where no row says when it became known.
const KNOWN_ON_WITHOUT_REGISTRATION: &str = "no row of this ledger says when it became known: \
    `known_on` can only leave out what starts later, not what was registered later";
const HORIZON_WITHOUT_REGISTRATION: &str = "no row of this ledger says when it became known: the \
    horizon is the latest start; give `horizon`, the day the extract is complete to";

/// The breaks in the series that lie in the days of a question, for the KPIs it asks for.
fn breaks_met(policy: &Policy, question: &Question) -> Vec<BreakMet> {
    let Question::Kpis(query) = question else { return Vec::new() };
    let in_days = policy.breaks().iter().filter(|it| query.span.holds(it.on));
    let met = in_days.map(|it| BreakMet {
        on: it.on,
        kpis: query.kpis.iter().copied().filter(|kpi| it.concerns(*kpi)).collect(),
        note: it.note.clone(),
    });
    met.filter(|it| !it.kpis.is_empty()).collect()
}

fn curve_rows(counts: &Counts) -> Vec<CurveRow> {
    let curve = KaplanMeier::from_observations(counts.waits(0, 0));
    let steps = curve.steps().iter().map(|step| CurveRow {
        days: step.days,
        at_risk: step.at_risk as i64,
        events: step.events as i64,
        censored: step.censored as i64,
        survival: step.survival,
        lower: step.lower,
        upper: step.upper,
    });
    steps.collect()
}

/// Every question that passed its checks has an answer; this stands where that can't be shown.
fn not_answered() -> Error {
    Error::new(ErrorCode::BadQuery, "", "the question could not be read")
}
