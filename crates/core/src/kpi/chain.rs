//! Aandacht Werkt: the chain from the first contact to the handover, and the curves.

use super::axis::{Anchor, rung_changes};
use super::cohort::{anchor_of_conversation, conversation};
use super::frame::Guided;
use super::pass::{Counted, Pass};
use super::placements::anchor_of_placement;
use super::stock_and_flow::of_stock;
use crate::Day;
use crate::caseload::Fact;
use crate::policy::{Kind, Settlement};

/// From an episode's first day to the client's first contact within it.
pub(super) fn days_to_first_contact(pass: &mut Pass<'_>) {
    let timeline = pass.timeline;
    let contacts = timeline.facts(Kind::Contact);
    for episode in &timeline.episodes {
        let contact = contacts.iter().map(|row| row.start).find(|day| episode.holds(*day));
        pass.waited(episode.first, contact, episode.off, &Anchor::on(episode.first));
    }
}

/// A referral as a breakdown sees it.
fn anchor_of_referral(referral: &Fact) -> Anchor {
    Anchor { code: Some(referral.code), ..Anchor::on(referral.start) }
}

/// From a referral's start to the day it was accepted.
pub(super) fn handover_days(pass: &mut Pass<'_>) {
    let timeline = pass.timeline;
    for referral in timeline.facts(Kind::Referral) {
        let settled = Settlement::ALL.get(usize::from(referral.reason)).copied();
        let accepted = settled.is_none_or(|settled| settled == Settlement::Accepted);
        let event = accepted.then_some(referral.until);
        pass.waited(referral.start, event, referral.until, &anchor_of_referral(referral));
    }
}

/// Referrals that have not been settled on the last day.
pub(super) fn open_handovers(pass: &mut Pass<'_>) {
    let timeline = pass.timeline;
    for referral in timeline.facts(Kind::Referral) {
        let open = (referral.start, referral.until);
        pass.stood(open, anchor_of_referral(referral), Counted::Value);
    }
}

/// Clients with benefit on the last day whom a programme guides.
pub(super) fn guided_by_programme(pass: &mut Pass<'_>) {
    let (timeline, rules, frame) = (pass.timeline, pass.rules, pass.frame);
    of_stock(
        pass,
        |days| {
            let routes = timeline.facts(Kind::Route).iter();
            days.extend(routes.flat_map(|row| [row.start, row.until]));
            rung_changes(timeline, days);
            days.extend(rules.ladder.versions().iter().map(|version| version.from));
        },
        |_, day| match &frame.guided {
            Guided::OnRoutes(routes) => timeline
                .facts(Kind::Route)
                .iter()
                .any(|row| row.covers(day) && routes.contains(&row.code)),
            Guided::In(domain) => {
                let rung = timeline.rung_on(day, rules).map(|measured| measured.rung);
                rules.domain(rung, day) == Some(*domain)
            }
            Guided::Everybody => true,
        },
    );
}

/// From the first conversation to the first activating activity.
pub(super) fn days_to_activation(pass: &mut Pass<'_>) {
    let Some(day) = conversation(pass) else { return };
    let mut activities = pass.timeline.facts(Kind::Activity).iter();
    let first = activities
        .find(|row| row.start >= day && pass.rules.activating[usize::from(row.code)])
        .map(|row| row.start);
    pass.waited(day, first, Day::NEVER, &anchor_of_conversation(day));
}

/// From an episode's first day to its off day.
pub(super) fn days_on_benefit(pass: &mut Pass<'_>) {
    let timeline = pass.timeline;
    for episode in &timeline.episodes {
        pass.waited(episode.first, Some(episode.off), Day::NEVER, &Anchor::on(episode.first));
    }
}

/// From a placement's start to the day after its last day.
pub(super) fn days_in_placement(pass: &mut Pass<'_>) {
    let timeline = pass.timeline;
    for placement in &timeline.placements {
        let anchor = anchor_of_placement(placement);
        pass.waited(placement.start, Some(placement.until), Day::NEVER, &anchor);
    }
}
