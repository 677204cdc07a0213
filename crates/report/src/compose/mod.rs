//! From the model to a document in one language: what it says, in which order and words.

mod ambitions;
mod brief;
mod closing;
mod sections;
mod tables;

use super::document::{Block, Document};
use super::format;
use super::model::{Figure, Member, Report, Value};
use super::svg::Chart;
use super::wording;
use meedoen::catalogue::Unit;
use meedoen::kpi::Number;
use meedoen::vocabulary::Lang;
use meedoen::{Dimension, Kpi};

/// Writes the model in one language.
pub(super) struct Writer<'a> {
    pub(super) report: &'a Report,
    pub(super) lang: Lang,
}

/// The whole document.
pub(super) fn document(report: &Report, lang: Lang) -> Document {
    let writer = Writer { report, lang };
    let mut blocks = Vec::new();
    writer.brief(&mut blocks);
    for (index, _) in report.sections.iter().enumerate() {
        writer.section(index, &mut blocks);
    }
    writer.closing(&mut blocks);
    let grounds = &report.grounds;
    Document {
        lang,
        municipality: report.municipality.clone(),
        title: wording::TITLE.get(lang).to_owned(),
        subtitle: wording::sentences::subtitle(
            report.period.0,
            grounds.horizon,
            grounds.known_on,
            lang,
        ),
        marking: wording::MARKING.get(lang).to_owned(),
        caution: wording::CAUTION.get(lang).to_owned(),
        contents: wording::CONTENTS.get(lang).to_owned(),
        blocks,
    }
}

/// The charts alone, in the order of the document.
pub(super) fn charts(report: &Report, lang: Lang) -> Vec<Chart> {
    let blocks = document(report, lang).blocks.into_iter();
    let charts = blocks.filter_map(|block| match block {
        Block::Chart { chart, .. } => Some(chart),
        _ => None,
    });
    charts.collect()
}

impl Writer<'_> {
    /// A KPI's name.
    pub(super) fn label(&self, kpi: Kpi) -> &'static str {
        kpi.entry().label().get(self.lang)
    }

    /// A whole number.
    fn whole(&self, number: i64) -> String {
        format::whole(number, self.lang)
    }

    /// A cell: a count, or why it isn't there.
    fn cell(&self, value: Value) -> String {
        match value {
            Value::Shown(number) => format::number(number, self.lang),
            Value::Small => self
                .report
                .smallest_cell
                .map_or_else(|| wording::BESIDE_MARK.to_owned(), |least| format!("<{least}")),
            Value::Beside => wording::BESIDE_MARK.to_owned(),
            Value::Missing(_) => wording::NONE_MARK.to_owned(),
        }
    }

    /// A figure in its KPI's unit, without its mark.
    pub(super) fn value(&self, kpi: Kpi, value: Value) -> String {
        match (value, kpi.entry().unit()) {
            (Value::Shown(number), Unit::Share) => format::share(number.as_f64(), self.lang),
            (Value::Shown(number), Unit::Days) => {
                wording::sentences::days(&format::number(number, self.lang), self.lang)
            }
            (Value::Shown(Number::Real(real)), Unit::Per10k | Unit::PerFte) => {
                format::decimal(real, 1, self.lang)
            }
            (value, _) => self.cell(value),
        }
    }

    /// A figure with its mark, if it is provisional.
    pub(super) fn figure(&self, figure: &Figure) -> String {
        self.marked(self.value(figure.kpi, figure.value), figure.provisional)
    }

    pub(super) fn marked(&self, text: String, provisional: bool) -> String {
        if provisional && text != wording::NONE_MARK {
            format!("{text}\u{a0}{}", wording::PROVISIONAL_MARK.get(self.lang))
        } else {
            text
        }
    }

    /// What part of its denominator a counted figure is.
    pub(super) fn share(&self, figure: &Figure) -> Option<String> {
        let count = figure.value.shown()?;
        let is_count = figure.kpi.entry().unit() == Unit::Count;
        format::number_of(count, figure.of.filter(|_| is_count)?, self.lang)
    }

    /// A member's name: the policy's, the catalogue's, or else its id.
    fn member(&self, dimension: &Dimension, member: &Member) -> String {
        let name = member.name.as_ref().map(|name| name.get(self.lang));
        let name = name.or_else(|| meedoen::catalogue::label(dimension, &member.id, self.lang));
        wording::capital(name.unwrap_or(&member.id))
    }
}
