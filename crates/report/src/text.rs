//! The figures as aligned plain text, for a terminal.

use super::compose::Writer;
use super::format;
use super::model::{Ambition, Figure, Report};
use super::wording;
use meedoen::vocabulary::Lang;
use std::fmt::Write;

/// The figures of every section, a line each.
pub(super) fn text(report: &Report, lang: Lang) -> String {
    let writer = Writer { report, lang };
    let mut text = format!("{} — {}\n", wording::MARKING.get(lang), report.municipality);
    let heads =
        [wording::INDICATOR, wording::FIGURE, wording::OF, wording::TARGET, wording::ATTAINMENT];
    let heads = heads.map(|head| head.get(lang).to_owned());
    let mut parts: Vec<(String, Vec<[String; 5]>)> = Vec::new();
    for section in &report.sections {
        let title = writer.heading(section);
        let rows = section.figures.iter().map(|figure| writer.line(figure));
        let ambitions =
            section.ambitions.iter().filter_map(|ambition| writer.ambition_line(ambition));
        parts.push((title, rows.chain(ambitions).collect()));
    }
    let rows = || parts.iter().flat_map(|(_, rows)| rows).chain([&heads]);
    let mut widths = [0; 5];
    for (column, width) in widths.iter_mut().enumerate() {
        *width = rows().map(|row| row[column].chars().count()).max().unwrap_or_default();
    }
    let line = |row: &[String; 5]| {
        let mut line = format!("  {:<1$}", row[0], widths[0]);
        for (cell, width) in row.iter().zip(widths).skip(1) {
            let _ = write!(line, "  {cell:>width$}");
        }
        line.trim_end().to_owned() + "\n"
    };
    for (title, rows) in &parts {
        let _ = write!(text, "\n{title}\n{}", line(&heads));
        text.extend(rows.iter().map(line));
    }
    let _ = write!(text, "\n{}\n", format::period(report.period.0, lang));
    text
}

impl Writer<'_> {
    /// A figure as a line: name, value, denominator, target, attainment.
    fn line(&self, figure: &Figure) -> [String; 5] {
        [
            self.label(figure.kpi).to_owned(),
            self.figure(figure),
            figure.of.map_or_else(String::new, |of| format::number(of, self.lang)),
            self.target(figure).unwrap_or_default(),
            self.attainment(figure).unwrap_or_default(),
        ]
    }

    /// An ambition as a line; nothing where there is no figure yet.
    fn ambition_line(&self, ambition: &Ambition) -> Option<[String; 5]> {
        let value = self.ambition_value(ambition, ambition.reached, ambition.of)?;
        let target = ambition.current()?.target.as_f64();
        let attainment = ambition.attainment.map(|share| format::share(share, self.lang));
        Some([
            self.ambition_name(ambition),
            self.marked(value, ambition.provisional),
            ambition.of.map_or_else(String::new, |of| format::number(of, self.lang)),
            self.amount(ambition, target),
            attainment.unwrap_or_default(),
        ])
    }
}
