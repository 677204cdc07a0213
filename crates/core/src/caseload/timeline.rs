//! One client's facts in order, as known on a day.

use super::{Episode, KnownOn, Placement, Rules, episode, placement};
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
    /// The number of its code within its kind.
    pub code: u16,
    pub(crate) reason: u8,
    pub(crate) detail: u32,
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
    facts: [Vec<Fact>; 12],
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
        &self.facts[kind as usize]
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

    /// Lays out a client's rows (sorted by kind, start and place in the ledger).
    pub(super) fn lay_out(
        &mut self,
        rows: impl Iterator<Item = (Kind, Fact, Day)>,
        hours_of: impl Fn(u32) -> Option<f64>,
        known_on: KnownOn,
        rules: &Rules,
    ) {
        for facts in &mut self.facts {
            facts.clear();
        }
        for (kind, fact, withdrawn) in rows {
            if known_on.takes(fact.known, withdrawn) {
                self.facts[kind as usize].push(fact);
            }
        }
        episode::lay_out(&self.facts[Kind::Benefit as usize], rules, &mut self.episodes);
        placement::lay_out(
            &self.facts[Kind::Placement as usize],
            hours_of,
            rules,
            &mut self.placements,
        );
        one_a_day(&self.facts[Kind::Rung as usize], &mut self.rungs);
        one_a_day(&self.facts[Kind::Growth as usize], &mut self.growth);
        let births = self.facts[Kind::Birth as usize].iter();
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
