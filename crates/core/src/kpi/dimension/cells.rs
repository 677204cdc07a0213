//! The cells of a question: the product of its axes, narrowed by its filters.
//!
//! By rung (7 members) and age (5) a question has 35 cells; a client on rung 3 of the last age band
//! counts in cell `2 * 5 + 3`. A client in two groups counts in two cells, one that the filters leave
//! out in none.

use super::Anchor;
use super::axis::Axis;
use super::dimension_reader::DimensionReader;
use super::filter::Filter;
use crate::Day;
use crate::caseload::{Client, CompiledPolicy};
use crate::catalogue::Kpi;
use crate::kpi::question::Filters;
use crate::policy::Policy;
use crate::vocabulary::{Dimension, Reason};

/// The cells of a KPI in a question: what to break down by and what to narrow to.
#[derive(Debug, Clone)]
pub(crate) struct Cells {
    pub(crate) axes: Vec<Axis>,
    filters: Vec<Filter>,
    /// What is narrowed to, as it was asked.
    asked_filters: Filters,
    /// How many cells: the members of all axes, multiplied.
    pub(crate) count: usize,
}

impl Cells {
    /// Resolves dimensions and filters that have been checked; what the policy does not have is
    /// left out.
    pub(crate) fn new(by: &[Dimension], only: &Filters, kpi: Option<Kpi>, policy: &Policy) -> Self {
        let axes = by.iter().filter_map(|dimension| Axis::new(dimension, kpi, policy));
        let axes: Vec<Axis> = axes.collect();
        let filters = only
            .iter()
            .filter_map(|(dimension, wanted)| Filter::new(dimension, wanted, kpi, policy));
        Self {
            filters: filters.collect(),
            asked_filters: only.clone(),
            count: axes.iter().map(|axis| axis.members.len()).product(),
            axes,
        }
    }

    /// Whether everything counts in the one cell: no breakdown, no filter.
    #[inline]
    pub(crate) fn are_one(&self) -> bool {
        self.axes.is_empty() && self.filters.is_empty()
    }

    /// The last cell, where the cells are the one of all, or the end reasons and nothing else.
    pub(crate) fn last_by_reason(&self) -> Option<u8> {
        match &*self.axes {
            [] if self.filters.is_empty() => Some(0),
            [axis] if self.filters.is_empty() && axis.reader == DimensionReader::Reason => {
                Some(Reason::LIST.len() as u8)
            }
            _ => None,
        }
    }

    /// What is narrowed to, as it was asked.
    pub(crate) fn asked_filters(&self) -> &Filters {
        &self.asked_filters
    }

    /// Whether the cells are the rungs and nothing else.
    pub(crate) fn are_rungs(&self) -> bool {
        self.filters.is_empty()
            && matches!(&*self.axes, [axis] if axis.reader == DimensionReader::Rung)
    }

    /// Whether the filters let the anchor pass.
    pub(crate) fn let_pass(
        &self,
        anchor: &Anchor,
        client: Client<'_>,
        rules: &CompiledPolicy,
    ) -> bool {
        self.filters.iter().all(|filter| filter.lets_pass(anchor, client, rules))
    }

    /// The cell the anchor counts in, where it is plain that it counts in one: there is one axis, of
    /// which a thing has one member, and no filter.
    #[inline]
    pub(crate) fn single(
        &self,
        anchor: &Anchor,
        client: Client<'_>,
        rules: &CompiledPolicy,
    ) -> Option<u32> {
        match &*self.axes {
            [axis] if self.filters.is_empty() && axis.reader != DimensionReader::Group => {
                Some(axis.member(anchor, client, rules) as u32)
            }
            _ => None,
        }
    }

    /// Fills in the cells the anchor counts in: none where the filters leave it out.
    pub(crate) fn find(
        &self,
        anchor: &Anchor,
        client: Client<'_>,
        rules: &CompiledPolicy,
        cells: &mut Vec<u32>,
    ) {
        cells.clear();
        if !self.let_pass(anchor, client, rules) {
            return;
        }
        cells.push(0);
        for axis in &self.axes {
            let outer = cells.len();
            axis.each_member(anchor, client, rules, |member| {
                for index in 0..outer {
                    cells.push(cells[index] * axis.members.len() as u32 + member as u32);
                }
            });
            cells.drain(..outer);
        }
    }

    /// Adds the days on which the cell of an anchor may change.
    pub(crate) fn changes(&self, client: Client<'_>, rules: &CompiledPolicy, days: &mut Vec<Day>) {
        for axis in &self.axes {
            axis.changes(client, rules, days);
        }
        for filter in &self.filters {
            filter.changes(client, rules, days);
        }
    }
}
