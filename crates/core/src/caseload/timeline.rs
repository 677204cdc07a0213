//! One client's timeline, to look at.

use super::{Client, Episode, Fact, Measured, Placement, Timelines};
use crate::Day;
use crate::policy::Kind;
use std::sync::Arc;

/// One client's timeline, as known on a day: the facts by kind, and what is laid out from them.
#[derive(Debug, Clone)]
pub struct Timeline {
    /// Of this client alone.
    pub(super) alone: Timelines,
    pub(super) hours: Arc<[f64]>,
}

impl Timeline {
    pub(crate) fn client(&self) -> Client<'_> {
        self.alone.client(0)
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
        let (client, starts) = (self.client(), self.client().starts(Kind::Rung));
        let days = starts.chunk_by(|one, next| one == next).filter_map(|day| day.first());
        days.filter_map(|day| client.measured_on(*day)).collect()
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
