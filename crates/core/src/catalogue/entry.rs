//! A KPI's entry in the catalogue.

use super::{Dimension, Kpi, Text};
use super::{chain, cohort, ladder, placements, published, stock_and_flow};
use serde::Serialize;

/// The part of the definitions a KPI belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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

impl Family {
    /// Its name as a heading.
    pub const fn label(self) -> Text {
        match self {
            Self::StockAndFlow => Text::new("Stand en stroom", "Stock and flow"),
            Self::Ladder => Text::new("Participatieladder", "Participation ladder"),
            Self::Cohort => Text::new("Meedoen Werkt: een cohort", "Meedoen Werkt: a cohort"),
            Self::Placements => {
                Text::new("Rijswijk Werkwijs: plaatsingen", "Rijswijk Werkwijs: placements")
            }
            Self::Chain => Text::new("Aandacht Werkt: de keten", "Aandacht Werkt: the chain"),
            Self::Published => Text::new(
                "Wat iedere gemeente publiceert (BBV)",
                "What every municipality must publish (BBV)",
            ),
        }
    }
}

/// What a figure is expressed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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

impl Unit {
    /// Its name in a report.
    pub const fn label(self) -> Text {
        match self {
            Self::Count => Text::new("aantal", "number"),
            Self::Share => Text::new("aandeel", "share"),
            Self::Days => Text::new("dagen", "days"),
            Self::Per10k => Text::new("per 10.000 inwoners", "per 10,000 inhabitants"),
            Self::PerFte => Text::new("per fte", "per FTE"),
        }
    }
}

/// A dimension that only some KPIs have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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

/// Whether the values of adjoining periods add up to that of the whole (asked with the same K and
/// horizon).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum OverPeriods {
    /// They do: what is counted falls on one day.
    Yes,
    /// They do when every period is followed up to the same day (`followed_to`); by default each is
    /// followed up to its own end, and then they do not.
    WhenFollowedToOneDay,
    /// They do not: the value speaks of a day, of both ends of the period, or of distinct clients.
    No,
}

/// What may be added up. It speaks of the values; denominators add up as they do, but that of
/// `activated` by code, which stays the whole cohort.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Adds {
    /// The values of adjoining periods add up to that of the whole.
    pub over_periods: OverPeriods,
    /// The values of the cells of a partition (every dimension but `group`, in which a client can
    /// count more than once) add up to the total.
    pub over_cells: bool,
}

/// One KPI: all that the docs, a report and the counting code need to know of it.
///
/// ```
/// use meedoen::{Kpi, catalogue::Lang};
///
/// let entry = Kpi::OutflowToWork.entry();
/// assert_eq!(entry.label.get(Lang::Nl), "Uitstroom naar werk");
/// assert!(entry.definition.en.contains("sickness benefit")); // what code 11 covers
/// ```
#[derive(Debug, Clone, Copy, Serialize)]
#[non_exhaustive]
pub struct Entry {
    /// The KPI.
    pub kpi: Kpi,
    /// The part of the definitions it belongs to.
    pub family: Family,
    /// Its name in a report.
    pub label: Text,
    /// What it counts, in full sentences. A period runs from its first to its last day, both
    /// included; names in backquotes are the policy's parameters, a ledger's codes and other KPIs.
    pub definition: Text,
    /// What it is expressed in.
    pub unit: Unit,
    /// The denominator; none: it has none.
    pub of: Option<Text>,
    /// The day on which a breakdown or filter is judged; none: it has no dimensions.
    pub anchor: Option<Text>,
    /// Whether it has the general dimensions.
    pub general: bool,
    /// The further dimensions it has.
    pub extra: &'static [Extra],
    /// Whether it counts what happens in a period, so that an ambition is divided over its days.
    pub counts_in_period: bool,
    /// What adds up.
    pub adds: Adds,
    /// Where the definition comes from.
    pub source: Text,
}

impl Entry {
    /// Whether its rows have a denominator (`of`).
    pub const fn has_of(&self) -> bool {
        self.of.is_some()
    }

    /// Whether the KPI can be broken down by, or narrowed to, this dimension.
    pub fn has(&self, dimension: &Dimension) -> bool {
        match dimension {
            Dimension::Reason => self.extra.contains(&Extra::Reason),
            Dimension::Code => self.extra.contains(&Extra::Code),
            Dimension::Hours => self.extra.contains(&Extra::Hours),
            _ => self.general,
        }
    }

    /// Whether the values of the cells of this dimension add up to the total.
    pub fn adds_over(&self, dimension: &Dimension) -> bool {
        self.adds.over_cells && *dimension != Dimension::Group && self.has(dimension)
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
        &ENTRIES[self as usize] // in the order of `Kpi::ALL`: checked below, at compile time
    }
}

/// Every entry, in the order of [`Kpi::ALL`].
pub fn entries() -> &'static [Entry] {
    &ENTRIES
}

/// The families' tables, one after the other.
static ENTRIES: [Entry; Kpi::ALL.len()] = {
    let families: [&[Entry]; 6] = [
        &stock_and_flow::ENTRIES,
        &ladder::ENTRIES,
        &cohort::ENTRIES,
        &placements::ENTRIES,
        &chain::ENTRIES,
        &published::ENTRIES,
    ];
    let mut all = [families[0][0]; Kpi::ALL.len()];
    let (mut next, mut family) = (0, 0);
    while family < families.len() {
        let mut index = 0;
        while index < families[family].len() {
            all[next] = families[family][index];
            assert!(all[next].kpi as usize == next, "the tables are in the order of Kpi::ALL");
            next += 1;
            index += 1;
        }
        family += 1;
    }
    assert!(next == all.len(), "each KPI has an entry");
    all
};
