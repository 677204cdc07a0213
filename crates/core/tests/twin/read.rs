//! A ledger the library has read, as the twin's rows.

use super::days::{Day, parse};
use super::row::TwinRow;
use meedoen::Ledger;

/// The accepted rows in their order, withdrawals applied.
pub fn rows(ledger: &Ledger) -> Vec<TwinRow> {
    let day = |day: meedoen::Day| -> Day { parse(&day.to_string()).expect("a day") };
    let text = |text: String| Some(text).filter(|text| !text.is_empty());
    ledger
        .records()
        .enumerate()
        .map(|(order, record)| TwinRow {
            client: record.client,
            kind: record.kind.to_string(),
            code: record.code,
            start: day(record.start),
            end: record.end.map(day),
            reason: record.reason.map(String::from),
            hours: record.hours,
            benefit_no: text(record.benefit_no),
            registered: record.registered_on.map(day),
            withdrawn: record.withdrawn_on.map(day),
            record: text(record.record),
            order,
        })
        .collect()
}
