//! From one client's columns to words and days.

use super::parts::{Episode, Measured, Moment, Placement, Referral, Stretch};
use super::state::State;
use crate::Day;
use crate::caseload::chunk::{Client, EpisodeRow, Fact, Measurement, PlacementRow, Timelines};
use crate::caseload::compiled_policy::CompiledPolicy;
use crate::policy::Policy;
use crate::vocabulary::{Kind, Settlement};
use std::sync::Arc;

/// One client's rows, laid out alone, with what gives them words.
#[derive(Clone)]
pub(crate) struct ClientView {
    pub(crate) timelines: Timelines,
    pub(crate) hours: Arc<[f64]>,
    pub(crate) policy: Arc<Policy>,
    pub(crate) rules: Arc<CompiledPolicy>,
}

impl ClientView {
    pub(super) fn policy(&self) -> &Policy {
        &self.policy
    }

    pub(super) fn rung_on(&self, day: Day) -> Option<Measured> {
        self.client().rung_on(day, &self.rules).map(Measured::from)
    }

    pub(super) fn state(&self, day: Day, episode: Option<Episode>) -> State {
        let (client, rules) = (self.client(), &*self.rules);
        let rung = client.rung_on(day, rules).map(|measurement| measurement.rung);
        let groups = 0..rules.groups.len() as u16;
        let groups = groups.filter(|group| client.is_in(*group, day, rules));
        let benefit = client.benefit_on(day, rules);
        State {
            episode,
            rung,
            domain: rules.domain(rung, day),
            route: client.route_on(day).map(|code| self.word(Kind::Route, code)),
            groups: groups.map(|code| self.word(Kind::Group, code)).collect(),
            scheme: benefit.map(|benefit| self.word(Kind::Benefit, benefit.code)),
            age: client.age_on(day),
            months_on_benefit: client.months_on_benefit(day),
        }
    }

    pub(super) fn client(&self) -> Client<'_> {
        self.timelines.client(0)
    }

    fn word(&self, kind: Kind, code: u16) -> String {
        self.policy.codes(kind).get(usize::from(code)).cloned().unwrap_or_default()
    }

    pub(super) fn episode(&self, episode: &EpisodeRow) -> Episode {
        let mut schemes: Vec<String> = Vec::new();
        for row in self.client().facts(Kind::Benefit).filter(|row| episode.holds(row.start)) {
            let scheme = self.word(Kind::Benefit, row.code);
            if self.rules.in_caseload[usize::from(row.code)] && !schemes.contains(&scheme) {
                schemes.push(scheme);
            }
        }
        let to = last_day(episode.off);
        Episode {
            from: episode.first,
            to,
            reason: episode.reason().filter(|_| to.is_some()),
            category: to.map(|_| episode.category),
            schemes,
        }
    }

    /// The measurements of a kind, one a day.
    pub(super) fn measured<'v>(
        &'v self,
        kind: Kind,
        on: impl Fn(Client<'v>, Day) -> Option<Measurement>,
    ) -> Vec<Measured> {
        let client = self.client();
        let days = client.starts(kind).chunk_by(|left, right| left == right);
        let days = days.filter_map(|day| day.first());
        days.filter_map(|day| on(client, *day)).map(Measured::from).collect()
    }

    pub(super) fn stretches(&self, kind: Kind) -> Vec<Stretch> {
        let stretch = |fact: Fact| Stretch {
            from: fact.start,
            to: last_day(fact.until),
            code: self.word(kind, fact.code),
        };
        self.client().facts(kind).map(stretch).collect()
    }

    pub(super) fn moment(&self, fact: &Fact) -> Moment {
        Moment { on: fact.start, code: self.word(fact.kind, fact.code) }
    }

    pub(super) fn referral(&self, fact: &Fact) -> Referral {
        // The day a referral is settled on is the first on which it is over: no day is subtracted.
        let to = Some(fact.until).filter(|day| day.is_day());
        let settlement = Settlement::LIST.get(usize::from(fact.reason)).copied();
        let reason = to.map(|_| settlement.unwrap_or(Settlement::Accepted));
        Referral { from: fact.start, to, code: self.word(fact.kind, fact.code), reason }
    }

    pub(super) fn placement(&self, placement: &PlacementRow) -> Placement {
        Placement {
            from: placement.start,
            to: last_day(placement.until),
            code: self.word(Kind::Placement, placement.code),
            hours: placement.hours(&self.hours),
        }
    }
}

/// The last day of a stretch that is half-open inside; `None` while it runs.
fn last_day(until: Day) -> Option<Day> {
    until.is_day().then(|| until.plus_days(-1))
}

impl From<Measurement> for Measured {
    fn from(measurement: Measurement) -> Self {
        Self { on: measurement.start, rung: measurement.rung }
    }
}
