//! Ambitions: what is aimed at, over which period, as decided when.

use crate::words::words;
use crate::{Day, Dimension, Kpi, Span};
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
    /// The day it was decided; `None`: it has always been so.
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
    ///
    /// ```
    /// # use meedoen::{Kpi, Policy};
    /// let policy = Policy::preset("example")?;
    /// assert_eq!(policy.ambitions()[2].kpi(), Kpi::Placements);
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn kpi(&self) -> Kpi {
        self.kpi
    }

    /// The period's first day.
    ///
    /// ```
    /// # use meedoen::Policy;
    /// let policy = Policy::preset("example")?;
    /// assert_eq!(policy.ambitions()[2].from(), "2024-01-01".parse()?);
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn from(&self) -> Day {
        self.from
    }

    /// The period's last day, included.
    ///
    /// ```
    /// # use meedoen::Policy;
    /// let policy = Policy::preset("example")?;
    /// assert_eq!(policy.ambitions()[2].to(), "2024-12-31".parse()?);
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn to(&self) -> Day {
        self.to
    }

    /// What is aimed at over the whole period.
    ///
    /// ```
    /// # use meedoen::Policy;
    /// let policy = Policy::preset("example")?;
    /// assert_eq!(policy.ambitions()[2].target(), 300.0); // of the year: a month has its days' part
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn target(&self) -> f64 {
        self.target
    }

    /// The day it was decided; `None`: it has always been so.
    ///
    /// ```
    /// # use meedoen::Policy;
    /// let policy = Policy::preset("example")?;
    /// assert_eq!(policy.ambitions()[2].decided_on(), Some("2024-10-01".parse()?));
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn decided_on(&self) -> Option<Day> {
        self.decided_on
    }

    /// The cell it is for: a member by dimension; empty: the whole.
    ///
    /// ```
    /// # use meedoen::Policy;
    /// let policy = Policy::preset("example")?;
    /// assert!(policy.ambitions()[2].cell().is_empty()); // for the whole
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn cell(&self) -> &BTreeMap<Dimension, String> {
        &self.cell
    }

    /// Whether the target is a share of the denominator.
    ///
    /// ```
    /// # use meedoen::Policy;
    /// let policy = Policy::preset("example")?;
    /// assert!(!policy.ambitions()[2].share()); // 300 placements
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn share(&self) -> bool {
        self.share
    }

    /// Whether more or less is better.
    ///
    /// ```
    /// # use meedoen::{Policy, policy::Direction};
    /// let policy = Policy::preset("example")?;
    /// assert_eq!(policy.ambitions()[2].direction(), Direction::AtLeast); // unless it says otherwise
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// The decision it comes from.
    ///
    /// ```
    /// # use meedoen::Policy;
    /// let policy = Policy::preset("example")?;
    /// assert_eq!(policy.ambitions()[0].source(), Some("Kadernota Werk 2021"));
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn source(&self) -> Option<&str> {
        self.source.as_deref()
    }
}

impl Ambition {
    /// Its period.
    pub(crate) fn span(&self) -> Span {
        Span::half_open(self.from, self.to.plus_days(1))
    }

    /// Whether it had been decided on this day (`None`: now).
    pub(super) fn is_known_on(&self, day: Option<Day>) -> bool {
        day.is_none_or(|day| self.decided_on.is_none_or(|decided| decided <= day))
    }

    /// Whether it is about the same KPI, period and cell, so that one replaces the other.
    pub(super) fn is_about_the_same_as(&self, other: &Self) -> bool {
        (self.kpi, self.from, self.to) == (other.kpi, other.from, other.to)
            && self.cell == other.cell
    }

    pub(super) fn is_for(&self, cell: &[(Dimension, &str)]) -> bool {
        self.cell.len() == cell.len()
            && cell.iter().all(|(dimension, member)| {
                self.cell.get(dimension).is_some_and(|own| own == member)
            })
    }
}

/// What the figure of a row is held against.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct RowTarget {
    /// The number aimed at.
    pub(crate) value: f64,
    /// Whether it is a share: then value over `of` is held against it, else value.
    pub(crate) share: bool,
}
