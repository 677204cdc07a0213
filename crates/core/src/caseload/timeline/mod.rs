//! One client's timeline, to look at.

mod form;
mod state;

pub use form::{
    EpisodeForm, MeasuredForm, MomentForm, PlacementForm, ReferralForm, StretchForm, TimelineForm,
};
pub use state::State;

use super::{Client, Episode, Fact, Measured, Placement, Rules, Timelines};
use crate::Day;
use crate::policy::{Kind, Policy};
use std::sync::Arc;

/// One client's timeline, as known on a day: the facts by kind, and what is laid out from them.
///
/// As JSON, and wherever else serde writes to, it is its [`form`](Self::form): words and days.
#[derive(Clone)]
pub struct Timeline {
    pub(crate) id: String,
    pub(crate) known_on: Option<Day>,
    pub(crate) horizon: Option<Day>,
    /// Of this client alone.
    pub(crate) alone: Timelines,
    pub(crate) hours: Arc<[f64]>,
    pub(crate) policy: Arc<Policy>,
    pub(crate) rules: Arc<Rules>,
}

/// Says as of when it is and nothing of whom: a timeline may end up in a log.
impl std::fmt::Debug for Timeline {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Timeline")
            .field("known_on", &self.known_on)
            .field("horizon", &self.horizon)
            .finish_non_exhaustive()
    }
}

impl Timeline {
    pub(crate) fn client(&self) -> Client<'_> {
        self.alone.client(0)
    }

    /// The client's pseudonymous id.
    pub fn client_id(&self) -> &str {
        &self.id
    }

    /// As known on this day; none: as everything now stands.
    pub const fn known_on(&self) -> Option<Day> {
        self.known_on
    }

    /// The day the ledger is complete to: [`Caseload::horizon`](super::Caseload::horizon) as known
    /// on the same day.
    pub const fn horizon(&self) -> Option<Day> {
        self.horizon
    }

    /// The policy it was laid out under.
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// The word of a fact's code; empty for a birth.
    pub fn code(&self, fact: &Fact) -> &str {
        self.word(fact.kind, fact.code)
    }

    pub(crate) fn word(&self, kind: Kind, code: u16) -> &str {
        self.policy.codes().of(kind).get(usize::from(code)).map_or("", String::as_str)
    }

    /// The facts of a kind, by start; on one day the later row comes later, but of rungs the one
    /// that counts comes last.
    pub fn facts(&self, kind: Kind) -> impl DoubleEndedIterator<Item = Fact> + '_ {
        self.client().facts(kind)
    }

    /// Benefit episodes, the earliest first.
    pub fn episodes(&self) -> &[Episode] {
        self.client().episodes()
    }

    /// Placements, the earliest first.
    pub fn placements(&self) -> &[Placement] {
        self.client().placements()
    }

    /// Hours a week of a placement, where they are known.
    pub fn hours(&self, placement: &Placement) -> Option<f64> {
        placement.hours(&self.hours)
    }

    /// Measured rungs, one a day, the earliest first.
    pub fn rungs(&self) -> Vec<Measured> {
        self.one_a_day(Kind::Rung, Client::measured_on)
    }

    /// The highest rungs held possible within a year (groeipotentieel), one a day, the earliest
    /// first.
    pub fn growth(&self) -> Vec<Measured> {
        self.one_a_day(Kind::Growth, Client::growth_on)
    }

    fn one_a_day<'t>(
        &'t self,
        kind: Kind,
        on: impl Fn(Client<'t>, Day) -> Option<Measured>,
    ) -> Vec<Measured> {
        let (client, starts) = (self.client(), self.client().starts(kind));
        let days = starts.chunk_by(|one, next| one == next).filter_map(|day| day.first());
        days.filter_map(|day| on(client, *day)).collect()
    }

    /// The measurement that gives the rung on this day; none: unmeasured. Within an episode one
    /// from long before it does not count (`rung_carry_days`).
    pub fn rung_on(&self, day: Day) -> Option<Measured> {
        self.client().rung_on(day, &self.rules)
    }

    /// Date of birth, where it is known.
    pub fn birth(&self) -> Option<Day> {
        self.client().birth()
    }

    /// The episode this day lies in.
    pub fn episode_on(&self, day: Day) -> Option<&Episode> {
        self.client().episode_on(day)
    }

    /// Whether the client is on benefit on this day (bridged days included).
    pub fn on_benefit(&self, day: Day) -> bool {
        self.client().on_benefit(day)
    }

    /// Whole years on this day; none where the date of birth is not known or lies later.
    pub fn age_on(&self, day: Day) -> Option<i32> {
        self.client().age_on(day)
    }

    /// Whole months from the episode's first day to this day; none outside benefit.
    pub fn months_on_benefit(&self, day: Day) -> Option<i32> {
        self.client().months_on_benefit(day)
    }
}
