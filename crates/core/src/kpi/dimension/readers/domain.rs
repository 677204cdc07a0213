//! Who guides the client: the domain that the ladder of the anchor day gives the rung.

use super::ReadsMember;
use crate::Day;
use crate::caseload::{Client, CompiledPolicy};
use crate::kpi::dimension::Anchor;
use crate::kpi::dimension::rung::{rung_at, rung_changes};

pub(in crate::kpi::dimension) struct Domain;

impl ReadsMember for Domain {
    /// By the ladder of the anchor day, or of the day an intake's rung was measured.
    fn member(anchor: &Anchor, client: Client<'_>, rules: &CompiledPolicy) -> Option<usize> {
        let measured = rung_at(anchor, client, rules)?;
        let domain = rules.domain(Some(measured.rung), measured.start.max(anchor.day))?;
        Some(domain as usize)
    }

    /// A new version of the ladder can change it too.
    fn changes(client: Client<'_>, rules: &CompiledPolicy, days: &mut Vec<Day>) {
        rung_changes(client, days);
        days.extend(rules.ladder.versions().iter().map(|version| version.from));
    }
}
