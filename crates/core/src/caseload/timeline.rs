//! One client's facts in order, as known on a day.

use super::{Episode, Placement, Rules, episode, placement};
use crate::Day;
use crate::ladder::Rung;
use crate::policy::Kind;

/// A row of the ledger that takes part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fact {
    /// The first day, or the day it happened.
    pub start: Day,
    /// The day after its last day; [`Day::NEVER`] while it runs and for what happens on one day.
    pub until: Day,
    /// The day it became known.
    pub known: Day,
    /// Its place in the ledger: of two, the later row is the one further down.
    pub order: u32,
    pub(crate) detail: u32,
    /// The number of its code within its kind.
    pub code: u16,
    pub(crate) kind: Kind,
    pub(crate) reason: u8,
}

impl Fact {
    /// Whether this day lies in it.
    pub fn covers(&self, day: Day) -> bool {
        self.start <= day && day < self.until
    }
}

/// A rung as measured (or held possible) from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measured {
    /// The day of the measurement.
    pub start: Day,
    /// The rung.
    pub rung: Rung,
}

/// One client's timeline, as known on a day: the facts by kind, sorted by start and, within a day,
/// by their place in the ledger; and what is laid out from them.
#[derive(Debug, Clone, Default)]
pub struct Timeline {
    facts: Vec<Fact>,
    /// By kind, where its facts end; they begin where those of the kind before end.
    ends: [u32; 12],
    /// Benefit episodes, the earliest first.
    pub(crate) episodes: Vec<Episode>,
    /// Placements, the earliest first.
    pub(crate) placements: Vec<Placement>,
    /// One measured rung a day, the earliest first.
    pub(crate) rungs: Vec<Measured>,
    /// One growth potential a day, the earliest first.
    pub(crate) growth: Vec<Measured>,
    /// Date of birth.
    pub(crate) birth: Option<Day>,
}

impl Timeline {
    /// The facts of a kind, sorted by start and then by their place in the ledger.
    pub fn facts(&self, kind: Kind) -> &[Fact] {
        let begin = (kind as usize).checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.facts[begin as usize..self.ends[kind as usize] as usize]
    }

    /// Benefit episodes, the earliest first.
    pub fn episodes(&self) -> &[Episode] {
        &self.episodes
    }

    /// Placements, the earliest first.
    pub fn placements(&self) -> &[Placement] {
        &self.placements
    }

    /// Measured rungs, one a day, the earliest first.
    pub fn rungs(&self) -> &[Measured] {
        &self.rungs
    }

    /// Date of birth, where it is known.
    pub fn birth(&self) -> Option<Day> {
        self.birth
    }

    /// Lays out a client's facts that take part (sorted by kind, start and place in the ledger):
    /// `fill` puts them in.
    pub(super) fn lay_out(
        &mut self,
        fill: impl FnOnce(&mut Vec<Fact>),
        hours_of: impl Fn(u32) -> Option<f64>,
        rules: &Rules,
    ) {
        self.facts.clear();
        fill(&mut self.facts);
        let mut end = 0;
        for (kind, ends) in self.ends.iter_mut().enumerate() {
            while self.facts.get(end).is_some_and(|fact| fact.kind as usize == kind) {
                end += 1;
            }
            *ends = end as u32;
        }
        let mut episodes = std::mem::take(&mut self.episodes);
        episode::lay_out(self.facts(Kind::Benefit), rules, &mut episodes);
        self.episodes = episodes;
        let mut placements = std::mem::take(&mut self.placements);
        placement::lay_out(self.facts(Kind::Placement), hours_of, rules, &mut placements);
        self.placements = placements;
        let mut rungs = std::mem::take(&mut self.rungs);
        one_a_day(self.facts(Kind::Rung), &mut rungs);
        self.rungs = rungs;
        let mut growth = std::mem::take(&mut self.growth);
        one_a_day(self.facts(Kind::Growth), &mut growth);
        self.growth = growth;
        let births = self.facts(Kind::Birth).iter();
        self.birth = births.max_by_key(|row| (row.known, row.order)).map(|row| row.start);
    }
}

/// Of the measurements on one day the one registered last counts, and of those the later row.
fn one_a_day(rows: &[Fact], measured: &mut Vec<Measured>) {
    measured.clear();
    for same_day in rows.chunk_by(|one, next| one.start == next.start) {
        let counts = same_day.iter().max_by_key(|row| (row.known, row.order));
        if let Some((row, rung)) =
            counts.and_then(|row| Some((row, Rung::new(row.code as u8 + 1)?)))
        {
            measured.push(Measured { start: row.start, rung });
        }
    }
}
