//! The policy in force: checked, immutable, and ready to be asked.

use super::ambition::Ambition;
use super::document::{Deadline, Municipality, PolicyDocument, Population};
use super::name::Name;
use super::parameters::Parameters;
use super::{Category, Codes, Reason};
use crate::policy::Ladder;
use crate::vocabulary::{Domain, Rung};
use crate::{Day, Kpi, Result};
use std::collections::BTreeMap;

/// All that a council can decide, checked: the parameters, the ladder's versions, programmes,
/// routes, groups, ambitions, staffing, population, breaks and deadlines.
///
/// ```
/// use meedoen::policy::Policy;
///
/// let policy = Policy::from_toml(
///     r#"
///     format = 1
///     municipality = { name = "Ons Dorp" }
///     parameters = { bridge_days = 14 }
///     "#,
/// )?;
/// assert_eq!(policy.parameters().bridge_days(), 14);
/// assert_eq!(policy.parameters().intake_days(), 60); // the default
/// # Ok::<(), meedoen::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Policy {
    pub(super) document: PolicyDocument,
    pub(super) notes: Vec<String>,
    pub(super) parameters: Parameters,
    pub(super) codes: Codes,
    pub(super) ladder: Ladder,
    pub(super) programmes: Vec<Programme>,
    pub(super) routes: Vec<Route>,
    pub(super) groups: Vec<Group>,
    pub(super) ambitions: Vec<Ambition>,
    /// The category of each reason, as `Reason::ALL` numbers them.
    pub(super) categories: [Category; Reason::LIST.len()],
    /// By programme, the staff from each day on.
    pub(super) staffing: BTreeMap<String, BTreeMap<Day, f64>>,
    /// By day, each field filled from the entries before it.
    pub(super) populations: Vec<Population>,
    pub(super) breaks: Vec<Break>,
    pub(super) fingerprint: [u8; 32],
}

/// A programme (programma).
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Programme {
    /// Its id.
    pub(crate) id: String,
    /// What it is called.
    pub(crate) name: Name,
    /// The domain whose clients it is for.
    pub(crate) domain: Option<Domain>,
    /// The contact codes that are its first conversation.
    pub(crate) first_codes: Vec<String>,
    /// Its first day; none: from always.
    pub(crate) from: Option<Day>,
    /// Its last day, included; none: it still runs.
    pub(crate) to: Option<Day>,
    /// The decision it comes from.
    pub(crate) source: Option<String>,
}

impl Programme {
    /// Its id.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What it is called.
    pub fn name(&self) -> &Name {
        &self.name
    }

    /// The domain whose clients it is for.
    pub fn domain(&self) -> Option<Domain> {
        self.domain
    }

    /// The contact codes that are its first conversation.
    pub fn first_codes(&self) -> &[String] {
        &self.first_codes
    }

    /// Its first day; none: from always.
    pub fn from(&self) -> Option<Day> {
        self.from
    }

    /// Its last day, included; none: it still runs.
    pub fn to(&self) -> Option<Day> {
        self.to
    }

    /// The decision it comes from.
    pub fn source(&self) -> Option<&str> {
        self.source.as_deref()
    }
}

/// A route (traject).
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Route {
    /// Its id, the code of `route` records.
    pub(crate) id: String,
    /// What it is called.
    pub(crate) name: Name,
    /// The programme it is part of.
    pub(crate) programme: Option<String>,
    /// The rungs it is open to; empty: all.
    pub(crate) rungs: Vec<Rung>,
    /// The decision it comes from.
    pub(crate) source: Option<String>,
}

impl Route {
    /// Its id, the code of `route` records.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What it is called.
    pub fn name(&self) -> &Name {
        &self.name
    }

    /// The programme it is part of.
    pub fn programme(&self) -> Option<&str> {
        self.programme.as_deref()
    }

    /// The rungs it is open to; empty: all.
    pub fn rungs(&self) -> &[Rung] {
        &self.rungs
    }

    /// The decision it comes from.
    pub fn source(&self) -> Option<&str> {
        self.source.as_deref()
    }
}

impl Route {
    /// Whether it is open to somebody on this rung.
    pub fn is_open_to(&self, rung: Rung) -> bool {
        self.rungs.is_empty() || self.rungs.contains(&rung)
    }
}

/// A group clients can belong to.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Group {
    /// Its id, the code of `group` records.
    pub(crate) id: String,
    /// What it is called.
    pub(crate) name: Name,
    /// The set in which it is one of the alternatives; none: it stands by itself.
    pub(crate) set: Option<String>,
    /// Where the grouping comes from.
    pub(crate) source: Option<String>,
}

impl Group {
    /// Its id, the code of `group` records.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What it is called.
    pub fn name(&self) -> &Name {
        &self.name
    }

    /// The set in which it is one of the alternatives; none: it stands by itself.
    pub fn set(&self) -> Option<&str> {
        self.set.as_deref()
    }

    /// Where the grouping comes from.
    pub fn source(&self) -> Option<&str> {
        self.source.as_deref()
    }
}

/// A break in the series: no difference or trend is taken across it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Break {
    /// The first day counted the new way.
    pub(crate) on: Day,
    /// The KPIs it concerns; empty: all.
    pub(crate) kpis: Vec<Kpi>,
    /// What changed.
    pub(crate) note: String,
    /// Where that is written.
    pub(crate) source: Option<String>,
}

impl Break {
    /// The first day counted the new way.
    pub fn on(&self) -> Day {
        self.on
    }

    /// The KPIs it concerns; empty: all.
    pub fn kpis(&self) -> &[Kpi] {
        &self.kpis
    }

    /// What changed.
    pub fn note(&self) -> &str {
        &self.note
    }

    /// Where that is written.
    pub fn source(&self) -> Option<&str> {
        self.source.as_deref()
    }
}

impl Break {
    /// Whether it concerns this KPI.
    pub fn concerns(&self, kpi: Kpi) -> bool {
        self.kpis.is_empty() || self.kpis.contains(&kpi)
    }
}

impl Policy {
    /// Checks a document. `bad_policy` names every contradiction, one a line, each with its place.
    pub(super) fn from_document(document: PolicyDocument) -> Result<Self> {
        let (policy, faults) = super::resolve::resolve(document);
        faults.into_list().map(|()| policy)
    }

    /// The same for two policies under which every question has the same answer: a digest of what
    /// decides one. Names, sources and what only a report shows are not part of it.
    pub(crate) fn fingerprint(&self) -> &[u8; 32] {
        &self.fingerprint
    }

    /// What is allowed but worth a look, such as an ambition decided twice on one day.
    pub fn notes(&self) -> &[String] {
        &self.notes
    }

    /// Whose policy it is.
    pub fn municipality(&self) -> &Municipality {
        &self.document.municipality
    }

    /// The parameters, with defaults where the policy gives none.
    pub fn parameters(&self) -> &Parameters {
        &self.parameters
    }

    /// The codes of every kind; those of routes and groups are the policy's, in its order.
    pub fn codes(&self) -> &Codes {
        &self.codes
    }

    /// Which rungs belong to which domain, and from which day.
    pub fn ladder(&self) -> &Ladder {
        &self.ladder
    }

    /// The programmes, in the policy's order.
    pub fn programmes(&self) -> &[Programme] {
        &self.programmes
    }

    /// The programme with this id.
    pub fn programme(&self, id: &str) -> Option<&Programme> {
        self.programmes.iter().find(|programme| programme.id == id)
    }

    /// The routes, in the policy's order.
    pub fn routes(&self) -> &[Route] {
        &self.routes
    }

    /// The groups, in the policy's order.
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// The names of the groups' sets, in order of first appearance.
    pub fn sets(&self) -> Vec<&str> {
        let mut sets = Vec::new();
        for set in self.groups.iter().filter_map(|group| group.set.as_deref()) {
            if !sets.contains(&set) {
                sets.push(set);
            }
        }
        sets
    }

    /// The ambitions, in the policy's order: every decision, also those replaced since.
    pub fn ambitions(&self) -> &[Ambition] {
        &self.ambitions
    }

    /// What an end reason counts as here.
    pub fn category(&self, reason: Option<Reason>) -> Category {
        reason.map_or(Category::Unknown, |reason| self.categories[reason as usize])
    }

    /// The staff of a programme on a day, in FTE: the entry with the latest `from` on or before it.
    pub fn fte_on(&self, programme: &str, day: Day) -> Option<f64> {
        self.staffing.get(programme)?.range(..=day).next_back().map(|(_, fte)| *fte)
    }

    /// The inhabitants on a day, as the entries with the latest `on` on or before it give them,
    /// adults and working age each for itself.
    pub fn population_on(&self, day: Day) -> Option<&Population> {
        let after = self.populations.partition_point(|entry| entry.on <= day);
        self.populations[..after].last()
    }

    /// The breaks in the series, in the policy's order.
    pub fn breaks(&self) -> &[Break] {
        &self.breaks
    }

    /// What is due when, in the policy's order.
    pub fn deadlines(&self) -> &[Deadline] {
        &self.document.deadline
    }
}
