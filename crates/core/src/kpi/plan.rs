//! Many questions, one plan, one sweep, tallies that add up.

use super::AskOptions;
use super::axis::Cells;
use super::check::{self, Faults};
use super::counting::{self, Counting};
use super::frame::{Follow, Frame};
use super::pass::{Counted, Pass, Scratch};
use super::question::{CurveQuery, Query, Question, TransitionQuery};
use super::tally::Tally;
use super::transitions::{self, Chain, Pairs, Walk};
use crate::calendar::Grid;
use crate::caseload::{Caseload, KnownOn, Sign, Timelines};
use crate::policy::Policy;
#[cfg(feature = "parallel")]
use crate::threads;
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
/// let mut tallies = caseload.tally(&plan, 0, 2); // the first of two shares
/// tallies.merge(caseload.tally(&plan, 1, 2))?;
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
            sums.add(more);
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
    /// None for a transition table: those are counted together.
    counting: Option<Counting>,
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
            Counter { tally_cells: cells.count, cells, counting: Some(counting::of_kpi(kpi)) }
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
                counting: None,
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
                counting: Some(counting::of_curve(query.of)),
                tally_cells: 1,
            }],
        }
    }

    /// Whether both let the same clients pass.
    fn has_filters_of(&self, other: &Self) -> bool {
        let filters = |part: &Self| {
            part.counters.iter().map(|it| it.cells.filters().clone()).collect::<Vec<_>>()
        };
        filters(self) == filters(other)
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

    /// Counts one of so many shares of this caseload: those of all shares merge to the tallies of
    /// the whole. A share beyond the last is empty.
    pub fn tally(&self, plan: &Plan, share: usize, shares: usize) -> Tallies {
        let (parts, shares) = (self.part_count(), shares.max(1));
        let end = |share: usize| (parts * share.min(shares)).div_ceil(shares);
        self.count(plan, end(share)..end(share.saturating_add(1)))
    }

    /// Counts every client of this caseload.
    ///
    /// With the feature `parallel` the clients are shared out over the threads of the rayon pool in
    /// scope; tallies are whole numbers, so the answers are the same with any number of threads.
    pub fn tally_all(&self, plan: &Plan) -> Tallies {
        #[cfg(feature = "parallel")]
        {
            use rayon::prelude::*;
            let shares = threads::shares(self.part_count(), SHARES_A_THREAD);
            let tallies = shares.into_par_iter().map(|share| self.count(plan, share));
            if let Some(tallies) = tallies.reduce_with(Tallies::and) {
                return tallies;
            }
        }
        self.count(plan, 0..self.part_count())
    }

    /// Counts some parts of this caseload, walking them once.
    fn count(&self, plan: &Plan, parts: Range<usize>) -> Tallies {
        let asked: Vec<&Part> = plan.planned.iter().flatten().map(|it| &it.part).collect();
        let views = View::all(&asked);
        let days: Vec<KnownOn> = views.iter().map(|view| view.known_on).collect();
        let [mut added, mut taken_off] = [(); 2].map(|()| None);
        let mut scratch = Scratch::default();
        self.sweep(parts, &days, |sign, view, timelines| {
            let sums = if sign == Sign::Added { &mut added } else { &mut taken_off };
            let sums = sums.get_or_insert_with(|| Sums::new(&asked, &views));
            Sweep { caseload: self, asked: &asked, timelines, scratch: &mut scratch }.count(
                &views[view],
                &mut sums.of_views[view],
                &mut sums.parts,
            );
        });
        let finish = |sums: Sums| sums.finish(&views);
        let mut parts = finish(added.unwrap_or_else(|| Sums::new(&asked, &views)));
        if let Some(taken_off) = taken_off.map(finish) {
            let pairs = parts.iter_mut().flatten().zip(taken_off.into_iter().flatten());
            pairs.for_each(|(sums, less)| sums.take_off(less));
        }
        Tallies { plan: plan.clone(), parts }
    }
}

/// So that no thread waits long for another.
#[cfg(feature = "parallel")]
const SHARES_A_THREAD: usize = 4;

/// What is asked as known on one day: it shares the clients' timelines.
struct View {
    known_on: KnownOn,
    /// The parts that count somebody, but for transition tables.
    parts: Vec<usize>,
    chains: Vec<Chain>,
}

impl View {
    /// The views of these parts.
    fn all(parts: &[&Part]) -> Vec<Self> {
        let mut views: Vec<Self> = Vec::new();
        let mut tables: Vec<Vec<(usize, &Part)>> = Vec::new();
        for (index, part) in parts.iter().enumerate().filter(|(_, it)| !it.counters.is_empty()) {
            let known_on = part.frame.known_on;
            let view = views.iter().position(|view| view.known_on == known_on);
            let view = view.unwrap_or_else(|| {
                views.push(Self { known_on, parts: Vec::new(), chains: Vec::new() });
                tables.push(Vec::new());
                views.len() - 1
            });
            if part.counters.iter().all(|counter| counter.counting.is_some()) {
                views[view].parts.push(index);
            } else {
                tables[view].push((index, part));
            }
        }
        for (view, tables) in views.iter_mut().zip(tables) {
            view.chains = chains(&tables);
        }
        views
    }
}

/// Tables with the same filters, joined where their periods adjoin.
fn chains(tables: &[(usize, &Part)]) -> Vec<Chain> {
    let mut by_filters: Vec<(&Part, Vec<(usize, Span)>)> = Vec::new();
    for (index, part) in tables {
        let table = (*index, part.frame.grid.span());
        match by_filters.iter_mut().find(|(first, _)| first.has_filters_of(part)) {
            Some((_, alike)) => alike.push(table),
            None => by_filters.push((part, vec![table])),
        }
    }
    by_filters.into_iter().flat_map(|(_, tables)| Chain::all(tables)).collect()
}

/// What has been counted until now.
struct Sums {
    /// By part, a tally for each of its counters.
    parts: Vec<Vec<Tally>>,
    /// By view, the pairs of each of its chains.
    of_views: Vec<Vec<Pairs>>,
}

impl Sums {
    fn new(asked: &[&Part], views: &[View]) -> Self {
        let pairs = |view: &View| view.chains.iter().map(Chain::pairs).collect();
        Self {
            parts: asked.iter().map(|part| part.tallies()).collect(),
            of_views: views.iter().map(pairs).collect(),
        }
    }

    /// The tallies, those of the transition tables among them.
    fn finish(mut self, views: &[View]) -> Vec<Vec<Tally>> {
        for (view, pairs) in views.iter().zip(&self.of_views) {
            for (chain, pairs) in view.chains.iter().zip(pairs) {
                for (table, part) in chain.parts.iter().enumerate() {
                    for tally in &mut self.parts[*part] {
                        pairs.of(table).for_each(|(pair, many)| {
                            tally.sums().stood(pair, &(0..1), Counted::Value, many)
                        });
                    }
                }
            }
        }
        self.parts
    }
}

/// Clients that lie together, while they are counted.
struct Sweep<'a> {
    caseload: &'a Caseload,
    asked: &'a [&'a Part],
    timelines: &'a Timelines,
    scratch: &'a mut Scratch,
}

impl Sweep<'_> {
    fn count(&mut self, view: &View, pairs: &mut [Pairs], parts: &mut [Vec<Tally>]) {
        let (rules, timelines) = (self.caseload.rules(), self.timelines);
        self.scratch.conversations.forget();
        for &part in &view.parts {
            let Part { frame, counters } = self.asked[part];
            for (Counter { cells, counting, .. }, tally) in counters.iter().zip(&mut parts[part]) {
                let Some(counting) = counting else { continue };
                counting(&mut Pass {
                    frame,
                    rules,
                    hours: self.caseload.hours(),
                    cells,
                    timelines,
                    tally,
                    scratch: self.scratch,
                });
            }
        }
        for (chain, pairs) in view.chains.iter().zip(pairs) {
            let first = chain.parts.first().and_then(|part| self.asked[*part].counters.first());
            if let Some(Counter { cells, .. }) = first {
                Walk { chain, cells, rules, timelines }.count(pairs);
            }
        }
    }
}
