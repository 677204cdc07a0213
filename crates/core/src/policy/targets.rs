//! Targets: what the ambitions known on a day make of a figure.

use super::Policy;
use super::ambition::{Ambition, RowTarget};
use crate::{Day, Dimension, Kpi, Span};
use std::cmp::Reverse;

impl Policy {
    /// The target of a KPI's row, as known on a day (`None`: with every
    /// decision): for the cell
    /// exactly, and not for a part or a whole of it.
    ///
    /// For a KPI that counts what happens in a period it is the sum over the counting ambitions,
    /// each divided over its days, unless an ambition that is a share holds the period's last day.
    /// For every other KPI the ambition that holds the period's last day is taken as it stands; of
    /// several the one with the shorter period, then the later one in the policy.
    pub(crate) fn target(
        &self,
        kpi: Kpi,
        period: Span,
        cell: &[(Dimension, &str)],
        known_on: Option<Day>,
    ) -> Option<RowTarget> {
        let about = |ambition: &Ambition| ambition.kpi == kpi && ambition.is_for(cell);
        let known: Vec<&Ambition> = self.known_ambitions(known_on).filter(|it| about(it)).collect();
        let counting = known.iter().enumerate().filter(|(index, ambition)| {
            let replaces = |(later, other): (usize, &&Ambition)| {
                other.is_about_the_same_as(ambition)
                    && (other.decided_on, later) > (ambition.decided_on, *index)
            };
            !known.iter().enumerate().any(replaces)
        });
        let (divided, whole): (Vec<&Ambition>, Vec<&Ambition>) = counting
            .map(|(_, ambition)| *ambition)
            .partition(|ambition| kpi.entry().counts_in_period() && !ambition.share);
        let whole = whole
            .into_iter()
            .enumerate()
            .filter(|(_, ambition)| ambition.span().holds(period.last()))
            .min_by_key(|(index, ambition)| (ambition.span().days(), Reverse(*index)))
            .map(|(_, ambition)| RowTarget { value: ambition.target, share: ambition.share });
        whole.or_else(|| sum_over_days(&divided, period))
    }

    /// The ambitions of a KPI that share a day with `span`, as known on a day (`None`: with every
    /// decision). Each list is about one period and cell, in the order in which it was decided: the
    /// first is the original, the last is the one that counts.
    ///
    /// ```
    /// use meedoen::{Kpi, Policy, Span};
    ///
    /// let policy = Policy::preset("example")?;
    /// let (year, before) = (Span::parse("2024")?, "2024-09-30".parse()?);
    /// let targets = |known_on| -> Vec<Vec<f64>> {
    ///     let history = policy.ambition_history(Kpi::Placements, year, known_on);
    ///     history.iter().map(|list| list.iter().map(|ambition| ambition.target()).collect()).collect()
    /// };
    /// assert_eq!(targets(None), [[365.0, 300.0]]); // decided anew
    /// assert_eq!(targets(Some(before)), [[365.0]]);
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn ambition_history(
        &self,
        kpi: Kpi,
        span: Span,
        known_on: Option<Day>,
    ) -> Vec<Vec<&Ambition>> {
        let about =
            |ambition: &Ambition| ambition.kpi == kpi && !ambition.span().overlap(span).is_empty();
        let mut known: Vec<&Ambition> =
            self.known_ambitions(known_on).filter(|it| about(it)).collect();
        // Of several decided on one day the later one in the policy counts: the sort is stable.
        known.sort_by_key(|ambition| {
            (ambition.from, ambition.to, &ambition.cell, ambition.decided_on)
        });
        let lists = known.chunk_by(|earlier, later| earlier.is_about_the_same_as(later));
        lists.map(<[&Ambition]>::to_vec).collect()
    }

    /// The ambitions decided by a day, in the policy's order.
    fn known_ambitions(&self, known_on: Option<Day>) -> impl Iterator<Item = &Ambition> {
        self.ambitions.iter().filter(move |ambition| ambition.is_known_on(known_on))
    }
}

/// Each ambition's part of the period by its days, together; none where no day is shared.
fn sum_over_days(ambitions: &[&Ambition], period: Span) -> Option<RowTarget> {
    let parts = ambitions.iter().filter_map(|ambition| {
        let shared = ambition.span().overlap(period).days();
        let days = ambition.span().days();
        (shared > 0).then(|| ambition.target * f64::from(shared) / f64::from(days))
    });
    parts.reduce(|sum, part| sum + part).map(|value| RowTarget { value, share: false })
}
