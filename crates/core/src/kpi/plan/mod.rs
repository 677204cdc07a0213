//! Many questions, one plan: each checked and resolved, and what is counted for it.

pub(crate) mod identity;
mod options;
pub(crate) mod scope;

pub use options::AskOptions;

use crate::calendar::Grid;
use crate::caseload::Caseload;
use crate::catalogue::{CurveKind, Kpi};
use crate::kpi::dimension::Cells;
use crate::kpi::question::{
    CurveQuery, ListedQuestion, Query, Question, QuestionList, TransitionQuery, check,
};
use crate::policy::Policy;
use crate::{Day, Result, Span};
use identity::{Identified, PlanIdentity};
use scope::{Follow, Scope};
use std::sync::{Arc, OnceLock};

/// Questions, checked and resolved under a policy, ready to be counted in one sweep.
///
/// [`Caseload::ask_all`] does all three steps; a plan of one's own is for counting in parts:
///
/// ```
/// # use meedoen::kpi::AskOptions;
/// # use meedoen::{Caseload, Kpi, Ledger, Policy, Query, Span};
/// # let policy = Policy::preset("example")?;
/// # let csv = "client,kind,code,start\nR001,benefit,pw,2023-01-15\nR002,benefit,pw,2023-02-01";
/// # let caseload = Caseload::build(&Ledger::read_csv(csv.as_bytes(), &policy)?, &policy)?;
/// let questions = [Query::over(Span::parse("2023")?).kpis([Kpi::Stock]).into()];
/// let plan = caseload.plan(&questions, AskOptions::default());
/// let mut tallies = caseload.tally_share(&plan, 0, 2)?; // the first of two shares
/// tallies.merge(caseload.tally_share(&plan, 1, 2)?)?;
/// assert_eq!(tallies.answers(), caseload.ask_all(&questions, AskOptions::default()));
/// # Ok::<(), meedoen::Error>(())
/// ```
///
/// Without a caseload, [`Plan::new`] makes a plan, and it is answered with the
/// [`Tallies`](crate::kpi::Tallies) that others made for the same plan. Two plans are the same if they
/// have the same [`Plan::digest`].
#[derive(Debug, Clone)]
pub struct Plan(Arc<Resolved>);

/// What the clones of a plan share.
#[derive(Debug)]
struct Resolved {
    policy: Arc<Policy>,
    options: AskOptions,
    /// Each question in its place: resolved, or why it can't be.
    planned: Vec<Result<Planned>>,
    /// Whether it answers with a list in JSON, also where that has one answer.
    is_list: bool,
    /// Made when it is first asked for: most plans never leave their caseload.
    identity: OnceLock<PlanIdentity>,
}

/// A question that can be answered.
#[derive(Debug)]
pub(crate) struct Planned {
    pub(crate) question: Question,
    /// What a sweep counts for it; an assessment counts nobody.
    pub(crate) part: Part,
    pub(crate) horizon: Option<Day>,
}

impl Plan {
    /// Checks questions and resolves them under a policy, each in its place. The horizon of a
    /// question that gives none is that of the options; without that nothing has been observed,
    /// unless a caseload makes the plan ([`Caseload::plan`]).
    ///
    /// ```
    /// use meedoen::kpi::{AskOptions, Plan};
    /// use meedoen::{Caseload, Kpi, Ledger, Policy, Query, Span};
    ///
    /// let policy = Policy::preset("example")?;
    /// let csv = b"client,kind,code,start\nR001,benefit,pw,2023-01-15";
    /// let caseload = Caseload::build(&Ledger::read_csv(csv, &policy)?, &policy)?;
    ///
    /// let questions = [Query::over(Span::parse("2023")?).kpis([Kpi::Stock]).into()];
    /// let options = AskOptions::default().horizon("2023-12-31".parse()?);
    /// let plan = Plan::new(&policy, &questions, options);
    /// assert_eq!(plan.digest(), caseload.plan(&questions, options).digest());
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn new(policy: &Policy, questions: impl Into<QuestionList>, options: AskOptions) -> Self {
        Self::resolve(&Arc::new(policy.clone()), questions.into(), options, |_| None)
    }

    /// Checks and resolves what is asked; `horizon` is that of the ledger, as known on a day.
    fn resolve(
        policy: &Arc<Policy>,
        questions: QuestionList,
        options: AskOptions,
        horizon: impl Fn(Option<Day>) -> Option<Day>,
    ) -> Self {
        let is_list = questions.is_list();
        let planned = questions.questions().map(|listed: ListedQuestion| {
            let question = listed.checked(policy, options.horizon)?;
            check::size(&question, policy, options.most_rows)?;
            let known_on = question.known_on();
            let given = question.horizon().or_else(|| options.horizon_as_known_on(known_on));
            let horizon = given.or_else(|| horizon(known_on));
            let part = Part::new(&question, policy, horizon);
            Ok(Planned { question, part, horizon })
        });
        Self(Arc::new(Resolved {
            planned: planned.collect(),
            policy: policy.clone(),
            options,
            is_list,
            identity: OnceLock::new(),
        }))
    }

    /// A digest (SHA-256, hexadecimal) of all that decides what is counted: the library's version,
    /// the policy, the questions in their order, their K and horizons, and whether ledgers are
    /// digested. Plans with the same digest are the same plan, whoever made them: their tallies
    /// merge.
    pub fn digest(&self) -> String {
        self.identity().digest()
    }

    pub(crate) fn identity(&self) -> &PlanIdentity {
        let Resolved { policy, options, planned, .. } = &*self.0;
        self.0.identity.get_or_init(|| {
            let questions = planned.iter().map(|planned| match planned {
                Ok(planned) => Identified::Question(planned.question.without_horizon()),
                Err(error) => Identified::Refused { error: error.code() },
            });
            let horizon = |planned: &Result<Planned>| {
                planned.as_ref().ok().and_then(|planned| planned.horizon)
            };
            let horizons: Vec<_> = planned.iter().map(horizon).collect();
            PlanIdentity::of(policy, &questions.collect::<Vec<_>>(), options.digests, &horizons)
        })
    }

    /// Whether both are the same plan; `plan_mismatch` says what differs.
    pub(crate) fn is_same(&self, other: &Self) -> Result<()> {
        if Arc::ptr_eq(&self.0, &other.0) {
            return Ok(());
        }
        self.identity().is_same(other.identity())
    }

    /// Whether it answers with a list in JSON.
    pub(crate) fn is_list(&self) -> bool {
        self.0.is_list
    }

    pub(crate) fn policy(&self) -> &Arc<Policy> {
        &self.0.policy
    }

    pub(crate) fn options(&self) -> AskOptions {
        self.0.options
    }

    /// Each question in its place: resolved, or why it can't be.
    pub(crate) fn planned(&self) -> &[Result<Planned>] {
        &self.0.planned
    }

    /// What a sweep counts for each of the questions that can be answered.
    pub(crate) fn parts(&self) -> impl Iterator<Item = &Part> {
        self.0.planned.iter().flatten().map(|planned| &planned.part)
    }
}

impl Caseload {
    /// Checks questions and resolves them under the policy of this caseload, each in its place. The
    /// horizon of a question that gives none is that of the options and, without that, that of
    /// this caseload ([`Caseload::horizon`]).
    ///
    /// ```
    /// use meedoen::kpi::{AskOptions, QuestionList};
    /// use meedoen::{Caseload, Ledger, Policy};
    ///
    /// let policy = Policy::preset("example")?;
    /// let ledger = Ledger::read_csv(b"client,kind,code,start\nR001,benefit,pw,2023-01-15", &policy)?;
    /// let caseload = Caseload::build(&ledger, &policy)?;
    ///
    /// let question = r#"{"kpis": ["stock"], "from": "2023-01-01", "to": "2023-12-31"}"#;
    /// let plan = caseload.plan(QuestionList::from_json(question)?, AskOptions::default());
    /// let answers = caseload.tally(&plan)?.answers_json();
    /// assert_eq!(answers, caseload.ask_json(question, &AskOptions::default())?);
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn plan(&self, questions: impl Into<QuestionList>, options: AskOptions) -> Plan {
        let horizon = |known_on| self.horizon(known_on);
        Plan::resolve(self.shared_policy(), questions.into(), options, horizon)
    }
}

/// One question of a plan.
#[derive(Debug)]
pub(crate) struct Part {
    pub(crate) scope: Scope,
    pub(crate) tabulations: Vec<Tabulation>,
}

/// What is counted of a question, and in which cells.
#[derive(Debug)]
pub(crate) struct Tabulation {
    pub(crate) subject: Subject,
    pub(crate) cells: Cells,
}

/// What a tabulation counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Subject {
    /// A KPI.
    Kpi(Kpi),
    /// How long those in a curve wait.
    Curve(CurveKind),
    /// The pairs of states of a transition table.
    Transitions,
}

impl Part {
    /// What is counted for a question that has been checked.
    fn new(question: &Question, policy: &Policy, horizon: Option<Day>) -> Self {
        match question {
            Question::Kpis(query) => Self::of_query(query, policy, horizon),
            Question::Transitions(query) => Self::of_transitions(query, policy, horizon),
            Question::Curve(query) => Self::of_curve(query, policy, horizon),
            Question::Assess(_) => Self::of_nobody(policy),
        }
    }

    /// An assessment counts nobody.
    fn of_nobody(policy: &Policy) -> Self {
        let grid = Grid::new(Span::half_open(Day::MIN, Day::MIN.plus_days(1)), None);
        Self {
            scope: Scope::new(policy, grid, None, None, Follow::PeriodEnd, None),
            tabulations: Vec::new(),
        }
    }

    fn of_query(query: &Query, policy: &Policy, horizon: Option<Day>) -> Self {
        let grid = Grid::new(query.span(), query.every);
        let follow = match (query.followed_to, query.follow_up_days) {
            (Some(day), _) => Follow::To(day),
            (None, Some(days)) => Follow::Days(days),
            (None, None) => Follow::PeriodEnd,
        };
        let programme = query.programme.as_deref();
        let tabulation = |&kpi| {
            let cells = Cells::new(&query.by, &query.only, Some(kpi), policy);
            Tabulation { subject: Subject::Kpi(kpi), cells }
        };
        Self {
            scope: Scope::new(policy, grid, query.known_on, horizon, follow, programme),
            tabulations: query.kpis.iter().map(tabulation).collect(),
        }
    }

    fn of_transitions(query: &TransitionQuery, policy: &Policy, horizon: Option<Day>) -> Self {
        let grid = Grid::new(query.span(), None);
        Self {
            scope: Scope::new(policy, grid, query.known_on, horizon, Follow::PeriodEnd, None),
            tabulations: vec![Tabulation {
                subject: Subject::Transitions,
                cells: Cells::new(&[], &query.only, None, policy),
            }],
        }
    }

    fn of_curve(query: &CurveQuery, policy: &Policy, horizon: Option<Day>) -> Self {
        let (grid, programme) = (Grid::new(query.span(), None), query.programme.as_deref());
        Self {
            scope: Scope::new(policy, grid, query.known_on, horizon, Follow::PeriodEnd, programme),
            tabulations: vec![Tabulation {
                subject: Subject::Curve(query.of),
                cells: Cells::new(&[], &query.only, None, policy),
            }],
        }
    }

    /// Whether both let the same clients pass.
    pub(crate) fn has_filters_of(&self, other: &Self) -> bool {
        let filters = |part: &Self| {
            part.tabulations
                .iter()
                .map(|tabulation| tabulation.cells.asked_filters().clone())
                .collect::<Vec<_>>()
        };
        filters(self) == filters(other)
    }
}
