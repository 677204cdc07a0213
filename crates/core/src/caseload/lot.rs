//! Rows of clients that lie together.

use super::chunk::Chunk;
use super::fact::{Row, Withdrawn};
use crate::Day;

/// Rows of clients that lie together, those that stand apart from those that were withdrawn.
#[derive(Debug, Default)]
pub(super) struct Lot {
    pub(super) rows: Vec<Row>,
    pub(super) withdrawn: Vec<Withdrawn>,
}

impl Lot {
    /// Takes a row with the day it ceased to hold, never while it stands.
    #[inline]
    pub(super) fn put(&mut self, row: Withdrawn) {
        if row.on == Day::NEVER {
            self.rows.push(row.row);
        } else {
            self.withdrawn.push(row);
        }
    }

    /// To put the rows of this client.
    pub(super) fn of_client(&mut self, client: u32) -> OfClient<'_> {
        OfClient { lot: self, client }
    }

    pub(super) fn clear(&mut self) {
        self.rows.clear();
        self.withdrawn.clear();
    }
}

/// The rows of one client, on their way into a lot.
pub(super) struct OfClient<'a> {
    lot: &'a mut Lot,
    client: u32,
}

impl OfClient<'_> {
    /// A row, whosever it was.
    pub(super) fn put(&mut self, mut row: Withdrawn) {
        row.row.client = self.client;
        self.lot.put(row);
    }

    /// Every row of a client of a chunk, where there is one.
    pub(super) fn put_all(&mut self, client: Option<(&Chunk, u32)>) {
        if let Some((chunk, client)) = client {
            chunk.every_row(client).for_each(|row| self.put(row));
        }
    }
}
