//! What a synthetic ledger holds, counted by the generator itself.

use super::client::Client;
use meedoen::calendar::Every;
use meedoen::vocabulary::{Reason, Rung, Word};
use meedoen::{Day, Span};
use serde::Serialize;

/// The true figures of every month, as everything now stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Truth {
    /// The months of the ledger's years, the oldest first; the first and last cut to them.
    pub months: Vec<Month>,
}

/// The true figures of a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "TruthOfMonth"))]
#[non_exhaustive]
pub struct Month {
    /// Its first day.
    pub from: Day,
    /// Its last day, included.
    pub to: Day,
    /// Clients on benefit on the last day, by rung: 1 to 6, and last the unmeasured.
    pub stock_by_rung: [u64; 7],
    /// Their benefits: a couple has one.
    pub benefits: u64,
    /// Episodes that started.
    pub inflow: u64,
    /// Episodes whose first day without benefit is in the month, by reason as in [`Reason::ALL`],
    /// and last those without a reason.
    pub outflow_by_reason: [u64; Reason::ALL.len() + 1],
    /// Placements that started, a renewed contract being one placement.
    pub placements: u64,
    /// Clients whose first conversation was in the month.
    pub first_conversations: u64,
}

impl Month {
    fn of(period: Span) -> Self {
        Self {
            from: period.first(),
            to: period.last(),
            stock_by_rung: [0; 7],
            benefits: 0,
            inflow: 0,
            outflow_by_reason: [0; Reason::ALL.len() + 1],
            placements: 0,
            first_conversations: 0,
        }
    }

    /// Clients on benefit on the last day.
    pub fn stock(&self) -> u64 {
        self.stock_by_rung.iter().sum()
    }

    /// Those on this rung; `None`: the unmeasured.
    pub fn stock_on(&self, rung: Option<Rung>) -> u64 {
        self.stock_by_rung[rung.map_or(6, |rung| usize::from(rung.number()) - 1)]
    }

    /// Episodes that ended.
    pub fn outflow(&self) -> u64 {
        self.outflow_by_reason.iter().sum()
    }

    /// Those that ended for this reason; `None`: those without one.
    pub fn outflow_for(&self, reason: Option<Reason>) -> u64 {
        self.outflow_by_reason[reason.map_or(Reason::ALL.len(), |reason| reason as usize)]
    }

    fn add(&mut self, other: &Self) {
        for (own, others) in self.stock_by_rung.iter_mut().zip(other.stock_by_rung) {
            *own += others;
        }
        for (own, others) in self.outflow_by_reason.iter_mut().zip(other.outflow_by_reason) {
            *own += others;
        }
        self.benefits += other.benefits;
        self.inflow += other.inflow;
        self.placements += other.placements;
        self.first_conversations += other.first_conversations;
    }
}

impl Truth {
    /// All figures zero.
    pub(super) fn new(from: Day, to: Day) -> Self {
        let years = Span::half_open(from, to.plus_days(1));
        Self { months: years.periods(Every::Month).map(Month::of).collect() }
    }

    /// Adds the truth of other clients of the same ledger.
    pub fn merge(&mut self, other: &Self) {
        for (month, others) in self.months.iter_mut().zip(&other.months) {
            month.add(others);
        }
    }

    /// Counts a client in.
    pub(super) fn count(&mut self, client: &Client, rung_carry_days: i32) {
        for episode in &client.episodes {
            let held_from = episode.first.plus_days(-rung_carry_days);
            for month in &mut self.months {
                let (from, to) = (month.from, month.to);
                let inside = |day: Day| from <= day && day <= to;
                month.inflow += u64::from(inside(episode.first));
                if inside(episode.off) {
                    let reason = episode.reason.map_or(Reason::ALL.len(), |why| why as usize);
                    month.outflow_by_reason[reason] += 1;
                }
                if episode.first <= to && to < episode.off {
                    let so_far = client.measured.iter().take_while(|(day, _)| *day <= to);
                    let latest = so_far.last().filter(|(day, _)| held_from <= *day);
                    let place = latest.map_or(6, |(_, rung)| usize::from(rung.number()) - 1);
                    month.stock_by_rung[place] += 1;
                    month.benefits += u64::from(!client.second_of_couple);
                }
            }
        }
        for start in &client.placed {
            self.month_of(*start, |month| month.placements += 1);
        }
        if let Some(day) = client.spoken_to {
            self.month_of(day, |month| month.first_conversations += 1);
        }
    }

    /// Counts something on a day, where that is in the months.
    fn month_of(&mut self, day: Day, count: impl FnOnce(&mut Month)) {
        let after = self.months.partition_point(|month| month.from <= day);
        if let Some(month) = after.checked_sub(1).and_then(|index| self.months.get_mut(index))
            && day <= month.to
        {
            count(month);
        }
    }
}
