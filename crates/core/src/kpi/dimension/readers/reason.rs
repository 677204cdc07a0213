//! Why a benefit ended: an outflow carries its reason with it.

use super::ReadsMember;
use crate::caseload::{Client, CompiledPolicy};
use crate::kpi::dimension::{Anchor, ShownRows};
use crate::vocabulary::{self, Word};

pub(in crate::kpi::dimension) struct Reason;

impl ReadsMember for Reason {
    const ROWS: ShownRows = ShownRows::WhereTheyOccur;

    #[inline]
    fn member(anchor: &Anchor, _: Client<'_>, _: &CompiledPolicy) -> Option<usize> {
        let known = |reason: &usize| *reason < vocabulary::Reason::ALL.len();
        Some(usize::from(anchor.reason)).filter(known)
    }
}
