//! The rung on an anchor day, on which two dimensions and the ladder's KPIs rest.

use super::Anchor;
use super::changes::episode_changes;
use super::intake::last_day_of_intake;
use crate::Day;
use crate::caseload::{Client, CompiledPolicy, Measurement};
use crate::vocabulary::Kind;

/// The rung on the anchor day; of a first conversation without one, the first measured within the
/// intake.
pub(super) fn rung_at(
    anchor: &Anchor,
    client: Client<'_>,
    rules: &CompiledPolicy,
) -> Option<Measurement> {
    client.rung_on(anchor.day, rules).or_else(|| {
        let intake = last_day_of_intake(anchor, rules)?;
        client.rung_after(anchor.day).filter(|measured| measured.start <= intake)
    })
}

/// Adds the days on which the rung may change: a measurement, and the bounds of an episode, where
/// an old measurement ceases to count or counts again.
pub(crate) fn rung_changes(client: Client<'_>, days: &mut Vec<Day>) {
    days.extend_from_slice(client.starts(Kind::Rung));
    episode_changes(client, days);
}
