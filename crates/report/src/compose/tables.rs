//! Tables of figures and of breakdowns.

use super::Writer;
use crate::document::{Block, Role, Table};
use crate::format;
use crate::model::{Breakdown, Figure, Section, Transitions, Value};
use crate::wording;
use meedoen::Kpi;
use meedoen::vocabulary::TransitionState;

impl Writer<'_> {
    /// These KPIs of a section as a table, and why some have no figure.
    pub(super) fn figures(
        &self,
        section: &Section,
        caption: String,
        kpis: &[Kpi],
        blocks: &mut Vec<Block>,
    ) {
        let mut figures: Vec<&Figure> = Vec::new();
        for kpi in kpis {
            figures.extend(section.figures.iter().filter(|figure| figure.kpi == *kpi));
        }
        let aimed = figures.iter().any(|figure| figure.target.is_some());
        let parts = figures.iter().any(|figure| figure.of.is_some());
        let mut heads = vec![wording::INDICATOR, wording::FIGURE];
        if parts {
            heads.extend([wording::OF, wording::SHARE]);
        }
        if aimed {
            heads.extend([wording::TARGET_HERE, wording::ATTAINMENT]);
        }
        let mut table =
            Table::new(caption, heads.into_iter().map(|head| head.get(self.lang).to_owned()));
        for figure in &figures {
            let mut cells = vec![self.label(figure.kpi).to_owned(), self.figure(figure)];
            if parts {
                cells.push(figure.of.map_or_else(String::new, |of| format::number(of, self.lang)));
                cells.push(self.share(figure).unwrap_or_default());
            }
            if aimed {
                cells.push(self.target(figure).unwrap_or_default());
                cells.push(self.attainment(figure).unwrap_or_default());
            }
            table.row(Role::Plain, cells);
        }
        if table.rows.is_empty() {
            return;
        }
        blocks.push(Block::Table(table));
        self.reasons(&figures, blocks);
    }

    /// A figure's target, in its own unit.
    pub(crate) fn target(&self, figure: &Figure) -> Option<String> {
        let target = figure.target?;
        let is_share = figure.of.zip(figure.attainment).is_some_and(|(of, attainment)| {
            // A share is held against value over `of`.
            let value = figure.value.shown().map_or(0.0, meedoen::kpi::Number::as_f64);
            let plain = attainment * target.as_f64();
            (plain - value / of.as_f64()).abs() < (plain - value).abs()
        });
        Some(if is_share {
            format::share(target.as_f64(), self.lang)
        } else {
            self.value(figure.kpi, Value::Shown(target))
        })
    }

    /// A figure's attainment.
    pub(crate) fn attainment(&self, figure: &Figure) -> Option<String> {
        figure.attainment.map(|attainment| format::share(attainment, self.lang))
    }

    /// A note for each figure that is missing.
    fn reasons(&self, figures: &[&Figure], blocks: &mut Vec<Block>) {
        let reasons: Vec<_> = figures
            .iter()
            .filter_map(|figure| match figure.value {
                Value::Missing(missing) => {
                    let reason = wording::reason(missing).get(self.lang);
                    Some(format!("{}: {reason}", self.label(figure.kpi)))
                }
                _ => None,
            })
            .collect();
        if !reasons.is_empty() {
            blocks.push(Block::Note(format!("{} {}.", wording::NONE_MARK, reasons.join("; "))));
        }
    }

    /// Breakdowns over one period by the same dimension: a row a member, a column a KPI.
    pub(super) fn by_member(&self, breakdowns: &[&Breakdown]) -> Option<Table> {
        let first = breakdowns.first()?;
        let dimension = first.dimension.label().get(self.lang).to_owned();
        let heads = breakdowns.iter().map(|breakdown| self.label(breakdown.kpi).to_owned());
        let alone = breakdowns.len() == 1;
        let share = alone.then(|| wording::SHARE.get(self.lang).to_owned());
        let kpis: Vec<_> = breakdowns
            .iter()
            .enumerate()
            .map(|(index, it)| match index {
                0 => self.label(it.kpi).to_owned(),
                _ => wording::small(self.label(it.kpi)),
            })
            .collect();
        let kpis = wording::list(&kpis, self.lang);
        let caption = match self.lang {
            meedoen::vocabulary::Lang::Nl => format!("{kpis} naar {}", wording::small(&dimension)),
            meedoen::vocabulary::Lang::En => format!("{kpis} by {}", wording::small(&dimension)),
        };
        let mut table = Table::new(caption, [dimension].into_iter().chain(heads).chain(share));
        let last_row = |it: &&Breakdown| it.rows.last().cloned();
        let rows: Vec<_> = breakdowns.iter().filter_map(last_row).collect();
        for member in &first.members {
            let values = breakdowns.iter().zip(&rows).map(|(breakdown, row)| {
                let at = breakdown.members.iter().position(|own| own.id == member.id);
                // A member that does not occur in the other breakdown counts nothing there.
                let value = at.and_then(|at| row.cells.get(at)).copied();
                (value.unwrap_or(Value::Shown(meedoen::kpi::Number::Whole(0))), row)
            });
            let mut cells = vec![self.member(&first.dimension, member)];
            for (value, row) in values {
                cells.push(self.marked(self.cell(value), row.provisional));
                if alone {
                    let share = value.whole().zip(row.total.whole());
                    let share = share.and_then(|(n, of)| format::part_of(n, of, self.lang));
                    cells.push(share.unwrap_or_else(|| wording::NONE_MARK.to_owned()));
                }
            }
            table.row(Role::Plain, cells);
        }
        let mut total = vec![wording::TOTAL.get(self.lang).to_owned()];
        for row in &rows {
            total.push(self.marked(self.cell(row.total), row.provisional));
        }
        total.extend(alone.then(String::new));
        table.row(Role::Total, total);
        (!first.members.is_empty()).then_some(table)
    }

    /// A breakdown over a grid: a row a period, a column a member.
    pub(super) fn by_period(&self, breakdown: &Breakdown, caption: &str) -> Table {
        let members = breakdown.members.iter();
        let heads = members.map(|member| self.member(&breakdown.dimension, member));
        let date = wording::DATE.get(self.lang).to_owned();
        let total = wording::TOTAL.get(self.lang).to_owned();
        let mut table = Table::new(caption, [date].into_iter().chain(heads).chain([total]));
        for row in &breakdown.rows {
            let cells = row.cells.iter().map(|value| self.cell(*value));
            let total = self.marked(self.cell(row.total), row.provisional);
            let date = format::short_date(row.period.0.last(), self.lang);
            table.row(Role::Plain, [date].into_iter().chain(cells).chain([total]));
        }
        table
    }

    /// A state of the transition table: what it is called.
    pub(super) fn state(&self, state: TransitionState) -> String {
        wording::capital(state.label().get(self.lang))
    }

    /// A closing state in two short words, to stand above a column.
    pub(super) fn closing_state(&self, state: TransitionState) -> String {
        match state {
            TransitionState::Left(category) => wording::left(category).get(self.lang).to_owned(),
            state => self.state(state),
        }
    }

    /// The transition table with its margins.
    pub(super) fn transition_table(&self, transitions: &Transitions, caption: &str) -> Table {
        let total = || wording::TOTAL.get(self.lang).to_owned();
        let heads = transitions.closing.iter().map(|state| self.closing_state(*state));
        let corner = wording::FROM_STATE.get(self.lang).to_owned();
        let mut table = Table::new(caption, [corner].into_iter().chain(heads).chain([total()]));
        let margins = &transitions.opening_totals;
        for ((state, cells), margin) in
            transitions.opening.iter().zip(&transitions.cells).zip(margins)
        {
            let cells = cells.iter().chain([margin]).map(|value| self.cell(*value));
            table.row(Role::Plain, [self.state(*state)].into_iter().chain(cells));
        }
        let margins = transitions.closing_totals.iter().chain([&transitions.total]);
        let margins = margins.map(|value| self.cell(*value));
        table.row(Role::Total, [total()].into_iter().chain(margins));
        table
    }
}
