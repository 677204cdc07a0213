//! Breaks in the series.

use crate::{Day, Kpi};

/// A break in the series: no difference or trend is taken across it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Break {
    /// The first day counted the new way.
    pub(crate) on: Day,
    /// The KPIs it concerns; empty: all.
    pub(crate) kpis: Vec<Kpi>,
    /// What changed.
    pub(crate) note: String,
}

impl Break {
    /// The first day counted the new way.
    ///
    /// ```
    /// # use meedoen::Policy;
    /// let policy = Policy::preset("example")?;
    /// assert_eq!(policy.breaks()[0].on(), "2023-01-01".parse()?);
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn on(&self) -> Day {
        self.on
    }

    /// The KPIs it concerns; empty: all.
    ///
    /// ```
    /// # use meedoen::{Kpi, Policy};
    /// let policy = Policy::preset("example")?;
    /// assert_eq!(policy.breaks()[0].kpis(), [Kpi::InstrumentsInUse, Kpi::InstrumentsPer10k]);
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn kpis(&self) -> &[Kpi] {
        &self.kpis
    }

    /// What changed.
    ///
    /// ```
    /// # use meedoen::Policy;
    /// let policy = Policy::preset("example")?;
    /// assert!(policy.breaks()[0].note().starts_with("National re-integration statistics"));
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn note(&self) -> &str {
        &self.note
    }

    /// Whether it concerns this KPI.
    pub(crate) fn concerns(&self, kpi: Kpi) -> bool {
        self.kpis.is_empty() || self.kpis.contains(&kpi)
    }
}
