//! An answer as columns.

use super::assessment_row::AssessmentRow;
use super::example::example;
use super::{Answer, CurveStep, KpiRow, Number, Rows, TransitionRow};
use crate::Dimension;
use crate::frame::{Frame, Series};
use crate::policy::Assessment;
use crate::vocabulary::Word;

impl Answer {
    /// The answer as columns.
    ///
    /// - KPIs: `kpi`, `from`, `to` (both included), a column for each dimension asked for under its
    ///   own word, `value`, `of`, `target`, `attainment`, `provisional`.
    /// - A transition table: `from_state`, `to_state`, `value`.
    /// - A curve: `days`, `at_risk`, `events`, `censored`, `survival`, `lower`, `upper`.
    /// - An assessment: `rung`, `possible`, `ask`, the last two with blanks between their words.
    ///
    #[doc = example!("assert_eq!(answer.frame().len(), 1);")]
    pub fn frame(&self) -> Frame {
        match &self.rows {
            Rows::Kpis(rows) => kpis(rows, &self.by),
            Rows::Transitions(rows) => transitions(rows),
            Rows::Curve(steps) => curve(steps),
            Rows::Assessment(assessed) => assessment(assessed),
        }
    }
}

fn kpis(rows: &[KpiRow], by: &[Dimension]) -> Frame {
    let numbers = |number: fn(&KpiRow) -> Option<Number>| {
        Series::real(rows.iter().map(|row| number(row).map(Number::as_f64)))
    };
    let periods = Frame::new()
        .column("kpi", Series::words(rows.iter().map(|row| row.kpi().as_str())))
        .column("from", Series::days(rows.iter().map(|row| row.period().first())))
        .column("to", Series::days(rows.iter().map(|row| row.period().last())));
    let cells = by.iter().fold(periods, |frame, dimension| {
        let members = rows.iter().map(|row| row.cell().member(dimension));
        frame.column(dimension.to_string(), Series::words(members))
    });
    cells
        .column("value", numbers(|row| row.value().number()))
        .column("of", numbers(KpiRow::of))
        .column("target", numbers(KpiRow::target))
        .column("attainment", Series::real(rows.iter().map(KpiRow::attainment)))
        .column("provisional", Series::flags(rows.iter().map(KpiRow::is_provisional)))
}

fn transitions(rows: &[TransitionRow]) -> Frame {
    Frame::new()
        .column("from_state", Series::words(rows.iter().map(|row| row.from_state.as_str())))
        .column("to_state", Series::words(rows.iter().map(|row| row.to_state.as_str())))
        .column("value", Series::whole(rows.iter().map(|row| row.value)))
}

fn curve(steps: &[CurveStep]) -> Frame {
    let counts = |count: fn(&CurveStep) -> i64| Series::whole(steps.iter().map(count));
    let lower = steps.iter().map(|step| step.interval().map(|(lower, _)| lower));
    let upper = steps.iter().map(|step| step.interval().map(|(_, upper)| upper));
    Frame::new()
        .column("days", counts(|step| i64::from(step.days())))
        .column("at_risk", counts(|step| step.at_risk() as i64))
        .column("events", counts(|step| step.events() as i64))
        .column("censored", counts(|step| step.censored() as i64))
        .column("survival", Series::real(steps.iter().map(CurveStep::survival)))
        .column("lower", Series::real(lower))
        .column("upper", Series::real(upper))
}

fn assessment(assessed: &Assessment) -> Frame {
    let (rung, possible, ask) = AssessmentRow::of(assessed).columns();
    Frame::new()
        .column("rung", Series::words([rung]))
        .column("possible", Series::words([possible.as_str()]))
        .column("ask", Series::words([ask.as_str()]))
}
