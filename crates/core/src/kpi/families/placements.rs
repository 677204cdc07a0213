//! Rijswijk Werkwijs: placements in work.

use crate::caseload::PlacementRow;
use crate::catalogue::OFF_BENEFIT_AFTER;
use crate::kpi::dimension::{Anchor, AnchorKind};
use crate::kpi::tally::context::CountContext;
use crate::kpi::tally::counts::Counted;
use crate::vocabulary::Category;

/// A placement ends benefit when the client leaves for work from this many days before its start
/// to [`OFF_BENEFIT_AFTER`] days after it.
const OFF_BENEFIT_BEFORE: i32 = 31;
/// A placement as a breakdown sees it.
#[inline]
pub(crate) fn anchor_of_placement(placement: &PlacementRow, hours: &[f64]) -> Anchor {
    Anchor {
        kind: AnchorKind::Placement,
        code: Some(placement.code),
        hours: placement.hours(hours),
        ..Anchor::on(placement.client.into(), placement.start)
    }
}

/// Counts a placement in the period it starts in.
fn started(context: &mut CountContext<'_>, placement: &PlacementRow, counted: Counted) {
    let anchor = anchor_of_placement(placement, context.hours);
    context.count_event(placement.start, &anchor, counted);
}

/// Placements that start.
pub(crate) fn placements(context: &mut CountContext<'_>) {
    let (placements, hours) = (context.timelines.placements.all().iter(), context.hours);
    context.count_flow(
        placements.map(|placement| {
            (placement.start, anchor_of_placement(placement, hours), Counted::Value)
        }),
    );
}

/// Distinct clients among them, each by the first placement in the period.
pub(crate) fn placed_clients(context: &mut CountContext<'_>) {
    let mut counted = None;
    for placement in context.timelines.placements.all() {
        let period = context.scope.grid.holding(placement.start);
        let here = Some((placement.client, period));
        if period.is_some() && here != counted {
            started(context, placement, Counted::Value);
            counted = here;
        }
    }
}

/// Of the placements, those around whose start the client left benefit for work.
pub(crate) fn placed_off_benefit(context: &mut CountContext<'_>) {
    for placement in context.timelines.placements.all() {
        let earliest = placement.start.plus_days(-OFF_BENEFIT_BEFORE);
        let latest = placement.start.plus_days(OFF_BENEFIT_AFTER);
        let left = context.client(placement.client).episodes().iter().any(|episode| {
            (earliest..=latest).contains(&episode.off) && episode.category == Category::ToWork
        });
        started(context, placement, Counted::of_which(left));
    }
}

/// Of the placements that have been observed long enough, those that lasted.
pub(crate) fn sustained_placements(context: &mut CountContext<'_>) {
    for placement in context.timelines.placements.all() {
        let sustained_on = placement.start.plus_months(context.scope.sustained_months);
        if context.scope.observed(sustained_on) {
            // Its last day is on or after the day before: it ends, exclusive, on or after this one.
            started(context, placement, Counted::of_which(placement.until >= sustained_on));
        }
    }
}

/// Of the clients with benefit on the day before the first or an inflow in the period, those with
/// a placement that starts in it.
pub(crate) fn placement_rate(context: &mut CountContext<'_>) {
    let grid = &context.scope.grid;
    for client in context.clients() {
        let mut counted_until = 0;
        for episode in client.episodes() {
            let mut periods = grid.opening_in(episode.first, episode.off);
            if let Some(came_in) = grid.holding(episode.first) {
                periods = came_in..periods.end.max(came_in + 1);
            }
            for index in periods.start.max(counted_until)..periods.end {
                let period = grid.period(index);
                let placed =
                    client.placements().iter().any(|placement| period.holds(placement.start));
                let anchor = Anchor::on(client.number(), episode.first);
                context.count_in(&anchor, &(index..index + 1), Counted::of_which(placed));
                counted_until = index + 1;
            }
        }
    }
}
