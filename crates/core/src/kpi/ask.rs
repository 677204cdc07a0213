//! Asking: questions in, answers with their receipt out.

use super::answer::{Answer, BreakMet, CurveRow, Receipt, Rows};
use super::check::{self, Faults};
use super::plan::{Part, Plan};
use super::question::Question;
use super::tally::{Counts, Tally};
use super::{parse, rows, transitions};
use crate::caseload::Caseload;
use crate::catalogue::Kpi;
use crate::ladder::{Answers, AssessmentRules, assess};
use crate::policy::Policy;
use crate::{Day, Error, ErrorCode, Result, Span};
use serde_json::{Value, json};

/// The most rows an answer may have unless the caller says otherwise.
pub const MOST_ROWS: u64 = 1_000_000;

/// Bounds on what may be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// The most rows an answer may have, counted as periods × all members of the dimensions over
    /// the KPIs; a question for more is refused (`too_large`) before anything is counted.
    pub most_rows: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { most_rows: MOST_ROWS }
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
        self.ask_all_within(questions, Limits::default())
    }

    /// Answers several questions in one sweep, within the limits given.
    pub fn ask_all_within(&self, questions: &[Question], limits: Limits) -> Vec<Result<Answer>> {
        let checked = questions.iter().map(|question| {
            let mut faults = Faults::default();
            self.check(question, &mut faults);
            faults.first().and_then(|()| check_size(question, self.policy(), limits))
        });
        let checked: Vec<Result<()>> = checked.collect();
        let asked = questions.iter().zip(&checked).filter(|(_, checked)| checked.is_ok());
        let parts = asked.filter_map(|(question, _)| self.part(question));
        let plan = Plan::new(parts.collect());
        let mut tallies = self.sweep(&plan).into_iter();
        let mut counted = plan.parts().iter();
        let answers = questions.iter().zip(checked).map(|(question, checked)| {
            checked?;
            if let Question::Assess(answers) = question {
                return Ok(self.assessed(answers));
            }
            let (part, tallies) = counted.next().zip(tallies.next()).ok_or_else(not_answered)?;
            let counts: Vec<Counts> = tallies.into_iter().map(Tally::finish).collect();
            Ok(self.answer(question, part, &counts))
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
            self.check(question, &mut faults);
        }
        faults.first()?;
        question.ok_or_else(not_answered)
    }

    fn read_and_ask(&self, list: &[Value]) -> Vec<Result<Answer>> {
        let read: Vec<Result<Question>> = list.iter().map(|json| self.question(json)).collect();
        let questions: Vec<Question> =
            read.iter().filter_map(|question| question.as_ref().ok().cloned()).collect();
        let mut answers = self.ask_all(&questions).into_iter();
        read.into_iter()
            .map(|question| {
                question.and_then(|_| answers.next().unwrap_or_else(|| Err(not_answered())))
            })
            .collect()
    }

    fn check(&self, question: &Question, faults: &mut Faults) {
        match question {
            Question::Kpis(query) => check::query(query, self.policy(), faults),
            Question::Transitions(query) => check::transitions(query, self.policy(), faults),
            Question::Curve(query) => check::curve(query, self.policy(), faults),
            Question::Assess(_) => {}
        }
    }

    /// The part of a plan that a question is; none for an assessment, which counts nobody.
    fn part(&self, question: &Question) -> Option<Part> {
        let (policy, horizon) = (self.policy(), self.horizon_of(question));
        match question {
            Question::Kpis(query) => Some(Part::of_query(query, policy, horizon)),
            Question::Transitions(query) => Some(Part::of_transitions(query, policy, horizon)),
            Question::Curve(query) => Some(Part::of_curve(query, policy, horizon)),
            Question::Assess(_) => None,
        }
    }

    fn sweep(&self, plan: &Plan) -> Vec<Vec<Tally>> {
        plan.sweep(self, 0..if plan.parts().is_empty() { 0 } else { self.client_count() })
    }

    fn answer(&self, question: &Question, part: &Part, counts: &[Counts]) -> Answer {
        let rows = match question {
            Question::Kpis(query) => Rows::Kpis(rows::of_query(query, self.policy(), part, counts)),
            Question::Transitions(_) => {
                Rows::Transitions(counts.iter().flat_map(transitions::rows).collect())
            }
            _ => Rows::Curve(counts.iter().flat_map(curve_rows).collect()),
        };
        Answer { rows, receipt: self.receipt(question) }
    }

    fn assessed(&self, answers: &Answers) -> Answer {
        let rules = AssessmentRules {
            informal_care_is_unpaid_work: self.policy().parameters().informal_care_is_unpaid_work,
        };
        let rows = Rows::Assessment(vec![assess(answers, rules).into()]);
        Answer { rows, receipt: self.receipt(&Question::Assess(answers.clone())) }
    }

    fn horizon_of(&self, question: &Question) -> Option<Day> {
        let (horizon, known_on) = match question {
            Question::Kpis(query) => (query.horizon, query.known_on),
            Question::Curve(query) => (query.horizon, query.known_on),
            Question::Transitions(query) => (None, query.known_on),
            Question::Assess(_) => (None, None),
        };
        horizon.or_else(|| self.horizon(known_on))
    }

    fn receipt(&self, question: &Question) -> Receipt {
        let (known_on, breaks) = match question {
            Question::Kpis(query) => {
                (query.known_on, breaks_met(self.policy(), query.span, &query.kpis))
            }
            Question::Curve(query) => (query.known_on, Vec::new()),
            Question::Transitions(query) => (query.known_on, Vec::new()),
            Question::Assess(_) => (None, Vec::new()),
        };
        let nothing_registered = self.registered_share() == 0.0 && self.client_count() > 0;
        let warning = "no row of this ledger says when it became known: `known_on` can only leave \
                       out what starts later, not what was registered later";
        Receipt {
            library: concat!("meedoen ", env!("CARGO_PKG_VERSION")).to_string(),
            horizon: self.horizon_of(question),
            known_on,
            registered_share: self.registered_share(),
            breaks,
            warnings: (known_on.is_some() && nothing_registered)
                .then(|| warning.to_string())
                .into_iter()
                .collect(),
        }
    }
}

/// The breaks in the series that lie in these days, for the KPIs asked for.
fn breaks_met(policy: &Policy, span: Span, kpis: &[Kpi]) -> Vec<BreakMet> {
    let met = policy.breaks().iter().filter(|it| span.holds(it.on)).map(|it| BreakMet {
        on: it.on,
        kpis: kpis
            .iter()
            .copied()
            .filter(|kpi| it.kpis.is_empty() || it.kpis.contains(kpi))
            .collect(),
        note: it.note.clone(),
    });
    met.filter(|it| !it.kpis.is_empty()).collect()
}

fn check_size(question: &Question, policy: &Policy, limits: Limits) -> Result<()> {
    match question {
        Question::Kpis(query) => check::size(query, policy, limits.most_rows),
        _ => Ok(()),
    }
}

fn curve_rows(counts: &Counts) -> Vec<CurveRow> {
    let curve = rows::kaplan_meier(counts.waits(0, 0));
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

impl From<super::Query> for Question {
    fn from(query: super::Query) -> Self {
        Self::Kpis(query)
    }
}
