//! From a tree to the wire form of a policy.

use super::document::{
    AmbitionDocument, BreakDocument, Deadline, GroupDocument, LadderDocument, Municipality,
    ParametersDocument, PolicyDocument, Population, ProgrammeDocument, RouteDocument,
    StaffingDocument,
};
use super::{Direction, Name, RateBase};
use crate::Day;
use crate::tree::{Fault, FromTree, Tree, deserialize_by_tree, leaves, tables};
use crate::vocabulary::{Domain, Rung};
use std::collections::BTreeMap;

tables! {
    PolicyDocument {
        format, municipality, parameters, ladder, programme, route, group, ambition, staffing,
        population, breaks = "break", deadline, codes, reasons,
    };
    Municipality { name, cbs_code };
    ParametersDocument {
        bridge_days, reentry_months, sustained_months, stale_months, rung_carry_days, intake_days,
        placement_bridge_days, min_placement_hours, rate_base, rate_excludes, caseload_schemes,
        long_term_months, in_view_months, provisional_months, activating, counts_as_placement,
        informal_care_is_unpaid_work, smallest_cell,
    } else Self::default();
    LadderDocument { from, participatie, werk, source };
    ProgrammeDocument { id, name, domain, first_codes, from, to, source };
    RouteDocument { id, name, programme, rungs, source };
    GroupDocument { id, name, set, source };
    StaffingDocument { programme, from, fte, source };
    Population { on, adults, working_age, source };
    BreakDocument { on, kpis, note, source };
    Deadline { on, what, source };
}

impl FromTree for AmbitionDocument {
    fn from_tree(tree: &Tree) -> Result<Self, Fault> {
        let table = tree.table(&[
            "kpi",
            "from",
            "to",
            "target",
            "decided_on",
            "share",
            "direction",
            "cell",
            "source",
        ])?;
        let cell: BTreeMap<String, Member> = table.field("cell")?;
        Ok(Self {
            kpi: table.field("kpi")?,
            from: table.field("from")?,
            to: table.field("to")?,
            target: table.field("target")?,
            decided_on: table.field("decided_on")?,
            share: table.field("share")?,
            direction: table.field("direction")?,
            cell: cell.into_iter().map(|(word, Member(member))| (word, member)).collect(),
            source: table.field("source")?,
        })
    }
}

/// A member of a dimension: text, also where a whole number stands, as it does for a rung.
struct Member(String);

impl FromTree for Member {
    fn from_tree(tree: &Tree) -> Result<Self, Fault> {
        let member = tree.text().map(ToOwned::to_owned).or_else(|| tree.whole_number());
        member.map(Self).ok_or_else(|| tree.unlike(&"a member of the dimension, as text"))
    }
}

leaves! {
    Day;
    Rung;
    Domain;
    RateBase;
    Direction, else Direction::default();
}

deserialize_by_tree! {
    PolicyDocument, Municipality, ParametersDocument, LadderDocument, ProgrammeDocument,
    RouteDocument, GroupDocument, AmbitionDocument, StaffingDocument, Population, BreakDocument,
    Deadline, Name,
}
