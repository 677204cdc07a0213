//! Ambitions: what was decided, what that asks for by now, and what was reached.

use super::figures::value;
use super::query_batch::{Answers, QueryBatch, QueryId};
use super::scope::Scope;
use super::tables::named;
use crate::model::{Ambition, Decision, Missing, Period, Reached, Topic, Value};
use meedoen::calendar::Every;
use meedoen::catalogue::{OverPeriods, Unit};
use meedoen::kpi::{KpiRow, Number, Query};
use meedoen::policy;
use meedoen::vocabulary::Word;
use meedoen::{Day, Kpi, Span};

/// An ambition whose questions are in the batch.
#[derive(Debug)]
pub(super) struct Asked {
    /// Every decision known, the original first.
    decisions: Vec<policy::Ambition>,
    span: Span,
    looked_at: Option<Day>,
    reached: Option<QueryId>,
    months: Option<QueryId>,
}

/// Adds the questions of a topic's ambitions to the batch: those whose period ends in the reporting
/// period or after it.
pub(super) fn ask(
    scope: &Scope,
    topic: Topic,
    programme: Option<&str>,
    batch: &mut QueryBatch,
) -> Vec<Asked> {
    let from_now_on = Span::half_open(scope.period.first(), Day::MAX.plus_days(1));
    let told = Kpi::ALL.iter().copied().filter(|kpi| topic_of(*kpi) == topic);
    let histories =
        told.flat_map(|kpi| scope.policy.ambition_history(kpi, from_now_on, scope.known_on));
    let ambitions = histories.map(|decisions| decisions.into_iter().cloned().collect());
    ambitions.filter_map(|decisions| Asked::new(scope, decisions, programme, batch)).collect()
}

/// The topic whose section tells of a KPI's ambitions.
fn topic_of(kpi: Kpi) -> Topic {
    kpi.entry().topic().unwrap_or(Topic::Attention)
}

impl Asked {
    fn new(
        scope: &Scope,
        decisions: Vec<policy::Ambition>,
        programme: Option<&str>,
        batch: &mut QueryBatch,
    ) -> Option<Self> {
        let current = decisions.last()?;
        let span = Span::inclusive(current.from(), current.to()).ok()?;
        let seen = scope.seen(span);
        let query = |span: Span| {
            let query = Query::over(span).kpis([current.kpi()]);
            match programme {
                Some(programme) if current.kpi().entry().topic() == Some(Topic::Cohort) => {
                    query.programme(programme)
                }
                _ => query,
            }
        };
        // Staff is a programme's, and an ambition names none.
        let askable = seen.filter(|_| current.kpi().entry().unit() != Unit::PerFte);
        let reached =
            askable.map(|span| batch.kpis(query(span).by(current.cell().keys().cloned())));
        let months = askable.filter(|_| divided(current) && current.cell().is_empty());
        let months = months.and_then(|span| {
            let query = query(span).every(Every::Month);
            match current.kpi().entry().adds_over_periods() {
                OverPeriods::Yes => Some(batch.kpis(query)),
                OverPeriods::WhenFollowedToOneDay => {
                    Some(batch.kpis(query.followed_to(span.last())))
                }
                _ => None,
            }
        });
        let looked_at = seen.map(Span::last);
        Some(Self { decisions, span, looked_at, reached, months })
    }

    pub(super) fn read(self, scope: &Scope, answers: &Answers) -> Ambition {
        let Self { decisions, span, looked_at, reached, months } = self;
        let of_cell = |row: &&KpiRow| {
            decisions.last().is_some_and(|current| {
                row.cell().iter().len() == current.cell().len()
                    && row.cell().iter().all(|(dimension, member)| {
                        current.cell().get(dimension).is_some_and(|wanted| wanted == member)
                    })
            })
        };
        let row = reached.and_then(|query| answers.rows(query).iter().find(of_cell));
        let value = reached_value(scope, looked_at, reached.is_some(), row);
        let of = row.and_then(KpiRow::of).filter(|_| value.shown().is_some());
        let passed = looked_at.map_or(0, |day| Span::half_open(span.first(), day).days() + 1);
        let mut total = 0;
        let series = months
            .map(|query| answers.rows(query))
            .unwrap_or_default()
            .iter()
            .map(|row| {
                if let Some(Number::Whole(count)) = row.value().number() {
                    total += count;
                }
                Reached { on: row.period().last(), value: total }
            })
            .collect();
        let current = decisions.last();
        let kpi = current.map_or(Kpi::Stock, policy::Ambition::kpi);
        let share = current.is_some_and(policy::Ambition::share);
        Ambition {
            kpi,
            period: Period(span),
            cell: current
                .iter()
                .flat_map(|ambition| ambition.cell().iter())
                .map(|(dimension, member)| (dimension.clone(), named(scope, dimension, member)))
                .collect(),
            share,
            at_most: current
                .is_some_and(|ambition| ambition.direction() == policy::Direction::AtMost),
            looked_at,
            reached: value,
            of,
            attainment: current
                .and_then(|ambition| attainment(value, of, share, ambition.target())),
            provisional: row.is_none_or(KpiRow::is_provisional),
            series,
            breaks: scope
                .breaks
                .iter()
                .filter(|met| met.concerns(kpi) && span.holds(met.on) && met.on > span.first())
                .map(|met| met.on)
                .collect(),
            decisions: decisions.iter().map(|ambition| decision(ambition, span, passed)).collect(),
        }
    }
}

fn decision(ambition: &policy::Ambition, span: Span, passed: i32) -> Decision {
    let part = if divided(ambition) { f64::from(passed) / f64::from(span.days()) } else { 1.0 };
    Decision {
        decided_on: ambition.decided_on(),
        target: Number::from(ambition.target()),
        due: ambition.target() * part,
        source: ambition.source().map(ToOwned::to_owned),
    }
}

/// Whether the target is divided over the days of its period.
fn divided(ambition: &policy::Ambition) -> bool {
    !ambition.share() && ambition.kpi().entry().counts_in_period()
}

fn reached_value(
    scope: &Scope,
    looked_at: Option<Day>,
    asked: bool,
    row: Option<&KpiRow>,
) -> Value {
    match row {
        Some(row) => match value(row) {
            Value::Shown(Number::Whole(count)) if row.cell().iter().len() > 0 => {
                scope.small_cells.one(count)
            }
            value => value,
        },
        None if looked_at.is_none() => Value::Missing(Missing::AfterHorizon),
        // A cell that does not occur counts nothing.
        None if asked => Value::Shown(Number::Whole(0)),
        None => Value::Missing(Missing::NoStaff),
    }
}

fn attainment(value: Value, of: Option<Number>, share: bool, target: f64) -> Option<f64> {
    let value = value.shown()?.as_f64();
    let value = if share { value / of.map(Number::as_f64).filter(|of| *of != 0.0)? } else { value };
    (target != 0.0).then(|| value / target)
}
