//! What holds for a client on a day. Each rule of the model stands here, once.

use super::episodes::EpisodeRow;
use super::placements::PlacementRow;
use super::rows::Fact;
use super::table::RowTable;
use super::timelines::Timelines;
use crate::Day;
use crate::calendar::age_on;
use crate::caseload::compiled_policy::{CompiledPolicy, GroupPlace};
use crate::vocabulary::{Kind, Rung};

/// A rung as measured (or held possible) from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Measurement {
    /// The day of the measurement.
    pub(crate) start: Day,
    pub(crate) rung: Rung,
}

impl Timelines {
    /// One client.
    #[inline]
    pub(crate) fn client(&self, client: u32) -> Client<'_> {
        Client { timelines: self, client }
    }

    /// Every client in turn.
    pub(crate) fn clients(&self) -> impl Iterator<Item = Client<'_>> {
        (0..self.client_count()).map(|client| self.client(client))
    }
}

/// One client of a chunk.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Client<'a> {
    timelines: &'a Timelines,
    client: u32,
}

impl<'a> Client<'a> {
    /// Its number within the chunk.
    pub(crate) const fn number(self) -> u32 {
        self.client
    }

    /// Benefit episodes, the earliest first.
    #[inline]
    pub(crate) fn episodes(self) -> &'a [EpisodeRow] {
        self.timelines.episodes.of(self.client)
    }

    /// Placements, the earliest first.
    #[inline]
    pub(crate) fn placements(self) -> &'a [PlacementRow] {
        self.timelines.placements.of(self.client)
    }

    /// The rows of a kind, of all clients of the chunk.
    #[inline]
    pub(crate) fn rows(self, kind: Kind) -> &'a RowTable {
        self.timelines.rows(kind)
    }

    /// The facts of a kind by start; on one day the later row later, but of rungs the one that
    /// counts last.
    pub(crate) fn facts(
        self,
        kind: Kind,
    ) -> impl DoubleEndedIterator<Item = Fact> + ExactSizeIterator + Clone + use<'a> {
        let rows = self.timelines.rows(kind);
        rows.of_client(self.client).map(|row| rows.fact(row))
    }

    /// The days on which the facts of a kind start.
    #[inline]
    pub(crate) fn starts(self, kind: Kind) -> &'a [Day] {
        let rows = self.timelines.rows(kind);
        &rows.starts()[rows.of_client(self.client)]
    }

    /// Date of birth, where it is known: of several the one registered last, then the later row.
    pub(crate) fn birth(self) -> Option<Day> {
        self.starts(Kind::Birth).last().copied()
    }

    /// The episode this day lies in.
    pub(crate) fn episode_on(self, day: Day) -> Option<&'a EpisodeRow> {
        let begun = self.episodes().iter().rev().find(|episode| episode.first <= day);
        begun.filter(|episode| episode.holds(day))
    }

    /// Whether the client is on benefit on this day (bridged days included).
    pub(crate) fn on_benefit(self, day: Day) -> bool {
        self.episode_on(day).is_some()
    }

    /// The measurement that gives the rung on this day: the latest on or before it; within an
    /// episode only one from `rung_carry_days` before the episode's first day on.
    pub(crate) fn rung_on(self, day: Day, rules: &CompiledPolicy) -> Option<Measurement> {
        let latest = self.measured_on(day)?;
        let carried = self
            .episode_on(day)
            .is_none_or(|episode| latest.start >= episode.first.plus_days(-rules.rung_carry_days));
        carried.then_some(latest)
    }

    /// The rung that counts of those measured on this day or, where there is none, before it.
    pub(crate) fn measured_on(self, day: Day) -> Option<Measurement> {
        self.latest_on(Kind::Rung, day)
    }

    /// The first rung measured after this day.
    pub(crate) fn rung_after(self, day: Day) -> Option<Measurement> {
        let after = self.starts(Kind::Rung).iter().find(|start| **start > day)?;
        self.measured_on(*after)
    }

    /// The latest growth potential on or before this day.
    pub(crate) fn growth_on(self, day: Day) -> Option<Measurement> {
        self.latest_on(Kind::Growth, day)
    }

    /// The latest measurement on or before a day.
    fn latest_on(self, kind: Kind, day: Day) -> Option<Measurement> {
        let rows = self.timelines.rows(kind);
        let of_client = rows.of_client(self.client);
        let up_to = rows.starts()[of_client.clone()].partition_point(|start| *start <= day);
        let latest = of_client.start + up_to.checked_sub(1)?;
        let rung = Rung::new(rows.codes()[latest] as u8 + 1)?;
        Some(Measurement { start: rows.starts()[latest], rung })
    }

    /// The route on this day: of the rows covering it the one that started last.
    pub(crate) fn route_on(self, day: Day) -> Option<u16> {
        self.facts(Kind::Route).rev().find(|row| row.covers(day)).map(|row| row.code)
    }

    /// Whether the client is in this group without a set on this day.
    pub(crate) fn in_group(self, group: u16, day: Day) -> bool {
        self.facts(Kind::Group).any(|row| row.code == group && row.covers(day))
    }

    /// The group of a set the client is in on this day: that of the row covering it that started
    /// last.
    pub(crate) fn group_of_set(self, set: usize, day: Day, rules: &CompiledPolicy) -> Option<u16> {
        let in_set = |row: &Fact| {
            let place = rules.groups[usize::from(row.code)];
            matches!(place, GroupPlace::InSet { set: own, .. } if own == set)
        };
        let mut covering = self.facts(Kind::Group).rev().filter(|row| row.covers(day));
        covering.find(in_set).map(|row| row.code)
    }

    /// Whether the client is in this group on this day: on its own rows for a group without a set,
    /// as the set's group for one of a set.
    pub(crate) fn is_in(self, group: u16, day: Day, rules: &CompiledPolicy) -> bool {
        match rules.groups[usize::from(group)] {
            GroupPlace::Free(_) => self.in_group(group, day),
            GroupPlace::InSet { set, .. } => self.group_of_set(set, day, rules) == Some(group),
        }
    }

    /// The benefit row that gives scheme and number on this day: of the episode's rows covering it
    /// the one that started last; on a bridged day the one whose last day is the latest before it.
    pub(crate) fn benefit_on(self, day: Day, rules: &CompiledPolicy) -> Option<Fact> {
        if !self.on_benefit(day) {
            return None;
        }
        let counts = |row: &Fact| rules.in_caseload[usize::from(row.code)];
        let rows = || self.facts(Kind::Benefit).filter(counts);
        rows().rev().find(|row| row.covers(day)).or_else(|| {
            rows().filter(|row| row.until <= day).max_by_key(|row| (row.until, row.order))
        })
    }

    /// Whole years on this day; `None` where the date of birth is not known or lies later.
    pub(crate) fn age_on(self, day: Day) -> Option<i32> {
        age_on(self.birth()?, day)
    }

    /// Whole months from the episode's first day to this day; `None` outside benefit.
    pub(crate) fn months_on_benefit(self, day: Day) -> Option<i32> {
        Some(self.episode_on(day)?.first.months_until(day))
    }
}
