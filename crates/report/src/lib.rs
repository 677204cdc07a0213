//! The council's progress report: asked of a caseload, kept as plain data, told in Dutch or English.
//!
//! ```text
//! caseload ── gather ──▶ Report (model) ── compose ──▶ document in one language ──▶ HTML · Markdown
//!              small cells hidden here                  words, numbers, charts        all escaped
//! ```
//!
//! What a section shows follows the policy: a programme of the domain *participatie* gets a cohort,
//! one of *werk* placements, one without a domain the attention paid to everybody; a municipality
//! without programmes gets the same figures under plain headings.
//!
//! Every page says INTERN, NIET OPENBAAR (internal, not for publication). Hiding small cells, as is
//! done by default, is care and no clearance for publication.

// Nothing panics on bad input: errors are values.
#![warn(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::unreachable, clippy::todo)]

mod compose;
mod disclosure;
mod document;
mod format;
mod gather;
mod html;
mod markdown;
pub mod model;
mod options;
mod picture;
mod svg;
mod text;
mod wording;

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

pub use gather::ReportDraft;
pub use model::{Report, Value};
pub use options::ReportOptions;
pub use picture::client_picture;
pub use svg::Chart;

use meedoen::catalogue::Lang;

impl Report {
    /// One self-contained HTML page: no scripts, no references, printable on A4.
    pub fn to_html(&self, lang: Lang) -> String {
        html::html(&compose::document(self, lang))
    }

    /// The same as Markdown, with tables where the page has charts.
    pub fn to_markdown(&self, lang: Lang) -> String {
        markdown::markdown(&compose::document(self, lang))
    }

    /// The charts by themselves, in the order of the page.
    pub fn charts(&self, lang: Lang) -> Vec<Chart> {
        compose::charts(self, lang)
    }

    /// The figures as a table of plain text: KPI, value, of, target, attainment.
    pub fn to_text(&self, lang: Lang) -> String {
        text::text(self, lang)
    }
}
