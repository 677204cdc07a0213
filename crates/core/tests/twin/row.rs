//! A row of the ledger.

use super::days::Day;

/// An accepted row, in plain words. A row of kind `withdraw` is turned into the `withdrawn` of the
/// row it names by [`apply_withdrawals`].
#[derive(Debug, Clone, PartialEq)]
pub struct TwinRow {
    pub client: String,
    pub kind: String,
    pub code: String,
    pub start: Day,
    /// The last day, included.
    pub end: Option<Day>,
    pub reason: Option<String>,
    pub hours: Option<f64>,
    pub benefit_no: Option<String>,
    pub registered: Option<Day>,
    pub withdrawn: Option<Day>,
    pub record: Option<String>,
    /// Where it stands in the ledger: of two rows the later has the higher number.
    pub order: usize,
}

impl TwinRow {
    /// The day it became known.
    pub fn known_from(&self) -> Day {
        self.registered.unwrap_or(self.start)
    }

    /// Whether it takes part as known on K, or as everything now stands.
    pub fn takes_part(&self, known_on: Option<Day>) -> bool {
        match known_on {
            None => self.withdrawn.is_none(),
            Some(k) => self.known_from() <= k && self.withdrawn.is_none_or(|day| day > k),
        }
    }

    /// Whether it runs on this day (kinds with an end).
    pub fn covers(&self, day: Day) -> bool {
        self.start <= day && self.ends_on_or_after(day)
    }

    pub fn ends_on_or_after(&self, day: Day) -> bool {
        self.end.is_none_or(|end| end >= day)
    }

    /// The last day, for comparing: what runs on ends after everything else.
    pub fn last(&self) -> Day {
        self.end.unwrap_or(Day::MAX)
    }
}

/// Rows without their `withdraw` rows, which end the row they name.
pub fn apply_withdrawals(rows: &[TwinRow]) -> Vec<TwinRow> {
    let mut kept: Vec<TwinRow> = Vec::new();
    for (order, row) in rows.iter().enumerate() {
        if row.kind == "withdraw" {
            let named = kept
                .iter_mut()
                .find(|other| other.record.as_deref() == Some(&row.code))
                .expect("withdraws an earlier row");
            assert!(named.client == row.client && named.withdrawn.is_none());
            named.withdrawn = Some(row.start);
        } else {
            kept.push(TwinRow { order, ..row.clone() });
        }
    }
    kept
}
