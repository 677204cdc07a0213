//! The day on which scheme and duration are read.

use super::anchor::{Anchor, AnchorKind};
use crate::Day;
use crate::caseload::Client;

/// The longest time between the last day on benefit and a placement that followed from it.
const DAYS_FROM_BENEFIT_TO_PLACEMENT: i32 = 31;

/// The anchor day; for a placement outside benefit, the last day on benefit within the days before
/// it.
pub(super) fn benefit_day(anchor: &Anchor, client: Client<'_>) -> Option<Day> {
    if client.on_benefit(anchor.day) {
        return Some(anchor.day);
    }
    if anchor.kind != AnchorKind::Placement {
        return None;
    }
    let earliest = anchor.day.plus_days(-DAYS_FROM_BENEFIT_TO_PLACEMENT);
    let left = client.episodes().iter().rev().find(|episode| episode.off <= anchor.day)?;
    Some(left.last()).filter(|last| *last >= earliest)
}
