//! The rung on the anchor day.

use super::ReadsMember;
use crate::Day;
use crate::caseload::{Client, CompiledPolicy};
use crate::kpi::dimension::rung::{rung_at, rung_changes};
use crate::kpi::dimension::{Anchor, ShownRows};

pub(in crate::kpi::dimension) struct Rung;

impl ReadsMember for Rung {
    /// Every rung has a row, and `unmeasured` too.
    const ROWS: ShownRows = ShownRows::All;

    fn member(anchor: &Anchor, client: Client<'_>, rules: &CompiledPolicy) -> Option<usize> {
        rung_at(anchor, client, rules).map(|measured| usize::from(measured.rung.number()) - 1)
    }

    fn changes(client: Client<'_>, _: &CompiledPolicy, days: &mut Vec<Day>) {
        rung_changes(client, days);
    }
}
