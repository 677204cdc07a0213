//! Breakdowns and the transition table, with small cells hidden.

use super::query_batch::{Answers, QueryBatch, QueryId};
use super::scope::Scope;
use crate::model::{Breakdown, BreakdownRow, Member, Period, Transitions, Value, Words};
use meedoen::kpi::{KpiRow, Number, Query, TransitionRow};
use meedoen::vocabulary::{Lang, TransitionState};
use meedoen::{Dimension, Kpi};

/// A breakdown whose questions are in the batch: its cells, and the whole they are parts of.
#[derive(Debug)]
pub(super) struct Asked {
    kpi: Kpi,
    dimension: Dimension,
    cells: QueryId,
    whole: QueryId,
}

impl Asked {
    pub(super) fn new(
        query: Query,
        kpi: Kpi,
        dimension: Dimension,
        batch: &mut QueryBatch,
    ) -> Self {
        let query = query.kpis([kpi]);
        let cells = batch.kpis(query.clone().by([dimension.clone()]));
        Self { kpi, dimension, cells, whole: batch.kpis(query) }
    }

    pub(super) fn read(&self, scope: &Scope, answers: &Answers) -> Breakdown {
        let cells = answers.rows(self.cells);
        let members: Vec<_> = cells
            .iter()
            .take_while(|row| cells.first().is_some_and(|first| first.period() == row.period()))
            .filter_map(|row| row.cell().iter().next())
            .map(|(dimension, member)| named(scope, dimension, member))
            .collect();
        let rows = answers.rows(self.whole).iter().map(|whole| {
            let counts: Vec<_> =
                cells.iter().filter(|row| row.period() == whole.period()).map(count).collect();
            BreakdownRow {
                period: Period(whole.period()),
                cells: scope.small_cells.partition(&counts),
                total: Value::Shown(Number::Whole(count(whole))),
                provisional: whole.is_provisional(),
            }
        });
        Breakdown {
            kpi: self.kpi,
            dimension: self.dimension.clone(),
            rows: rows.collect(),
            members,
        }
    }
}

/// A member with its name.
pub(super) fn named(scope: &Scope, dimension: &Dimension, member: &str) -> Member {
    let name = |lang| scope.policy.label(dimension, member, lang).map(ToOwned::to_owned);
    let name = name(Lang::Nl).zip(name(Lang::En)).map(|(nl, en)| Words { nl, en });
    Member { id: member.to_owned(), name }
}

fn count(row: &KpiRow) -> i64 {
    match row.value().number() {
        Some(Number::Whole(count)) => count,
        _ => 0,
    }
}

/// The transition table with its margins. Every state on benefit is there; categories of outflow
/// only where somebody left by them.
pub(super) fn transitions(scope: &Scope, period: Period, rows: &[TransitionRow]) -> Transitions {
    let opening = TransitionState::OPENING.to_vec();
    let occurs = |state: TransitionState| rows.iter().any(|row| row.closing_state() == state);
    let is_told =
        |state: &TransitionState| !matches!(state, TransitionState::Left(_)) || occurs(*state);
    let closing: Vec<_> = TransitionState::CLOSING.into_iter().filter(is_told).collect();

    // One row and one column more, for the margins.
    let mut counts = vec![vec![0_i64; closing.len() + 1]; opening.len() + 1];
    for row in rows {
        let from = opening.iter().position(|state| *state == row.opening_state());
        let to = closing.iter().position(|state| *state == row.closing_state());
        let (Some(from), Some(to)) = (from, to) else { continue };
        for (from, to) in
            [(from, to), (from, closing.len()), (opening.len(), to), (opening.len(), closing.len())]
        {
            counts[from][to] += row.value();
        }
    }
    let mut cells = scope.small_cells.crossed(&counts);
    let mut closing_totals = cells.pop().unwrap_or_default();
    let total = closing_totals.pop().unwrap_or(Value::Shown(Number::Whole(0)));
    let opening_totals = cells.iter_mut().filter_map(Vec::pop).collect();
    Transitions { period, opening, closing, cells, opening_totals, closing_totals, total }
}
