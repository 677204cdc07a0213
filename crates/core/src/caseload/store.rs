//! The caseload itself: built once, asked many times.

use super::known::KnowledgeDays;
use super::segment::{RowDays, Segment};
use super::{KnownOn, Rules, State, Timeline};
use crate::ledger::{Ledger, Names, Places, digest_of, digest_of_text};
use crate::policy::{Kind, Policy};
use crate::{Day, Result};
use serde::Serialize;
use std::sync::Arc;

/// A municipality's caseload under a policy, ready to be asked.
///
/// Built from a ledger once; it holds no reference to it. Cheap to clone: clones share the columns,
/// and a reader keeps the caseload it has. `Send` and `Sync`.
///
/// ```
/// use meedoen::{Caseload, Kpi, Ledger, Policy, Query, Span};
///
/// let policy = Policy::preset("example")?;
/// let ledger = Ledger::read_csv(b"client,kind,code,start\nR001,benefit,pw,2023-01-15", &policy)?;
/// let caseload = Caseload::build(&ledger, &policy)?;
///
/// let answer = caseload.ask(&Query::over(Span::parse("2023")?).kpis([Kpi::Stock]).into())?;
/// assert_eq!(answer.kpi_rows()[0].value.map(|value| value.as_f64()), Some(1.0));
/// # Ok::<(), meedoen::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Caseload {
    policy: Arc<Policy>,
    rules: Arc<Rules>,
    segment: Arc<Segment>,
    ids: Arc<Names>,
    places: Arc<Places>,
    knowledge_days: Arc<KnowledgeDays>,
    registered_share: f64,
}

/// What identifies the rows and the rules that an answer rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Digests {
    /// SHA-256 of what the ledger's rows say, in any order and form: that of
    /// [`Ledger::digest`].
    pub ledger: String,
    /// SHA-256 of the policy's JSON form.
    pub policy: String,
}

impl Caseload {
    /// Builds the caseload of a ledger under a policy: sorts the rows by client, once.
    ///
    /// The policy may be another than the one the ledger was read with, as long as it knows every
    /// code the ledger's rows have (else `bad_policy`).
    pub fn build(ledger: &Ledger, policy: &Policy) -> Result<Self> {
        let columns = ledger.columns();
        let mut knowledge_days = KnowledgeDays::new();
        for row in 0..columns.len() {
            knowledge_days.mark(Day::from_number(columns.known(row)));
            knowledge_days.mark(Day::from_number(columns.withdrawn[row]));
        }
        Ok(Self {
            rules: Arc::new(Rules::new(policy)),
            segment: Arc::new(Segment::build(ledger, policy)?),
            ids: ledger.client_ids().clone(),
            places: Arc::new(ledger.places().clone()),
            knowledge_days: Arc::new(knowledge_days),
            registered_share: ledger.registered_share(),
            policy: Arc::new(policy.clone()),
        })
    }

    /// The policy it was built under.
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// How many clients the ledger names.
    pub fn client_count(&self) -> usize {
        self.segment.clients()
    }

    /// The share of the ledger's rows that say when they became known (0 without rows).
    pub fn registered_share(&self) -> f64 {
        self.registered_share
    }

    /// The day the ledger is complete to: the latest day, not after `known_on`, on which a row
    /// became known or was withdrawn. None where there is no such day.
    pub fn horizon(&self, known_on: Option<Day>) -> Option<Day> {
        self.knowledge_days.last(known_on)
    }

    /// Digests of the ledger's rows and of the policy, computed on each call: two answers with the
    /// same digests, horizon and K rest on the same.
    pub fn digests(&self) -> Digests {
        let rows = self.segment.said(&self.ids, self.policy.codes());
        Digests { ledger: digest_of(rows), policy: digest_of_text(&self.policy.to_json()) }
    }

    /// One client's timeline, as known on a day; none for an id the ledger does not have.
    pub fn client(&self, id: &str, known_on: Option<Day>) -> Option<Timeline> {
        let client = self.ids.find(id.as_bytes())?;
        let mut timeline = Timeline::default();
        self.segment.lay_out(client as usize, KnownOn(known_on), &self.rules, &mut timeline);
        Some(timeline)
    }

    /// What held for a client on a day, as known on `known_on`; none for an id the ledger does not
    /// have.
    pub fn state(&self, id: &str, day: Day, known_on: Option<Day>) -> Option<State> {
        let (timeline, rules) = (self.client(id, known_on)?, &*self.rules);
        let word = |kind: Kind, code: u16| {
            self.policy.codes().of(kind).get(usize::from(code)).cloned().unwrap_or_default()
        };
        let groups = 0..self.rules.groups.len() as u16;
        let rung = timeline.rung_on(day, rules).map(|measured| measured.rung);
        Some(State {
            episode: timeline.episode_on(day).copied(),
            rung,
            domain: rules.domain(rung, day),
            route: timeline.route_on(day).map(|code| word(Kind::Route, code)),
            groups: groups
                .filter(|group| timeline.is_in(*group, day, rules))
                .map(|code| word(Kind::Group, code))
                .collect(),
            scheme: timeline.benefit_on(day, rules).map(|row| word(Kind::Benefit, row.code)),
            age: timeline.age_on(day),
            months_on_benefit: timeline.months_on_benefit(day),
        })
    }

    pub(crate) fn rules(&self) -> &Rules {
        &self.rules
    }

    /// The pseudonymous id of the client with this number.
    pub fn client_id(&self, client: u32) -> &str {
        self.ids.get(client)
    }

    /// Where in which file a row stood.
    pub(crate) fn places(&self) -> &Places {
        &self.places
    }

    /// The days of every row.
    pub(crate) fn row_days(&self) -> impl Iterator<Item = RowDays> + '_ {
        self.segment.row_days()
    }

    /// Lays out the timeline of the client with this number.
    pub(crate) fn lay_out(&self, client: usize, known_on: KnownOn, timeline: &mut Timeline) {
        self.segment.lay_out(client, known_on, &self.rules, timeline);
    }
}
