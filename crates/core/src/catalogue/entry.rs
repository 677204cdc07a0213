//! A KPI's entry in the catalogue.

use super::Kpi;
use super::adds::{Adds, NOTHING_ADDS, OverPeriods};
use super::family::Family;
use super::shared::PROJECT;
use super::topic::Topic;
use super::unit::Unit;
use crate::vocabulary::{Dimension, Text};
use crate::words::words;
use serde::Serialize;

words! {
    /// A dimension that only some KPIs have.
    pub(crate) enum Extra: "dimension of some KPIs" {
        /// Why a benefit ended.
        Reason = "reason",
        /// The code of the record that is counted.
        Code = "code",
        /// Hours a week.
        Hours = "hours",
    }
}

/// How far beyond the last day of its period a figure looks, on the side of what may still be
/// registered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LookAhead {
    /// No further than that day.
    No,
    /// This many days further.
    Days(i32),
    /// Up to the day that its cohort is followed to.
    FollowUp,
}

/// Whom a figure per 10,000 inhabitants is divided by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Inhabitants {
    /// Inhabitants of 18 and older.
    Adults,
    /// Inhabitants of 15 to 64.
    WorkingAge,
}

/// One KPI: all that the docs, a report and the counting code need to know of it.
///
/// ```
/// use meedoen::{Kpi, catalogue::Unit, vocabulary::Lang};
///
/// let entry = Kpi::OutflowToWork.entry();
/// assert_eq!(entry.label().get(Lang::Nl), "Uitstroom naar werk");
/// assert_eq!(entry.unit(), Unit::Count);
/// assert!(entry.definition().get(Lang::En).contains("sickness benefit")); // what code 11 covers
/// ```
#[expect(clippy::struct_excessive_bools, reason = "each says one thing of a definition")]
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Entry {
    pub(super) kpi: Kpi,
    pub(crate) family: Family,
    pub(super) label: Text,
    pub(super) definition: Text,
    pub(super) unit: Unit,
    pub(super) of: Option<Text>,
    pub(super) anchor: Option<Text>,
    pub(super) general: bool,
    pub(super) extra: &'static [Extra],
    pub(super) counts_in_period: bool,
    pub(super) adds: Adds,
    pub(super) source: Text,
    /// Whether the value is what came on top of the denominator, not a part of it.
    #[serde(skip)]
    pub(super) is_change: bool,
    /// Whether it sets one day against another, so that a break in the series between them makes it
    /// meaningless.
    #[serde(skip)]
    pub(super) compares_two_days: bool,
    #[serde(skip)]
    pub(super) inhabitants: Inhabitants,
    #[serde(skip)]
    pub(super) looks_ahead: LookAhead,
    /// Whether the denominator has the code that divides the value.
    #[serde(skip)]
    pub(super) of_has_code: bool,
    /// Whether the denominator holds only what has been observed long enough.
    #[serde(skip)]
    pub(super) of_is_observed: bool,
    /// The section of a report that tells it, and its place there.
    #[serde(skip)]
    pub(super) topic: Option<(Topic, u8)>,
}

/// What an entry says that says nothing else: a count of what is not broken down.
pub(super) const PLAIN: Entry = Entry {
    kpi: Kpi::Stock,
    family: Family::StockAndFlow,
    label: Text::new("", ""),
    definition: Text::new("", ""),
    unit: Unit::Count,
    of: None,
    anchor: None,
    general: false,
    extra: &[],
    counts_in_period: false,
    adds: NOTHING_ADDS,
    source: PROJECT,
    is_change: false,
    compares_two_days: false,
    inhabitants: Inhabitants::WorkingAge,
    looks_ahead: LookAhead::No,
    of_has_code: true,
    of_is_observed: false,
    topic: None,
};

impl Entry {
    /// The KPI.
    ///
    /// ```
    /// use meedoen::{Kpi, catalogue::entries};
    /// assert_eq!(entries()[0].kpi(), Kpi::Stock);
    /// ```
    pub const fn kpi(&self) -> Kpi {
        self.kpi
    }

    /// The part of the definitions it belongs to, as a heading. A report tells it under its
    /// [`topic`](Self::topic), which may be another.
    ///
    /// ```
    /// use meedoen::Kpi;
    /// use meedoen::catalogue::Topic;
    /// use meedoen::vocabulary::Lang;
    ///
    /// let entry = Kpi::InView.entry();
    /// assert_eq!(entry.family().get(Lang::En), "Participation ladder");
    /// assert_eq!(entry.topic(), Some(Topic::Attention));
    /// ```
    pub const fn family(&self) -> Text {
        self.family.label()
    }

    /// Its name in a report.
    ///
    /// ```
    /// use meedoen::{Kpi, vocabulary::Lang};
    /// assert_eq!(Kpi::Stock.entry().label().get(Lang::Nl), "Bestand");
    /// ```
    pub const fn label(&self) -> Text {
        self.label
    }

    /// What it counts, in full sentences. A period runs from its first to its last day, both
    /// included; names in backquotes are the policy's parameters, a ledger's codes and other KPIs.
    ///
    /// ```
    /// use meedoen::{Kpi, vocabulary::Lang};
    ///
    /// let definition = Kpi::Stock.entry().definition().get(Lang::En);
    /// assert!(definition.starts_with("Number of clients with benefit on the last day of the period."));
    /// ```
    pub const fn definition(&self) -> Text {
        self.definition
    }

    /// What it is expressed in.
    ///
    /// ```
    /// use meedoen::{Kpi, catalogue::Unit};
    /// assert_eq!(Kpi::OutflowRate.entry().unit(), Unit::Share);
    /// ```
    pub const fn unit(&self) -> Unit {
        self.unit
    }

    /// The denominator in words; `None` where it has none.
    ///
    /// ```
    /// use meedoen::Kpi;
    /// assert!(Kpi::Stock.entry().of().is_none());
    /// assert!(Kpi::OutflowRate.entry().of().is_some());
    /// ```
    pub const fn of(&self) -> Option<Text> {
        self.of
    }

    /// The day on which a breakdown or filter is judged; `None` where it has no dimensions.
    ///
    /// ```
    /// use meedoen::{Kpi, vocabulary::Lang};
    /// let anchor = Kpi::Stock.entry().anchor();
    /// assert_eq!(anchor.map(|text| text.get(Lang::En)), Some("the last day of the period"));
    /// ```
    pub const fn anchor(&self) -> Option<Text> {
        self.anchor
    }

    /// Whether it counts what happens in a period, so that an ambition is divided over its days.
    ///
    /// ```
    /// use meedoen::Kpi;
    /// assert!(Kpi::Placements.entry().counts_in_period());
    /// assert!(!Kpi::Stock.entry().counts_in_period());
    /// ```
    pub const fn counts_in_period(&self) -> bool {
        self.counts_in_period
    }

    /// Whether the values of adjoining periods add up to that of the whole.
    ///
    /// ```
    /// use meedoen::{Kpi, catalogue::OverPeriods};
    ///
    /// assert_eq!(Kpi::Inflow.entry().adds_over_periods(), OverPeriods::Yes);
    /// assert_eq!(Kpi::Stock.entry().adds_over_periods(), OverPeriods::No); // it speaks of a day
    /// ```
    pub const fn adds_over_periods(&self) -> OverPeriods {
        self.adds.over_periods
    }

    /// Whether the values of the cells of a partition add up to the total: of every dimension but
    /// `group`, in which a client can count more than once. Denominators add up as the values do,
    /// but that of `activated` by code, which stays the whole cohort.
    ///
    /// ```
    /// use meedoen::Kpi;
    ///
    /// assert!(Kpi::Stock.entry().adds_over_cells());
    /// assert!(!Kpi::DaysToFirstContact.entry().adds_over_cells()); // a median
    /// ```
    pub const fn adds_over_cells(&self) -> bool {
        self.adds.over_cells
    }

    /// Where the definition comes from.
    ///
    /// ```
    /// use meedoen::{Kpi, vocabulary::Lang};
    /// assert!(Kpi::RecipientsPer10k.entry().source().get(Lang::Nl).starts_with("BBV"));
    /// ```
    pub const fn source(&self) -> Text {
        self.source
    }

    /// The topic of the section that tells it in a report; `None` where it has no line there.
    ///
    /// ```
    /// use meedoen::{Kpi, catalogue::Topic};
    ///
    /// assert_eq!(Kpi::Stock.entry().topic(), Some(Topic::Caseload));
    /// assert_eq!(Kpi::CaseloadPerFte.entry().topic(), None); // it stands with its programme
    /// ```
    pub fn topic(&self) -> Option<Topic> {
        self.topic.map(|(topic, _)| topic)
    }

    /// Whether its denominator holds only what has been observed long enough.
    ///
    /// ```
    /// use meedoen::Kpi;
    ///
    /// assert!(Kpi::SustainedOutflow.entry().of_is_observed());
    /// assert!(!Kpi::Outflow.entry().of_is_observed());
    /// ```
    pub const fn of_is_observed(&self) -> bool {
        self.of_is_observed
    }

    /// Whether it sets one day against another, so that a break in the series between them makes it
    /// meaningless.
    ///
    /// ```
    /// use meedoen::Kpi;
    ///
    /// assert!(Kpi::VolumeChange.entry().compares_two_days());
    /// assert!(!Kpi::Stock.entry().compares_two_days());
    /// ```
    pub const fn compares_two_days(&self) -> bool {
        self.compares_two_days
    }

    /// Whether the KPI can be broken down by, or narrowed to, this dimension.
    ///
    /// ```
    /// use meedoen::{Dimension, Kpi};
    ///
    /// assert!(Kpi::Outflow.entry().has(&Dimension::Reason));
    /// assert!(!Kpi::Inflow.entry().has(&Dimension::Reason));
    /// ```
    pub fn has(&self, dimension: &Dimension) -> bool {
        match dimension {
            Dimension::Reason => self.extra.contains(&Extra::Reason),
            Dimension::Code => self.extra.contains(&Extra::Code),
            Dimension::Hours => self.extra.contains(&Extra::Hours),
            _ => self.general,
        }
    }

    /// Whether the values of the cells of this dimension add up to the total.
    ///
    /// ```
    /// use meedoen::{Dimension, Kpi};
    ///
    /// assert!(Kpi::Stock.entry().adds_over(&Dimension::Age));
    /// assert!(!Kpi::Stock.entry().adds_over(&Dimension::Group)); // a client is in several
    /// ```
    pub fn adds_over(&self, dimension: &Dimension) -> bool {
        self.adds.over_cells && *dimension != Dimension::Group && self.has(dimension)
    }

    /// Whether the value is what came on top of the denominator, not a part of it.
    pub(crate) const fn is_change(&self) -> bool {
        self.is_change
    }

    /// Whom a figure per 10,000 inhabitants is divided by.
    pub(crate) const fn inhabitants(&self) -> Inhabitants {
        self.inhabitants
    }

    /// Whether a question must name a programme: the staff it is divided by is that of one.
    pub(crate) const fn needs_programme(&self) -> bool {
        matches!(self.unit, Unit::PerFte)
    }

    /// How far beyond the last day of its period it looks.
    pub(crate) const fn looks_ahead(&self) -> LookAhead {
        self.looks_ahead
    }

    /// Whether the denominator has this dimension, which the value has: an activation's code divides
    /// the activated, not their cohort.
    pub(crate) fn of_has(&self, dimension: &Dimension) -> bool {
        self.of_has_code || *dimension != Dimension::Code
    }
}
