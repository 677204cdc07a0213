//! The group of one set on the anchor day: a client is in at most one.

use super::changes::bounds_of;
use super::{Anchor, ShownRows};
use crate::Day;
use crate::caseload::{Client, CompiledPolicy};
use crate::vocabulary::Kind;

pub(super) const ROWS: ShownRows = ShownRows::AllButMissing;

/// `set` is the number of the set in the policy.
pub(super) fn member(
    set: usize,
    anchor: &Anchor,
    client: Client<'_>,
    rules: &CompiledPolicy,
) -> Option<usize> {
    rules.place_in_set(client.group_of_set(set, anchor.day, rules)?)
}

pub(super) fn changes(client: Client<'_>, _: &CompiledPolicy, days: &mut Vec<Day>) {
    bounds_of(Kind::Group, client, days);
}
