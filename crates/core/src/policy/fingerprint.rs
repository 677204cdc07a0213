//! When two policies count alike: a digest of everything that an answer depends on.
//!
//! Names, sources, notes for the reader, deadlines and the size below which a report hides a count
//! are not part of it: a policy with a better name for a route is still the same policy to a plan.

use super::{Parameters, Policy};
use crate::vocabulary::{Category, Domain, Kind};
use crate::{Day, Dimension, Kpi};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// What decides an answer, in a fixed order.
#[derive(Serialize)]
struct Deciding<'a> {
    parameters: Parameters,
    codes: Vec<&'a [String]>,
    ladder: Vec<(Day, [Option<Domain>; 6])>,
    programmes: Vec<DecidingProgramme<'a>>,
    routes: Vec<(&'a str, Option<&'a str>)>,
    groups: Vec<(&'a str, Option<&'a str>)>,
    ambitions: Vec<DecidingAmbition<'a>>,
    categories: &'a [Category],
    staffing: &'a BTreeMap<String, BTreeMap<Day, f64>>,
    populations: Vec<(Day, Option<u64>, Option<u64>)>,
    /// The receipt of an answer tells what changed.
    breaks: Vec<(Day, &'a [Kpi], &'a str)>,
}

#[derive(Serialize)]
struct DecidingProgramme<'a> {
    id: &'a str,
    domain: Option<Domain>,
    first_codes: &'a [String],
    from: Option<Day>,
    to: Option<Day>,
}

#[derive(Serialize)]
struct DecidingAmbition<'a> {
    kpi: Kpi,
    from: Day,
    to: Day,
    target: f64,
    decided_on: Option<Day>,
    share: bool,
    cell: &'a BTreeMap<Dimension, String>,
}

/// The digest (SHA-256) of what decides an answer under this policy.
pub(super) fn of(policy: &Policy) -> [u8; 32] {
    let ladder = policy.ladder.versions().iter();
    let programmes = policy.programmes.iter().map(|programme| DecidingProgramme {
        id: &programme.id,
        domain: programme.domain,
        first_codes: &programme.first_codes,
        from: programme.from,
        to: programme.to,
    });
    let ambitions = policy.ambitions.iter().map(|ambition| DecidingAmbition {
        kpi: ambition.kpi,
        from: ambition.from,
        to: ambition.to,
        target: ambition.target,
        decided_on: ambition.decided_on,
        share: ambition.share,
        cell: &ambition.cell,
    });
    let populations = policy.populations.iter();
    let breaks = policy.breaks.iter();
    let deciding = Deciding {
        parameters: policy.parameters.deciding(),
        codes: Kind::LIST.map(|kind| policy.codes.of(kind)).to_vec(),
        ladder: ladder.map(|version| (version.from, version.domains)).collect(),
        programmes: programmes.collect(),
        routes: policy.routes.iter().map(|it| (&*it.id, it.programme.as_deref())).collect(),
        groups: policy.groups.iter().map(|it| (&*it.id, it.set.as_deref())).collect(),
        ambitions: ambitions.collect(),
        categories: &policy.categories,
        staffing: &policy.staffing,
        populations: populations.map(|it| (it.on, it.adults, it.working_age)).collect(),
        breaks: breaks.map(|it| (it.on, &*it.kpis, &*it.note)).collect(),
    };
    // Text keys and finite numbers, which a checked policy has, can always be written.
    let text = serde_json::to_vec(&deciding).unwrap_or_default();
    Sha256::digest(text).into()
}
