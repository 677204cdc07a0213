//! The band of age on the anchor day.

use super::ReadsMember;
use crate::Day;
use crate::calendar::birthday;
use crate::caseload::{Client, CompiledPolicy};
use crate::kpi::dimension::Anchor;
use crate::vocabulary::{AGE_BANDS, Band};

pub(in crate::kpi::dimension) struct Age;

impl ReadsMember for Age {
    fn member(anchor: &Anchor, client: Client<'_>, _: &CompiledPolicy) -> Option<usize> {
        client.age_on(anchor.day).map(|years| Band::holding(&AGE_BANDS, years))
    }

    fn changes(client: Client<'_>, _: &CompiledPolicy, days: &mut Vec<Day>) {
        if let Some(birth) = client.birth() {
            days.push(birth);
            days.extend(AGE_BANDS[1..].iter().map(|band| birthday(birth, band.from())));
        }
    }
}
