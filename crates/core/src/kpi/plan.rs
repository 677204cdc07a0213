//! Many questions, one plan, one sweep, tallies that add up.

use super::AskOptions;
use super::axis::Cells;
use super::check::{self, Faults};
use super::counting::{self, Counting};
use super::frame::{Follow, Frame};
use super::pass::{Pass, Scratch};
use super::question::{CurveQuery, Query, Question, TransitionQuery};
use super::tally::Tally;
use super::transitions;
use crate::calendar::Grid;
use crate::caseload::{Caseload, KnownOn, Timeline};
use crate::policy::Policy;
use crate::{Day, Error, ErrorCode, Result, Span};
use std::ops::Range;
use std::sync::Arc;

/// Questions, checked and resolved against a caseload, ready to be counted in one sweep.
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
/// let mut tallies = caseload.tally(&plan, 0..1);
/// tallies.merge(caseload.tally(&plan, 1..2))?;
/// let answers = caseload.answers(tallies);
/// assert_eq!(answers, caseload.ask_all(&questions));
/// # Ok::<(), meedoen::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Plan {
    /// Each question in its place: resolved, or why it can't be.
    pub(super) planned: Arc<[Result<Planned>]>,
    pub(super) options: AskOptions,
}

/// A question that can be answered.
#[derive(Debug)]
pub(super) struct Planned {
    pub(super) question: Question,
    /// What a sweep counts for it; an assessment counts nobody.
    pub(super) part: Part,
    pub(super) horizon: Option<Day>,
}

/// What a sweep over some clients counted for a plan. Tallies of the same plan over other clients
/// merge into those of all.
#[derive(Debug, Clone)]
pub struct Tallies {
    pub(super) plan: Plan,
    /// By question that can be answered, a tally for each of its counters.
    pub(super) parts: Vec<Vec<Tally>>,
}

impl Tallies {
    /// Adds what was counted over other clients of the same caseload.
    ///
    /// `plan_mismatch` for tallies of another plan: two plans are the same only when one is a clone
    /// of the other.
    pub fn merge(&mut self, other: Self) -> Result<()> {
        if !Arc::ptr_eq(&self.plan.planned, &other.plan.planned) {
            return Err(Error::new(
                ErrorCode::PlanMismatch,
                "",
                "tallies merge only with those of the same plan",
            ));
        }
        self.add(other);
        Ok(())
    }

    /// Adds what was counted for the same plan.
    fn add(&mut self, other: Self) {
        let pairs = self.parts.iter_mut().zip(other.parts);
        for (sums, more) in pairs.flat_map(|(part, more)| part.iter_mut().zip(more)) {
            sums.merge(more);
        }
    }

    /// The sums of both.
    #[cfg(feature = "parallel")]
    fn and(mut self, other: Self) -> Self {
        self.add(other);
        self
    }
}

/// One question of a plan.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) frame: Frame,
    pub(super) counters: Vec<Counter>,
}

/// One KPI of a question: how a client is counted, and in which cells.
#[derive(Debug)]
pub(super) struct Counter {
    pub(super) cells: Cells,
    counting: Counting,
    /// How many cells its tally has.
    tally_cells: usize,
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
            frame: Frame::new(policy, grid, None, None, Follow::PeriodEnd, None),
            counters: Vec::new(),
        }
    }

    fn of_query(query: &Query, policy: &Policy, horizon: Option<Day>) -> Self {
        let grid = Grid::new(query.span, query.every);
        let follow = match (query.followed_to, query.follow_up_days) {
            (Some(day), _) => Follow::To(day),
            (None, Some(days)) => Follow::Days(days),
            (None, None) => Follow::PeriodEnd,
        };
        let programme = query.programme.as_deref();
        let counter = |&kpi| {
            let cells = Cells::new(&query.by, &query.only, Some(kpi), policy);
            Counter { tally_cells: cells.count, cells, counting: counting::of_kpi(kpi) }
        };
        Self {
            frame: Frame::new(policy, grid, query.known_on, horizon, follow, programme),
            counters: query.kpis.iter().map(counter).collect(),
        }
    }

    fn of_transitions(query: &TransitionQuery, policy: &Policy, horizon: Option<Day>) -> Self {
        let grid = Grid::new(query.span, None);
        Self {
            frame: Frame::new(policy, grid, query.known_on, horizon, Follow::PeriodEnd, None),
            counters: vec![Counter {
                cells: Cells::new(&[], &query.only, None, policy),
                counting: transitions::transition,
                tally_cells: transitions::PAIRS,
            }],
        }
    }

    fn of_curve(query: &CurveQuery, policy: &Policy, horizon: Option<Day>) -> Self {
        let (grid, programme) = (Grid::new(query.span, None), query.programme.as_deref());
        Self {
            frame: Frame::new(policy, grid, query.known_on, horizon, Follow::PeriodEnd, programme),
            counters: vec![Counter {
                cells: Cells::new(&[], &query.only, None, policy),
                counting: counting::of_curve(query.of),
                tally_cells: 1,
            }],
        }
    }

    /// Tallies in which nothing has been counted yet, one a counter.
    fn tallies(&self) -> Vec<Tally> {
        let periods = self.frame.grid.len();
        self.counters.iter().map(|counter| Tally::new(counter.tally_cells, periods)).collect()
    }
}

impl Caseload {
    /// Checks questions and resolves them against this caseload, each in its place.
    pub fn plan(&self, questions: &[Question], options: AskOptions) -> Plan {
        let policy = self.policy();
        let planned = questions.iter().map(|question| {
            let mut faults = Faults::default();
            check::question(question, policy, &mut faults);
            faults.first()?;
            check::size(question, policy, options.most_rows)?;
            let horizon = question.horizon().or_else(|| self.horizon(question.known_on()));
            let part = Part::new(question, policy, horizon);
            Ok(Planned { question: question.clone(), part, horizon })
        });
        Plan { planned: planned.collect(), options }
    }

    /// Counts a range of this caseload's clients (numbers beyond the last are nobody), walking them
    /// once.
    pub fn tally(&self, plan: &Plan, clients: Range<usize>) -> Tallies {
        let asked: Vec<&Part> = plan.planned.iter().flatten().map(|it| &it.part).collect();
        let mut parts: Vec<_> = asked.iter().map(|part| part.tallies()).collect();
        let (mut timeline, mut scratch) = (Timeline::default(), Scratch::default());
        let views = views(&asked);
        for client in clients.start..clients.end.min(self.client_count()) {
            for (known_on, seen) in &views {
                self.lay_out(client, *known_on, &mut timeline);
                for &part in seen {
                    let Part { frame, counters } = asked[part];
                    for (counter, tally) in counters.iter().zip(&mut parts[part]) {
                        (counter.counting)(&mut Pass {
                            frame,
                            rules: self.rules(),
                            cells: &counter.cells,
                            timeline: &timeline,
                            tally,
                            scratch: &mut scratch,
                        });
                    }
                }
            }
        }
        Tallies { plan: plan.clone(), parts }
    }
}

impl Caseload {
    /// Counts every client of this caseload.
    ///
    /// With the feature `parallel` the clients are shared out over the threads of the rayon pool in
    /// scope; tallies are whole numbers, so the answers are the same with any number of threads.
    pub fn tally_all(&self, plan: &Plan) -> Tallies {
        #[cfg(feature = "parallel")]
        {
            use rayon::prelude::*;
            // A few shares a thread, so that none waits long for another.
            let shares = (4 * rayon::current_num_threads()).min(self.client_count()).max(1);
            let share = self.client_count().div_ceil(shares);
            let tallies = (0..shares)
                .into_par_iter()
                .map(|index| self.tally(plan, index * share..(index + 1) * share))
                .reduce_with(Tallies::and);
            if let Some(tallies) = tallies {
                return tallies;
            }
        }
        self.tally(plan, 0..self.client_count())
    }
}

/// The parts that count somebody, by the day they are asked as known on: those share a client's
/// timeline.
fn views(parts: &[&Part]) -> Vec<(KnownOn, Vec<usize>)> {
    let mut views: Vec<(KnownOn, Vec<usize>)> = Vec::new();
    for (index, part) in parts.iter().enumerate().filter(|(_, part)| !part.counters.is_empty()) {
        let known_on = part.frame.known_on;
        match views.iter_mut().find(|(view, _)| *view == known_on) {
            Some((_, parts)) => parts.push(index),
            None => views.push((known_on, vec![index])),
        }
    }
    views
}
