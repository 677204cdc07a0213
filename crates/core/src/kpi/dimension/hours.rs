//! The band of hours a week of the record that is counted, which it carries with it.

use super::{Anchor, ShownRows};
use crate::Day;
use crate::caseload::{Client, CompiledPolicy};
use crate::vocabulary::{Band, HOURS_BANDS};

pub(super) const ROWS: ShownRows = ShownRows::AllButMissing;

pub(super) fn member(anchor: &Anchor, _: Client<'_>, _: &CompiledPolicy) -> Option<usize> {
    anchor.hours.map(|hours| Band::holding(&HOURS_BANDS, hours))
}

/// They never change.
pub(super) fn changes(_: Client<'_>, _: &CompiledPolicy, _: &mut Vec<Day>) {}
