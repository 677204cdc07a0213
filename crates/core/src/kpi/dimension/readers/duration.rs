//! The band of whole months on benefit, on the anchor day.

use super::ReadsMember;
use crate::Day;
use crate::caseload::{Client, CompiledPolicy};
use crate::kpi::dimension::Anchor;
use crate::kpi::dimension::benefit_day::benefit_day;
use crate::kpi::dimension::changes::episode_changes;
use crate::vocabulary::{Band, DURATION_BANDS};

pub(in crate::kpi::dimension) struct Duration;

impl ReadsMember for Duration {
    fn member(anchor: &Anchor, client: Client<'_>, _: &CompiledPolicy) -> Option<usize> {
        let months = client.months_on_benefit(benefit_day(anchor, client)?)?;
        Some(Band::holding(&DURATION_BANDS, months))
    }

    fn changes(client: Client<'_>, _: &CompiledPolicy, days: &mut Vec<Day>) {
        episode_changes(client, days);
        for episode in client.episodes() {
            let bands = DURATION_BANDS[1..].iter();
            days.extend(bands.map(|band| episode.first.plus_months(band.from())));
        }
    }
}
