//! The code of the record that is counted, which it carries with it.

use super::ReadsMember;
use crate::caseload::{Client, CompiledPolicy};
use crate::kpi::dimension::{Anchor, ShownRows};

pub(in crate::kpi::dimension) struct Code;

impl ReadsMember for Code {
    const ROWS: ShownRows = ShownRows::WhereTheyOccur;

    fn member(anchor: &Anchor, _: Client<'_>, _: &CompiledPolicy) -> Option<usize> {
        anchor.code.map(usize::from)
    }
}
