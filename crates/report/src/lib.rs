//! The council's progress report: made of answers, kept as plain data, written in Dutch or English.
//!
//! ```text
//! policy ── gather ──▶ questions ─▶ answers ── gather ──▶ Report (model) ── compose ──▶ document ──▶ HTML · Markdown
//!            ReportDraft     a caseload            small cells hidden here     one language       all escaped
//! ```
//!
//! ```
//! use meedoen::{Caseload, Ledger, Policy, vocabulary::Lang};
//! use meedoen_report::{Report, ReportOptions};
//!
//! let policy = Policy::preset("example")?;
//! let csv = b"client,kind,code,start\nR001,benefit,pw,2022-05-01\nR002,benefit,pw,2024-02-01\n";
//! let caseload = Caseload::build(&Ledger::read_csv(csv, &policy)?, &policy)?;
//! let report = Report::of(&caseload, &ReportOptions::default())?;
//! assert!(report.to_html(Lang::En).contains("INTERNAL, NOT FOR PUBLICATION"));
//! # Ok::<(), meedoen::Error>(())
//! ```
//!
//! What a section shows follows the policy: a programme of the domain *participatie* gets a cohort,
//! one of *werk* placements, one without a domain the attention that all clients get; a municipality
//! without programmes gets the same figures under plain headings.
//!
//! Every page says INTERN, NIET OPENBAAR (internal, not for publication). Small cells are hidden by
//! default; that alone does not make a report fit for publication.

// Nothing panics on bad input: errors are values.
#![warn(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::unreachable, clippy::todo)]

mod compose;
mod disclosure;
mod document;
mod format;
mod gather;
mod html;
mod markdown;
mod model;
mod options;
mod picture;
mod picture_options;
#[cfg(feature = "schema")]
mod schema;
mod svg;
mod text;
mod wording;
mod written;

#[cfg(test)]
mod disclosure_tests;
#[cfg(test)]
mod fixture;
#[cfg(test)]
mod format_tests;
#[cfg(test)]
mod picture_tests;
#[cfg(test)]
mod report_tests;
#[cfg(test)]
mod sample_tests;

pub use gather::ReportDraft;
pub use model::Report;
pub use options::ReportOptions;
pub use picture::client_picture;
pub use picture_options::PictureOptions;
#[cfg(feature = "schema")]
pub use schema::schema;
pub use svg::Chart;
pub use written::ReportFormat;

use meedoen::vocabulary::Lang;

impl Report {
    /// The charts by themselves, in the order of the page.
    ///
    /// ```
    /// use meedoen::{Caseload, Ledger, Policy, vocabulary::Lang};
    /// use meedoen_report::{Report, ReportOptions};
    ///
    /// let policy = Policy::preset("example")?;
    /// let csv = b"client,kind,code,start\nR001,benefit,pw,2022-05-01\nR002,benefit,pw,2024-02-01\n";
    /// let caseload = Caseload::build(&Ledger::read_csv(csv, &policy)?, &policy)?;
    /// let report = Report::of(&caseload, &ReportOptions::default())?;
    /// assert!(report.charts(Lang::Nl).iter().all(|chart| chart.svg.starts_with("<svg")));
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn charts(&self, lang: Lang) -> Vec<Chart> {
        compose::charts(self, lang)
    }
}
