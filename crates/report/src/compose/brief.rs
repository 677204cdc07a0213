//! The main points.

use super::Writer;
use crate::document::{Block, Fact};
use crate::format;
use crate::model::{Ambition, Missing, Section, Topic, Value};
use crate::wording::{self, sentences};
use meedoen::Kpi;
use meedoen::{Day, Dimension};

impl Writer<'_> {
    /// A figure and a sentence for each thing a council asks first.
    pub(super) fn brief(&self, blocks: &mut Vec<Block>) {
        let text = wording::IN_BRIEF.get(self.lang).to_owned();
        let mut facts: Vec<Fact> = Vec::new();
        facts.extend(self.stock_fact());
        for section in self.report.sections.iter().filter(|section| section.topic == Topic::Cohort)
        {
            facts.extend(self.cohort_fact(section));
        }
        for section in &self.report.sections {
            facts.extend(
                section.ambitions.iter().filter_map(|ambition| self.ambition_fact(ambition)),
            );
        }
        facts.extend(self.placements_fact());
        facts.extend(self.to_work_fact());
        facts.extend(self.in_view_fact());
        if !facts.is_empty() {
            blocks.push(Block::Heading { level: 2, text });
            blocks.push(Block::Facts(facts));
        }
    }

    fn stock_fact(&self) -> Option<Fact> {
        let section = self.report.section(Topic::Caseload)?;
        let figure = section.figure(Kpi::Stock)?;
        let before = opening_stock(section);
        Some(Fact {
            figure: self.figure(figure),
            text: sentences::stock(section.period.0.last(), before, self.lang),
        })
    }

    fn cohort_fact(&self, section: &Section) -> Option<Fact> {
        let split = split(section)?;
        let text = split.sentence(section.period.0, self.lang);
        Some(Fact { figure: self.figure(section.figure(Kpi::FirstConversations)?), text })
    }

    fn ambition_fact(&self, ambition: &Ambition) -> Option<Fact> {
        let figure = self.ambition_value(ambition, ambition.reached, ambition.of)?;
        let figure = self.marked(figure, ambition.provisional);
        Some(Fact { figure, text: self.against(ambition)? })
    }

    /// Placements, where no ambition of the period speaks of them.
    fn placements_fact(&self) -> Option<Fact> {
        let section = self.report.section(Topic::Placements)?;
        let told = |ambition: &Ambition| {
            ambition.kpi == Kpi::Placements && ambition.period == section.period
        };
        if section.ambitions.iter().any(told) {
            return None;
        }
        let figure = section.figure(Kpi::Placements)?;
        let label = wording::small(self.label(Kpi::Placements));
        let period = format::period(section.period.0, self.lang);
        Some(Fact { figure: self.figure(figure), text: format!("{label}, {period}.") })
    }

    fn to_work_fact(&self) -> Option<Fact> {
        let section = self.report.section(Topic::Caseload)?;
        let (out, into) = (section.count(Kpi::Outflow)?, section.count(Kpi::Inflow)?);
        let figure = self.figure(section.figure(Kpi::OutflowToWork)?);
        Some(Fact { figure, text: sentences::to_work(out, into, section.period.0, self.lang) })
    }

    fn in_view_fact(&self) -> Option<Fact> {
        let figure = self.report.section(Topic::Attention)?.figure(Kpi::InView)?;
        let (count, of) = (figure.value.whole()?, figure.of?.as_f64() as i64);
        let months = self.report.setting("in_view_months")?;
        Some(Fact {
            figure: self.marked(self.share(figure)?, figure.provisional),
            text: sentences::in_view(count, of, months, self.lang),
        })
    }
}

/// The stock on the eve of the period, where it may be set against that on its last day.
fn opening_stock(section: &Section) -> Option<(Day, i64)> {
    let change = section.figure(Kpi::VolumeChange)?;
    if change.value == Value::Missing(Missing::AcrossBreak) {
        return None;
    }
    let eve = section.period.0.first().plus_days(-1);
    let rows = &section.breakdown(Kpi::Stock, &Dimension::Rung)?.rows;
    let row = rows.iter().find(|row| row.period.0.last() == eve)?;
    Some((eve, row.total.whole()?))
}

/// The exclusive outcomes of a cohort; nothing where nobody is in it.
pub(super) fn split(section: &Section) -> Option<sentences::Split> {
    Some(sentences::Split {
        cohort: section.count(Kpi::FirstConversations).filter(|cohort| *cohort > 0)?,
        activated: section.count(Kpi::ActivatedWithoutWork)?,
        to_work: section.count(Kpi::CohortToWork)?,
        no_outcome: section.count(Kpi::NoOutcomeYet)?,
    })
}
