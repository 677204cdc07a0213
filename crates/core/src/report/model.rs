//! The report as plain data: figures, breakdowns and their context, in no language yet.
//!
//! Small cells are already hidden here, so whatever is made of the model can't show them.

use crate::catalogue::FindingCode;
use crate::kpi::Number;
use crate::{Day, Dimension, Kpi, Span};
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

/// A name in both languages (where a policy gives no English one, the Dutch one stands for both).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Words {
    /// Dutch.
    pub nl: String,
    /// English.
    pub en: String,
}

impl Words {
    /// The same words in both languages.
    pub fn same(text: impl Into<String>) -> Self {
        let nl = text.into();
        Self { en: nl.clone(), nl }
    }

    /// The words in this language.
    pub fn get(&self, lang: crate::catalogue::Lang) -> &str {
        match lang {
            crate::catalogue::Lang::Nl => &self.nl,
            crate::catalogue::Lang::En => &self.en,
        }
    }
}

/// A period by its first and last day, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period(pub Span);

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut form = serializer.serialize_struct("Period", 2)?;
        form.serialize_field("from", &self.0.from())?;
        form.serialize_field("to", &self.0.last())?;
        form.end()
    }
}

/// What stands in a cell: a number, or why there is none.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Value {
    /// A figure.
    Shown(Number),
    /// A count below the policy's `smallest_cell` and above zero.
    Small,
    /// A larger count, hidden because a small one could be computed from it.
    Beside,
    /// No figure.
    Missing(Missing),
}

impl Value {
    /// The figure, where it is shown.
    pub const fn shown(self) -> Option<Number> {
        match self {
            Self::Shown(number) => Some(number),
            _ => None,
        }
    }

    /// The figure as a whole number, where it is shown and is one.
    pub const fn whole(self) -> Option<i64> {
        match self {
            Self::Shown(Number::Whole(whole)) => Some(whole),
            _ => None,
        }
    }

    /// Whether disclosure control took it away.
    pub const fn is_hidden(self) -> bool {
        matches!(self, Self::Small | Self::Beside)
    }
}

/// Why there is no figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Missing {
    /// There is nobody, or nothing, to take a share of.
    NothingToCount,
    /// Fewer than half have had the event.
    MedianNotReached,
    /// The policy names no number of inhabitants for the day.
    NoPopulation,
    /// The policy names no staff for the day.
    NoStaff,
    /// A break in the series lies between the two days compared.
    AcrossBreak,
    /// Too little time has passed to see any of it.
    NotYetObservable,
    /// The period starts after the day the ledger is complete to.
    AfterHorizon,
}

/// One KPI over one period.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Figure {
    /// The KPI.
    pub kpi: Kpi,
    /// The period it is counted over, or whose last day it is counted on.
    pub period: Period,
    /// The figure.
    pub value: Value,
    /// Its denominator.
    pub of: Option<Number>,
    /// What was aimed at.
    pub target: Option<Number>,
    /// Value over target.
    pub attainment: Option<f64>,
    /// Whether late registrations may still change it.
    pub provisional: bool,
}

/// A member of a breakdown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Member {
    /// The member as queries name it.
    pub id: String,
    /// The policy's name for it, where it has one.
    pub name: Option<Words>,
}

/// One period of a breakdown.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BreakdownRow {
    /// The period.
    pub period: Period,
    /// The cells, in the order of the members.
    pub cells: Vec<Value>,
    /// The whole, where the cells are a partition of it.
    pub total: Value,
    /// Whether late registrations may still change the row.
    pub provisional: bool,
}

/// A KPI by the members of a dimension.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Breakdown {
    /// The KPI.
    pub kpi: Kpi,
    /// The dimension.
    pub dimension: Dimension,
    /// Its members, in its own order.
    pub members: Vec<Member>,
    /// The periods.
    pub rows: Vec<BreakdownRow>,
}

/// Clients by state on the day before a period against state on its last day.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Transitions {
    /// The period.
    pub period: Period,
    /// States on the day before: `1` … `6`, `unmeasured`, `outside`.
    pub opening: Vec<&'static str>,
    /// States on the last day: `1` … `6`, `unmeasured`, and the categories of outflow.
    pub closing: Vec<&'static str>,
    /// By opening state, by closing state.
    pub cells: Vec<Vec<Value>>,
    /// By opening state, all who were in it.
    pub opening_totals: Vec<Value>,
    /// By closing state, all who are in it.
    pub closing_totals: Vec<Value>,
    /// Everybody in the table.
    pub total: Value,
}

/// One decision on an ambition.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Decision {
    /// When it was taken; none: from always.
    pub decided_on: Option<Day>,
    /// What is aimed at over the whole period.
    pub target: Number,
    /// What should have been reached by the day looked at: the target in proportion to the days
    /// passed, or the target itself where it is not divided over days.
    pub due: f64,
    /// Where it was decided.
    pub source: Option<String>,
}

/// A cumulative figure at the end of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Reached {
    /// The day.
    pub on: Day,
    /// All since the ambition's first day.
    pub value: i64,
}

/// An ambition with every decision on it: the first is the original, the last the one that counts.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Ambition {
    /// The KPI.
    pub kpi: Kpi,
    /// The period.
    pub period: Period,
    /// The cell it is for, as dimension and member; empty: the whole.
    pub cell: Vec<(Dimension, Member)>,
    /// Whether the target is a share of the denominator.
    pub share: bool,
    /// Whether less is better.
    pub at_most: bool,
    /// The decisions known, the original first.
    pub decisions: Vec<Decision>,
    /// The day up to which it was looked at: the period's last, or the horizon before that.
    pub looked_at: Option<Day>,
    /// What was reached by that day.
    pub reached: Value,
    /// The denominator of what was reached.
    pub of: Option<Number>,
    /// Reached over the whole period's target that counts.
    pub attainment: Option<f64>,
    /// Whether late registrations may still change what was reached.
    pub provisional: bool,
    /// Month by month, where months add up.
    pub series: Vec<Reached>,
    /// Breaks in the KPI's series inside the period.
    pub breaks: Vec<Day>,
}

impl Ambition {
    /// The decision that counts.
    pub fn current(&self) -> Option<&Decision> {
        self.decisions.last()
    }
}

/// A programme of the policy.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Programme {
    /// Its id in the policy.
    pub id: String,
    /// Its name.
    pub name: Words,
    /// Its first day.
    pub from: Option<Day>,
    /// Its last day.
    pub to: Option<Day>,
}

/// What a section is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Topic {
    /// A cohort of first conversations and what came of it (Meedoen Werkt).
    Cohort,
    /// Placements in work (Rijswijk Werkwijs).
    Placements,
    /// Who is in view, contact and handovers (Aandacht Werkt).
    Attention,
    /// Stock, inflow and outflow.
    Caseload,
    /// The ladder: who moved where.
    Ladder,
    /// What every municipality must publish (BBV).
    Published,
}

/// A section: a topic, the programmes it belongs to and its figures.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Section {
    /// The topic.
    pub topic: Topic,
    /// The programmes, where the policy has any for it.
    pub programmes: Vec<Programme>,
    /// The period of its figures.
    pub period: Period,
    /// The figures, in the order they are told.
    pub figures: Vec<Figure>,
    /// The ambitions on its KPIs.
    pub ambitions: Vec<Ambition>,
    /// Its breakdowns.
    pub breakdowns: Vec<Breakdown>,
    /// The transition table (of the ladder); none also where a break lies inside the period.
    pub transitions: Option<Transitions>,
    /// The breaks that meet its KPIs in its period.
    pub breaks: Vec<Break>,
}

impl Section {
    /// The figure of a KPI.
    pub fn figure(&self, kpi: Kpi) -> Option<&Figure> {
        self.figures.iter().find(|figure| figure.kpi == kpi)
    }

    /// The figure of a KPI as a shown whole number.
    pub fn count(&self, kpi: Kpi) -> Option<i64> {
        self.figure(kpi)?.value.whole()
    }

    /// The breakdown of a KPI by a dimension.
    pub fn breakdown(&self, kpi: Kpi, dimension: &Dimension) -> Option<&Breakdown> {
        self.breakdowns.iter().find(|it| it.kpi == kpi && it.dimension == *dimension)
    }
}

/// A break in the series.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Break {
    /// The first day counted the new way.
    pub on: Day,
    /// The KPIs it concerns; empty: all.
    pub kpis: Vec<Kpi>,
    /// What changed, in the policy's words.
    pub note: String,
}

impl Break {
    /// Whether it concerns this KPI.
    pub fn concerns(&self, kpi: Kpi) -> bool {
        self.kpis.is_empty() || self.kpis.contains(&kpi)
    }
}

/// Something the council expects on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Deadline {
    /// The day.
    pub on: Day,
    /// What is due.
    pub what: Words,
}

/// How often something was noticed; nothing of whom or where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct FindingCount {
    /// What it is.
    pub code: FindingCode,
    /// How often.
    pub count: u64,
}

/// How the ledger was read, in numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RowCounts {
    /// All rows: those that take part and those that were refused.
    pub rows: u64,
    /// Rows that were understood.
    pub accepted: u64,
    /// Rows that were not, and take no part.
    pub quarantined: u64,
    /// Why they were not.
    pub reasons: Vec<FindingCount>,
}

/// The quality of the data, in numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Quality {
    /// How the ledger was read; none: not told.
    pub read: Option<RowCounts>,
    /// The day the checks looked at; none: nothing could be checked.
    pub as_of: Option<Day>,
    /// What the checks noticed in the timelines.
    pub found: Vec<FindingCount>,
}

/// What the report rests on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Grounds {
    /// Name and version of the library.
    pub library: String,
    /// The day the ledger is complete to.
    pub horizon: Option<Day>,
    /// As known on this day; none: as everything now stands.
    pub known_on: Option<Day>,
    /// The share of the rows that say when they became known.
    pub registered_share: f64,
    /// Digests by what they are of.
    pub digests: Vec<(String, String)>,
    /// What the reader must know.
    pub warnings: Vec<String>,
}

/// The council's progress report.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// Whose report.
    pub municipality: String,
    /// The reporting period.
    pub period: Period,
    /// The sections, in the order they are told.
    pub sections: Vec<Section>,
    /// Every break of the policy up to the last day reported on.
    pub breaks: Vec<Break>,
    /// What is due to the council from the reporting period on.
    pub deadlines: Vec<Deadline>,
    /// What reading and the checks noticed, in numbers.
    pub quality: Quality,
    /// Figures that look past this day are provisional.
    pub provisional_after: Option<Day>,
    /// Counts from 1 up to this number less one are hidden in breakdowns; none: nothing is hidden.
    pub smallest_cell: Option<u32>,
    /// The policy's parameters that the definitions name, as they were in force.
    pub settings: Vec<(&'static str, String)>,
    /// What the policy itself remarks.
    pub policy_notes: Vec<String>,
    /// What it all rests on.
    pub grounds: Grounds,
}

impl Report {
    /// The first section on a topic.
    pub fn section(&self, topic: Topic) -> Option<&Section> {
        self.sections.iter().find(|section| section.topic == topic)
    }

    /// The value of a parameter.
    pub fn setting(&self, name: &str) -> Option<&str> {
        let found = self.settings.iter().find(|(own, _)| *own == name);
        found.map(|(_, value)| value.as_str())
    }

    /// The KPIs that appear, in the order of the catalogue.
    pub fn kpis(&self) -> Vec<Kpi> {
        let used = |kpi: &Kpi| {
            self.sections.iter().any(|section| {
                section.figure(*kpi).is_some()
                    || section.breakdowns.iter().any(|it| it.kpi == *kpi)
                    || section.ambitions.iter().any(|it| it.kpi == *kpi)
            })
        };
        Kpi::ALL.iter().copied().filter(used).collect()
    }

    /// Whether any cell is hidden.
    pub fn hides(&self) -> bool {
        let hidden = |values: &[Value]| values.iter().any(|value| value.is_hidden());
        self.sections.iter().any(|section| {
            section.breakdowns.iter().any(|it| it.rows.iter().any(|row| hidden(&row.cells)))
                || section.ambitions.iter().any(|it| it.reached.is_hidden())
                || section.transitions.as_ref().is_some_and(|table| {
                    table.cells.iter().any(|row| hidden(row))
                        || hidden(&table.opening_totals)
                        || hidden(&table.closing_totals)
                })
        })
    }
}
