//! Clients that lie together.

mod by_client;
mod client;
mod episodes;
mod fact;
mod moves;
mod placements;
mod row_batch;
mod sort;
mod table;
mod timelines;

pub use client::Measured;
pub use episodes::Episode;
pub use fact::Fact;
pub use placements::Placement;

pub(crate) use client::Client;
pub(crate) use fact::{Row, Withdrawn};
pub(crate) use moves::{Move, OUTSIDE, UNMEASURED};
pub(crate) use row_batch::Lot;
pub(crate) use table::Rows;
pub(crate) use timelines::Timelines;

use super::{KnownOn, Rules};
use crate::Day;
use crate::policy::Kind;
use by_client::ByClient;
use sort::Sorter;
use std::ops::Range;

/// How many clients lie together: their rows stay in a processor's own memory while all questions
/// pass over them.
pub(crate) const CLIENTS: usize = 4096;

/// The rows of at most [`CLIENTS`] clients: those that stand, laid out, and those that were
/// withdrawn, which only a look back needs.
#[derive(Debug, Clone)]
pub(crate) struct Chunk {
    clients: Numbers,
    standing: Timelines,
    withdrawn: ByClient<Withdrawn>,
    /// The last day on which a row became known or ceased to hold: who asks as known on it or later
    /// sees what stands.
    settled_on: Day,
}

/// The caseload's numbers of the clients of a chunk, ascending.
#[derive(Debug, Clone)]
pub(crate) enum Numbers {
    /// So many from this one on.
    From(u32, usize),
    /// These.
    These(Vec<u32>),
}

impl Numbers {
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::From(_, count) => *count,
            Self::These(numbers) => numbers.len(),
        }
    }

    /// The lowest of them; nobody's where there is none.
    pub(crate) fn first(&self) -> u32 {
        match self {
            Self::From(first, _) => *first,
            Self::These(numbers) => numbers.first().copied().unwrap_or(u32::MAX),
        }
    }

    /// All of them.
    pub(crate) fn all(&self) -> impl Iterator<Item = u32> + '_ {
        (0..self.len() as u32).map(|client| self.number(client))
    }

    /// The caseload's number of the n-th client.
    pub(crate) fn number(&self, client: u32) -> u32 {
        match self {
            Self::From(first, _) => first + client,
            Self::These(numbers) => numbers[client as usize],
        }
    }

    /// Whether one of them is in this range.
    pub(crate) fn has_any(&self, range: &Range<u32>) -> bool {
        match self {
            Self::From(first, count) => *first < range.end && range.start < first + *count as u32,
            Self::These(numbers) => {
                let next = numbers.partition_point(|number| *number < range.start);
                numbers.get(next).is_some_and(|number| *number < range.end)
            }
        }
    }

    /// Which of them has this number.
    pub(crate) fn find(&self, number: u32) -> Option<u32> {
        match self {
            Self::From(first, count) => {
                number.checked_sub(*first).filter(|client| (*client as usize) < *count)
            }
            Self::These(numbers) => numbers.binary_search(&number).ok().map(|client| client as u32),
        }
    }
}

/// What laying out needs: the rules, the hours that rows refer to by number, and buffers.
pub(crate) struct Tools<'a> {
    pub(crate) rules: &'a Rules,
    pub(crate) hours: &'a [f64],
    pub(crate) sorter: Sorter,
}

impl<'a> Tools<'a> {
    pub(crate) fn new(rules: &'a Rules, hours: &'a [f64]) -> Self {
        Self { rules, hours, sorter: Sorter::default() }
    }

    fn timelines(&mut self, rows: &[Row], clients: usize) -> Timelines {
        Timelines::of(rows, clients, self.hours, self.rules, &mut self.sorter)
    }
}

impl Chunk {
    /// Sorts and lays out the rows of these clients.
    pub(crate) fn of(clients: Numbers, lot: &Lot, tools: &mut Tools<'_>) -> Self {
        let known = lot.rows.iter().map(|row| row.fact.known);
        let ceased = lot.withdrawn.iter().map(|it| it.on.max(it.row.fact.known));
        let settled_on = known.chain(ceased).max().unwrap_or(Day::MIN);
        let withdrawn = ByClient::sorted(clients.len(), &lot.withdrawn, |it| it.row.client);
        let standing = tools.timelines(&lot.rows, clients.len());
        Self { clients, standing, withdrawn, settled_on }
    }

    /// How many clients.
    pub(crate) fn len(&self) -> usize {
        self.clients.len()
    }

    /// The caseload's numbers of its clients.
    pub(crate) fn clients(&self) -> &Numbers {
        &self.clients
    }

    /// The timelines as known on a day; `looked_back` holds them where they are not what stands.
    pub(crate) fn as_known_on<'a>(
        &'a self,
        known_on: KnownOn,
        tools: &mut Tools<'_>,
        looked_back: &'a mut Timelines,
    ) -> &'a Timelines {
        match known_on.0 {
            Some(day) if day < self.settled_on => {
                let clients = 0..self.clients.len() as u32;
                let rows: Vec<Row> =
                    clients.flat_map(|client| self.known_rows(client, known_on)).collect();
                *looked_back = tools.timelines(&rows, self.clients.len());
                looked_back
            }
            _ => &self.standing,
        }
    }

    /// One client's rows as known on a day, laid out alone.
    pub(crate) fn alone(&self, client: u32, known_on: KnownOn, tools: &mut Tools<'_>) -> Timelines {
        let rows = self.known_rows(client, known_on).map(|row| Row { client: 0, ..row });
        tools.timelines(&rows.collect::<Vec<_>>(), 1)
    }

    /// A client's rows that take part.
    fn known_rows(&self, client: u32, known_on: KnownOn) -> impl Iterator<Item = Row> + '_ {
        let standing = self.standing.all_rows(client);
        let standing = standing.filter(move |row| known_on.takes(row.fact.known, Day::NEVER));
        let ceased = self.withdrawn.of(client).iter();
        let ceased = ceased.filter(move |it| known_on.takes(it.row.fact.known, it.on));
        standing.chain(ceased.map(|it| it.row))
    }

    /// The rows of a kind that stand, and where a client's are.
    #[inline]
    pub(crate) fn standing_rows(&self, kind: Kind, client: u32) -> (&Rows, Range<usize>) {
        let rows = self.standing.rows(kind);
        (rows, rows.of_client(client))
    }

    /// A client's rows that were withdrawn.
    #[inline]
    pub(crate) fn withdrawn_rows(&self, client: u32) -> &[Withdrawn] {
        self.withdrawn.of(client)
    }

    /// All of a client's rows, each with the day it ceased to hold (never while it stands).
    pub(crate) fn every_row(&self, client: u32) -> impl Iterator<Item = Withdrawn> + '_ {
        let standing = self.standing.all_rows(client).map(|row| Withdrawn { row, on: Day::NEVER });
        standing.chain(self.withdrawn.of(client).iter().copied())
    }
}
