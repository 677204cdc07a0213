//! The way back: a ledger as it was before rows that turned out not to be wanted.

use crate::Day;
use crate::ledger::intern::Interner;
use crate::ledger::intern::hours::Hours;
use crate::ledger::intern::pending::Pending;
use crate::ledger::record_numbers::RecordNumbersSavepoint;
use crate::ledger::table::BsnGuard;
use crate::ledger::{Ledger, RecordColumns};
use std::sync::Arc;

/// How far a ledger was. What is small or shared is kept, of the rest the length.
pub(crate) struct Savepoint {
    clients: Arc<Interner>,
    benefits: Arc<Interner>,
    hours: Hours,
    record_numbers: RecordNumbersSavepoint,
    rows: usize,
    withdrawals: usize,
    files: usize,
    findings: usize,
    bsn: BsnGuard,
    extract_of: Option<Day>,
}

impl Ledger {
    /// How far it is.
    pub(crate) fn savepoint(&self) -> Savepoint {
        Savepoint {
            clients: self.clients.clone(),
            benefits: self.benefits.clone(),
            hours: self.hours.clone(),
            record_numbers: self.record_numbers.savepoint(),
            rows: self.len(),
            withdrawals: self.withdrawals.len(),
            files: self.reading.files.len(),
            findings: self.reading.findings.len(),
            bsn: self.bsn,
            extract_of: self.extract_of,
        }
    }

    /// Goes back: what was read since is forgotten, what was withdrawn since stands again.
    pub(crate) fn rollback(&mut self, savepoint: Savepoint) {
        for row in self.withdrawals.drain(savepoint.withdrawals..).map(|row| row as usize) {
            if row < savepoint.rows {
                self.columns.withdrawn.set(row, RecordColumns::OPEN);
            }
        }
        self.columns.client.truncate(savepoint.rows);
        self.columns.truncate(savepoint.rows);
        (self.clients, self.benefits, self.hours) =
            (savepoint.clients, savepoint.benefits, savepoint.hours);
        self.record_numbers.rollback(savepoint.record_numbers);
        self.reading.files.truncate(savepoint.files);
        self.reading.findings.truncate(savepoint.findings);
        self.quarantine.truncate(savepoint.findings);
        self.locations.truncate(savepoint.rows);
        (self.pending, self.pending_benefits) = (Pending::default(), Pending::default());
        (self.bsn, self.extract_of) = (savepoint.bsn, savepoint.extract_of);
    }
}
