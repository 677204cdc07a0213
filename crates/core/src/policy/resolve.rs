//! From the wire form to the policy in force, noting every contradiction on the way.

use super::check::quoted;
use super::codes::open_kinds;
use super::document::{LadderDocument, PolicyDocument, Population};
use super::ladder::LadderVersion;
use super::{Ambition, Break, Codes, Group, Ladder, Policy, Programme, Route, fingerprint};
use crate::catalogue::Unit;
use crate::document::Faults;
use crate::vocabulary::{Category, CommonCode, Domain, FIRST, Kind, Reason, Word};
use crate::{Day, Dimension, ErrorCode, Kpi};
use std::collections::{BTreeMap, HashSet};

/// More codes of a kind than this are refused: they are numbered with 16 bits.
const MOST_CODES: usize = 10_000;
/// More inhabitants than this are a slip of the pen.
const MOST_INHABITANTS: u64 = 1_000_000_000;

/// The policy that a document describes, and what is wrong with it. Only without faults may the policy be
/// used.
pub(super) fn resolve(document: PolicyDocument) -> (Policy, Faults) {
    let mut faults = Faults::new(ErrorCode::BadPolicy);
    if document.format != 1 {
        let message = format!("this library reads format 1, not {}", document.format);
        faults.add("format", message);
    }
    let codes = codes(&document, &mut faults);
    let mut policy = Policy {
        notes: Vec::new(),
        parameters: document.parameters.in_force(&codes, &mut faults),
        ladder: ladder(&document.ladder, &mut faults),
        programmes: programmes(&document, &codes, &mut faults),
        routes: routes(&document),
        groups: groups(&document, &mut faults),
        ambitions: Vec::new(),
        categories: categories(&document, &mut faults),
        staffing: staffing(&document, &mut faults),
        populations: populations(&document.population, &mut faults),
        breaks: breaks(&document, &mut faults),
        codes,
        document,
        fingerprint: [0; 32],
    };
    for (index, deadline) in policy.document.deadline.iter().enumerate() {
        faults.day(&format!("deadline[{index}].on"), deadline.on);
    }
    policy.ambitions = ambitions(&policy, &mut faults);
    policy.notes = notes(&policy);
    policy.fingerprint = fingerprint::of(&policy);
    (policy, faults)
}

/// The codes every municipality has, those added, and the ids of routes and groups.
fn codes(document: &PolicyDocument, faults: &mut Faults) -> Codes {
    let mut codes = Codes::default();
    for (word, added) in &document.codes {
        let place = format!("codes.{}", word.escape_debug());
        let Some(kind) = word.parse::<Kind>().ok().filter(|kind| kind.takes_more_codes()) else {
            let open: Vec<_> = open_kinds().collect();
            faults.add(place, format!("codes can be added to {} only", open.join(", ")));
            continue;
        };
        let mut seen: HashSet<&str> = kind.common_codes().iter().map(CommonCode::as_str).collect();
        for (index, code) in added.iter().enumerate() {
            faults.id(&format!("{place}[{index}]"), code, &mut seen);
        }
        add_all(&mut codes, kind, added, &place, faults);
    }
    for (kind, table, ids) in [
        (Kind::Route, "route", document.route.iter().map(|route| &route.id).collect::<Vec<_>>()),
        (Kind::Group, "group", document.group.iter().map(|group| &group.id).collect()),
    ] {
        let mut seen = HashSet::new();
        for (index, id) in ids.iter().enumerate() {
            faults.id(&format!("{table}[{index}].id"), id, &mut seen);
        }
        add_all(&mut codes, kind, &ids, table, faults);
    }
    codes
}

fn add_all<C: AsRef<str>>(
    codes: &mut Codes,
    kind: Kind,
    added: &[C],
    place: &str,
    faults: &mut Faults,
) {
    if added.len() > MOST_CODES {
        faults.add(place, format!("more than {MOST_CODES} codes of one kind"));
    }
    for code in added.iter().take(MOST_CODES) {
        codes.add(kind, code.as_ref());
    }
}

fn ladder(versions: &[LadderDocument], faults: &mut Faults) -> Ladder {
    let mut seen = HashSet::new();
    let mut resolved = Vec::with_capacity(versions.len());
    for (index, version) in versions.iter().enumerate() {
        let place = format!("ladder[{index}]");
        faults.day(&format!("{place}.from"), version.from);
        if !seen.insert(version.from) {
            let message = format!("another version holds from {} too", version.from);
            faults.add(format!("{place}.from"), message);
        }
        let mut domains = [None; 6];
        let participatie = version.participatie.iter().map(|rung| (Domain::Participatie, rung));
        let werk = version.werk.iter().map(|rung| (Domain::Werk, rung));
        for (domain, rung) in participatie.chain(werk) {
            let held: &mut Option<Domain> = &mut domains[usize::from(rung.number()) - 1];
            match *held {
                None => *held = Some(domain),
                Some(other) if other == domain => {
                    faults.add(
                        format!("{place}.{domain}"),
                        format!("rung {rung} stands there twice"),
                    );
                }
                Some(other) => {
                    let message = format!("rung {rung} stands under {other} and under {domain}");
                    faults.add(format!("{place}.{domain}"), message);
                }
            }
        }
        resolved.push(LadderVersion { from: version.from, domains });
    }
    Ladder::new(resolved)
}

fn programmes(document: &PolicyDocument, codes: &Codes, faults: &mut Faults) -> Vec<Programme> {
    let mut seen = HashSet::new();
    let mut resolved = Vec::with_capacity(document.programme.len());
    for (index, programme) in document.programme.iter().enumerate() {
        let place = format!("programme[{index}]");
        faults.id(&format!("{place}.id"), &programme.id, &mut seen);
        let contacts = codes.of(Kind::Contact);
        let first = || contacts.get(usize::from(FIRST)).cloned().into_iter().collect();
        let first_codes = programme.first_codes.clone().unwrap_or_else(first);
        faults.known(&format!("{place}.first_codes"), &first_codes, contacts, "contact code");
        faults.period(&place, programme.from, programme.to);
        resolved.push(Programme {
            id: programme.id.clone(),
            name: programme.name.clone(),
            domain: programme.domain,
            first_codes,
            from: programme.from,
            to: programme.to,
        });
    }
    resolved
}

/// The routes. One may name a programme that the policy does not describe (see [`notes`]).
fn routes(document: &PolicyDocument) -> Vec<Route> {
    let routes = document.route.iter().map(|route| Route {
        id: route.id.clone(),
        name: route.name.clone(),
        programme: route.programme.clone(),
        rungs: route.rungs.clone(),
    });
    routes.collect()
}

fn groups(document: &PolicyDocument, faults: &mut Faults) -> Vec<Group> {
    let mut resolved = Vec::with_capacity(document.group.len());
    for (index, group) in document.group.iter().enumerate() {
        if let Some(set) = &group.set {
            faults.word(&format!("group[{index}].set"), set);
        }
        resolved.push(Group {
            id: group.id.clone(),
            name: group.name.clone(),
            set: group.set.clone(),
        });
    }
    resolved
}

fn categories(document: &PolicyDocument, faults: &mut Faults) -> [Category; Reason::LIST.len()] {
    let mut categories = Reason::LIST.map(Reason::category);
    for (word, category) in &document.reasons {
        let place = format!("reasons.{}", word.escape_debug());
        let mapped = Category::MAPPED.into_iter().find(|known| known.as_str() == category);
        match (word.parse::<Reason>(), mapped) {
            (Ok(reason), Some(category)) => categories[reason as usize] = category,
            (Err(_), _) => faults.add(place, format!("{} is no end reason", quoted(word))),
            (_, None) => {
                let known = Category::MAPPED.map(Category::as_str).join(", ");
                faults.add(place, format!("{} is not one of {known}", quoted(category)));
            }
        }
    }
    categories
}

fn staffing(
    document: &PolicyDocument,
    faults: &mut Faults,
) -> BTreeMap<String, BTreeMap<Day, f64>> {
    let mut staffing: BTreeMap<String, BTreeMap<Day, f64>> = BTreeMap::new();
    for (index, entry) in document.staffing.iter().enumerate() {
        let place = format!("staffing[{index}]");
        if !document.programme.iter().any(|programme| programme.id == entry.programme) {
            let message = format!("there is no programme {}", quoted(&entry.programme));
            faults.add(format!("{place}.programme"), message);
        }
        faults.day(&format!("{place}.from"), entry.from);
        faults.not_negative(&format!("{place}.fte"), entry.fte);
        let of_programme = staffing.entry(entry.programme.clone()).or_default();
        if of_programme.insert(entry.from, entry.fte).is_some() {
            let message = format!("another entry of the programme holds from {} too", entry.from);
            faults.add(format!("{place}.from"), message);
        }
    }
    staffing
}

/// The entries by day, each field that is not given filled from the entry before it.
fn populations(entries: &[Population], faults: &mut Faults) -> Vec<Population> {
    let mut seen = HashSet::new();
    for (index, entry) in entries.iter().enumerate() {
        let place = format!("population[{index}]");
        faults.day(&format!("{place}.on"), entry.on);
        if !seen.insert(entry.on) {
            let message = format!("another entry is of {} too", entry.on);
            faults.add(format!("{place}.on"), message);
        }
        for (field, number) in [("adults", entry.adults), ("working_age", entry.working_age)] {
            if number.is_some_and(|number| number > MOST_INHABITANTS) {
                let message = format!("more than {MOST_INHABITANTS} inhabitants");
                faults.add(format!("{place}.{field}"), message);
            }
        }
    }
    let mut filled = entries.to_vec();
    filled.sort_by_key(|entry| entry.on);
    let (mut adults, mut working_age) = (None, None);
    for entry in &mut filled {
        adults = entry.adults.or(adults);
        working_age = entry.working_age.or(working_age);
        (entry.adults, entry.working_age) = (adults, working_age);
    }
    filled
}

fn breaks(document: &PolicyDocument, faults: &mut Faults) -> Vec<Break> {
    let mut resolved = Vec::with_capacity(document.breaks.len());
    for (index, entry) in document.breaks.iter().enumerate() {
        faults.day(&format!("break[{index}].on"), entry.on);
        let mut kpis = Vec::with_capacity(entry.kpis.len());
        for (number, word) in entry.kpis.iter().enumerate() {
            kpis.extend(kpi(&format!("break[{index}].kpis[{number}]"), word, faults));
        }
        resolved.push(Break { on: entry.on, kpis, note: entry.note.clone() });
    }
    resolved
}

fn kpi(place: &str, word: &str, faults: &mut Faults) -> Option<Kpi> {
    let kpi = word.parse().ok();
    if kpi.is_none() {
        faults.add(place, format!("{} is no KPI", quoted(word)));
    }
    kpi
}

/// The ambitions, checked against everything else in the policy.
fn ambitions(policy: &Policy, faults: &mut Faults) -> Vec<Ambition> {
    let mut resolved = Vec::with_capacity(policy.document.ambition.len());
    for (index, ambition) in policy.document.ambition.iter().enumerate() {
        let place = format!("ambition[{index}]");
        let kpi = kpi(&format!("{place}.kpi"), &ambition.kpi, faults);
        faults.period(&place, Some(ambition.from), Some(ambition.to));
        let target = format!("{place}.target");
        if kpi == Some(Kpi::VolumeChange) && ambition.target < 0.0 {
            // To shrink is a target, and the only figure that can be below 0.
            faults.not_negative(&target, -ambition.target);
        } else {
            faults.not_negative(&target, ambition.target);
        }
        if let Some(decided_on) = ambition.decided_on {
            faults.day(&format!("{place}.decided_on"), decided_on);
        }
        let mut cell = BTreeMap::new();
        for (word, member) in &ambition.cell {
            let place = format!("{place}.cell.{}", word.escape_debug());
            cell.extend(member_of(policy, kpi, word, &member.0, &place, faults));
        }
        let Some(kpi) = kpi else { continue };
        if ambition.share && !(kpi.entry().unit() == Unit::Count && kpi.entry().of().is_some()) {
            let message = format!("{kpi} is no count with a denominator to be a share of");
            faults.add(format!("{place}.share"), message);
        }
        resolved.push(Ambition {
            kpi,
            from: ambition.from,
            to: ambition.to,
            target: ambition.target,
            decided_on: ambition.decided_on,
            cell,
            share: ambition.share,
            direction: ambition.direction,
            source: ambition.source.clone(),
        });
    }
    resolved
}

/// One side of an ambition's cell, where it is one.
fn member_of(
    policy: &Policy,
    kpi: Option<Kpi>,
    word: &str,
    member: &str,
    place: &str,
    faults: &mut Faults,
) -> Option<(Dimension, String)> {
    let Ok(dimension) = word.parse::<Dimension>() else {
        faults.add(place, format!("{} is no dimension", quoted(word)));
        return None;
    };
    if let Some(kpi) = kpi.filter(|kpi| !kpi.entry().has(&dimension)) {
        faults.add(place, format!("{kpi} can't be broken down by {}", quoted(word)));
        return None;
    }
    match policy.members(kpi, &dimension) {
        Some(members) if members.iter().any(|known| known == member) => {}
        Some(_) => faults.add(place, format!("{} is no member of it", quoted(member))),
        None if matches!(dimension, Dimension::Set(_)) => {
            faults.add(place, "no group of the policy is in this set");
        }
        // The codes of an unknown KPI, which is named already.
        None => {}
    }
    Some((dimension, member.to_owned()))
}

/// What is allowed but worth a look.
fn notes(policy: &Policy) -> Vec<String> {
    let mut notes = Vec::new();
    for (index, route) in policy.document.route.iter().enumerate() {
        if let Some(id) = route.programme.as_deref()
            && policy.programme(id).is_none()
        {
            let programme = quoted(id);
            notes.push(format!(
                "route[{index}].programme: the policy does not describe the programme {programme}"
            ));
        }
    }
    for (later, ambition) in policy.ambitions.iter().enumerate() {
        let same = |other: &Ambition| {
            other.is_about_the_same_as(ambition) && other.decided_on == ambition.decided_on
        };
        if let Some(earlier) = policy.ambitions[..later].iter().rposition(same) {
            notes.push(format!(
                "ambition[{later}]: the KPI, period, cell and day of decision are those of \
                 ambition[{earlier}] too; this one, the later, counts"
            ));
        }
    }
    notes
}
