//! Ambitions, their pace and the chart of both.

use super::Writer;
use crate::document::{Block, Role, Table};
use crate::format;
use crate::model::{Ambition, Decision, Missing, Section, Value};
use crate::svg::{self, Line, Pace};
use crate::wording;
use crate::wording::ambition::{Against, Gap};
use meedoen::Span;
use meedoen::calendar::Every;
use meedoen::kpi::Number;

impl Writer<'_> {
    /// The ambitions of a section: a table of all, and a chart of each that adds up by month.
    pub(super) fn ambitions(&self, section: &Section, blocks: &mut Vec<Block>) {
        if section.ambitions.is_empty() {
            return;
        }
        let heading = wording::AMBITIONS.get(self.lang).to_owned();
        blocks.push(Block::Heading { level: 3, text: heading });
        let heads = [
            wording::AMBITION,
            wording::DECIDED,
            wording::TARGET,
            wording::UP_TO,
            wording::PACE,
            wording::REACHED,
            wording::DIFFERENCE,
            wording::ATTAINMENT,
        ];
        let caption = wording::AMBITIONS_TABLE.get(self.lang);
        let mut table = Table::new(caption, heads.map(|head| head.get(self.lang).to_owned()));
        table.words = 2;
        for ambition in &section.ambitions {
            for (index, decision) in ambition.decisions.iter().enumerate() {
                let cells = self.decision(ambition, index, decision);
                table.row(if index == 0 { Role::Plain } else { Role::Part }, cells);
            }
        }
        blocks.push(Block::Table(table));
        for ambition in &section.ambitions {
            if ambition.at_most {
                blocks.push(Block::Note(self.at_most_note(ambition)));
            }
            blocks.extend(self.pace(ambition));
        }
    }

    fn at_most_note(&self, ambition: &Ambition) -> String {
        let name = self.ambition_name(ambition);
        match self.lang {
            meedoen::vocabulary::Lang::Nl => format!("{name}: minder is beter."),
            meedoen::vocabulary::Lang::En => format!("{name}: less is better."),
        }
    }

    fn decision(&self, ambition: &Ambition, index: usize, decision: &Decision) -> [String; 8] {
        let lang = self.lang;
        let which = match (index, ambition.decisions.len()) {
            (_, 1) => wording::ONLY,
            (0, _) => wording::ORIGINAL,
            _ => wording::ADJUSTED,
        };
        let decided = decision.decided_on.map_or_else(
            || wording::FROM_ALWAYS.get(lang).to_owned(),
            |day| format::short_date(day, lang),
        );
        let none = || wording::NONE_MARK.to_owned();
        let reached = self.ambition_value(ambition, ambition.reached, ambition.of);
        let looked_at = ambition.looked_at.filter(|_| reached.is_some());
        let attainment =
            amount(ambition).and_then(|reached| format::number_of(reached, decision.target, lang));
        [
            format!("{}, {}", self.ambition_name(ambition), which.get(lang)),
            decided,
            self.amount(ambition, decision.target.as_f64()),
            looked_at.map_or_else(none, |day| format::short_date(day, lang)),
            looked_at.map_or_else(none, |_| self.amount(ambition, due(ambition, decision))),
            reached.map_or_else(none, |text| self.marked(text, ambition.provisional)),
            difference(ambition, decision).map_or_else(none, |gap| {
                let sign = if gap > 0.0 { "+" } else { "" };
                format!("{sign}{}", self.amount(ambition, gap))
            }),
            attainment.unwrap_or_else(none),
        ]
    }

    /// The KPI, its cell and the period: `Plaatsingen (Werk), 2023`.
    pub(crate) fn ambition_name(&self, ambition: &Ambition) -> String {
        let cell: Vec<_> = ambition
            .cell
            .iter()
            .map(|(dimension, member)| self.member(dimension, member))
            .collect();
        let cell = if cell.is_empty() { String::new() } else { format!(" ({})", cell.join(", ")) };
        let period = format::period(ambition.period.0, self.lang);
        format!("{}{cell}, {period}", self.label(ambition.kpi))
    }

    /// A target, or a distance from it, in the ambition's own unit.
    pub(crate) fn amount(&self, ambition: &Ambition, amount: f64) -> String {
        if ambition.share {
            format::share(amount, self.lang)
        } else {
            self.value(ambition.kpi, Value::Shown(Number::from(amount)))
        }
    }

    /// What was reached, as the ambition counts it; nothing where there is no figure.
    pub(crate) fn ambition_value(
        &self,
        ambition: &Ambition,
        value: Value,
        of: Option<Number>,
    ) -> Option<String> {
        match value {
            Value::Missing(_) => None,
            Value::Shown(count) if ambition.share => format::number_of(count, of?, self.lang),
            value => Some(self.value(ambition.kpi, value)),
        }
    }

    /// How an ambition stands, as a sentence.
    pub(super) fn against(&self, ambition: &Ambition) -> Option<String> {
        let current = ambition.current()?;
        let original = ambition.decisions.first().filter(|first| first.target != current.target);
        let original = original.map(|decision| self.amount(ambition, decision.target.as_f64()));
        let attainment = amount(ambition)
            .and_then(|reached| format::number_of(reached, current.target, self.lang));
        let looked_at = ambition.looked_at?;
        let runs = looked_at < ambition.period.0.last();
        let due = runs.then(|| self.amount(ambition, due(ambition, current)));
        let gap = difference(ambition, current)?;
        let apart = self.amount(ambition, gap.abs());
        let against = Against {
            kpi: &format!("{}{}", self.label(ambition.kpi), self.cell_words(ambition)),
            period: ambition.period.0,
            looked_at,
            target: &self.amount(ambition, current.target.as_f64()),
            original: original.as_deref(),
            attainment: attainment.as_deref(),
            due: due.as_deref(),
            gap: if gap < 0.0 {
                Gap::Below(&apart)
            } else if gap > 0.0 {
                Gap::Above(&apart)
            } else {
                Gap::Exactly
            },
            at_most: ambition.at_most,
        };
        Some(against.sentence(self.lang))
    }

    fn cell_words(&self, ambition: &Ambition) -> String {
        let cell: Vec<_> = ambition
            .cell
            .iter()
            .map(|(dimension, member)| self.member(dimension, member))
            .collect();
        if cell.is_empty() { String::new() } else { format!(" ({})", cell.join(", ")) }
    }

    /// The chart of an ambition that adds up by month, and its table.
    fn pace(&self, ambition: &Ambition) -> Option<Block> {
        let lang = self.lang;
        let last = ambition.series.last()?;
        let period = ambition.period.0;
        let several = ambition.decisions.len() > 1;
        let lines: Vec<_> = ambition
            .decisions
            .iter()
            .enumerate()
            .map(|(index, decision)| {
                let which = match (several, index) {
                    (false, _) => wording::AMBITION.get(lang),
                    (true, 0) => wording::ORIGINAL.get(lang),
                    (true, _) => wording::ADJUSTED.get(lang),
                };
                let target = self.amount(ambition, decision.target.as_f64());
                let name = format!("{} {target}", wording::capital(which));
                Line { name, target: decision.target.as_f64() }
            })
            .collect();
        let reached = format!("{} {}", wording::REACHED.get(lang), self.whole(last.value));
        let horizon = ambition.looked_at.filter(|day| *day < period.last());
        let pace = Pace {
            id: format!("pace-{}-{}", ambition.kpi, period.first()),
            title: match lang {
                meedoen::vocabulary::Lang::Nl => {
                    format!("{} en het tempo", self.ambition_name(ambition))
                }
                meedoen::vocabulary::Lang::En => {
                    format!("{} and the pace", self.ambition_name(ambition))
                }
            },
            message: format!("{} {}", self.whole(last.value), self.against(ambition)?),
            period,
            reached: ambition.series.iter().map(|reached| (reached.on, reached.value)).collect(),
            reached_name: self.marked(reached, ambition.provisional),
            breaks: ambition.breaks.clone(),
            horizon: horizon.map(|day| (day, format::short_date(day, lang))),
            months: months(period, lang),
            write: format::whole,
            lang,
            lines,
        };
        let chart = svg::pace(&pace)?;
        let mut table = Table::new(
            &chart.title,
            [wording::UP_TO.get(lang).to_owned(), wording::REACHED.get(lang).to_owned()]
                .into_iter()
                .chain(pace.lines.iter().map(|line| line.name.clone())),
        );
        for point in &ambition.series {
            let passed = Span::half_open(period.first(), point.on.plus_days(1)).days();
            let part = f64::from(passed) / f64::from(period.days());
            let due = ambition.decisions.iter().map(|decision| {
                let due = (decision.target.as_f64() * part * (1.0 + 1e-12)).round();
                self.amount(ambition, due)
            });
            let cells = [format::short_date(point.on, lang), self.whole(point.value)];
            table.row(Role::Plain, cells.into_iter().chain(due));
        }
        Some(Block::Chart { chart, table })
    }
}

/// Month labels: letters for up to a year and a half, else only each January's year.
fn months(period: Span, lang: meedoen::vocabulary::Lang) -> Vec<(meedoen::Day, String)> {
    let months = period.periods(Every::Month);
    let many = months.len() > 18;
    let months = months.filter(|month| !many || month.first().ymd().1 == 1);
    let label = |day: meedoen::Day| {
        if many { day.ymd().0.to_string() } else { format::month_letters(day, lang).to_owned() }
    };
    months.map(|month| (month.first(), label(month.first()))).collect()
}

/// What was reached, as a number to hold against the target.
fn amount(ambition: &Ambition) -> Option<Number> {
    let reached = ambition.reached.shown()?;
    if !ambition.share {
        return Some(reached);
    }
    let of = ambition.of?.as_f64();
    (of != 0.0).then(|| Number::Real(reached.as_f64() / of))
}

/// What is due, in whole numbers where the figure is a count.
fn due(ambition: &Ambition, decision: &Decision) -> f64 {
    match ambition.reached {
        Value::Shown(Number::Whole(_)) if !ambition.share && !is_whole(decision) => {
            (decision.due * (1.0 + 1e-12)).round()
        }
        _ => decision.due,
    }
}

/// Whether the whole target is due, so that a target in parts stays what it is.
fn is_whole(decision: &Decision) -> bool {
    (decision.due - decision.target.as_f64()).abs() < f64::EPSILON
}

/// How far what was reached lies above what is due.
fn difference(ambition: &Ambition, decision: &Decision) -> Option<f64> {
    if matches!(ambition.reached, Value::Missing(Missing::AfterHorizon)) {
        return None;
    }
    Some(amount(ambition)?.as_f64() - due(ambition, decision))
}
