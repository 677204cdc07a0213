//! How each dimension is read: the member that a client belongs to on an anchor day, the days on which
//! that may change, and which members have a row. A reader has the name of its dimension, which is a row
//! of the vocabulary.

use super::benefit_day::benefit_day;
use super::changes::{bounds_of, episode_changes};
use super::intake::last_day_of_intake;
use super::rung::{rung_at, rung_changes};
use super::{Anchor, ShownRows};
use crate::Day;
use crate::calendar::birthday;
use crate::caseload::{Client, CompiledPolicy};
use crate::vocabulary::{self, AGE_BANDS, Band, DURATION_BANDS, HOURS_BANDS, Kind, Word};

/// Reads the members of a dimension. No reader has state, and none is called through a pointer.
pub(super) trait ReadsMember {
    /// Which members have a row.
    const ROWS: ShownRows = ShownRows::AllButMissing;

    /// The number of the member an anchor belongs to, if any.
    fn member(anchor: &Anchor, client: Client<'_>, rules: &CompiledPolicy) -> Option<usize>;

    /// Adds every day on which the member may change. By default none: what is counted carries the
    /// member with it.
    fn changes(_: Client<'_>, _: &CompiledPolicy, _: &mut Vec<Day>) {}
}

/// The rung on the anchor day.
pub(super) struct Rung;

impl ReadsMember for Rung {
    /// Every rung has a row, and `unmeasured` too.
    const ROWS: ShownRows = ShownRows::All;

    fn member(anchor: &Anchor, client: Client<'_>, rules: &CompiledPolicy) -> Option<usize> {
        rung_at(anchor, client, rules).map(|measured| usize::from(measured.rung.number()) - 1)
    }

    fn changes(client: Client<'_>, _: &CompiledPolicy, days: &mut Vec<Day>) {
        rung_changes(client, days);
    }
}

/// Who guides the client: the domain that the ladder of the anchor day gives the rung.
pub(super) struct Domain;

impl ReadsMember for Domain {
    /// By the ladder of the anchor day, or of the day an intake's rung was measured.
    fn member(anchor: &Anchor, client: Client<'_>, rules: &CompiledPolicy) -> Option<usize> {
        let measured = rung_at(anchor, client, rules)?;
        let domain = rules.domain(Some(measured.rung), measured.start.max(anchor.day))?;
        Some(domain as usize)
    }

    /// A new version of the ladder can change it too.
    fn changes(client: Client<'_>, rules: &CompiledPolicy, days: &mut Vec<Day>) {
        rung_changes(client, days);
        days.extend(rules.ladder.versions().iter().map(|version| version.from));
    }
}

/// The route on the anchor day.
pub(super) struct Route;

impl ReadsMember for Route {
    /// Of a first conversation without a route, the first that starts within the intake.
    fn member(anchor: &Anchor, client: Client<'_>, rules: &CompiledPolicy) -> Option<usize> {
        let route = client.route_on(anchor.day).or_else(|| {
            let intake = last_day_of_intake(anchor, rules)?;
            let mut routes = client.facts(Kind::Route);
            let first = routes.clone().find(|row| row.start > anchor.day)?.start;
            let of_that_day = routes.rfind(|row| row.start == first)?;
            (first <= intake).then_some(of_that_day.code)
        });
        route.map(usize::from)
    }

    fn changes(client: Client<'_>, _: &CompiledPolicy, days: &mut Vec<Day>) {
        bounds_of(Kind::Route, client, days);
    }
}

/// The groups of the anchor day that belong to no set.
pub(super) struct Group;

impl ReadsMember for Group {
    /// A client is in any number of them, see [`group::each_member`](super::group::each_member).
    fn member(_: &Anchor, _: Client<'_>, _: &CompiledPolicy) -> Option<usize> {
        None
    }

    fn changes(client: Client<'_>, _: &CompiledPolicy, days: &mut Vec<Day>) {
        bounds_of(Kind::Group, client, days);
    }
}

/// The scheme of the benefit on the anchor day.
pub(super) struct Scheme;

impl ReadsMember for Scheme {
    const ROWS: ShownRows = ShownRows::WhereTheyOccur;

    fn member(anchor: &Anchor, client: Client<'_>, rules: &CompiledPolicy) -> Option<usize> {
        let benefit = client.benefit_on(benefit_day(anchor, client)?, rules)?;
        Some(usize::from(benefit.code))
    }

    fn changes(client: Client<'_>, _: &CompiledPolicy, days: &mut Vec<Day>) {
        bounds_of(Kind::Benefit, client, days);
        episode_changes(client, days);
    }
}

/// The band of age on the anchor day.
pub(super) struct Age;

impl ReadsMember for Age {
    fn member(anchor: &Anchor, client: Client<'_>, _: &CompiledPolicy) -> Option<usize> {
        client.age_on(anchor.day).map(|years| Band::holding(&AGE_BANDS, years))
    }

    fn changes(client: Client<'_>, _: &CompiledPolicy, days: &mut Vec<Day>) {
        if let Some(birth) = client.birth() {
            days.push(birth);
            days.extend(AGE_BANDS[1..].iter().map(|band| birthday(birth, band.from())));
        }
    }
}

/// The band of whole months on benefit, on the anchor day.
pub(super) struct Duration;

impl ReadsMember for Duration {
    fn member(anchor: &Anchor, client: Client<'_>, _: &CompiledPolicy) -> Option<usize> {
        let months = client.months_on_benefit(benefit_day(anchor, client)?)?;
        Some(Band::holding(&DURATION_BANDS, months))
    }

    fn changes(client: Client<'_>, _: &CompiledPolicy, days: &mut Vec<Day>) {
        episode_changes(client, days);
        for episode in client.episodes() {
            let bands = DURATION_BANDS[1..].iter();
            days.extend(bands.map(|band| episode.first.plus_months(band.from())));
        }
    }
}

/// Why a benefit ended: an outflow carries its reason with it.
pub(super) struct Reason;

impl ReadsMember for Reason {
    const ROWS: ShownRows = ShownRows::WhereTheyOccur;

    #[inline]
    fn member(anchor: &Anchor, _: Client<'_>, _: &CompiledPolicy) -> Option<usize> {
        let known = |reason: &usize| *reason < vocabulary::Reason::ALL.len();
        Some(usize::from(anchor.reason)).filter(known)
    }
}

/// The code of the record that is counted, which it carries with it.
pub(super) struct Code;

impl ReadsMember for Code {
    const ROWS: ShownRows = ShownRows::WhereTheyOccur;

    fn member(anchor: &Anchor, _: Client<'_>, _: &CompiledPolicy) -> Option<usize> {
        anchor.code.map(usize::from)
    }
}

/// The band of hours a week of the record that is counted, which it carries with it.
pub(super) struct Hours;

impl ReadsMember for Hours {
    fn member(anchor: &Anchor, _: Client<'_>, _: &CompiledPolicy) -> Option<usize> {
        anchor.hours.map(|hours| Band::holding(&HOURS_BANDS, hours))
    }
}
