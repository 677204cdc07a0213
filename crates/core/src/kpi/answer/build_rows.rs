//! From counts to tidy rows: the one place where integers become figures.

use super::{Cell, Figure, KpiRow, NoFigure, Number};
use crate::catalogue::{Inhabitants, Kpi, LookAhead, Unit};
use crate::kpi::plan::scope::Scope;
use crate::kpi::plan::{Part, Tabulation};
use crate::kpi::question::Query;
use crate::kpi::tally::FinishedTally;
use crate::policy::Policy;
use crate::statistics::median;
use crate::vocabulary::Dimension;
use crate::{Day, Span};

/// The rows of a query: by KPI as asked, period, and cell in the dimensions' own order.
pub(crate) fn of_query(
    query: &Query,
    policy: &Policy,
    part: &Part,
    counts: &[FinishedTally],
) -> Vec<KpiRow> {
    let mut rows = Vec::new();
    for ((&kpi, tabulation), counts) in query.kpis.iter().zip(&part.tabulations).zip(counts) {
        let figures = RowBuilder {
            kpi,
            query,
            policy,
            scope: &part.scope,
            tabulation,
            counts,
            has_targets: query.only.is_empty()
                && policy.ambitions().iter().any(|ambition| ambition.kpi == kpi),
            settled_until: settled_until(part.scope.horizon, policy),
        };
        let shown = figures.shown_cells();
        for (index, period) in part.scope.grid.periods().enumerate() {
            rows.extend(shown.iter().map(|shown| figures.row(shown, index, period)));
        }
    }
    rows
}

/// The counts of one KPI, and all that makes figures of them.
struct RowBuilder<'a> {
    kpi: Kpi,
    query: &'a Query,
    policy: &'a Policy,
    scope: &'a Scope,
    tabulation: &'a Tabulation,
    counts: &'a FinishedTally,
    /// Whether anything was aimed at; a question that is narrowed has no target.
    has_targets: bool,
    settled_until: Option<Day>,
}

/// A cell whose row is shown.
struct ShownCell {
    cell: Cell,
    /// Where its counts stand.
    index: usize,
    /// Where its denominator stands: an activation's code divides what is counted, not the cohort.
    of_index: usize,
}

impl RowBuilder<'_> {
    /// The cells that have a row: of each dimension the members that are always there or occur.
    fn shown_cells(&self) -> Vec<ShownCell> {
        let axes = &self.tabulation.cells.axes;
        let mut shown = vec![ShownCell { cell: Cell::default(), index: 0, of_index: 0 }];
        for (axis_index, axis) in axes.iter().enumerate() {
            let size = axis.members.len();
            let members: Vec<usize> = (0..size)
                .filter(|&member| {
                    !axis.only_where_it_occurs(member) || self.occurs(axis_index, member)
                })
                .collect();
            let without_code = self.divides_only_the_value(&axis.dimension);
            let longer = shown.iter().flat_map(|outer| {
                members.iter().map(move |&member| {
                    let cell = outer.cell.with(&axis.dimension, &axis.members[member]);
                    let of_member = if without_code { size - 1 } else { member };
                    ShownCell {
                        cell,
                        index: outer.index * size + member,
                        of_index: outer.of_index * size + of_member,
                    }
                })
            });
            shown = longer.collect();
        }
        shown
    }

    /// Whether anything counted or in the denominator has this member, in any period.
    fn occurs(&self, axis: usize, member: usize) -> bool {
        let axes = &self.tabulation.cells.axes;
        let inner: usize = axes[axis + 1..].iter().map(|axis| axis.members.len()).product();
        let size = axes[axis].members.len();
        let with_of = !self.divides_only_the_value(&axes[axis].dimension);
        let mut cells =
            (0..self.tabulation.cells.count).filter(|cell| cell / inner % size == member);
        cells.any(|cell| self.counts.any_value(cell) || (with_of && self.counts.any_of(cell)))
    }

    fn divides_only_the_value(&self, dimension: &Dimension) -> bool {
        !self.kpi.entry().of_has(dimension)
    }

    fn row(&self, shown: &ShownCell, index: usize, period: Span) -> KpiRow {
        let (value, of) = self.figures(shown, index, period);
        let target = self.target(&shown.cell, period);
        let attainment = target.and_then(|target| {
            let reached = match (target.share, of) {
                (false, _) => value.as_f64()?,
                (true, Some(of)) => over(value.as_f64()?, of.as_f64())?,
                (true, None) => return None,
            };
            over(reached, target.value)
        });
        KpiRow {
            kpi: self.kpi,
            period,
            cell: shown.cell.clone(),
            value,
            of,
            target: target.map(|target| Number::from(target.value)),
            attainment,
            provisional: self.is_provisional(index, period),
        }
    }

    /// Value and denominator.
    fn figures(&self, shown: &ShownCell, index: usize, period: Span) -> (Figure, Option<Number>) {
        let value = self.counts.value(shown.index, index);
        let of = self.counts.of(shown.of_index, index);
        let entry = self.kpi.entry();
        match entry.unit() {
            Unit::Count => (
                Figure::Number(Number::Whole(value)),
                entry.of().is_some().then_some(Number::Whole(of)),
            ),
            Unit::Share => {
                let part = if entry.is_change() { value - of } else { value };
                let share = over(part as f64, of as f64);
                (Figure::real(share, NoFigure::NothingToCount), Some(Number::Whole(of)))
            }
            Unit::Days => {
                let why =
                    if of == 0 { NoFigure::NothingToCount } else { NoFigure::MedianNotReached };
                let median = median(self.counts.durations(shown.index, index));
                let median = median.map(|days| Figure::Number(Number::Whole(days.into())));
                (median.unwrap_or(Figure::Missing(why)), Some(Number::Whole(of)))
            }
            Unit::Per10k => {
                let population = self.policy.population_on(period.last());
                let people = population.and_then(|population| match entry.inhabitants() {
                    Inhabitants::Adults => population.adults,
                    Inhabitants::WorkingAge => population.working_age,
                });
                let per_10k =
                    people.and_then(|people| over(value as f64 * 10_000.0, people as f64));
                let people = people.map(|people| Number::Whole(people as i64));
                (Figure::real(per_10k, NoFigure::PopulationNotKnown), people)
            }
            Unit::PerFte => {
                let programme = self.query.programme.as_deref().unwrap_or_default();
                let fte = self.policy.fte_on(programme, period.last());
                let per_fte = fte.and_then(|fte| over(value as f64, fte));
                (Figure::real(per_fte, NoFigure::StaffNotKnown), fte.map(Number::Real))
            }
        }
    }

    /// What was aimed at.
    fn target(&self, cell: &Cell, period: Span) -> Option<crate::policy::RowTarget> {
        if !self.has_targets {
            return None;
        }
        let cell: Vec<_> =
            cell.iter().map(|(dimension, member)| (dimension.clone(), member)).collect();
        self.policy.target(self.kpi, period, &cell, self.query.known_on)
    }

    /// Whether the last day a row looks at lies after what is settled.
    fn is_provisional(&self, index: usize, period: Span) -> bool {
        let last = period.last();
        let looks_to = match self.kpi.entry().looks_ahead() {
            LookAhead::No => last,
            LookAhead::Days(days) => last.plus_days(days),
            LookAhead::FollowUp => last.max(self.scope.followed_to(index)),
        };
        self.settled_until.is_none_or(|settled| looks_to > settled)
    }
}

/// The last day a settled figure looks at; later ones may still change through late registrations.
fn settled_until(horizon: Option<Day>, policy: &Policy) -> Option<Day> {
    horizon.map(|horizon| horizon.plus_months(-policy.parameters().provisional_months))
}

/// A quotient, or nothing over 0.
fn over(part: f64, whole: f64) -> Option<f64> {
    (whole != 0.0).then_some(part / whole)
}
