//! Why a benefit ended: an outflow carries its reason with it.

use super::{Anchor, ShownRows};
use crate::Day;
use crate::caseload::{Client, CompiledPolicy};
use crate::vocabulary::Reason;

pub(super) const ROWS: ShownRows = ShownRows::WhereTheyOccur;

#[inline]
pub(super) fn member(anchor: &Anchor, _: Client<'_>, _: &CompiledPolicy) -> Option<usize> {
    Some(usize::from(anchor.reason)).filter(|reason| *reason < Reason::LIST.len())
}

/// It never changes.
pub(super) fn changes(_: Client<'_>, _: &CompiledPolicy, _: &mut Vec<Day>) {}
