//! What a report is asked to cover.

use super::model::{FindingCount, RowCounts};
use meedoen::catalogue::FindingCode;
use meedoen::{Day, Ledger, Span};

/// What a report covers. Everything has a default.
///
/// ```
/// use meedoen::{Span, report::ReportOptions};
///
/// let options = ReportOptions::default()
///     .period(Span::parse("2023")?)
///     .cohort_to("2024-06-30".parse()?)
///     .known_on("2024-10-01".parse()?);
/// assert!(!options.show_small_cells);
/// # Ok::<(), meedoen::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ReportOptions {
    /// The reporting period; none: the last calendar year that ended before the horizon.
    pub period: Option<Span>,
    /// The first day of the cohort of first conversations; none: the programme's first day.
    pub cohort_from: Option<Day>,
    /// The last day of that cohort, included; none: the last day of the reporting period.
    pub cohort_to: Option<Day>,
    /// As known on this day; none: as everything now stands.
    pub known_on: Option<Day>,
    /// The day the ledger is complete to; none: taken from the ledger.
    pub horizon: Option<Day>,
    /// Shows what is hidden by default: cells below the policy's `smallest_cell`.
    pub show_small_cells: bool,
    /// How the ledger was read, in numbers; none: the report doesn't tell.
    pub read: Option<RowCounts>,
}

impl ReportOptions {
    /// Reports on this period.
    #[must_use]
    pub fn period(mut self, period: Span) -> Self {
        self.period = Some(period);
        self
    }

    /// The cohort starts on this day.
    #[must_use]
    pub fn cohort_from(mut self, day: Day) -> Self {
        self.cohort_from = Some(day);
        self
    }

    /// The cohort's last day.
    #[must_use]
    pub fn cohort_to(mut self, day: Day) -> Self {
        self.cohort_to = Some(day);
        self
    }

    /// As known on this day.
    #[must_use]
    pub fn known_on(mut self, day: Day) -> Self {
        self.known_on = Some(day);
        self
    }

    /// The ledger is complete to this day.
    #[must_use]
    pub fn horizon(mut self, day: Day) -> Self {
        self.horizon = Some(day);
        self
    }

    /// Shows small cells too.
    #[must_use]
    pub fn show_small_cells(mut self) -> Self {
        self.show_small_cells = true;
        self
    }

    /// Tells how this ledger, the caseload's own, was read: rows in, accepted and refused.
    #[must_use]
    pub fn ledger(mut self, ledger: &Ledger) -> Self {
        let reading = ledger.reading();
        let count = |code: FindingCode| FindingCount {
            code,
            count: reading.findings().iter().filter(|it| it.code == code).count() as u64,
        };
        self.read = Some(RowCounts {
            rows: reading.rows(),
            accepted: reading.accepted(),
            quarantined: reading.quarantined(),
            reasons: FindingCode::ALL.into_iter().map(count).filter(|it| it.count > 0).collect(),
        });
        self
    }
}
