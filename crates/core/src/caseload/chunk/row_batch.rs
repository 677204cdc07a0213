//! Rows of clients that lie together.

use super::fact::{Row, Withdrawn};
use crate::Day;

/// Rows of clients that lie together, those that stand apart from those that were withdrawn.
#[derive(Debug, Default)]
pub(crate) struct Lot {
    pub(crate) rows: Vec<Row>,
    pub(crate) withdrawn: Vec<Withdrawn>,
}

impl Lot {
    /// Takes a row with the day it ceased to hold, never while it stands.
    #[inline(always)]
    pub(crate) fn put(&mut self, row: Withdrawn) {
        if row.on == Day::NEVER {
            self.rows.push(row.row);
        } else {
            self.withdrawn.push(row);
        }
    }

    /// Every row, those that stand first, with the day it ceased to hold.
    pub(crate) fn all(&self) -> impl Iterator<Item = Withdrawn> + '_ {
        let standing = self.rows.iter().map(|row| Withdrawn { row: *row, on: Day::NEVER });
        standing.chain(self.withdrawn.iter().copied())
    }

    pub(crate) fn clear(&mut self) {
        self.rows.clear();
        self.withdrawn.clear();
    }
}
