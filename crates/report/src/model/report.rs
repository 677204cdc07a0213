//! The whole: sections of figures.

use super::{
    Ambition, Break, Breakdown, Deadline, Figure, Grounds, Period, Programme, Quality, Transitions,
    Value,
};
pub(crate) use meedoen::catalogue::Topic;
use meedoen::vocabulary::Word;
use meedoen::{Day, Dimension, Kpi};
use serde::Serialize;

/// A section: a topic, the programmes it belongs to and its figures.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Section {
    /// The topic.
    pub(crate) topic: Topic,
    /// The programmes, where the policy has any for it.
    pub(crate) programmes: Vec<Programme>,
    /// The period of its figures.
    pub(crate) period: Period,
    /// The figures, in the order they are told.
    pub(crate) figures: Vec<Figure>,
    /// The ambitions on its KPIs.
    pub(crate) ambitions: Vec<Ambition>,
    /// Its breakdowns.
    pub(crate) breakdowns: Vec<Breakdown>,
    /// The transition table (of the ladder); none also where a break lies inside the period.
    pub(crate) transitions: Option<Transitions>,
    /// The breaks that meet its KPIs in its period.
    pub(crate) breaks: Vec<Break>,
}

impl Section {
    /// The figure of a KPI.
    pub(crate) fn figure(&self, kpi: Kpi) -> Option<&Figure> {
        self.figures.iter().find(|figure| figure.kpi == kpi)
    }

    /// The figure of a KPI as a shown whole number.
    pub(crate) fn count(&self, kpi: Kpi) -> Option<i64> {
        self.figure(kpi)?.value.whole()
    }

    /// The breakdown of a KPI by a dimension.
    pub(crate) fn breakdown(&self, kpi: Kpi, dimension: &Dimension) -> Option<&Breakdown> {
        self.breakdowns
            .iter()
            .find(|breakdown| breakdown.kpi == kpi && breakdown.dimension == *dimension)
    }
}

/// The council's progress report: figures, breakdowns and their context, as plain data. It is written
/// as a document, or serialised.
///
/// ```
/// use meedoen::{Caseload, Ledger, Policy, vocabulary::Lang};
/// use meedoen_report::{Report, ReportFormat, ReportOptions};
///
/// let policy = Policy::preset("example")?;
/// let csv = b"client,kind,code,start\nR001,benefit,pw,2022-05-01\nR002,benefit,pw,2024-02-01\n";
/// let caseload = Caseload::build(&Ledger::read_csv(csv, &policy)?, &policy)?;
/// let report = Report::of(&caseload, &ReportOptions::default())?;
///
/// let data = report.write(ReportFormat::Json, Lang::En);
/// let data: serde_json::Value = serde_json::from_str(&data).expect("JSON");
/// assert_eq!(data["period"], serde_json::json!({"from": "2023-01-01", "to": "2023-12-31"}));
/// # Ok::<(), meedoen::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// Whose report.
    pub(crate) municipality: String,
    /// The reporting period.
    pub(crate) period: Period,
    /// The sections, in the order they are told.
    pub(crate) sections: Vec<Section>,
    /// Every break of the policy up to the last day reported on.
    pub(crate) breaks: Vec<Break>,
    /// What is due to the council from the reporting period on.
    pub(crate) deadlines: Vec<Deadline>,
    /// What reading and the checks noticed, in numbers.
    pub(crate) quality: Quality,
    /// Figures that look past this day are provisional.
    pub(crate) provisional_after: Option<Day>,
    /// Counts from 1 up to this number less one are hidden in breakdowns; `None` means nothing is hidden.
    pub(crate) smallest_cell: Option<u32>,
    /// The policy's parameters that the definitions name, as they were in force.
    pub(crate) settings: Vec<(&'static str, String)>,
    /// What the policy itself remarks.
    pub(crate) policy_notes: Vec<String>,
    /// What it all rests on.
    pub(crate) grounds: Grounds,
}

impl Report {
    /// The first section on a topic.
    pub(crate) fn section(&self, topic: Topic) -> Option<&Section> {
        self.sections.iter().find(|section| section.topic == topic)
    }

    /// The value of a parameter.
    pub(crate) fn setting(&self, name: &str) -> Option<&str> {
        let found = self.settings.iter().find(|(own, _)| *own == name);
        found.map(|(_, value)| value.as_str())
    }

    /// The KPIs that appear, in the order of the catalogue.
    pub(crate) fn kpis(&self) -> Vec<Kpi> {
        let used = |kpi: &Kpi| {
            self.sections.iter().any(|section| {
                section.figure(*kpi).is_some()
                    || section.breakdowns.iter().any(|breakdown| breakdown.kpi == *kpi)
                    || section.ambitions.iter().any(|ambition| ambition.kpi == *kpi)
            })
        };
        Kpi::ALL.iter().copied().filter(used).collect()
    }

    /// Whether any cell is hidden.
    pub(crate) fn hides(&self) -> bool {
        let hidden = |values: &[Value]| values.iter().any(|value| value.is_hidden());
        self.sections.iter().any(|section| {
            section
                .breakdowns
                .iter()
                .any(|breakdown| breakdown.rows.iter().any(|row| hidden(&row.cells)))
                || section.ambitions.iter().any(|ambition| ambition.reached.is_hidden())
                || section.transitions.as_ref().is_some_and(|table| {
                    table.cells.iter().any(|row| hidden(row))
                        || hidden(&table.opening_totals)
                        || hidden(&table.closing_totals)
                })
        })
    }
}
