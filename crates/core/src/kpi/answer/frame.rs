//! An answer as columns.

use super::{Answer, AssessmentRow, CurveRow, Number, Row, Rows, TransitionRow};
use crate::Dimension;
use crate::frame::{Frame, Series};
use crate::vocabulary::Word;

impl Answer {
    /// The answer as columns.
    ///
    /// - KPIs: `kpi`, `from`, `to` (both included), a column for each dimension asked for under its
    ///   own word, `value`, `of`, `target`, `attainment`, `provisional`.
    /// - A transition table: `from_state`, `to_state`, `value`.
    /// - A curve: `days`, `at_risk`, `events`, `censored`, `survival`, `lower`, `upper`.
    /// - An assessment: `rung`, `possible`, `ask`, the last two with blanks between their words.
    pub fn frame(&self) -> Frame {
        match &self.rows {
            Rows::Kpis(rows) => kpis(rows, &self.by),
            Rows::Transitions(rows) => transitions(rows),
            Rows::Curve(rows) => curve(rows),
            Rows::Assessment(rows) => assessment(rows),
        }
    }
}

fn kpis(rows: &[Row], by: &[Dimension]) -> Frame {
    let numbers = |number: fn(&Row) -> Option<Number>| {
        Series::real(rows.iter().map(|row| number(row).map(Number::as_f64)))
    };
    let periods = Frame::new()
        .column("kpi", Series::words(rows.iter().map(|row| row.kpi().as_str())))
        .column("from", Series::days(rows.iter().map(|row| row.period().first())))
        .column("to", Series::days(rows.iter().map(Row::last)));
    let cells = by.iter().fold(periods, |frame, dimension| {
        let members = rows.iter().map(|row| row.cell().member(dimension));
        frame.column(dimension.to_string(), Series::words(members))
    });
    cells
        .column("value", numbers(|row| row.value().number()))
        .column("of", numbers(Row::of))
        .column("target", numbers(Row::target))
        .column("attainment", Series::real(rows.iter().map(Row::attainment)))
        .column("provisional", Series::flags(rows.iter().map(Row::is_provisional)))
}

fn transitions(rows: &[TransitionRow]) -> Frame {
    Frame::new()
        .column("from_state", Series::words(rows.iter().map(|row| row.from_state)))
        .column("to_state", Series::words(rows.iter().map(|row| row.to_state)))
        .column("value", Series::whole(rows.iter().map(|row| row.value)))
}

fn curve(rows: &[CurveRow]) -> Frame {
    let counts = |count: fn(&CurveRow) -> i64| Series::whole(rows.iter().map(count));
    Frame::new()
        .column("days", counts(|row| i64::from(row.days)))
        .column("at_risk", counts(|row| row.at_risk))
        .column("events", counts(|row| row.events))
        .column("censored", counts(|row| row.censored))
        .column("survival", Series::real(rows.iter().map(|row| row.survival)))
        .column("lower", Series::real(rows.iter().map(|row| row.lower)))
        .column("upper", Series::real(rows.iter().map(|row| row.upper)))
}

fn assessment(rows: &[AssessmentRow]) -> Frame {
    let lists = |list: fn(&AssessmentRow) -> &[&'static str]| {
        let joined: Vec<String> = rows.iter().map(|row| list(row).join(" ")).collect();
        Series::words(joined.iter().map(String::as_str))
    };
    Frame::new()
        .column("rung", Series::words(rows.iter().map(|row| row.rung)))
        .column("possible", lists(|row| &row.possible))
        .column("ask", lists(|row| &row.ask))
}
