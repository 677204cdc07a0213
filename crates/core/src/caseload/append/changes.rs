//! What a ledger says that it did not say before.

use crate::Day;
use crate::caseload::build::{BuildStats, RowSource};
use crate::caseload::chunk::RowVersion;
use crate::ledger::Ledger;
use std::collections::HashMap;
use std::ops::Range;

/// The rows and withdrawals by which a ledger has grown.
#[derive(Default)]
pub(crate) struct Changes {
    /// The clients they are about, in any order and possibly more than once.
    pub(crate) clients: Vec<u32>,
    /// For each earlier row that was withdrawn, by its number in the ledger, the day.
    pub(crate) withdrawn: HashMap<u32, Day>,
    pub(crate) rows: Vec<RowVersion>,
}

impl Changes {
    /// The rows in `new` and the withdrawals after the first `withdrawals`; and what was counted of
    /// them.
    pub(crate) fn of(
        ledger: &Ledger,
        source: &RowSource<'_>,
        new: Range<usize>,
        withdrawals: usize,
    ) -> (Self, BuildStats) {
        let columns = ledger.columns();
        let mut changes = Self::default();
        let mut stats = source.each(new.clone(), |version| {
            changes.clients.push(version.row.client);
            changes.rows.push(version);
        });
        for row in ledger.withdrawals().iter().skip(withdrawals).map(|row| *row as usize) {
            let on = Day::from_number(columns.withdrawn[row]);
            stats.days.mark(on);
            // A new row comes in with its withdrawal.
            if row < new.start {
                changes.clients.push(columns.client[row]);
                changes.withdrawn.insert(row as u32, on);
            }
        }
        (changes, stats)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.clients.is_empty()
    }
}
