//! What the rooms to the right, which count and check, see of a caseload.

use super::append::Sign;
use super::chunk::{BuildContext, Client, RowVersion, Timelines};
use super::compiled_policy::CompiledPolicy;
use super::store::Caseload;
use super::view::KnownOn;
use crate::ledger::{Interner, Locations};
use crate::policy::Policy;
use crate::{Day, Result};
use std::ops::Range;
use std::sync::Arc;

impl Caseload {
    pub(crate) fn rules(&self) -> &CompiledPolicy {
        &self.rules
    }

    /// Hours a week, by number.
    pub(crate) fn hours(&self) -> &[f64] {
        &self.hours
    }

    /// The registration numbers of benefits, by number.
    pub(crate) fn benefit_nos(&self) -> &Arc<Interner> {
        &self.benefit_nos
    }

    /// How many rows there are, and how many of them say when they became known.
    pub(crate) fn row_counts(&self) -> [u64; 2] {
        [self.rows, self.stats.registered].map(|rows| rows as u64)
    }

    /// The policy it was built under, to be shared.
    pub(crate) fn shared_policy(&self) -> &Arc<Policy> {
        &self.policy
    }

    /// The pseudonymous id of the client with this number.
    pub(crate) fn client_id(&self, client: u32) -> &str {
        self.ids.get(client)
    }

    /// Where in which file a row stood.
    pub(crate) fn locations(&self) -> &Locations {
        &self.locations
    }

    pub(super) fn context(&self) -> BuildContext<'_> {
        BuildContext::new(&self.rules, &self.hours)
    }

    /// How many parts a sweep has.
    pub(crate) fn part_count(&self) -> usize {
        self.segments.part_count()
    }

    /// Visits these parts of a sweep: for each its timelines as known on each of the days, with the
    /// number of the day.
    pub(crate) fn sweep(
        &self,
        parts: Range<usize>,
        known_on: &[KnownOn],
        visit: impl FnMut(Sign, usize, &Timelines),
    ) -> Result<()> {
        let before_part = || self.cancellation.check();
        self.segments.sweep(parts, known_on, &mut self.context(), before_part, visit)
    }

    /// How many chunks of clients there are.
    pub(crate) fn chunk_count(&self) -> usize {
        self.segments.chunk_count()
    }

    /// Visits every client of these chunks as known on a day, with its number.
    pub(crate) fn each_client(
        &self,
        chunks: Range<usize>,
        known_on: KnownOn,
        visit: impl FnMut(u32, Client<'_>),
    ) -> Result<()> {
        let before_chunk = || self.cancellation.check();
        self.segments.each_client(chunks, known_on, &mut self.context(), before_chunk, visit)
    }

    /// When each row starts, became known and was withdrawn.
    pub(crate) fn row_days(&self) -> impl Iterator<Item = RowDays> + '_ {
        self.segments.rows().map(|(_, RowVersion { row, withdrawn })| RowDays {
            start: row.fact.start,
            known: row.fact.known,
            withdrawn,
        })
    }
}

/// When a row starts, became known and was withdrawn.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RowDays {
    pub(crate) start: Day,
    pub(crate) known: Day,
    /// [`Day::NEVER`] while it stands.
    pub(crate) withdrawn: Day,
}
