//! A KPI's entry in the catalogue.

use super::{Dimension, Kpi};
use serde::Serialize;

/// The part of the definitions a KPI belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Family {
    /// Stock and flow.
    StockAndFlow,
    /// The participation ladder.
    Ladder,
    /// The cohort of first conversations (Meedoen Werkt).
    Cohort,
    /// Placements in work (Rijswijk Werkwijs).
    Placements,
    /// The chain from first contact to handover (Aandacht Werkt).
    Chain,
    /// What every municipality must publish (BBV).
    Published,
}

/// What a figure is expressed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Unit {
    /// A whole number.
    Count,
    /// A share of the denominator, 0 to 1 (or more, or less than 0 for a change).
    Share,
    /// Whole days.
    Days,
    /// A number per 10,000 inhabitants.
    Per10k,
    /// A number per full-time equivalent.
    PerFte,
}

/// A dimension that only some KPIs have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Extra {
    /// Why a benefit ended.
    Reason,
    /// The code of the record that is counted.
    Code,
    /// Hours a week.
    Hours,
}

/// What may be added up: the figures of adjoining periods, of the cells of a partition, or both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct Adds {
    /// The figures of adjoining periods add up to that of the whole.
    pub over_periods: bool,
    /// The figures of the cells of a partition (every dimension but `group`) add up to the total.
    pub over_cells: bool,
}

/// One KPI: all that the docs, a report and the counting code need to know of it.
#[derive(Debug, Clone, Copy, Serialize)]
#[non_exhaustive]
pub struct Entry {
    /// The KPI.
    pub kpi: Kpi,
    /// The part of the definitions it belongs to.
    pub family: Family,
    /// What it is expressed in.
    pub unit: Unit,
    /// Whether its rows have a denominator (`of`).
    pub has_of: bool,
    /// Whether it has the general dimensions.
    pub general: bool,
    /// The further dimensions it has.
    pub extra: &'static [Extra],
    /// Whether it counts what happens in a period, so that an ambition is divided over its days.
    pub counts_in_period: bool,
    /// What adds up.
    pub adds: Adds,
}

impl Entry {
    /// Whether the KPI can be broken down by, or narrowed to, this dimension.
    pub fn has(&self, dimension: &Dimension) -> bool {
        match dimension {
            Dimension::Reason => self.extra.contains(&Extra::Reason),
            Dimension::Code => self.extra.contains(&Extra::Code),
            Dimension::Hours => self.extra.contains(&Extra::Hours),
            _ => self.general,
        }
    }

    /// Whether it follows a cohort of first conversations: then `programme`, `followed_to` and
    /// `follow_up_days` concern it.
    pub fn is_cohort(&self) -> bool {
        self.family == Family::Cohort
    }
}

impl Kpi {
    /// The KPI's catalogue entry.
    pub fn entry(self) -> &'static Entry {
        &ENTRIES[self as usize]
    }
}

/// One entry a KPI, in the order of [`Kpi::ALL`].
static ENTRIES: [Entry; Kpi::ALL.len()] = [
    Entry {
        kpi: Kpi::Stock,
        family: Family::StockAndFlow,
        unit: Unit::Count,
        has_of: false,
        general: true,
        extra: &[],
        counts_in_period: false,
        adds: Adds { over_periods: false, over_cells: true },
    },
    Entry {
        kpi: Kpi::Benefits,
        family: Family::StockAndFlow,
        unit: Unit::Count,
        has_of: false,
        general: true,
        extra: &[],
        counts_in_period: false,
        adds: Adds { over_periods: false, over_cells: false },
    },
    Entry {
        kpi: Kpi::VolumeChange,
        family: Family::StockAndFlow,
        unit: Unit::Share,
        has_of: true,
        general: false,
        extra: &[],
        counts_in_period: false,
        adds: Adds { over_periods: false, over_cells: false },
    },
    Entry {
        kpi: Kpi::Inflow,
        family: Family::StockAndFlow,
        unit: Unit::Count,
        has_of: false,
        general: true,
        extra: &[],
        counts_in_period: true,
        adds: Adds { over_periods: true, over_cells: true },
    },
    Entry {
        kpi: Kpi::Reentry,
        family: Family::StockAndFlow,
        unit: Unit::Count,
        has_of: true,
        general: true,
        extra: &[],
        counts_in_period: true,
        adds: Adds { over_periods: true, over_cells: true },
    },
    Entry {
        kpi: Kpi::Outflow,
        family: Family::StockAndFlow,
        unit: Unit::Count,
        has_of: false,
        general: true,
        extra: &[Extra::Reason],
        counts_in_period: true,
        adds: Adds { over_periods: true, over_cells: true },
    },
    Entry {
        kpi: Kpi::OutflowToWork,
        family: Family::StockAndFlow,
        unit: Unit::Count,
        has_of: true,
        general: true,
        extra: &[Extra::Reason],
        counts_in_period: true,
        adds: Adds { over_periods: true, over_cells: true },
    },
    Entry {
        kpi: Kpi::OutflowRate,
        family: Family::StockAndFlow,
        unit: Unit::Share,
        has_of: true,
        general: false,
        extra: &[],
        counts_in_period: false,
        adds: Adds { over_periods: false, over_cells: false },
    },
    Entry {
        kpi: Kpi::InflowRate,
        family: Family::StockAndFlow,
        unit: Unit::Share,
        has_of: true,
        general: false,
        extra: &[],
        counts_in_period: false,
        adds: Adds { over_periods: false, over_cells: false },
    },
    Entry {
        kpi: Kpi::ToWorkRate,
        family: Family::StockAndFlow,
        unit: Unit::Share,
        has_of: true,
        general: false,
        extra: &[],
        counts_in_period: false,
        adds: Adds { over_periods: false, over_cells: false },
    },
    Entry {
        kpi: Kpi::SustainedOutflow,
        family: Family::StockAndFlow,
        unit: Unit::Count,
        has_of: true,
        general: true,
        extra: &[Extra::Reason],
        counts_in_period: true,
        adds: Adds { over_periods: true, over_cells: true },
    },
    Entry {
        kpi: Kpi::Unmeasured,
        family: Family::Ladder,
        unit: Unit::Count,
        has_of: true,
        general: true,
        extra: &[],
        counts_in_period: false,
        adds: Adds { over_periods: false, over_cells: true },
    },
    Entry {
        kpi: Kpi::StaleRung,
        family: Family::Ladder,
        unit: Unit::Count,
        has_of: true,
        general: true,
        extra: &[],
        counts_in_period: false,
        adds: Adds { over_periods: false, over_cells: true },
    },
    Entry {
        kpi: Kpi::SpokenTo,
        family: Family::Ladder,
        unit: Unit::Count,
        has_of: true,
        general: true,
        extra: &[],
        counts_in_period: false,
        adds: Adds { over_periods: false, over_cells: true },
    },
    Entry {
        kpi: Kpi::InView,
        family: Family::Ladder,
        unit: Unit::Count,
        has_of: true,
        general: true,
        extra: &[],
        counts_in_period: false,
        adds: Adds { over_periods: false, over_cells: true },
    },
    Entry {
        kpi: Kpi::Active,
        family: Family::Ladder,
        unit: Unit::Count,
        has_of: true,
        general: true,
        extra: &[],
        counts_in_period: false,
        adds: Adds { over_periods: false, over_cells: true },
    },
    Entry {
        kpi: Kpi::Climbed,
        family: Family::Ladder,
        unit: Unit::Count,
        has_of: true,
        general: true,
        extra: &[],
        counts_in_period: true,
        adds: Adds { over_periods: false, over_cells: true },
    },
    Entry {
        kpi: Kpi::Descended,
        family: Family::Ladder,
        unit: Unit::Count,
        has_of: true,
        general: true,
        extra: &[],
        counts_in_period: true,
        adds: Adds { over_periods: false, over_cells: true },
    },
    Entry {
        kpi: Kpi::Unchanged,
        family: Family::Ladder,
        unit: Unit::Count,
        has_of: true,
        general: true,
        extra: &[],
        counts_in_period: true,
        adds: Adds { over_periods: false, over_cells: true },
    },
    Entry {
        kpi: Kpi::NotRemeasured,
        family: Family::Ladder,
        unit: Unit::Count,
        has_of: true,
        general: true,
        extra: &[],
        counts_in_period: true,
        adds: Adds { over_periods: false, over_cells: true },
    },
    Entry {
        kpi: Kpi::ToWerk,
        family: Family::Ladder,
        unit: Unit::Count,
        has_of: false,
        general: true,
        extra: &[],
        counts_in_period: true,
        adds: Adds { over_periods: true, over_cells: true },
    },
    Entry {
        kpi: Kpi::ToParticipatie,
        family: Family::Ladder,
        unit: Unit::Count,
        has_of: false,
        general: true,
        extra: &[],
        counts_in_period: true,
        adds: Adds { over_periods: true, over_cells: true },
    },
    Entry {
        kpi: Kpi::BelowPotential,
        family: Family::Ladder,
        unit: Unit::Count,
        has_of: true,
        general: true,
        extra: &[],
        counts_in_period: false,
        adds: Adds { over_periods: false, over_cells: true },
    },
    Entry {
        kpi: Kpi::LongTermStock,
        family: Family::Ladder,
        unit: Unit::Count,
        has_of: true,
        general: true,
        extra: &[],
        counts_in_period: false,
        adds: Adds { over_periods: false, over_cells: true },
    },
    Entry {
        kpi: Kpi::FirstConversations,
        family: Family::Cohort,
        unit: Unit::Count,
        has_of: false,
        general: true,
        extra: &[],
        counts_in_period: true,
        adds: Adds { over_periods: true, over_cells: true },
    },
    Entry {
        kpi: Kpi::Activated,
        family: Family::Cohort,
        unit: Unit::Count,
        has_of: true,
        general: true,
        extra: &[Extra::Code],
        counts_in_period: true,
        adds: Adds { over_periods: true, over_cells: true },
    },
    Entry {
        kpi: Kpi::StillActive,
        family: Family::Cohort,
        unit: Unit::Count,
        has_of: true,
        general: true,
        extra: &[],
        counts_in_period: true,
        adds: Adds { over_periods: true, over_cells: true },
    },
    Entry {
        kpi: Kpi::CohortToWork,
        family: Family::Cohort,
        unit: Unit::Count,
        has_of: true,
        general: true,
        extra: &[],
        counts_in_period: true,
        adds: Adds { over_periods: true, over_cells: true },
    },
    Entry {
        kpi: Kpi::ActivatedWithoutWork,
        family: Family::Cohort,
        unit: Unit::Count,
        has_of: true,
        general: true,
        extra: &[],
        counts_in_period: true,
        adds: Adds { over_periods: true, over_cells: true },
    },
    Entry {
        kpi: Kpi::NoOutcomeYet,
        family: Family::Cohort,
        unit: Unit::Count,
        has_of: true,
        general: true,
        extra: &[],
        counts_in_period: true,
        adds: Adds { over_periods: true, over_cells: true },
    },
    Entry {
        kpi: Kpi::LeftOtherwise,
        family: Family::Cohort,
        unit: Unit::Count,
        has_of: true,
        general: true,
        extra: &[],
        counts_in_period: true,
        adds: Adds { over_periods: true, over_cells: true },
    },
    Entry {
        kpi: Kpi::InConversation,
        family: Family::Cohort,
        unit: Unit::Count,
        has_of: true,
        general: true,
        extra: &[],
        counts_in_period: true,
        adds: Adds { over_periods: true, over_cells: true },
    },
    Entry {
        kpi: Kpi::NotSpokenSince,
        family: Family::Cohort,
        unit: Unit::Count,
        has_of: true,
        general: true,
        extra: &[],
        counts_in_period: true,
        adds: Adds { over_periods: true, over_cells: true },
    },
    Entry {
        kpi: Kpi::Referred,
        family: Family::Cohort,
        unit: Unit::Count,
        has_of: true,
        general: true,
        extra: &[],
        counts_in_period: true,
        adds: Adds { over_periods: true, over_cells: true },
    },
    Entry {
        kpi: Kpi::OnBarriers,
        family: Family::Cohort,
        unit: Unit::Count,
        has_of: true,
        general: true,
        extra: &[],
        counts_in_period: true,
        adds: Adds { over_periods: true, over_cells: true },
    },
    Entry {
        kpi: Kpi::CohortPlaced,
        family: Family::Cohort,
        unit: Unit::Count,
        has_of: true,
        general: true,
        extra: &[],
        counts_in_period: true,
        adds: Adds { over_periods: true, over_cells: true },
    },
    Entry {
        kpi: Kpi::Placements,
        family: Family::Placements,
        unit: Unit::Count,
        has_of: false,
        general: true,
        extra: &[Extra::Code, Extra::Hours],
        counts_in_period: true,
        adds: Adds { over_periods: true, over_cells: true },
    },
    Entry {
        kpi: Kpi::PlacedClients,
        family: Family::Placements,
        unit: Unit::Count,
        has_of: false,
        general: true,
        extra: &[Extra::Code, Extra::Hours],
        counts_in_period: true,
        adds: Adds { over_periods: false, over_cells: true },
    },
    Entry {
        kpi: Kpi::PlacedOffBenefit,
        family: Family::Placements,
        unit: Unit::Count,
        has_of: true,
        general: true,
        extra: &[Extra::Code, Extra::Hours],
        counts_in_period: true,
        adds: Adds { over_periods: true, over_cells: true },
    },
    Entry {
        kpi: Kpi::SustainedPlacements,
        family: Family::Placements,
        unit: Unit::Count,
        has_of: true,
        general: true,
        extra: &[Extra::Code, Extra::Hours],
        counts_in_period: true,
        adds: Adds { over_periods: true, over_cells: true },
    },
    Entry {
        kpi: Kpi::PlacementRate,
        family: Family::Placements,
        unit: Unit::Share,
        has_of: true,
        general: false,
        extra: &[],
        counts_in_period: false,
        adds: Adds { over_periods: false, over_cells: false },
    },
    Entry {
        kpi: Kpi::DaysToFirstContact,
        family: Family::Chain,
        unit: Unit::Days,
        has_of: true,
        general: true,
        extra: &[],
        counts_in_period: false,
        adds: Adds { over_periods: false, over_cells: false },
    },
    Entry {
        kpi: Kpi::HandoverDays,
        family: Family::Chain,
        unit: Unit::Days,
        has_of: true,
        general: true,
        extra: &[Extra::Code],
        counts_in_period: false,
        adds: Adds { over_periods: false, over_cells: false },
    },
    Entry {
        kpi: Kpi::OpenHandovers,
        family: Family::Chain,
        unit: Unit::Count,
        has_of: false,
        general: true,
        extra: &[Extra::Code],
        counts_in_period: false,
        adds: Adds { over_periods: false, over_cells: true },
    },
    Entry {
        kpi: Kpi::CaseloadPerFte,
        family: Family::Chain,
        unit: Unit::PerFte,
        has_of: true,
        general: false,
        extra: &[],
        counts_in_period: false,
        adds: Adds { over_periods: false, over_cells: false },
    },
    Entry {
        kpi: Kpi::RecipientsPer10k,
        family: Family::Published,
        unit: Unit::Per10k,
        has_of: true,
        general: false,
        extra: &[],
        counts_in_period: false,
        adds: Adds { over_periods: false, over_cells: false },
    },
    Entry {
        kpi: Kpi::InstrumentsInUse,
        family: Family::Published,
        unit: Unit::Count,
        has_of: false,
        general: true,
        extra: &[],
        counts_in_period: false,
        adds: Adds { over_periods: false, over_cells: true },
    },
    Entry {
        kpi: Kpi::InstrumentsPer10k,
        family: Family::Published,
        unit: Unit::Per10k,
        has_of: true,
        general: false,
        extra: &[],
        counts_in_period: false,
        adds: Adds { over_periods: false, over_cells: false },
    },
];
