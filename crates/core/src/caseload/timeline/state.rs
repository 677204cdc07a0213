//! What holds for a client on a day, in words.

use crate::Day;
use crate::caseload::{Caseload, Episode};
use crate::policy::Kind;
use crate::vocabulary::{Domain, Rung};

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

impl Caseload {
    /// What held for a client on a day, as known on `known_on`; none for an id the ledger does not
    /// have.
    pub fn state(&self, id: &str, day: Day, known_on: Option<Day>) -> Option<State> {
        let (timeline, rules) = (self.client(id, known_on)?, self.rules());
        let client = timeline.client();
        let word = |kind: Kind, code: u16| {
            self.policy().codes().of(kind).get(usize::from(code)).cloned().unwrap_or_default()
        };
        let groups = 0..rules.groups.len() as u16;
        let rung = client.rung_on(day, rules).map(|measured| measured.rung);
        Some(State {
            episode: client.episode_on(day).copied(),
            rung,
            domain: rules.domain(rung, day),
            route: client.route_on(day).map(|code| word(Kind::Route, code)),
            groups: groups
                .filter(|group| client.is_in(*group, day, rules))
                .map(|code| word(Kind::Group, code))
                .collect(),
            scheme: client.benefit_on(day, rules).map(|row| word(Kind::Benefit, row.code)),
            age: client.age_on(day),
            months_on_benefit: client.months_on_benefit(day),
        })
    }
}
