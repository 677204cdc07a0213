//! The rows that a later row may withdraw.

use crate::ledger::intern::Interner;

/// The rows that have a number of their own.
#[derive(Debug, Clone, Default)]
pub(crate) struct RecordNumbers {
    names: Interner,
    /// The row of each name; ascending, since names come in the order of their rows.
    rows: Vec<u32>,
}

impl RecordNumbers {
    /// Gives the row a number of its own, unless an earlier row has it.
    pub(crate) fn add(&mut self, record: &[u8], row: usize) {
        if !record.is_empty() && self.names.add(record).1 {
            self.rows.push(row as u32);
        }
    }

    /// The names, and the row of each.
    pub(crate) fn all(&self) -> (&Interner, &[u32]) {
        (&self.names, &self.rows)
    }

    /// How many there are, to come back to.
    pub(crate) fn savepoint(&self) -> RecordNumbersSavepoint {
        RecordNumbersSavepoint { names: self.names.clone(), rows: self.rows.len() }
    }

    /// Drops those that were added since.
    pub(crate) fn rollback(&mut self, savepoint: RecordNumbersSavepoint) {
        self.names = savepoint.names;
        self.rows.truncate(savepoint.rows);
    }

    /// The number that a row has of its own; empty where it has none.
    pub(crate) fn of_row(&self, row: usize) -> &str {
        self.rows.binary_search(&(row as u32)).map_or("", |name| self.names.get(name as u32))
    }

    /// The row with this number.
    pub(crate) fn find(&self, record: &[u8]) -> Option<usize> {
        let row = self.rows.get(self.names.find(record)? as usize)?;
        Some(*row as usize)
    }
}

/// How many records there were at some point.
pub(crate) struct RecordNumbersSavepoint {
    names: Interner,
    rows: usize,
}
