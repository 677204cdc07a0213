//! A few thousand clients whose rows are laid out together.
//!
//! A chunk holds the rows of a kind as a table ([`RowTable`]) and what follows from them (benefit
//! episodes, moves between rungs, placements) beside them ([`Timelines`]). What holds for one client
//! on a day is a question to a [`Client`].

mod by_client;
mod client;
mod client_numbers;
mod context;
mod episodes;
mod moves;
mod placements;
mod rows;
mod sort;
mod table;
mod timelines;

pub(crate) use client::{Client, Measurement};
pub(crate) use client_numbers::ClientNumbers;
pub(crate) use context::BuildContext;
pub(crate) use episodes::EpisodeRow;
pub(crate) use moves::{Move, OUTSIDE, UNMEASURED};
pub(crate) use placements::PlacementRow;
pub(crate) use rows::{ClientRow, Fact, RowBatch, RowVersion};
pub(crate) use table::RowTable;
pub(crate) use timelines::Timelines;

use super::view::KnownOn;
use crate::Day;
use crate::vocabulary::Kind;
use by_client::ByClient;
use std::ops::Range;

/// How many clients a chunk has at most: their rows stay in a processor's own cache while all
/// questions pass over them.
pub(crate) const CLIENTS_PER_CHUNK: usize = 4096;

/// The rows of at most [`CLIENTS_PER_CHUNK`] clients: those that stand, laid out, and those that
/// were withdrawn, which only a look back needs.
#[derive(Debug, Clone)]
pub(crate) struct Chunk {
    clients: ClientNumbers,
    standing: Timelines,
    withdrawn: ByClient<RowVersion>,
    /// The last day on which a row became known or was withdrawn. As known on this day or later,
    /// what counts is what stands.
    settled_on: Day,
}

impl Chunk {
    /// Sorts and lays out the rows of these clients.
    pub(crate) fn of(
        clients: ClientNumbers,
        rows: &RowBatch,
        context: &mut BuildContext<'_>,
    ) -> Self {
        let known = rows.standing.iter().map(|row| row.fact.known);
        let withdrawn = rows.withdrawn.iter();
        let withdrawn = withdrawn.map(|version| version.withdrawn.max(version.row.fact.known));
        let settled_on = known.chain(withdrawn).max().unwrap_or(Day::MIN);
        let withdrawn =
            ByClient::sorted(clients.len(), &rows.withdrawn, |version| version.row.client);
        let standing = context.timelines(&rows.standing, clients.len());
        Self { clients, standing, withdrawn, settled_on }
    }

    /// How many clients.
    pub(crate) fn len(&self) -> usize {
        self.clients.len()
    }

    pub(crate) fn clients(&self) -> &ClientNumbers {
        &self.clients
    }

    /// The timelines as known on a day. Where they differ from what stands they are laid out in
    /// `buffer`.
    pub(crate) fn as_known_on<'a>(
        &'a self,
        known_on: KnownOn,
        context: &mut BuildContext<'_>,
        buffer: &'a mut Timelines,
    ) -> &'a Timelines {
        match known_on.0 {
            Some(day) if day < self.settled_on => {
                let clients = 0..self.clients.len() as u32;
                let rows: Vec<ClientRow> =
                    clients.flat_map(|client| self.known_rows(client, known_on)).collect();
                *buffer = context.timelines(&rows, self.clients.len());
                buffer
            }
            _ => &self.standing,
        }
    }

    /// One client's rows as known on a day, laid out alone.
    pub(crate) fn alone(
        &self,
        client: u32,
        known_on: KnownOn,
        context: &mut BuildContext<'_>,
    ) -> Timelines {
        let rows = self.known_rows(client, known_on).map(|row| ClientRow { client: 0, ..row });
        context.timelines(&rows.collect::<Vec<_>>(), 1)
    }

    /// A client's rows that count as known on a day.
    fn known_rows(&self, client: u32, known_on: KnownOn) -> impl Iterator<Item = ClientRow> + '_ {
        let standing = self.standing.all_rows(client);
        let standing = standing.filter(move |row| known_on.includes(row.fact.known, Day::NEVER));
        let withdrawn =
            self.withdrawn.of(client).iter().filter(move |version| {
                known_on.includes(version.row.fact.known, version.withdrawn)
            });
        standing.chain(withdrawn.map(|version| version.row))
    }

    /// The standing rows of a kind, and which of them are a client's.
    #[inline]
    pub(crate) fn standing_rows(&self, kind: Kind, client: u32) -> (&RowTable, Range<usize>) {
        let rows = self.standing.rows(kind);
        (rows, rows.of_client(client))
    }

    /// A client's rows that were withdrawn.
    #[inline]
    pub(crate) fn withdrawn_rows(&self, client: u32) -> &[RowVersion] {
        self.withdrawn.of(client)
    }

    /// All rows of a client, standing and withdrawn.
    pub(crate) fn every_row(&self, client: u32) -> impl Iterator<Item = RowVersion> + '_ {
        let standing = self.standing.all_rows(client);
        let standing = standing.map(|row| RowVersion { row, withdrawn: Day::NEVER });
        standing.chain(self.withdrawn.of(client).iter().copied())
    }
}
