//! A savepoint: the ledger as it was before rows that turn out not to be wanted.
//!
//! A ledger is append-only, so most of it is restored by cutting each column back to its length at
//! the savepoint. What is small or shared (interned texts behind an `Arc`, hours) is kept as a clone,
//! and the only change to older rows, a withdrawal, is in a log.
//!
//! ```text
//! savepoint     rows 100, withdrawals 2
//! read          rows 100..130; row 7 withdrawn, row 120 withdrawn
//! rollback      withdrawals 2.. are undone: row 7 stands again (120 goes anyway); rows cut to 100
//! ```
//!
//! Rolling back costs what was read since, not what the ledger holds. Tests hold a ledger with
//! detours against one without, in rows, findings, digest and answers.

use crate::Day;
use crate::ledger::intern::Interner;
use crate::ledger::intern::hours::HoursList;
use crate::ledger::intern::pending::Pending;
use crate::ledger::record_numbers::RecordNumbersSavepoint;
use crate::ledger::table::BsnGuard;
use crate::ledger::{Ledger, RecordColumns};
use std::sync::Arc;

/// What a ledger was at some point.
pub(crate) struct Savepoint {
    clients: Arc<Interner>,
    benefits: Arc<Interner>,
    hours: HoursList,
    record_numbers: RecordNumbersSavepoint,
    rows: usize,
    withdrawals: usize,
    files: usize,
    findings: usize,
    bsn: BsnGuard,
    extract_of: Option<Day>,
}

impl Ledger {
    /// The ledger as it is now.
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

    /// Goes back to a savepoint: rows read since are dropped, rows withdrawn since stand again.
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
