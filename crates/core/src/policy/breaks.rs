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
    pub fn on(&self) -> Day {
        self.on
    }

    /// The KPIs it concerns; empty: all.
    pub fn kpis(&self) -> &[Kpi] {
        &self.kpis
    }

    /// What changed.
    pub fn note(&self) -> &str {
        &self.note
    }

    /// Whether it concerns this KPI.
    pub(crate) fn concerns(&self, kpi: Kpi) -> bool {
        self.kpis.is_empty() || self.kpis.contains(&kpi)
    }
}
