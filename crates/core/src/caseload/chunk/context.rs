//! What laying out rows needs beside the rows.

use super::rows::ClientRow;
use super::sort::Sorter;
use super::timelines::Timelines;
use crate::caseload::compiled_policy::CompiledPolicy;

/// The policy, the hours that rows refer to by number, and buffers that are used again for every
/// chunk. Each thread has its own.
pub(crate) struct BuildContext<'a> {
    rules: &'a CompiledPolicy,
    hours: &'a [f64],
    sorter: Sorter,
}

impl<'a> BuildContext<'a> {
    pub(crate) fn new(rules: &'a CompiledPolicy, hours: &'a [f64]) -> Self {
        Self { rules, hours, sorter: Sorter::default() }
    }

    /// Another with the same policy and hours, for another thread.
    pub(crate) fn fresh(&self) -> Self {
        Self::new(self.rules, self.hours)
    }

    pub(crate) fn timelines(&mut self, rows: &[ClientRow], clients: usize) -> Timelines {
        Timelines::of(rows, clients, self.hours, self.rules, &mut self.sorter)
    }
}
