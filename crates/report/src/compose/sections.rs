//! The sections: for each topic its figures, tables and charts.

use super::Writer;
use super::brief::split;
use crate::document::{Block, Role, Table};
use crate::format;
use crate::model::{Breakdown, Section, Topic};
use crate::svg::{self, Bar, Branch, Flows, Layer, Stack};
use crate::wording::{self, sentences};
use meedoen::vocabulary::{Lang, Missing, Word};
use meedoen::{Day, Dimension, Kpi};

/// The cohort's outcomes that exclude each other, with how deep each splits the one above.
const SPLIT: [(Kpi, usize); 7] = [
    (Kpi::FirstConversations, 0),
    (Kpi::ActivatedWithoutWork, 1),
    (Kpi::CohortToWork, 1),
    (Kpi::NoOutcomeYet, 1),
    (Kpi::InConversation, 2),
    (Kpi::NotSpokenSince, 2),
    (Kpi::LeftOtherwise, 2),
];

impl Writer<'_> {
    /// The section with this number.
    pub(super) fn section(&self, index: usize, blocks: &mut Vec<Block>) {
        let Some(section) = self.report.sections.get(index) else { return };
        blocks.push(Block::Heading { level: 2, text: self.heading(section) });
        self.programmes(section, blocks);
        match section.topic {
            Topic::Cohort => self.cohort(index, section, blocks),
            Topic::Caseload => self.caseload(section, blocks),
            Topic::Ladder => self.ladder(section, blocks),
            Topic::Placements | Topic::Attention | Topic::Published => {
                self.all_figures(section, blocks);
                self.breakdowns(section, blocks);
            }
        }
        if section.topic == Topic::Published {
            blocks.push(Block::Note(wording::PUBLISHED_NOTE.get(self.lang).to_owned()));
        }
        self.ambitions(section, blocks);
        for it in &section.breaks {
            blocks.push(Block::Note(self.broken(it)));
        }
    }

    /// What the section is called.
    pub(crate) fn heading(&self, section: &Section) -> String {
        let names: Vec<_> = section
            .programmes
            .iter()
            .map(|programme| programme.name.get(self.lang).to_owned())
            .collect();
        if names.is_empty() {
            return wording::heading(section.topic).get(self.lang).to_owned();
        }
        let about = wording::about(section.topic).get(self.lang);
        format!("{}: {about}", wording::list(&names, self.lang))
    }

    /// Since when the programmes run, where that explains the figures.
    fn programmes(&self, section: &Section, blocks: &mut Vec<Block>) {
        let last = section.period.0.last();
        let sentences = section.programmes.iter().filter_map(|programme| {
            let name = programme.name.get(self.lang);
            let mut text = sentences::runs(name, programme.from, programme.to, self.lang)?;
            if programme.from.is_some_and(|from| from > last) {
                text = format!("{text} {}", sentences::starts_later(self.lang));
            }
            Some(text)
        });
        let text: Vec<_> = sentences.collect();
        if !text.is_empty() {
            blocks.push(Block::Paragraph(text.join(" ")));
        }
    }

    fn all_figures(&self, section: &Section, blocks: &mut Vec<Block>) {
        let mut kpis: Vec<_> = section.figures.iter().map(|figure| figure.kpi).collect();
        kpis.dedup();
        self.figures(section, self.caption(section), &kpis, blocks);
    }

    fn caption(&self, section: &Section) -> String {
        let figures = wording::FIGURES.get(self.lang);
        format!("{figures}, {}", format::period(section.period.0, self.lang))
    }

    /// Breakdowns over the whole period, one table a dimension.
    fn breakdowns(&self, section: &Section, blocks: &mut Vec<Block>) {
        let mut told: Vec<&Dimension> = Vec::new();
        let over_one_period = |breakdown: &&Breakdown| breakdown.dimension != Dimension::Rung;
        for breakdown in section.breakdowns.iter().filter(over_one_period) {
            if told.contains(&&breakdown.dimension) {
                continue;
            }
            told.push(&breakdown.dimension);
            let same = |next: &&Breakdown| next.dimension == breakdown.dimension;
            let together: Vec<_> = section.breakdowns.iter().filter(same).collect();
            blocks.extend(self.by_member(&together).map(Block::Table));
        }
    }

    fn cohort(&self, index: usize, section: &Section, blocks: &mut Vec<Block>) {
        let period = format::period(section.period.0, self.lang);
        if let Some(split) = split(section) {
            let conversations = self.whole(split.cohort);
            let mut message =
                format!("{conversations} {}", split.sentence(section.period.0, self.lang));
            if let (Some(talking), Some(silent), Some(left)) = (
                section.count(Kpi::InConversation),
                section.count(Kpi::NotSpokenSince),
                section.count(Kpi::LeftOtherwise),
            ) {
                let of = split.no_outcome;
                let text = sentences::no_outcome(of, talking, silent, left, self.lang);
                message = format!("{message} {text}");
            }
            let title = format!("{}, {period}", wording::about(Topic::Cohort).get(self.lang));
            blocks.extend(self.split_chart(index, section, &wording::capital(&title), &message));
            blocks.push(Block::Note(wording::SPLIT_NOTE.get(self.lang).to_owned()));
        }
        let told = |kpi: &Kpi| SPLIT.iter().any(|(split, _)| split == kpi);
        let others = section.figures.iter().map(|figure| figure.kpi);
        let mut others: Vec<_> =
            others.filter(|kpi| !told(kpi) && *kpi != Kpi::CaseloadPerFte).collect();
        others.dedup();
        let caption = format!("{}, {period}", wording::OVERLAPPING.get(self.lang));
        self.figures(section, caption, &others, blocks);
        blocks.push(Block::Note(wording::OVERLAP_NOTE.get(self.lang).to_owned()));
        self.breakdowns(section, blocks);
        if let Some(figure) = section.figure(Kpi::CaseloadPerFte) {
            let staff = figure.of.map(|of| format::number(of, self.lang)).unwrap_or_default();
            let day = section.period.0.last();
            let text = sentences::per_fte(&self.figure(figure), &staff, day, self.lang);
            blocks.push(Block::Paragraph(text));
        }
    }

    fn split_chart(
        &self,
        index: usize,
        section: &Section,
        title: &str,
        message: &str,
    ) -> Option<Block> {
        let heads = [wording::OUTCOME, wording::NUMBER, wording::SHARE];
        let mut table = Table::new(title, heads.map(|head| head.get(self.lang).to_owned()));
        let cohort = section.count(Kpi::FirstConversations)?;
        let mut branches = Vec::new();
        for (kpi, depth) in SPLIT {
            let figure = section.figure(kpi)?;
            let count = figure.value.whole()?;
            let share = format::part_of(count, cohort, self.lang).unwrap_or_default();
            let written = self.figure(figure);
            let label = match depth {
                0 => written.clone(),
                _ => sentences::with_share(count, cohort, self.lang),
            };
            branches.push(Branch { name: self.label(kpi).to_owned(), count, label, depth });
            let role = if depth == 2 { Role::Part } else { Role::Plain };
            table.row(role, [self.label(kpi).to_owned(), written, share]);
        }
        let chart = svg::cohort(&format!("cohort-{index}"), title, message, &branches)?;
        Some(Block::Chart { chart, table })
    }

    fn caseload(&self, section: &Section, blocks: &mut Vec<Block>) {
        self.all_figures(section, blocks);
        self.breakdowns(section, blocks);
        if let Some(block) = self.stock_chart(section) {
            blocks.push(Block::Paragraph(wording::LADDER_WORDS.get(self.lang).to_owned()));
            blocks.push(block);
        }
    }

    fn stock_chart(&self, section: &Section) -> Option<Block> {
        let breakdown = section.breakdown(Kpi::Stock, &Dimension::Rung)?;
        let last = breakdown.rows.last()?;
        let layers = breakdown.members.iter().map(|member| Layer {
            name: self.member(&Dimension::Rung, member),
            hatched: member.id == Missing::Unmeasured.as_str(),
        });
        let mut before: Option<Day> = None;
        let mut bars = Vec::new();
        for row in &breakdown.rows {
            let day = row.period.0.last();
            let crossed = |from: Day| {
                self.report
                    .breaks
                    .iter()
                    .any(|met| from < met.on && met.on <= day && met.concerns(Kpi::Stock))
            };
            let new_year = before.is_none_or(|before| before.ymd().0 != day.ymd().0);
            bars.push(Bar {
                label: format::month_letters(day, self.lang).to_owned(),
                year: new_year.then(|| day.ymd().0.to_string()),
                parts: row.cells.iter().map(|value| value.whole()).collect(),
                after_break: before.is_some_and(crossed),
            });
            before = Some(day);
        }
        let count_of = |id: &str| {
            let at = breakdown.members.iter().position(|member| member.id == id)?;
            last.cells.get(at)?.whole()
        };
        let rungs =
            breakdown.members.iter().filter(|member| member.id != Missing::Unmeasured.as_str());
        let largest = rungs
            .filter_map(|member| Some((member, count_of(&member.id)?)))
            .max_by_key(|(_, count)| *count)
            .filter(|(_, count)| *count > 0);
        let largest = largest.map(|(rung, count)| (self.member(&Dimension::Rung, rung), count));
        let stack = Stack {
            title: wording::STOCK_BY_RUNG.get(self.lang).to_owned(),
            message: sentences::stock_by_rung(
                last.period.0.last(),
                last.total.whole()?,
                largest.as_ref().map(|(name, count)| (name.as_str(), *count)),
                count_of(Missing::Unmeasured.as_str()),
                self.lang,
            ),
            layers: layers.collect(),
            bars,
            write: format::whole,
            lang: self.lang,
        };
        let chart = svg::stock_by_rung(&stack)?;
        let table = self.by_period(breakdown, &chart.title);
        Some(Block::Chart { chart, table })
    }

    fn ladder(&self, section: &Section, blocks: &mut Vec<Block>) {
        self.all_figures(section, blocks);
        let Some(transitions) = &section.transitions else {
            blocks.push(Block::Note(wording::TRANSITIONS_BROKEN.get(self.lang).to_owned()));
            return;
        };
        let caption = sentences::between(section.period.0, self.lang);
        let table = self.transition_table(transitions, &caption);
        let hides = transitions.cells.iter().flatten().any(|value| value.is_hidden());
        blocks.push(match self.flows(section) {
            Some(chart) => Block::Chart { chart, table },
            None => Block::Table(table),
        });
        if hides {
            blocks.push(Block::Note(wording::TRANSITIONS_HIDDEN.get(self.lang).to_owned()));
        }
    }

    fn flows(&self, section: &Section) -> Option<svg::Chart> {
        let transitions = section.transitions.as_ref()?;
        let mut message = sentences::read_transitions(self.lang).to_owned();
        if let (Some(climbed), Some(descended), Some(of)) = (
            section.count(Kpi::Climbed),
            section.count(Kpi::Descended),
            section.figure(Kpi::Climbed).and_then(|figure| figure.of),
        ) {
            let moved = sentences::moved(climbed, descended, of.as_f64() as i64, self.lang);
            message = format!("{moved} {message}");
        }
        let title = match self.lang {
            Lang::Nl => "Doorstroom op de ladder",
            Lang::En => "Moves on the ladder",
        };
        let period = section.period.0;
        let whole =
            |cells: &Vec<_>| cells.iter().map(|cell: &crate::model::Value| cell.whole()).collect();
        svg::transitions(&Flows {
            title: format!("{title}, {}", format::period(period, self.lang)),
            message,
            opening: transitions.opening.iter().map(|state| self.state(*state)).collect(),
            closing: transitions.closing.iter().map(|state| self.closing_state(*state)).collect(),
            cells: transitions.cells.iter().map(whole).collect(),
            rungs: 6,
            down: sentences::state_on(period.first().plus_days(-1), self.lang) + " ↓",
            across: sentences::state_on(period.last(), self.lang) + " →",
            write: format::whole,
            lang: self.lang,
        })
    }
}
