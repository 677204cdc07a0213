//! The way back: a ledger as it was before rows that turned out not to be wanted.

use crate::Day;
use crate::ledger::intern::Names;
use crate::ledger::intern::hours::Hours;
use crate::ledger::intern::pending::Waiting;
use crate::ledger::record_numbers::RecordsMark;
use crate::ledger::table::Bsn;
use crate::ledger::{Columns, Ledger};
use std::sync::Arc;

/// How far a ledger was. What is small or shared is kept, of the rest the length.
pub(crate) struct Mark {
    clients: Arc<Names>,
    benefits: Arc<Names>,
    hours: Hours,
    records: RecordsMark,
    rows: usize,
    withdrawals: usize,
    files: usize,
    findings: usize,
    bsn: Bsn,
    extract_of: Option<Day>,
}

impl Ledger {
    /// How far it is.
    pub(crate) fn mark(&self) -> Mark {
        Mark {
            clients: self.clients.clone(),
            benefits: self.benefits.clone(),
            hours: self.hours.clone(),
            records: self.records.mark(),
            rows: self.len(),
            withdrawals: self.withdrawals.len(),
            files: self.reading.files.len(),
            findings: self.reading.findings.len(),
            bsn: self.bsn,
            extract_of: self.extract_of,
        }
    }

    /// Goes back: what was read since is forgotten, what was withdrawn since stands again.
    pub(crate) fn go_back(&mut self, mark: Mark) {
        for row in self.withdrawals.drain(mark.withdrawals..).map(|row| row as usize) {
            if row < mark.rows {
                self.columns.withdrawn.set(row, Columns::OPEN);
            }
        }
        self.columns.client.truncate(mark.rows);
        self.columns.truncate(mark.rows);
        (self.clients, self.benefits, self.hours) = (mark.clients, mark.benefits, mark.hours);
        self.records.go_back(mark.records);
        self.reading.files.truncate(mark.files);
        self.reading.findings.truncate(mark.findings);
        self.refused.truncate(mark.findings);
        self.places.truncate(mark.rows);
        (self.waiting, self.waiting_benefits) = (Waiting::default(), Waiting::default());
        (self.bsn, self.extract_of) = (mark.bsn, mark.extract_of);
    }
}
