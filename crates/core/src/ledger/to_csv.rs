//! A ledger as CSV.

use crate::ledger::{Field, Ledger, Record};
use crate::vocabulary::Word;

impl Ledger {
    /// The accepted rows as CSV in the library's own form, in UTF-8 with `,`: reading it back gives
    /// the same ledger. A withdrawal stands in the row it withdrew.
    ///
    /// ```
    /// # use meedoen::{Ledger, Policy};
    /// # let policy = Policy::starter("Ons Dorp");
    /// let csv = b"client,kind,code,start\nc1,rung,2,2023-01-15\nc2,rung,soon,2023-01-15\n";
    /// let ledger = Ledger::read_csv(csv, &policy)?;
    /// assert_eq!(Ledger::read_csv(ledger.to_csv().as_bytes(), &policy)?.digest(), ledger.digest());
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn to_csv(&self) -> String {
        let mut text = String::new();
        push_cells(&mut text, Field::LIST.into_iter().map(Field::as_str));
        text.push('\n');
        for record in self.records() {
            push_record(&mut text, &record);
            text.push('\n');
        }
        text
    }
}

fn push_record(text: &mut String, record: &Record) {
    let written = |value: Option<&dyn std::fmt::Display>| value.map(ToString::to_string);
    let start = record.start.to_string();
    let end = written(record.end.as_ref().map(|day| day as _));
    let hours = record.hours.map(|hours| hours.to_string());
    let registered = written(record.registered_on.as_ref().map(|day| day as _));
    let withdrawn = written(record.withdrawn_on.as_ref().map(|day| day as _));
    let cells: [&str; Field::COUNT] = [
        &record.client,
        record.kind.as_str(),
        &record.code,
        &start,
        end.as_deref().unwrap_or(""),
        record.reason.unwrap_or(""),
        hours.as_deref().unwrap_or(""),
        &record.benefit_no,
        registered.as_deref().unwrap_or(""),
        withdrawn.as_deref().unwrap_or(""),
        &record.record,
    ];
    push_cells(text, cells.into_iter());
}

/// Writes cells with `,` between them, in quotes where they need them.
pub(crate) fn push_cells<'a>(text: &mut String, cells: impl Iterator<Item = &'a str>) {
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            text.push(',');
        }
        if cell.contains([',', ';', '"', '\n', '\r']) {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(cell);
        }
    }
}
