//! What surrounds the figures: programmes, breaks, deadlines, the quality of the data, the grounds.

use super::Words;
use meedoen::caseload::Digests;
use meedoen::catalogue::FindingCode;
use meedoen::{Day, Kpi};
use serde::Serialize;

/// A programme of the policy.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Programme {
    /// Its id in the policy.
    pub(crate) id: String,
    /// Its name.
    pub(crate) name: Words,
    /// Its first day.
    pub(crate) from: Option<Day>,
    /// Its last day.
    pub(crate) to: Option<Day>,
}

/// A break in the series.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Break {
    /// The first day counted the new way.
    pub(crate) on: Day,
    /// The KPIs it concerns; empty: all.
    pub(crate) kpis: Vec<Kpi>,
    /// What changed, in the policy's words.
    pub(crate) note: String,
}

impl Break {
    /// Whether it concerns this KPI.
    pub(crate) fn concerns(&self, kpi: Kpi) -> bool {
        self.kpis.is_empty() || self.kpis.contains(&kpi)
    }
}

/// Something the council expects on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Deadline {
    /// The day.
    pub(crate) on: Day,
    /// What is due.
    pub(crate) what: Words,
}

/// How often something was noticed; nothing of whom or where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(crate) struct FindingCount {
    /// What it is.
    pub(crate) code: FindingCode,
    /// How often.
    pub(crate) count: u64,
}

/// How the ledger was read, in numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct RowCounts {
    /// All rows: those that take part and those that were refused.
    pub(crate) rows: u64,
    /// Rows that were understood.
    pub(crate) accepted: u64,
    /// Rows that were not, and take no part.
    pub(crate) quarantined: u64,
    /// Why they were not.
    pub(crate) reasons: Vec<FindingCount>,
}

/// The quality of the data, in numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Quality {
    /// How the ledger was read; `None` means the report does not tell.
    pub(crate) read: Option<RowCounts>,
    /// The day the checks looked at; `None` means nothing could be checked.
    pub(crate) as_of: Option<Day>,
    /// What the checks noticed in the timelines.
    pub(crate) found: Vec<FindingCount>,
}

/// What the report rests on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Grounds {
    /// Name and version of the library.
    pub(crate) library: String,
    /// The day the ledger is complete to.
    pub(crate) horizon: Option<Day>,
    /// Whether that day was given; else it was taken from the ledger.
    pub(crate) horizon_given: bool,
    /// As known on this day; `None` means as everything now stands.
    pub(crate) known_on: Option<Day>,
    /// The share of the rows that say when they became known.
    pub(crate) registered_share: f64,
    /// What identifies the ledger's rows and the policy.
    pub(crate) digests: Option<Digests>,
    /// What the reader must know.
    pub(crate) warnings: Vec<String>,
}
