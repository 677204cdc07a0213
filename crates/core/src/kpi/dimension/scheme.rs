//! The scheme of the benefit on the anchor day.

use super::benefit_day::benefit_day;
use super::changes::{bounds_of, episode_changes};
use super::{Anchor, ShownRows};
use crate::Day;
use crate::caseload::{Client, CompiledPolicy};
use crate::vocabulary::Kind;

pub(super) const ROWS: ShownRows = ShownRows::WhereTheyOccur;

pub(super) fn member(anchor: &Anchor, client: Client<'_>, rules: &CompiledPolicy) -> Option<usize> {
    let benefit = client.benefit_on(benefit_day(anchor, client)?, rules)?;
    Some(usize::from(benefit.code))
}

pub(super) fn changes(client: Client<'_>, _: &CompiledPolicy, days: &mut Vec<Day>) {
    bounds_of(Kind::Benefit, client, days);
    episode_changes(client, days);
}
