//! The groups of the anchor day that belong to no set.

use super::ReadsMember;
use crate::Day;
use crate::caseload::{Client, CompiledPolicy};
use crate::kpi::dimension::Anchor;
use crate::kpi::dimension::changes::bounds_of;
use crate::vocabulary::Kind;

pub(in crate::kpi::dimension) struct Group;

impl ReadsMember for Group {
    /// A client is in any number of them, see [`group::each_member`](crate::kpi::dimension::group::each_member).
    fn member(_: &Anchor, _: Client<'_>, _: &CompiledPolicy) -> Option<usize> {
        None
    }

    fn changes(client: Client<'_>, _: &CompiledPolicy, days: &mut Vec<Day>) {
        bounds_of(Kind::Group, client, days);
    }
}
