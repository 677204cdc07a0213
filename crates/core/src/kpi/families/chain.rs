//! Aandacht Werkt: the chain from the first contact to the handover, and the curves.

use super::cohort::with_conversations;
use super::placements::anchor_of_placement;
use super::stock_and_flow::of_stock;
use crate::Day;
use crate::caseload::{Client, Fact};
use crate::kpi::dimension::{Anchor, rung_changes};
use crate::kpi::plan::scope::Guided;
use crate::kpi::tally::context::{CountContext, TimeToEvent};
use crate::kpi::tally::counts::Counted;
use crate::vocabulary::{Kind, Settlement};

/// From an episode's first day to the client's first contact within it.
pub(crate) fn days_to_first_contact(context: &mut CountContext<'_>) {
    context.count_durations(context.timelines.episodes.all().iter().map(|episode| TimeToEvent {
        start: episode.first,
        event: episode.first_contact,
        seen_until: episode.off,
        anchor: Anchor::on(episode.client.into(), episode.first),
    }));
}

/// A referral as a breakdown sees it.
fn anchor_of_referral(client: Client<'_>, referral: &Fact) -> Anchor {
    Anchor { code: Some(referral.code), ..Anchor::on(client.number(), referral.start) }
}

/// From a referral's start to the day it was accepted.
pub(crate) fn handover_days(context: &mut CountContext<'_>) {
    for client in context.clients() {
        for referral in client.facts(Kind::Referral) {
            let settled = Settlement::LIST.get(usize::from(referral.reason)).copied();
            let accepted = settled.is_none_or(|settled| settled == Settlement::Accepted);
            context.count_duration(&TimeToEvent {
                start: referral.start,
                event: if accepted { referral.until } else { Day::NEVER },
                seen_until: referral.until,
                anchor: anchor_of_referral(client, &referral),
            });
        }
    }
}

/// Referrals that have not been settled on the last day.
pub(crate) fn open_handovers(context: &mut CountContext<'_>) {
    for client in context.clients() {
        for referral in client.facts(Kind::Referral) {
            let open = (referral.start, referral.until);
            context.count_stay(open, anchor_of_referral(client, &referral), Counted::Value);
        }
    }
}

/// Clients with benefit on the last day whom a programme guides.
pub(crate) fn guided_by_programme(context: &mut CountContext<'_>) {
    let (rules, scope) = (context.rules, context.scope);
    of_stock(
        context,
        |client, days| {
            days.extend(client.facts(Kind::Route).flat_map(|row| [row.start, row.until]));
            rung_changes(client, days);
            days.extend(rules.ladder.versions().iter().map(|version| version.from));
        },
        |client, day| match &scope.guided {
            Guided::OnRoutes(routes) => {
                client.facts(Kind::Route).any(|row| row.covers(day) && routes.contains(&row.code))
            }
            Guided::In(domain) => {
                let rung = client.rung_on(day, rules).map(|measured| measured.rung);
                rules.domain(rung, day) == Some(*domain)
            }
            Guided::Everybody => true,
        },
    );
}

/// From the first conversation to the first activating activity.
pub(crate) fn days_to_activation(context: &mut CountContext<'_>) {
    with_conversations(context, |context, conversations| {
        let (timelines, rules) = (context.timelines, context.rules);
        context.count_durations(conversations.iter().map(|conversation| {
            let mut activities = timelines.client(conversation.client).facts(Kind::Activity);
            let activates = |row: &Fact| rules.activating[usize::from(row.code)];
            let first = activities.find(|row| row.start >= conversation.day && activates(row));
            TimeToEvent {
                start: conversation.day,
                event: first.map_or(Day::NEVER, |row| row.start),
                seen_until: Day::NEVER,
                anchor: conversation.anchor(),
            }
        }));
    });
}

/// From an episode's first day to its off day.
pub(crate) fn days_on_benefit(context: &mut CountContext<'_>) {
    context.count_durations(context.timelines.episodes.all().iter().map(|episode| TimeToEvent {
        start: episode.first,
        event: episode.off,
        seen_until: Day::NEVER,
        anchor: Anchor::on(episode.client.into(), episode.first),
    }));
}

/// From a placement's start to the day after its last day.
pub(crate) fn days_in_placement(context: &mut CountContext<'_>) {
    for placement in context.timelines.placements.all() {
        let anchor = anchor_of_placement(placement, context.hours);
        let (start, event) = (placement.start, placement.until);
        context.count_duration(&TimeToEvent { start, event, seen_until: Day::NEVER, anchor });
    }
}
