//! A row of an answer as a figure, or why there is none.

use super::scope::Scope;
use crate::model::{Figure, Missing, Period, Value};
use meedoen::kpi::{self, KpiRow, NoFigure};

/// A row of an answer as a figure of the report.
pub(super) fn figure(scope: &Scope, row: &KpiRow) -> Figure {
    let span = row.period();
    let value = if row.kpi().entry().compares_two_days() && scope.broken(row.kpi(), span) {
        Value::Missing(Missing::AcrossBreak)
    } else {
        value(row)
    };
    let is_shown = value.shown().is_some();
    Figure {
        kpi: row.kpi(),
        period: Period(span),
        value,
        of: row.of().filter(|_| is_shown),
        target: row.target(),
        attainment: row.attainment().filter(|_| is_shown),
        provisional: row.is_provisional(),
    }
}

/// The value of a row, or why it has none.
pub(super) fn value(row: &KpiRow) -> Value {
    let nothing = row.of().is_some_and(|of| of.as_f64() == 0.0);
    let observable = row.kpi().entry().of_is_observed();
    match row.value() {
        kpi::Figure::Number(_) if nothing && observable => {
            Value::Missing(Missing::NotYetObservable)
        }
        kpi::Figure::Number(number) => Value::Shown(number),
        kpi::Figure::Missing(NoFigure::PopulationNotKnown) => Value::Missing(Missing::NoPopulation),
        kpi::Figure::Missing(NoFigure::StaffNotKnown) => Value::Missing(Missing::NoStaff),
        kpi::Figure::Missing(NoFigure::MedianNotReached) => {
            Value::Missing(Missing::MedianNotReached)
        }
        _ => Value::Missing(Missing::NothingToCount),
    }
}
