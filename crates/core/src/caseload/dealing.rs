//! Rows dealt out, to each chunk its own.
//!
//! Rows in any order are dealt out before they are sorted: what is dealt to a chunk fits the
//! processor's own memory, where sorting all rows at once would wait for memory at every row.

use super::chunk::CLIENTS;
use super::fact::{Fact, Row, Withdrawn};
use super::lot::Lot;
use crate::Day;
use crate::policy::Kind;

/// A row as words: memory for so many of them comes from the system as it is, and is given back to
/// it in one piece.
type Words = [u32; 7];

/// Some of a ledger's rows, in its order, by chunk.
#[derive(Debug)]
pub(super) struct Dealt {
    rows: Vec<Words>,
    /// By chunk, where its rows begin, and where they end.
    begins: Vec<u32>,
    ends: Vec<u32>,
    withdrawn: Vec<Withdrawn>,
}

impl Dealt {
    /// With room for the rows of these clients.
    pub(super) fn with_room(clients: &[u32], chunks: usize) -> Self {
        let mut begins = vec![0; chunks];
        for &client in clients {
            begins[client as usize / CLIENTS] += 1;
        }
        let mut sum = 0;
        for begin in &mut begins {
            sum += std::mem::replace(begin, sum);
        }
        let rows = vec![Words::default(); clients.len()];
        Self { rows, ends: begins.clone(), begins, withdrawn: Vec::new() }
    }

    /// Deals out a row, which has the ledger's number of its client.
    #[inline]
    pub(super) fn put(&mut self, row: Withdrawn) {
        if row.on != Day::NEVER {
            return self.withdrawn.push(row);
        }
        let end = &mut self.ends[row.row.client as usize / CLIENTS];
        self.rows[*end as usize] = words(&row.row);
        *end += 1;
    }

    /// Once all are dealt out, before they are taken.
    pub(super) fn settle(&mut self) {
        self.withdrawn.sort_by_key(|it| it.row.client as usize / CLIENTS);
    }

    /// Puts what was dealt to a chunk in a lot, under the numbers that clients have there.
    pub(super) fn take(&self, chunk: usize, lot: &mut Lot) {
        let within = |row: Row| Row { client: row.client % CLIENTS as u32, ..row };
        let rows = &self.rows[self.begins[chunk] as usize..self.ends[chunk] as usize];
        lot.rows.extend(rows.iter().map(|words| within(row(words))));
        let chunk_of = |it: &Withdrawn| it.row.client as usize / CLIENTS;
        let withdrawn = self.withdrawn.partition_point(|it| chunk_of(it) < chunk);
        let withdrawn = self.withdrawn[withdrawn..].iter().take_while(|it| chunk_of(it) == chunk);
        lot.withdrawn.extend(withdrawn.map(|it| Withdrawn { row: within(it.row), ..*it }));
    }
}

fn words(Row { client, fact }: &Row) -> Words {
    let days = [fact.start, fact.until, fact.known].map(|day| day.number() as u32);
    let [start, until, known] = days;
    let small = u32::from(fact.code) << 16 | (fact.kind as u32) << 8 | u32::from(fact.reason);
    [*client, start, until, known, fact.order, fact.detail, small]
}

fn row(&[client, start, until, known, order, detail, small]: &Words) -> Row {
    let day = |number: u32| Day::from_number(number as i32);
    let fact = Fact {
        start: day(start),
        until: day(until),
        known: day(known),
        order,
        detail,
        code: (small >> 16) as u16,
        kind: Kind::ALL[(small >> 8 & 0xFF) as usize],
        reason: small as u8,
    };
    Row { client, fact }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_taken_as_it_was_dealt() {
        let rows = Kind::ALL.map(|kind| {
            let day = |number| Day::from_number(number * (kind as i32 - 5));
            let (code, order) = (u16::MAX - kind as u16, u32::MAX - kind as u32);
            let (start, until, known) = (day(11), Day::NEVER, day(-25_202));
            let fact = Fact { start, until, known, order, detail: 7, code, kind, reason: 255 };
            Row { client: 3 * kind as u32 + 1, fact }
        });
        for expected in rows {
            assert_eq!(row(&words(&expected)), expected);
        }
    }
}
