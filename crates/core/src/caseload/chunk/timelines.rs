//! What is known of a number of clients, as columns.

use super::by_client::ByClient;
use super::fact::Row;
use super::moves::{self, Move};
use super::sort::{KINDS, Sorter};
use super::{Client, Episode, Placement, Rows, episodes, placements};
use crate::caseload::Rules;
use crate::policy::Kind;

/// The timelines of clients that lie together, as known on one day: the rows of each kind, and what
/// is laid out from them. A sweep walks the columns; what holds for one client on a day is a
/// question to a [`Client`].
#[derive(Debug, Clone)]
pub(crate) struct Timelines {
    clients: u32,
    rows: [Rows; KINDS],
    pub(crate) episodes: ByClient<Episode>,
    pub(crate) moves: ByClient<Move>,
    pub(crate) placements: ByClient<Placement>,
}

impl Timelines {
    /// Sorts rows (in any order) and lays them out. At most 65,536 clients lie together.
    pub(crate) fn of(
        rows: &[Row],
        clients: usize,
        hours: &[f64],
        rules: &Rules,
        sorter: &mut Sorter,
    ) -> Self {
        sorter.sort(rows, clients);
        let rows = Kind::ALL.map(|kind| {
            let (offsets, rows) = sorter.of_kind(kind, clients);
            Rows::of(kind, offsets, rows)
        });
        let of = |kind: Kind| &rows[kind as usize];
        let episodes = episodes::lay_out(of(Kind::Benefit), of(Kind::Contact), clients, rules);
        let moves = moves::lay_out(&episodes, of(Kind::Rung), clients, rules);
        let placements = placements::lay_out(of(Kind::Placement), clients, hours, rules);
        Self { clients: clients as u32, rows, episodes, moves, placements }
    }

    /// The rows of a kind.
    #[inline(always)]
    pub(crate) fn rows(&self, kind: Kind) -> &Rows {
        &self.rows[kind as usize]
    }

    /// One client.
    #[inline(always)]
    pub(crate) fn client(&self, client: u32) -> Client<'_> {
        Client { timelines: self, client }
    }

    /// Every client in turn.
    pub(crate) fn clients(&self) -> impl Iterator<Item = Client<'_>> {
        (0..self.clients).map(|client| self.client(client))
    }

    /// Every row of a client, by kind.
    pub(crate) fn all_rows(&self, client: u32) -> impl Iterator<Item = Row> + '_ {
        self.rows.iter().flat_map(move |rows| {
            rows.of_client(client).map(move |row| Row { client, fact: rows.fact(row) })
        })
    }
}

impl Default for Timelines {
    fn default() -> Self {
        Self {
            clients: 0,
            rows: Kind::ALL.map(Rows::none),
            episodes: ByClient::default(),
            moves: ByClient::default(),
            placements: ByClient::default(),
        }
    }
}
