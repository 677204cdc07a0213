//! What a report is asked to cover.

use super::model::{FindingCount, RowCounts};
use meedoen::{Day, Error, ErrorCode, Ledger, Result, Span};
use serde::Deserialize;

/// What a report covers. Everything has a default.
///
/// ```
/// use meedoen::Span;
/// use meedoen_report::ReportOptions;
///
/// let options = ReportOptions::default()
///     .period(Span::parse("2023")?)
///     .cohort_to("2024-06-30".parse()?)
///     .known_on("2024-10-01".parse()?);
/// let json = r#"{"period": {"from": "2023-01-01", "to": "2023-12-31"}, "cohort_to": "2024-06-30",
///                "known_on": "2024-10-01"}"#;
/// assert_eq!(ReportOptions::from_json(json)?, options);
/// # Ok::<(), meedoen::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ReportOptions {
    /// The reporting period; `None` means the last calendar year that ended before the horizon.
    pub(crate) period: Option<Span>,
    /// The first day of the cohort of first conversations; `None` means the programme's first day.
    pub(crate) cohort_from: Option<Day>,
    /// The last day of that cohort, included; `None` means the last day of the reporting period.
    pub(crate) cohort_to: Option<Day>,
    /// As known on this day; `None` means as everything now stands.
    pub(crate) known_on: Option<Day>,
    /// The day the ledger is complete to; `None` means taken from the ledger.
    pub(crate) horizon: Option<Day>,
    /// Shows what is hidden by default: cells below the policy's `smallest_cell`.
    pub(crate) show_small_cells: bool,
    /// How the ledger was read, in numbers; `None` means the report doesn't tell.
    pub(crate) read: Option<RowCounts>,
}

/// What a report covers. Everything has a default.
// The wire form: how the ledger was read is no part of it.
#[derive(Deserialize, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ReportOptions"))]
#[serde(deny_unknown_fields, default)]
pub(crate) struct WireOptions {
    /// The reporting period; by default the last calendar year that ended before the horizon.
    period: Option<WirePeriod>,
    /// The first day of the cohort of first conversations; by default the programme's first day.
    cohort_from: Option<Day>,
    /// The last day of that cohort, included; by default the last day of the reporting period.
    cohort_to: Option<Day>,
    /// As known on this day; by default as everything now stands.
    known_on: Option<Day>,
    /// The day the ledger is complete to; by default taken from the ledger.
    horizon: Option<Day>,
    /// Whether cells below the policy's `smallest_cell` are shown.
    show_small_cells: bool,
}

/// A period.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ReportPeriod"))]
#[serde(deny_unknown_fields)]
struct WirePeriod {
    /// Its first day.
    from: Day,
    /// Its last day, included.
    to: Day,
}

impl ReportOptions {
    /// Reads options from JSON: the fields, but for how the ledger was read. The period is its first
    /// and last day, both included. What is left out or `null` has its default.
    ///
    /// `bad_query` for what can't be read, `bad_period` for a period that ends before it starts.
    ///
    /// ```
    /// use meedoen::{ErrorCode, Span};
    /// use meedoen_report::ReportOptions;
    ///
    /// let options = r#"{"period": {"from": "2023-01-01", "to": "2023-12-31"}, "known_on": "2024-10-01"}"#;
    /// let options = ReportOptions::from_json(options)?;
    /// let period = ReportOptions::default().period(Span::parse("2023")?);
    /// assert_eq!(options, period.known_on("2024-10-01".parse()?));
    ///
    /// let code = |text| ReportOptions::from_json(text).unwrap_err().code();
    /// assert_eq!(code(r#"{"periode": null}"#), ErrorCode::BadQuery);
    /// let backwards = r#"{"period": {"from": "2023-12-31", "to": "2023-01-01"}}"#;
    /// assert_eq!(code(backwards), ErrorCode::BadPeriod);
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn from_json(text: &str) -> Result<Self> {
        let wire: WireOptions = serde_json::from_str(text).map_err(|error| {
            Error::new(ErrorCode::BadQuery, "", format!("the options of a report: {error}"))
        })?;
        let period =
            wire.period.map(|period| Span::inclusive(period.from, period.to)).transpose()?;
        Ok(Self {
            period,
            cohort_from: wire.cohort_from,
            cohort_to: wire.cohort_to,
            known_on: wire.known_on,
            horizon: wire.horizon,
            show_small_cells: wire.show_small_cells,
            read: None,
        })
    }

    /// Shows small cells too: counts below the policy's `smallest_cell`.
    ///
    /// ```
    /// use meedoen_report::ReportOptions;
    ///
    /// let options = ReportOptions::from_json(r#"{"show_small_cells": true}"#)?;
    /// assert_eq!(options, ReportOptions::default().show_small_cells());
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    #[must_use]
    pub fn show_small_cells(mut self) -> Self {
        self.show_small_cells = true;
        self
    }

    /// Adds how the ledger of the caseload was read: rows supplied, accepted and quarantined.
    #[must_use]
    pub fn ledger(mut self, ledger: &Ledger) -> Self {
        let reading = ledger.reading();
        let counts = reading.counts().into_iter();
        self.read = Some(RowCounts {
            rows: reading.rows(),
            accepted: reading.accepted(),
            quarantined: reading.quarantined(),
            reasons: counts
                .map(|(code, count)| FindingCount { code, count: count as u64 })
                .collect(),
        });
        self
    }
}

/// A builder for each field that has a value or none: what it is, and an example of it in JSON.
macro_rules! builders {
    ($($(#[$meta:meta])* $name:ident: $type:ty, $value:literal, $json:literal;)*) => {
        impl ReportOptions {
            $(
                $(#[$meta])*
                ///
                /// ```
                /// # use meedoen::Span;
                /// # use meedoen_report::ReportOptions;
                #[doc = concat!("let options = ReportOptions::default().", stringify!($name), "(", $value, ");")]
                #[doc = concat!("let json = r#\"{\"", stringify!($name), "\": ", $json, "}\"#;")]
                /// assert_eq!(ReportOptions::from_json(json)?, options);
                /// # Ok::<(), meedoen::Error>(())
                /// ```
                #[must_use]
                pub fn $name(mut self, $name: $type) -> Self {
                    self.$name = Some($name);
                    self
                }
            )*
        }
    };
}

builders! {
    /// Reports on this period; else on the last calendar year that ended before the horizon.
    period: Span, "Span::parse(\"2023-01\")?", r#"{"from": "2023-01-01", "to": "2023-01-31"}"#;
    /// The cohort of first conversations starts on this day; else on the programme's first.
    cohort_from: Day, "\"2022-09-01\".parse()?", "\"2022-09-01\"";
    /// The cohort's last day, included; else that of the reporting period.
    cohort_to: Day, "\"2024-06-30\".parse()?", "\"2024-06-30\"";
    /// As known on this day; else as everything now stands.
    known_on: Day, "\"2024-10-01\".parse()?", "\"2024-10-01\"";
    /// The ledger is complete to this day; else to its own horizon.
    horizon: Day, "\"2024-12-31\".parse()?", "\"2024-12-31\"";
}
