//! The timelines of the clients of a chunk, as columns.

use super::by_client::ByClient;
use super::episodes::{self, EpisodeRow};
use super::moves::{self, Move};
use super::placements::{self, PlacementRow};
use super::rows::ClientRow;
use super::sort::{KINDS, Sorter};
use super::table::RowTable;
use crate::caseload::compiled_policy::CompiledPolicy;
use crate::vocabulary::Kind;

/// The timelines of the clients of a chunk as known on one day: the rows of each kind, and what
/// follows from them. A sweep walks the columns; what holds for one client on a day is a question to
/// a [`Client`](super::Client).
#[derive(Debug, Clone)]
pub(crate) struct Timelines {
    clients: u32,
    rows: [RowTable; KINDS],
    pub(crate) episodes: ByClient<EpisodeRow>,
    pub(crate) moves: ByClient<Move>,
    pub(crate) placements: ByClient<PlacementRow>,
}

impl Timelines {
    /// Sorts rows (in any order) and lays them out, for at most 65,536 clients.
    pub(crate) fn of(
        rows: &[ClientRow],
        clients: usize,
        hours: &[f64],
        rules: &CompiledPolicy,
        sorter: &mut Sorter,
    ) -> Self {
        sorter.sort(rows, clients);
        let rows = Kind::LIST.map(|kind| {
            let (offsets, rows) = sorter.of_kind(kind, clients);
            RowTable::of(kind, offsets, rows)
        });
        let of = |kind: Kind| &rows[kind as usize];
        let episodes = episodes::lay_out(of(Kind::Benefit), of(Kind::Contact), clients, rules);
        let moves = moves::lay_out(&episodes, of(Kind::Rung), clients, rules);
        let placements = placements::lay_out(of(Kind::Placement), clients, hours, rules);
        Self { clients: clients as u32, rows, episodes, moves, placements }
    }

    /// The rows of a kind.
    #[inline]
    pub(crate) fn rows(&self, kind: Kind) -> &RowTable {
        &self.rows[kind as usize]
    }

    pub(crate) fn client_count(&self) -> u32 {
        self.clients
    }

    /// Every row of a client, by kind.
    pub(crate) fn all_rows(&self, client: u32) -> impl Iterator<Item = ClientRow> + '_ {
        self.rows.iter().flat_map(move |rows| {
            rows.of_client(client).map(move |row| ClientRow { client, fact: rows.fact(row) })
        })
    }
}

impl Default for Timelines {
    fn default() -> Self {
        Self {
            clients: 0,
            rows: Kind::LIST.map(RowTable::empty),
            episodes: ByClient::default(),
            moves: ByClient::default(),
            placements: ByClient::default(),
        }
    }
}
