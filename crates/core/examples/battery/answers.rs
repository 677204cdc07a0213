//! The council battery: the questions, and its answers in a form that programs compare.

use meedoen::kpi::{Rows, TransitionRow};
use meedoen::{Answer, Result};
use serde_json::{Map, Value, json};

/// The council battery, as one list.
pub(super) const BATTERY: &str = include_str!("battery.json");

/// Every figure under a key of the table, the period and the cell: `"stock 2015-01 3": [412, null]`,
/// value and denominator. Figures that are nought throughout are left out, as a query that groups
/// leaves them out.
pub(super) fn flattened(answers: &[Result<Answer>]) -> Result<Value> {
    let questions: Vec<Value> = serde_json::from_str(BATTERY).unwrap_or_default();
    let mut flat = Map::new();
    for (question, answer) in questions.iter().zip(answers) {
        let answer = answer.as_ref().map_err(Clone::clone)?;
        let month = question["every"] == "month";
        for row in answer.kpi_rows() {
            let from = row.period().first().to_string();
            let period = from.get(..if month { 7 } else { 4 }).unwrap_or_default();
            let mut key = format!("{} {period}", row.kpi());
            for (_, member) in row.cell().iter() {
                key = format!("{key} {member}");
            }
            let figures = json!([row.value(), row.of()]);
            let nought = |figure: &Value| figure.is_null() || *figure == 0;
            if !(nought(&figures[0]) && nought(&figures[1])) {
                flat.insert(key, figures);
            }
        }
        let transitions: &[TransitionRow] = match answer.rows() {
            Rows::Transitions(rows) => rows,
            _ => &[],
        };
        for row in transitions {
            let from = question["transitions"]["from"].as_str().unwrap_or_default();
            let year = from.get(..4).unwrap_or_default();
            let key = format!("transition {year} {}>{}", row.opening_state(), row.closing_state());
            flat.insert(key, json!([row.value(), null]));
        }
    }
    Ok(Value::Object(flat))
}
