//! The scheme of the benefit on the anchor day.

use super::ReadsMember;
use crate::Day;
use crate::caseload::{Client, CompiledPolicy};
use crate::kpi::dimension::benefit_day::benefit_day;
use crate::kpi::dimension::changes::{bounds_of, episode_changes};
use crate::kpi::dimension::{Anchor, ShownRows};
use crate::vocabulary::Kind;

pub(in crate::kpi::dimension) struct Scheme;

impl ReadsMember for Scheme {
    const ROWS: ShownRows = ShownRows::WhereTheyOccur;

    fn member(anchor: &Anchor, client: Client<'_>, rules: &CompiledPolicy) -> Option<usize> {
        let benefit = client.benefit_on(benefit_day(anchor, client)?, rules)?;
        Some(usize::from(benefit.code))
    }

    fn changes(client: Client<'_>, _: &CompiledPolicy, days: &mut Vec<Day>) {
        bounds_of(Kind::Benefit, client, days);
        episode_changes(client, days);
    }
}
