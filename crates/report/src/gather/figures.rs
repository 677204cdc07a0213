//! A row of an answer as a figure, or why there is none.

use super::scope::Scope;
use crate::model::{Figure, Missing, Period, Value};
use meedoen::Span;
use meedoen::catalogue::{Family, Unit};
use meedoen::kpi::Row;

/// A row of an answer as a figure of the report.
pub(super) fn figure(scope: &Scope, row: &Row) -> Figure {
    let span = Span::half_open(row.from, row.to.plus_days(1));
    let value = if row.kpi.entry().compares_two_days() && scope.broken(row.kpi, span) {
        Value::Missing(Missing::AcrossBreak)
    } else {
        value(row)
    };
    let is_shown = value.shown().is_some();
    Figure {
        kpi: row.kpi,
        period: Period(span),
        value,
        of: row.of.filter(|_| is_shown),
        target: row.target,
        attainment: row.attainment.filter(|_| is_shown),
        provisional: row.provisional,
    }
}

/// The value of a row, or why it has none.
pub(super) fn value(row: &Row) -> Value {
    let nothing = row.of.is_some_and(|of| of.as_f64() == 0.0);
    let observable = row.kpi.entry().of_is_observed();
    match row.value {
        Some(_) if nothing && observable => Value::Missing(Missing::NotYetObservable),
        Some(number) => Value::Shown(number),
        None => Value::Missing(match (row.kpi.entry().unit(), row.kpi.entry().family()) {
            (Unit::Per10k, _) => Missing::NoPopulation,
            (Unit::PerFte, _) => Missing::NoStaff,
            (Unit::Days, Family::Chain) if !nothing => Missing::MedianNotReached,
            _ => Missing::NothingToCount,
        }),
    }
}
