//! Ambitions: what is aimed at, as decided when, and what that makes the target of a figure.

use super::Policy;
use crate::words::words;
use crate::{Day, Dimension, Kpi, Span};
use std::cmp::Reverse;
use std::collections::BTreeMap;

words! {
    /// Whether more or less is better.
    #[derive(Default)]
    #[non_exhaustive]
    pub enum Direction: "direction" {
        /// More is better.
        #[default]
        AtLeast = "at_least",
        /// Less is better. It changes no figure, only how a report speaks of it.
        AtMost = "at_most",
    }
}

/// A target set for a KPI over a period (ambitie).
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Ambition {
    /// The KPI.
    pub(crate) kpi: Kpi,
    /// The period's first day.
    pub(crate) from: Day,
    /// The period's last day, included.
    pub(crate) to: Day,
    /// What is aimed at over the whole period.
    pub(crate) target: f64,
    /// The day it was decided; none: it has always been so.
    pub(crate) decided_on: Option<Day>,
    /// The cell it is for: a member by dimension; empty: the whole.
    pub(crate) cell: BTreeMap<Dimension, String>,
    /// Whether the target is a share of the denominator.
    pub(crate) share: bool,
    /// Whether more or less is better.
    pub(crate) direction: Direction,
    /// The decision it comes from.
    pub(crate) source: Option<String>,
}

impl Ambition {
    /// The KPI.
    pub fn kpi(&self) -> Kpi {
        self.kpi
    }

    /// The period's first day.
    pub fn from(&self) -> Day {
        self.from
    }

    /// The period's last day, included.
    pub fn to(&self) -> Day {
        self.to
    }

    /// What is aimed at over the whole period.
    pub fn target(&self) -> f64 {
        self.target
    }

    /// The day it was decided; none: it has always been so.
    pub fn decided_on(&self) -> Option<Day> {
        self.decided_on
    }

    /// The cell it is for: a member by dimension; empty: the whole.
    pub fn cell(&self) -> &BTreeMap<Dimension, String> {
        &self.cell
    }

    /// Whether the target is a share of the denominator.
    pub fn share(&self) -> bool {
        self.share
    }

    /// Whether more or less is better.
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// The decision it comes from.
    pub fn source(&self) -> Option<&str> {
        self.source.as_deref()
    }
}

impl Ambition {
    /// Its period.
    pub fn span(&self) -> Span {
        Span::half_open(self.from, self.to.plus_days(1))
    }

    /// Whether it had been decided on this day (none: now).
    pub fn is_known_on(&self, day: Option<Day>) -> bool {
        day.is_none_or(|day| self.decided_on.is_none_or(|decided| decided <= day))
    }

    /// Whether it is about the same KPI, period and cell, so that one replaces the other.
    pub fn is_about_the_same_as(&self, other: &Self) -> bool {
        (self.kpi, self.from, self.to) == (other.kpi, other.from, other.to)
            && self.cell == other.cell
    }

    fn is_for(&self, cell: &[(Dimension, &str)]) -> bool {
        self.cell.len() == cell.len()
            && cell.iter().all(|(dimension, member)| {
                self.cell.get(dimension).is_some_and(|own| own == member)
            })
    }
}

/// What a figure is held against.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Target {
    /// The number aimed at.
    pub(crate) value: f64,
    /// Whether it is a share: then value over `of` is held against it, else value.
    pub(crate) share: bool,
}

impl Target {
    /// The number aimed at.
    pub fn value(&self) -> f64 {
        self.value
    }

    /// Whether it is a share: then value over `of` is held against it, else value.
    pub fn share(&self) -> bool {
        self.share
    }
}

/// An ambition in the history of decisions.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Decision<'a> {
    /// What was decided.
    pub(crate) ambition: &'a Ambition,
    /// Whether it counts: whether no later decision is about the same KPI, period and cell.
    pub(crate) counts: bool,
}

impl<'a> Decision<'a> {
    /// What was decided.
    pub fn ambition(&self) -> &'a Ambition {
        self.ambition
    }

    /// Whether it counts: whether no later decision is about the same KPI, period and cell.
    pub fn counts(&self) -> bool {
        self.counts
    }
}

impl Policy {
    /// The target of a KPI's row, as known on a day (none: with every decision): for the cell
    /// exactly, and not for a part or a whole of it.
    ///
    /// For a KPI that counts what happens in a period it is the sum over the counting ambitions,
    /// each divided over its days, unless an ambition that is a share holds the period's last day.
    /// For every other KPI the ambition that holds the period's last day is taken as it stands; of
    /// several the one with the shorter period, then the later one in the policy.
    pub fn target(
        &self,
        kpi: Kpi,
        period: Span,
        cell: &[(Dimension, &str)],
        known_on: Option<Day>,
    ) -> Option<Target> {
        let about: Vec<&Ambition> = self
            .ambitions
            .iter()
            .filter(|ambition| ambition.kpi == kpi && ambition.is_for(cell))
            .collect();
        let counting = decisions(&about, known_on).filter(|one| one.counts).map(|one| one.ambition);
        let (divided, whole): (Vec<&Ambition>, Vec<&Ambition>) =
            counting.partition(|ambition| kpi.entry().counts_in_period() && !ambition.share);
        let whole = whole
            .into_iter()
            .enumerate()
            .filter(|(_, ambition)| ambition.span().holds(period.last()))
            .min_by_key(|(index, ambition)| (ambition.span().days(), Reverse(*index)))
            .map(|(_, ambition)| Target { value: ambition.target, share: ambition.share });
        whole.or_else(|| sum_over_days(&divided, period))
    }

    /// The decisions known on a day (none: all) about a KPI in periods that share a day with
    /// `span`: by period and cell, each in the order in which it was decided. The first about a
    /// period and cell is the original ambition, the last is the one that counts.
    ///
    /// ```
    /// use meedoen::{policy::Policy, Kpi, Span};
    ///
    /// let policy = Policy::preset("example")?;
    /// let history = policy.ambition_history(Kpi::Placements, Span::parse("2024")?, None);
    /// let targets: Vec<_> = history.iter().map(|one| (one.ambition().target(), one.counts())).collect();
    /// assert_eq!(targets, [(365.0, false), (300.0, true)]);
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn ambition_history(
        &self,
        kpi: Kpi,
        span: Span,
        known_on: Option<Day>,
    ) -> Vec<Decision<'_>> {
        let about: Vec<&Ambition> = self
            .ambitions
            .iter()
            .filter(|ambition| ambition.kpi == kpi && !ambition.span().overlap(span).is_empty())
            .collect();
        let mut history: Vec<_> = decisions(&about, known_on).collect();
        history.sort_by(|one, other| {
            let key = |ambition: &Ambition| (ambition.from, ambition.to);
            let (one, other) = (one.ambition, other.ambition);
            (key(one), &one.cell, one.decided_on).cmp(&(key(other), &other.cell, other.decided_on))
        });
        history
    }
}

/// Those of the ambitions that were known, each with whether it counts: the one decided last, and
/// of several the later one in the policy.
fn decisions<'a>(
    ambitions: &[&'a Ambition],
    known_on: Option<Day>,
) -> impl Iterator<Item = Decision<'a>> {
    let known: Vec<&Ambition> =
        ambitions.iter().copied().filter(|one| one.is_known_on(known_on)).collect();
    let counts: Vec<bool> = known
        .iter()
        .enumerate()
        .map(|(index, one)| {
            !known.iter().enumerate().any(|(place, other)| {
                other.is_about_the_same_as(one)
                    && (other.decided_on, place) > (one.decided_on, index)
            })
        })
        .collect();
    known.into_iter().zip(counts).map(|(ambition, counts)| Decision { ambition, counts })
}

/// Each ambition's part of the period by its days, together; none where no day is shared.
fn sum_over_days(ambitions: &[&Ambition], period: Span) -> Option<Target> {
    let parts = ambitions.iter().filter_map(|ambition| {
        let shared = ambition.span().overlap(period).days();
        let days = ambition.span().days();
        (shared > 0).then(|| ambition.target * f64::from(shared) / f64::from(days))
    });
    parts.reduce(|sum, part| sum + part).map(|value| Target { value, share: false })
}
