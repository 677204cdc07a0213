//! Counting: one sweep over the clients of a caseload, for all questions of a plan.

mod transitions;

use crate::caseload::{Caseload, KnownOn, Sign, Timelines};
use crate::kpi::answer::receipt::ReceiptGrounds;
use crate::kpi::families;
use crate::kpi::plan::{Part, Plan, Subject, Tabulation};
use crate::kpi::tallies::Tallies;
use crate::kpi::tally::Tally;
use crate::kpi::tally::context::{CountContext, Scratch};
use crate::kpi::tally::counts::Counted;
#[cfg(feature = "parallel")]
use crate::threads;
use crate::{Error, ErrorCode, Result, Span};
use std::ops::Range;
use std::sync::Arc;
use transitions::{Observation, PairCounts, PeriodRun, TransitionCounter};

impl Caseload {
    /// Counts every client of this caseload.
    ///
    /// With the feature `parallel` the clients are shared out over the threads of the rayon pool in
    /// scope; tallies are whole numbers, so the answers are the same with any number of threads.
    ///
    /// `plan_mismatch` for a plan under another policy; `cancelled` where
    /// [`Caseload::with_cancellation`] says so.
    ///
    /// ```
    /// use meedoen::kpi::AskOptions;
    /// use meedoen::{Caseload, Kpi, Ledger, Policy, Query, Span};
    ///
    /// let policy = Policy::preset("example")?;
    /// let csv = b"client,kind,code,start\nR001,benefit,pw,2023-01-15";
    /// let caseload = Caseload::build(&Ledger::read_csv(csv, &policy)?, &policy)?;
    /// let questions = [Query::over(Span::parse("2023")?).kpis([Kpi::Stock]).into()];
    /// let plan = caseload.plan(&questions, AskOptions::default());
    /// let answers = caseload.tally(&plan)?.answers();
    /// assert_eq!(answers, caseload.ask_all(&questions, AskOptions::default()));
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn tally(&self, plan: &Plan) -> Result<Tallies> {
        self.is_under_policy_of(plan)?;
        self.tally_own(plan)
    }

    /// Counts one of `shares` shares of this caseload: those of all shares merge to the tallies of
    /// the whole. A share beyond the last is empty. What the receipt says of the whole ledger comes
    /// with the first share.
    ///
    /// `plan_mismatch` for a plan under another policy; `cancelled` where
    /// [`Caseload::with_cancellation`] says so.
    ///
    /// ```
    /// use meedoen::kpi::AskOptions;
    /// use meedoen::{Caseload, Kpi, Ledger, Policy, Query, Span};
    ///
    /// let policy = Policy::preset("example")?;
    /// let csv = b"client,kind,code,start\nR001,benefit,pw,2023-01-15";
    /// let caseload = Caseload::build(&Ledger::read_csv(csv, &policy)?, &policy)?;
    /// let questions = [Query::over(Span::parse("2023")?).kpis([Kpi::Stock]).into()];
    /// let plan = caseload.plan(&questions, AskOptions::default());
    /// let mut tallies = caseload.tally_share(&plan, 0, 3)?;
    /// for share in 1..3 {
    ///     tallies.merge(caseload.tally_share(&plan, share, 3)?)?;
    /// }
    /// assert_eq!(tallies.answers(), caseload.tally(&plan)?.answers());
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn tally_share(&self, plan: &Plan, share: usize, shares: usize) -> Result<Tallies> {
        self.is_under_policy_of(plan)?;
        let (parts, shares) = (self.part_count(), shares.max(1));
        let end = |share: usize| (parts * share.min(shares)).div_ceil(shares);
        let counted = self.count(plan, end(share)..end(share.saturating_add(1)))?;
        let grounds = if share == 0 { self.grounds(plan) } else { ReceiptGrounds::default() };
        Ok(Tallies::new(plan, grounds, self.benefit_nos(), counted))
    }

    /// Counts every client for a plan under the policy of this caseload.
    pub(crate) fn tally_own(&self, plan: &Plan) -> Result<Tallies> {
        let counted = self.count_all(plan)?;
        Ok(Tallies::new(plan, self.grounds(plan), self.benefit_nos(), counted))
    }

    fn count_all(&self, plan: &Plan) -> Result<Vec<Vec<Tally>>> {
        #[cfg(feature = "parallel")]
        {
            use rayon::prelude::*;
            let shares = threads::shares(self.part_count(), SHARES_A_THREAD);
            let counted = shares.into_par_iter().map(|share| self.count(plan, share));
            let both = |mut counted: Vec<Vec<Tally>>, more: Vec<Vec<Tally>>| {
                let pairs = counted.iter_mut().flatten().zip(more.into_iter().flatten());
                pairs.for_each(|(sums, more)| sums.add(more));
                Ok(counted)
            };
            if let Some(counted) = counted.try_reduce_with(both) {
                return counted;
            }
        }
        self.count(plan, 0..self.part_count())
    }

    /// What the receipt says of this ledger.
    fn grounds(&self, plan: &Plan) -> ReceiptGrounds {
        let [rows, registered] = self.row_counts();
        let ledgers = plan.options().digests.then(|| self.digests().ledger().to_owned());
        ReceiptGrounds { rows, registered, ledgers: ledgers.into_iter().collect() }
    }

    /// The cells of a plan are those of its policy, and so are the codes of a caseload: both policies
    /// must decide alike, whatever they call things.
    fn is_under_policy_of(&self, plan: &Plan) -> Result<()> {
        let (ours, theirs) = (self.shared_policy(), plan.policy());
        if Arc::ptr_eq(ours, theirs) || ours.fingerprint() == theirs.fingerprint() {
            return Ok(());
        }
        let message = "the plan was made under another policy than the caseload";
        Err(Error::new(ErrorCode::PlanMismatch, "", message))
    }

    /// Counts some parts of this caseload, walking them once: by question that can be answered, a
    /// tally for each of its tabulations.
    fn count(&self, plan: &Plan, parts: Range<usize>) -> Result<Vec<Vec<Tally>>> {
        let asked: Vec<&Part> = plan.parts().collect();
        let views = SweepView::all(&asked);
        let days: Vec<KnownOn> = views.iter().map(|view| view.known_on).collect();
        let [mut added, mut taken_off] = [(); 2].map(|()| None);
        let (mut scratch, mut seen) = (Scratch::default(), Vec::new());
        self.sweep(parts, &days, |sign, view, timelines| {
            let sums = if sign == Sign::Plus { &mut added } else { &mut taken_off };
            let sums = sums.get_or_insert_with(|| PartTallies::new(&asked, &views));
            ChunkSweep {
                caseload: self,
                asked: &asked,
                timelines,
                scratch: &mut scratch,
                seen: &mut seen,
            }
            .count(&views[view], &mut sums.of_views[view], &mut sums.parts);
        })?;
        let finish = |sums: PartTallies| sums.finish(&views);
        let mut parts = finish(added.unwrap_or_else(|| PartTallies::new(&asked, &views)));
        if let Some(taken_off) = taken_off.map(finish) {
            let pairs = parts.iter_mut().flatten().zip(taken_off.into_iter().flatten());
            pairs.for_each(|(sums, less)| sums.take_off(less));
        }
        Ok(parts)
    }
}

/// So that no thread waits long for another.
#[cfg(feature = "parallel")]
const SHARES_A_THREAD: usize = 4;

/// What is asked as known on one day: it shares the clients' timelines.
struct SweepView {
    known_on: KnownOn,
    /// The parts that count somebody, but for transition tables.
    parts: Vec<usize>,
    runs: Vec<PeriodRun>,
}

impl SweepView {
    /// The views of these parts.
    fn all(parts: &[&Part]) -> Vec<Self> {
        let mut views: Vec<Self> = Vec::new();
        let mut tables: Vec<Vec<(usize, &Part)>> = Vec::new();
        for (index, part) in
            parts.iter().enumerate().filter(|(_, part)| !part.tabulations.is_empty())
        {
            let known_on = part.scope.known_on;
            let view = views.iter().position(|view| view.known_on == known_on);
            let view = view.unwrap_or_else(|| {
                views.push(Self { known_on, parts: Vec::new(), runs: Vec::new() });
                tables.push(Vec::new());
                views.len() - 1
            });
            if part.tabulations.iter().all(|tabulation| tabulation.subject != Subject::Transitions)
            {
                views[view].parts.push(index);
            } else {
                tables[view].push((index, part));
            }
        }
        for (view, tables) in views.iter_mut().zip(tables) {
            view.runs = runs(&tables);
        }
        views
    }
}

/// Tables with the same filters, joined where their periods adjoin.
fn runs(tables: &[(usize, &Part)]) -> Vec<PeriodRun> {
    let mut by_filters: Vec<(&Part, Vec<(usize, Span)>)> = Vec::new();
    for (index, part) in tables {
        let table = (*index, part.scope.grid.span());
        match by_filters.iter_mut().find(|(first, _)| first.has_filters_of(part)) {
            Some((_, alike)) => alike.push(table),
            None => by_filters.push((part, vec![table])),
        }
    }
    by_filters.into_iter().flat_map(|(_, tables)| PeriodRun::all(tables)).collect()
}

/// What has been counted until now.
struct PartTallies {
    /// By part, a tally for each of its tabulations.
    parts: Vec<Vec<Tally>>,
    /// By view, the pairs of each of its runs.
    of_views: Vec<Vec<PairCounts>>,
}

impl PartTallies {
    fn new(asked: &[&Part], views: &[SweepView]) -> Self {
        let pairs = |view: &SweepView| view.runs.iter().map(PeriodRun::pairs).collect();
        Self {
            parts: asked.iter().map(|part| Tally::all_of(part)).collect(),
            of_views: views.iter().map(pairs).collect(),
        }
    }

    /// The tallies, those of the transition tables among them.
    fn finish(mut self, views: &[SweepView]) -> Vec<Vec<Tally>> {
        for (view, pairs) in views.iter().zip(&self.of_views) {
            for (run, pairs) in view.runs.iter().zip(pairs) {
                for (table, part) in pairs.tables().zip(&run.parts) {
                    for tally in &mut self.parts[*part] {
                        for (pair, many) in (0..).zip(table) {
                            tally.sums().add_over(pair, &(0..1), Counted::Value, many);
                        }
                    }
                }
            }
        }
        self.parts
    }
}

/// The clients of a chunk, while they are counted.
struct ChunkSweep<'a> {
    caseload: &'a Caseload,
    asked: &'a [&'a Part],
    timelines: &'a Timelines,
    scratch: &'a mut Scratch,
    seen: &'a mut Vec<Observation>,
}

impl ChunkSweep<'_> {
    fn count(&mut self, view: &SweepView, pairs: &mut [PairCounts], parts: &mut [Vec<Tally>]) {
        let (rules, timelines) = (self.caseload.rules(), self.timelines);
        self.scratch.conversations.forget();
        for &part in &view.parts {
            let Part { scope, tabulations } = self.asked[part];
            for (Tabulation { subject, cells }, tally) in tabulations.iter().zip(&mut parts[part]) {
                let Some(counting) = families::counting(*subject) else { continue };
                counting(&mut CountContext {
                    scope,
                    rules,
                    hours: self.caseload.hours(),
                    cells,
                    timelines,
                    tally,
                    scratch: self.scratch,
                });
            }
        }
        for (run, pairs) in view.runs.iter().zip(pairs) {
            let first = run.parts.first().and_then(|part| self.asked[*part].tabulations.first());
            if let Some(Tabulation { cells, .. }) = first {
                TransitionCounter { run, cells, rules, timelines }.count(pairs, self.seen);
            }
        }
    }
}
