//! The band of age on the anchor day.

use super::{Anchor, ShownRows};
use crate::Day;
use crate::calendar::birthday;
use crate::caseload::{Client, CompiledPolicy};
use crate::vocabulary::{AGE_BANDS, Band};

pub(super) const ROWS: ShownRows = ShownRows::AllButMissing;

pub(super) fn member(anchor: &Anchor, client: Client<'_>, _: &CompiledPolicy) -> Option<usize> {
    client.age_on(anchor.day).map(|years| Band::holding(&AGE_BANDS, years))
}

pub(super) fn changes(client: Client<'_>, _: &CompiledPolicy, days: &mut Vec<Day>) {
    if let Some(birth) = client.birth() {
        days.push(birth);
        days.extend(AGE_BANDS[1..].iter().map(|band| birthday(birth, band.from())));
    }
}
