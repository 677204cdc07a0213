//! The forms in which a report is written.

use super::{Report, compose, html, markdown, text};
use meedoen::vocabulary::{Lang, Word};
use meedoen::{Error, ErrorCode, Result};
use std::fmt;
use std::str::FromStr;

/// A form in which a report is written.
///
/// ```
/// use meedoen_report::ReportFormat;
///
/// assert_eq!("html".parse(), Ok(ReportFormat::Html));
/// let error = "pdf".parse::<ReportFormat>().unwrap_err();
/// assert_eq!(error.sentence(), "format: `pdf` is no form of a report; known are `html`, `markdown`, `text`, `json`");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum ReportFormat {
    /// One page, `html`: see [`Report::to_html`].
    #[default]
    Html,
    /// `markdown`: see [`Report::to_markdown`].
    Markdown,
    /// The figures as a table of plain text, `text`: see [`Report::to_text`].
    Text,
    /// The figures as plain data, `json`: the same in every language.
    Json,
}

impl Word for ReportFormat {
    const ALL: &'static [Self] = &[Self::Html, Self::Markdown, Self::Text, Self::Json];

    fn as_str(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Markdown => "markdown",
            Self::Text => "text",
            Self::Json => "json",
        }
    }
}

impl FromStr for ReportFormat {
    type Err = Error;

    /// The form of this word: `bad_query` at `format` where there is none.
    fn from_str(word: &str) -> Result<Self> {
        Self::ALL.iter().copied().find(|form| form.as_str() == word).ok_or_else(|| {
            let known: Vec<_> = Self::ALL.iter().map(|form| format!("`{form}`")).collect();
            let (word, known) = (word.escape_debug(), known.join(", "));
            let message = format!("`{word}` is no form of a report; known are {known}");
            Error::new(ErrorCode::BadQuery, "format", message)
        })
    }
}

impl fmt::Display for ReportFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Report {
    /// The report in one of the forms, in this language; as JSON it is the same in both.
    pub fn write(&self, format: ReportFormat, lang: Lang) -> String {
        match format {
            ReportFormat::Html => self.to_html(lang),
            ReportFormat::Markdown => self.to_markdown(lang),
            ReportFormat::Text => self.to_text(lang),
            // A report has text for keys: it can always be written.
            ReportFormat::Json => serde_json::to_string(self).unwrap_or_default(),
        }
    }

    /// One self-contained HTML page: no scripts, no references, printable on A4.
    pub fn to_html(&self, lang: Lang) -> String {
        html::html(&compose::document(self, lang))
    }

    /// The same as Markdown, with tables where the page has charts.
    pub fn to_markdown(&self, lang: Lang) -> String {
        markdown::markdown(&compose::document(self, lang))
    }

    /// The figures as a table of plain text: KPI, value, of, target, attainment.
    pub fn to_text(&self, lang: Lang) -> String {
        text::text(self, lang)
    }
}
