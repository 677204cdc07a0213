//! The rows of clients who lie far apart.

use crate::caseload::chunk::{Chunk, Lot, Row, Rows, Withdrawn};
use crate::policy::Kind;
use std::ops::Range;

/// Puts all rows of these clients in a lot: those of the n-th under the number n, none where there
/// is no such client.
///
/// How many rows of a kind a client has can't be guessed, and to find out takes as long as memory
/// does: who fetched one client after another would wait at every kind. So it is first written down
/// for all of them, without a decision, where their rows stand. The processor asks memory for many
/// at once then, and again while they are fetched.
pub(crate) fn fetch<'a>(clients: impl Iterator<Item = Option<(&'a Chunk, u32)>>, lot: &mut Lot) {
    let clients = (0..).zip(clients);
    let clients: Vec<(u32, &Chunk, u32)> = clients
        .filter_map(|(number, found)| found.map(|(chunk, client)| (number, chunk, client)))
        .collect();
    let mut stretches: Vec<(u32, &Rows, Range<usize>)> = Vec::new();
    for kind in Kind::ALL {
        for &(number, chunk, client) in &clients {
            let (rows, stretch) = chunk.standing_rows(kind, client);
            let is_empty = stretch.is_empty();
            stretches.push((number, rows, stretch));
            stretches.truncate(stretches.len() - usize::from(is_empty));
        }
    }
    for (client, rows, stretch) in stretches {
        lot.rows.extend(stretch.map(|row| Row { client, fact: rows.fact(row) }));
    }
    for (client, chunk, in_chunk) in clients {
        let ceased = chunk.withdrawn_rows(in_chunk).iter();
        lot.withdrawn.extend(ceased.map(|it| Withdrawn { row: Row { client, ..it.row }, ..*it }));
    }
}
