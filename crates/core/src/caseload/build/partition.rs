//! Rows dealt out, to each chunk its own.
//!
//! Rows in any order are dealt out before they are sorted: what is dealt to a chunk fits the
//! processor's own memory, where sorting all rows at once would wait for memory at every row. Nor
//! can rows be dealt to thousands at once without waiting: where there are many chunks, rows are
//! dealt to piles of several chunks first, and those of a pile to its chunks.

use crate::Day;
use crate::caseload::chunk::{CLIENTS, Fact, Lot, Row, Withdrawn};
use crate::policy::Kind;
use std::ops::Range;

/// To how many piles rows are dealt at once: what is nearest of each stays near.
const AT_ONCE: usize = 64;

/// How many of so many chunks make a pile. Twice to few is quicker than once to all, or to many
/// first.
pub(crate) fn chunks_of_a_pile(chunks: usize) -> usize {
    if chunks <= AT_ONCE { 1 } else { chunks.isqrt() }
}

/// A row as words: memory for so many of them comes from the system as it is, and is given back to
/// it in one piece.
type Words = [u32; 7];

/// Rows in the ledger's order, by pile.
#[derive(Debug, Default)]
pub(crate) struct Dealt {
    /// How many clients' rows make a pile, and the first client of the first.
    clients: usize,
    first: usize,
    rows: Vec<Words>,
    /// By pile, where its rows begin, and where they end.
    begins: Vec<u32>,
    ends: Vec<u32>,
    withdrawn: Vec<Withdrawn>,
}

impl Dealt {
    /// With room for the rows of these clients, in piles of so many chunks.
    pub(crate) fn with_room(clients: &[u32], chunks: usize, piles: usize) -> Self {
        let clients_of_pile = chunks * CLIENTS;
        let mut dealt =
            Self { clients: clients_of_pile, begins: vec![0; piles], ..Self::default() };
        for client in clients {
            dealt.begins[*client as usize / clients_of_pile] += 1;
        }
        dealt.make_room();
        dealt
    }

    /// Makes room for so many rows of each pile as `begins` says, which says then where they begin.
    fn make_room(&mut self) {
        let mut rows = 0;
        for begin in &mut self.begins {
            rows += std::mem::replace(begin, rows);
        }
        self.ends.clone_from(&self.begins);
        if self.rows.len() < rows as usize {
            self.rows = vec![Words::default(); rows as usize];
        }
    }

    /// The pile of a client.
    #[inline]
    fn pile_of(&self, client: u32) -> usize {
        (client as usize - self.first) / self.clients
    }

    /// Deals out a row, which has the ledger's number of its client.
    #[inline]
    pub(crate) fn put(&mut self, row: Withdrawn) {
        if row.on != Day::NEVER {
            return self.withdrawn.push(row);
        }
        self.put_words(words(&row.row));
    }

    #[inline]
    fn put_words(&mut self, words: Words) {
        let pile = self.pile_of(words[0]);
        let end = &mut self.ends[pile];
        self.rows[*end as usize] = words;
        *end += 1;
    }

    /// Once all are dealt out, before they are taken.
    pub(crate) fn settle(&mut self) {
        let mut withdrawn = std::mem::take(&mut self.withdrawn);
        withdrawn.sort_by_key(|it| self.pile_of(it.row.client));
        self.withdrawn = withdrawn;
    }

    /// Deals out what was dealt to a pile, to its chunks, which are these.
    pub(crate) fn deal_again(&mut self, dealt: &[Self], pile: usize, chunks: Range<usize>) {
        (self.first, self.clients) = (chunks.start * CLIENTS, CLIENTS);
        self.begins.clear();
        self.begins.resize(chunks.len(), 0);
        for words in dealt.iter().flat_map(|it| it.pile(pile)) {
            let chunk = self.pile_of(words[0]);
            self.begins[chunk] += 1;
        }
        self.make_room();
        self.withdrawn.clear();
        for dealt in dealt {
            dealt.pile(pile).iter().for_each(|words| self.put_words(*words));
            self.withdrawn.extend(dealt.withdrawn(pile));
        }
        self.settle();
    }

    /// The rows of a pile.
    fn pile(&self, pile: usize) -> &[Words] {
        &self.rows[self.begins[pile] as usize..self.ends[pile] as usize]
    }

    /// The withdrawn rows of a pile.
    fn withdrawn(&self, pile: usize) -> &[Withdrawn] {
        let from = self.withdrawn.partition_point(|it| self.pile_of(it.row.client) < pile);
        let to = self.withdrawn.partition_point(|it| self.pile_of(it.row.client) <= pile);
        &self.withdrawn[from..to]
    }

    /// Puts what was dealt to a chunk in a lot, under the numbers that clients have there.
    pub(crate) fn take(&self, pile: usize, lot: &mut Lot) {
        let within = |row: Row| Row { client: row.client % CLIENTS as u32, ..row };
        lot.rows.extend(self.pile(pile).iter().map(|words| within(row(words))));
        let withdrawn = self.withdrawn(pile).iter();
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
    fn a_chunk_takes_the_same_rows_whether_they_were_dealt_once_or_twice() {
        const CHUNKS: usize = 7;
        let clients: Vec<u32> =
            (0..3000).map(|row| row * 7919 % (CHUNKS * CLIENTS) as u32).collect();
        let dealt = |chunks: usize| {
            let mut dealt = Dealt::with_room(&clients, chunks, CHUNKS.div_ceil(chunks));
            for (order, &client) in (0..).zip(&clients) {
                let start = Day::from_number(order as i32);
                let (until, known, detail) = (Day::NEVER, start, order % 5);
                let (code, kind, reason) = (1, Kind::Contact, 2);
                let fact = Fact { start, until, known, order, detail, code, kind, reason };
                let on = if order % 10 == 0 { start } else { Day::NEVER };
                dealt.put(Withdrawn { row: Row { client, fact }, on });
            }
            dealt.settle();
            dealt
        };
        let (once, twice) = (dealt(1), [dealt(3)]);
        let mut again = Dealt::default();
        for pile in 0..3 {
            let chunks = pile * 3..CHUNKS.min(pile * 3 + 3);
            again.deal_again(&twice, pile, chunks.clone());
            for (place, chunk) in chunks.enumerate() {
                let (mut lot, mut expected) = <(Lot, Lot)>::default();
                again.take(place, &mut lot);
                once.take(chunk, &mut expected);
                assert!(!lot.withdrawn.is_empty() && lot.rows.len() > 300);
                assert_eq!((lot.rows, lot.withdrawn), (expected.rows, expected.withdrawn));
            }
        }
    }

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
