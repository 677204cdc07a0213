//! Breakdowns and the transition table, with small cells hidden.

use super::Scope;
use super::sheet::{Answers, Sheet, Ticket};
use crate::model::{Breakdown, BreakdownRow, Member, Period, Transitions, Value, Words};
use meedoen::kpi::{Number, Query, Row, TransitionRow};
use meedoen::vocabulary::Rung;
use meedoen::{Dimension, Kpi, Span};

/// A breakdown whose questions stand on the sheet: its cells, and the whole they are parts of.
#[derive(Debug)]
pub(super) struct Asked {
    kpi: Kpi,
    dimension: Dimension,
    cells: Ticket,
    whole: Ticket,
}

impl Asked {
    pub(super) fn new(query: Query, kpi: Kpi, dimension: Dimension, sheet: &mut Sheet) -> Self {
        let query = query.kpis([kpi]);
        let cells = sheet.kpis(query.clone().by([dimension.clone()]));
        Self { kpi, dimension, cells, whole: sheet.kpis(query) }
    }

    pub(super) fn read(&self, scope: &Scope<'_>, answers: &Answers) -> Breakdown {
        let cells = answers.rows(self.cells);
        let members: Vec<_> = cells
            .iter()
            .take_while(|row| cells.first().is_some_and(|first| first.from == row.from))
            .filter_map(|row| row.cell.first())
            .map(|(dimension, member)| named(scope, dimension, member))
            .collect();
        let rows = answers.rows(self.whole).iter().map(|whole| {
            let counts: Vec<_> = cells
                .iter()
                .filter(|row| row.from == whole.from && row.to == whole.to)
                .map(count)
                .collect();
            BreakdownRow {
                period: Period(Span::half_open(whole.from, whole.to.plus_days(1))),
                cells: scope.small_cells.partition(&counts),
                total: Value::Shown(Number::Whole(count(whole))),
                provisional: whole.provisional,
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

/// A member with the name the policy gives it.
pub(super) fn named(scope: &Scope<'_>, dimension: &Dimension, member: &str) -> Member {
    let policy = scope.policy;
    let name = match dimension {
        Dimension::Route => {
            policy.routes().iter().find(|route| route.id == member).map(|route| &route.name)
        }
        Dimension::Group | Dimension::Set(_) => {
            policy.groups().iter().find(|group| group.id == member).map(|group| &group.name)
        }
        _ => None,
    };
    Member { id: member.to_owned(), name: name.map(Words::from) }
}

fn count(row: &Row) -> i64 {
    match row.value {
        Some(Number::Whole(count)) => count,
        _ => 0,
    }
}

/// The states of the transition table on either side, in its order.
const CATEGORIES: [&str; 5] = ["to_work", "education", "neutral", "other", "unknown"];

/// The transition table with its margins. Every rung is there; categories of outflow only where
/// somebody left by them.
pub(super) fn transitions(
    scope: &Scope<'_>,
    period: Period,
    rows: &[TransitionRow],
) -> Transitions {
    let inside = || Rung::ALL.into_iter().map(Rung::as_str).chain(["unmeasured"]);
    let opening: Vec<_> = inside().chain(["outside"]).collect();
    let occurs = |state: &&str| rows.iter().any(|row| row.to_state == *state);
    let closing: Vec<_> = inside().chain(CATEGORIES.into_iter().filter(occurs)).collect();

    // One row and one column more, for the margins.
    let mut counts = vec![vec![0_i64; closing.len() + 1]; opening.len() + 1];
    for row in rows {
        let from = opening.iter().position(|state| *state == row.from_state);
        let to = closing.iter().position(|state| *state == row.to_state);
        let (Some(from), Some(to)) = (from, to) else { continue };
        for (from, to) in
            [(from, to), (from, closing.len()), (opening.len(), to), (opening.len(), closing.len())]
        {
            counts[from][to] += row.value;
        }
    }
    let mut cells = scope.small_cells.crossed(&counts);
    let mut closing_totals = cells.pop().unwrap_or_default();
    let total = closing_totals.pop().unwrap_or(Value::Shown(Number::Whole(0)));
    let opening_totals = cells.iter_mut().filter_map(Vec::pop).collect();
    Transitions { period, opening, closing, cells, opening_totals, closing_totals, total }
}
