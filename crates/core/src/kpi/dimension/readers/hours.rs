//! The band of hours a week of the record that is counted, which it carries with it.

use super::ReadsMember;
use crate::caseload::{Client, CompiledPolicy};
use crate::kpi::dimension::Anchor;
use crate::vocabulary::{Band, HOURS_BANDS};

pub(in crate::kpi::dimension) struct Hours;

impl ReadsMember for Hours {
    fn member(anchor: &Anchor, _: Client<'_>, _: &CompiledPolicy) -> Option<usize> {
        anchor.hours.map(|hours| Band::holding(&HOURS_BANDS, hours))
    }
}
