//! What holds for a client on a day. Each rule of the model stands here, once.

use super::rules::GroupPlace;
use super::{Episode, Fact, Measured, Rules, Timeline};
use crate::Day;
use crate::calendar::age_on;
use crate::ladder::{Domain, Rung};
use crate::policy::Kind;

/// The state of a client on a day, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct State {
    /// The episode the day lies in; none outside benefit.
    pub episode: Option<Episode>,
    /// The rung; none: unmeasured.
    pub rung: Option<Rung>,
    /// Who guides the client; none: unassigned.
    pub domain: Option<Domain>,
    /// The route's id; none: on no route.
    pub route: Option<String>,
    /// The ids of the groups without a set whose rows cover the day, and of each set the one the
    /// client is in, in the policy's order.
    pub groups: Vec<String>,
    /// The scheme of the benefit; none outside benefit.
    pub scheme: Option<String>,
    /// Whole years; none where the date of birth is not known or lies later.
    pub age: Option<i32>,
    /// Whole months on benefit; none outside benefit.
    pub months_on_benefit: Option<i32>,
}

impl Timeline {
    /// The episode this day lies in.
    pub fn episode_on(&self, day: Day) -> Option<&Episode> {
        self.episodes.iter().rev().find(|episode| episode.first <= day).filter(|it| it.holds(day))
    }

    /// Whether the client is on benefit on this day (bridged days included).
    pub fn on_benefit(&self, day: Day) -> bool {
        self.episode_on(day).is_some()
    }

    /// The measurement that gives the rung on this day: the latest on or before it; within an
    /// episode only one from `rung_carry_days` before the episode's first day on.
    pub(crate) fn rung_on(&self, day: Day, rules: &Rules) -> Option<Measured> {
        let latest = latest_on(&self.rungs, day)?;
        let carried = self
            .episode_on(day)
            .is_none_or(|episode| latest.start >= episode.first.plus_days(-rules.rung_carry_days));
        carried.then_some(latest)
    }

    /// The latest growth potential on or before this day.
    pub(crate) fn growth_on(&self, day: Day) -> Option<Measured> {
        latest_on(&self.growth, day)
    }

    /// The route on this day: of the rows covering it the one that started last.
    pub(crate) fn route_on(&self, day: Day) -> Option<u16> {
        latest_covering(self.facts(Kind::Route), day).map(|row| row.code)
    }

    /// Whether the client is in this group without a set on this day.
    pub(crate) fn in_group(&self, group: u16, day: Day) -> bool {
        self.facts(Kind::Group).iter().any(|row| row.code == group && row.covers(day))
    }

    /// The group of a set the client is in on this day: that of the row covering it that started
    /// last.
    pub(crate) fn group_of_set(&self, set: usize, day: Day, rules: &Rules) -> Option<u16> {
        let in_set = |row: &&Fact| matches!(rules.groups[usize::from(row.code)], GroupPlace::InSet { set: it, .. } if it == set);
        let mut covering = self.facts(Kind::Group).iter().rev().filter(|row| row.covers(day));
        covering.find(in_set).map(|row| row.code)
    }

    /// Whether the client is in this group on this day: on its own rows for a group without a set,
    /// as the set's group for one of a set.
    pub(crate) fn is_in(&self, group: u16, day: Day, rules: &Rules) -> bool {
        match rules.groups[usize::from(group)] {
            GroupPlace::Free(_) => self.in_group(group, day),
            GroupPlace::InSet { set, .. } => self.group_of_set(set, day, rules) == Some(group),
        }
    }

    /// The benefit row that gives scheme and number on this day: of the episode's rows covering it
    /// the one that started last; on a bridged day the one whose last day is the latest before it.
    pub(crate) fn benefit_on(&self, day: Day, rules: &Rules) -> Option<&Fact> {
        if !self.on_benefit(day) {
            return None;
        }
        let counts = |row: &&Fact| rules.in_caseload[usize::from(row.code)];
        let rows = || self.facts(Kind::Benefit).iter().filter(counts);
        rows().rev().find(|row| row.covers(day)).or_else(|| {
            rows().filter(|row| row.until <= day).max_by_key(|row| (row.until, row.order))
        })
    }

    /// Whole years on this day; none where the date of birth is not known or lies later.
    pub fn age_on(&self, day: Day) -> Option<i32> {
        age_on(self.birth?, day)
    }

    /// Whole months from the episode's first day to this day; none outside benefit.
    pub fn months_on_benefit(&self, day: Day) -> Option<i32> {
        Some(self.episode_on(day)?.first.months_until(day))
    }
}

/// The latest measurement on or before a day.
fn latest_on(measured: &[Measured], day: Day) -> Option<Measured> {
    let after = measured.partition_point(|it| it.start <= day);
    after.checked_sub(1).map(|index| measured[index])
}

/// Of the rows covering a day the one that started last (of several the later row): the last one in
/// the order of a timeline.
fn latest_covering(rows: &[Fact], day: Day) -> Option<&Fact> {
    rows.iter().rev().find(|row| row.covers(day))
}
