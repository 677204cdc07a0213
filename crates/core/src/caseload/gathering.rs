//! From a ledger's columns to the rows of clients that lie together.

use super::chunk::{CLIENTS, Chunk, Numbers, Tools};
use super::fact::{Fact, Row, Withdrawn};
use super::known::KnowledgeDays;
use super::rules::{Rules, Translation};
use crate::ledger::{Columns, Ledger};
use crate::policy::Policy;
use crate::{Day, Result, threads};
use std::ops::Range;

/// Rows of clients that lie together, in the ledger's order.
#[derive(Debug, Default)]
struct Lot {
    rows: Vec<Row>,
    withdrawn: Vec<Withdrawn>,
}

/// What is learned of a ledger's rows on the way.
#[derive(Debug)]
pub(super) struct Learned {
    pub(super) days: KnowledgeDays,
    /// How many rows say when they became known.
    pub(super) registered: usize,
}

impl Learned {
    pub(super) fn nothing() -> Self {
        Self { days: KnowledgeDays::new(), registered: 0 }
    }

    pub(super) fn add(&mut self, other: &Self) {
        self.days.add(&other.days);
        self.registered += other.registered;
    }
}

/// A ledger's rows, with the code numbers of a policy.
pub(super) struct Source<'a> {
    ledger: &'a Ledger,
    columns: &'a Columns,
    translation: Translation,
}

impl<'a> Source<'a> {
    pub(super) fn new(ledger: &'a Ledger, policy: &Policy) -> Self {
        let translation = Translation::new(ledger.codes(), policy.codes());
        Self { ledger, columns: ledger.columns(), translation }
    }

    /// A row, under this number of its client, and when it ceased to hold.
    #[inline]
    pub(super) fn row(&self, row: usize, client: u32) -> Result<Withdrawn> {
        let columns = self.columns;
        let (kind, code) = (columns.kind[row], columns.code[row]);
        let fact = Fact {
            start: Day::from_number(columns.start[row]),
            until: Day::from_number(columns.until[row]),
            known: Day::from_number(columns.known(row)),
            order: row as u32,
            detail: columns.detail[row],
            code: self.translation.number(kind, code, self.ledger.codes())?,
            kind,
            reason: columns.reason[row],
        };
        let on = Day::from_number(columns.withdrawn[row]);
        Ok(Withdrawn { row: Row { client, fact }, on })
    }

    /// Puts a row in its lot.
    #[inline]
    fn put(&self, row: usize, client: u32, lot: &mut Lot, learned: &mut Learned) -> Result<()> {
        let row_and_end = self.row(row, client)?;
        self.learn(row, learned);
        if row_and_end.on == Day::NEVER {
            lot.rows.push(row_and_end.row);
        } else {
            lot.withdrawn.push(row_and_end);
        }
        Ok(())
    }

    /// Notes the days on which a row became known and ceased to hold.
    #[inline]
    pub(super) fn learn(&self, row: usize, learned: &mut Learned) {
        learned.days.mark(Day::from_number(self.columns.known(row)));
        learned.days.mark(Day::from_number(self.columns.withdrawn[row]));
        learned.registered += usize::from(self.columns.registered[row] != Columns::NO_DAY);
    }

    /// Gathers, sorts and lays out the rows of all clients.
    pub(super) fn chunks(&self, rules: &Rules) -> Result<(Vec<Chunk>, Learned)> {
        if self.columns.client.is_sorted() {
            self.chunks_in_order(rules)
        } else {
            self.chunks_by_lots(rules)
        }
    }

    fn clients_of(&self, chunk: usize) -> Numbers {
        let first = chunk * CLIENTS;
        Numbers::From(first as u32, CLIENTS.min(self.ledger.client_count() - first))
    }

    fn chunk_count(&self) -> usize {
        self.ledger.client_count().div_ceil(CLIENTS)
    }

    /// Rows sorted by client: those of a chunk lie together already.
    fn chunks_in_order(&self, rules: &Rules) -> Result<(Vec<Chunk>, Learned)> {
        let begin = |chunk: usize| {
            self.columns.client.partition_point(|client| (*client as usize) < chunk * CLIENTS)
        };
        let tools = || (Tools::new(rules, self.ledger.hours_list()), Lot::default());
        let made = threads::map_with(0..self.chunk_count(), tools, |(tools, lot), chunk| {
            let mut learned = Learned::nothing();
            lot.rows.clear();
            let rows = begin(chunk)..begin(chunk + 1);
            lot.rows.reserve(rows.len());
            for row in rows {
                let client = self.columns.client[row] - (chunk * CLIENTS) as u32;
                self.put(row, client, lot, &mut learned)?;
            }
            let withdrawn = std::mem::take(&mut lot.withdrawn);
            Ok((Chunk::of(self.clients_of(chunk), &lot.rows, withdrawn, tools), learned))
        });
        collected(made)
    }

    /// Rows in any order are first dealt out to lots, a lot a chunk: each lot then fits the
    /// processor's own memory, where sorting all rows at once would wait for memory at every row.
    fn chunks_by_lots(&self, rules: &Rules) -> Result<(Vec<Chunk>, Learned)> {
        let shares = threads::shares(self.columns.len(), 1);
        let dealt = threads::map(0..shares.len(), |share| self.deal(shares[share].clone()));
        let dealt = dealt.into_iter().collect::<Result<Vec<_>>>()?;
        let tools = || (Tools::new(rules, self.ledger.hours_list()), Vec::new());
        let made = threads::map_with(0..self.chunk_count(), tools, |(tools, rows), chunk| {
            rows.clear();
            let mut withdrawn = Vec::new();
            for (lots, _) in &dealt {
                rows.extend_from_slice(&lots[chunk].rows);
                withdrawn.extend_from_slice(&lots[chunk].withdrawn);
            }
            Ok((Chunk::of(self.clients_of(chunk), rows, withdrawn, tools), Learned::nothing()))
        });
        let (chunks, mut learned) = collected(made)?;
        for (_, more) in &dealt {
            learned.add(more);
        }
        Ok((chunks, learned))
    }

    /// Deals out a range of rows.
    fn deal(&self, rows: Range<usize>) -> Result<(Vec<Lot>, Learned)> {
        let chunk_of = |row: usize| self.columns.client[row] as usize / CLIENTS;
        let mut counts = vec![0_usize; self.chunk_count()];
        for row in rows.clone() {
            counts[chunk_of(row)] += 1;
        }
        let lot = |count| Lot { rows: Vec::with_capacity(count), withdrawn: Vec::new() };
        let mut lots: Vec<Lot> = counts.into_iter().map(lot).collect();
        let mut learned = Learned::nothing();
        for row in rows {
            let client = self.columns.client[row] % CLIENTS as u32;
            self.put(row, client, &mut lots[chunk_of(row)], &mut learned)?;
        }
        Ok((lots, learned))
    }
}

fn collected(made: Vec<Result<(Chunk, Learned)>>) -> Result<(Vec<Chunk>, Learned)> {
    let mut learned = Learned::nothing();
    let mut chunks = Vec::with_capacity(made.len());
    for made in made {
        let (chunk, more) = made?;
        chunks.push(chunk);
        learned.add(&more);
    }
    Ok((chunks, learned))
}
