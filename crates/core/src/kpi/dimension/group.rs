//! The groups of an anchor day that belong to no set: a client is in any number of them.

use super::Anchor;
use crate::Day;
use crate::caseload::{Client, CompiledPolicy};

/// Finds each group the client is in; none where it is in no group.
pub(super) fn each_member(
    anchor: &Anchor,
    client: Client<'_>,
    rules: &CompiledPolicy,
    mut found: impl FnMut(usize),
) {
    for group in 0..rules.groups.len() as u16 {
        if let Some(place) = rules.free_place(group)
            && client.in_group(group, anchor.day)
        {
            found(place);
        }
    }
}

/// Whether a client is in none of them.
pub(super) fn in_none(client: Client<'_>, day: Day, rules: &CompiledPolicy) -> bool {
    let mut groups = 0..rules.groups.len() as u16;
    !groups.any(|group| rules.free_place(group).is_some() && client.in_group(group, day))
}
