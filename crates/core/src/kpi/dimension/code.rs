//! The code of the record that is counted, which it carries with it.

use super::{Anchor, ShownRows};
use crate::Day;
use crate::caseload::{Client, CompiledPolicy};

pub(super) const ROWS: ShownRows = ShownRows::WhereTheyOccur;

pub(super) fn member(anchor: &Anchor, _: Client<'_>, _: &CompiledPolicy) -> Option<usize> {
    anchor.code.map(usize::from)
}

/// It never changes.
pub(super) fn changes(_: Client<'_>, _: &CompiledPolicy, _: &mut Vec<Day>) {}
