//! One dimension of a breakdown, resolved against a policy.

use super::dimension_reader::DimensionReader;
use super::{Anchor, ShownRows, group};
use crate::Day;
use crate::caseload::{Client, CompiledPolicy};
use crate::catalogue::Kpi;
use crate::policy::Policy;
use crate::vocabulary::Dimension;
use std::sync::Arc;

/// One dimension of a breakdown or filter, resolved against a policy.
#[derive(Debug, Clone)]
pub(crate) struct Axis {
    pub(crate) dimension: Dimension,
    /// The members in the order of an answer; the last stands for having none of the others.
    pub(crate) members: Vec<Arc<str>>,
    pub(super) reader: DimensionReader,
}

impl Axis {
    /// `None` where the policy has no such dimension.
    pub(super) fn new(dimension: &Dimension, kpi: Option<Kpi>, policy: &Policy) -> Option<Self> {
        let reader = DimensionReader::new(dimension, policy)?;
        let members = policy.members(kpi, dimension)?.into_iter().map(Arc::from).collect();
        Some(Self { dimension: dimension.clone(), members, reader })
    }

    /// The number of the member that stands for having none of the others.
    fn missing(&self) -> usize {
        self.members.len() - 1
    }

    /// Whether a member's row appears only where the member occurs.
    pub(crate) fn only_where_it_occurs(&self, member: usize) -> bool {
        match self.reader.shown_rows() {
            ShownRows::All => false,
            ShownRows::AllButMissing => member == self.missing(),
            ShownRows::WhereTheyOccur => true,
        }
    }

    /// The one member an anchor belongs to; of a group, which is no partition, only the last.
    #[inline]
    pub(super) fn member(
        &self,
        anchor: &Anchor,
        client: Client<'_>,
        rules: &CompiledPolicy,
    ) -> usize {
        self.reader.member(anchor, client, rules).unwrap_or(self.missing())
    }

    /// The members an anchor belongs to: one, or of `group` any number and at least `none`.
    pub(super) fn each_member(
        &self,
        anchor: &Anchor,
        client: Client<'_>,
        rules: &CompiledPolicy,
        mut found: impl FnMut(usize),
    ) {
        if self.reader != DimensionReader::Group {
            return found(self.member(anchor, client, rules));
        }
        let mut none = true;
        group::each_member(anchor, client, rules, |member| {
            found(member);
            none = false;
        });
        if none {
            found(self.missing());
        }
    }

    /// Adds the days on which the member may change.
    pub(super) fn changes(&self, client: Client<'_>, rules: &CompiledPolicy, days: &mut Vec<Day>) {
        self.reader.changes(client, rules, days);
    }
}
