//! From a ledger's columns to the rows of clients that lie together.

mod partition;

use super::chunk::{CLIENTS, Chunk, Fact, Lot, Numbers, Row, Tools, Withdrawn};
use super::compiled_policy::{Rules, Translation};
use super::view::KnowledgeDays;
use crate::ledger::{Ledger, RecordColumns};
use crate::policy::Policy;
use crate::{Day, Result, threads};
use partition::{Dealt, chunks_of_a_pile};
use std::ops::Range;

/// What is learned of a ledger's rows on the way.
#[derive(Debug, Clone)]
pub(crate) struct Learned {
    pub(crate) days: KnowledgeDays,
    /// How many rows say when they became known.
    pub(crate) registered: usize,
}

impl Learned {
    pub(crate) fn nothing() -> Self {
        Self { days: KnowledgeDays::new(), registered: 0 }
    }

    fn together(parts: &[Self]) -> Self {
        let mut together = Self::nothing();
        for part in parts {
            together.add(part);
        }
        together
    }

    pub(crate) fn add(&mut self, other: &Self) {
        self.days.add(&other.days);
        self.registered += other.registered;
    }
}

/// A ledger's rows, with the code numbers of a policy.
pub(crate) struct Source<'a> {
    ledger: &'a Ledger,
    columns: &'a RecordColumns,
    translation: Translation,
}

impl<'a> Source<'a> {
    /// These rows of a ledger: `bad_policy` where one has a code that the policy lacks.
    pub(crate) fn new(ledger: &'a Ledger, policy: &Policy, rows: Range<usize>) -> Result<Self> {
        let columns = ledger.columns();
        let translation = Translation::new(ledger.codes(), policy.codes());
        let codes = columns.kind[rows.clone()].iter().zip(&columns.code[rows]);
        translation.check(codes, ledger.codes())?;
        Ok(Self { ledger, columns, translation })
    }

    /// Tells each of these rows, under the ledger's number of its client and with the day it ceased
    /// to hold; and what is learned of them.
    #[inline]
    pub(crate) fn each(&self, rows: Range<usize>, mut tell: impl FnMut(Withdrawn)) -> Learned {
        let columns = self.columns;
        let in_rows =
            |values: Option<&'a [i32]>| values.map_or(&[][..], |values| &values[rows.clone()]);
        let (registered, withdrawn) =
            (in_rows(columns.registered.values()), in_rows(columns.withdrawn.values()));
        let details = columns.detail.values().map_or(&[][..], |values| &values[rows.clone()]);
        let codes = columns.kind[rows.clone()].iter().zip(&columns.code[rows.clone()]);
        let days = columns.start[rows.clone()].iter().zip(&columns.until[rows.clone()]);
        let others = columns.client[rows.clone()].iter().zip(&columns.reason[rows.clone()]);
        let mut learned = Learned::nothing();
        for (index, (((&kind, &code), (&start, &until)), (&client, &reason))) in
            codes.zip(days).zip(others).enumerate()
        {
            let start = Day::from_number(start);
            let known = match registered.get(index) {
                None | Some(&RecordColumns::NO_DAY) => start,
                Some(day) => {
                    learned.registered += 1;
                    Day::from_number(*day)
                }
            };
            learned.days.mark(known);
            let on = withdrawn.get(index).map_or(Day::NEVER, |day| Day::from_number(*day));
            learned.days.mark(on);
            let fact = Fact {
                start,
                until: Day::from_number(until),
                known,
                order: (rows.start + index) as u32,
                detail: details.get(index).copied().unwrap_or(RecordColumns::NO_DETAIL),
                code: self.translation.number(kind, code),
                kind,
                reason,
            };
            tell(Withdrawn { row: Row { client, fact }, on });
        }
        learned
    }

    /// Gathers, sorts and lays out the rows of all clients.
    pub(crate) fn chunks(&self, rules: &Rules) -> (Vec<Chunk>, Learned) {
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
    fn chunks_in_order(&self, rules: &Rules) -> (Vec<Chunk>, Learned) {
        let begin = |chunk: usize| {
            self.columns.client.partition_point(|client| (*client as usize) < chunk * CLIENTS)
        };
        let tools = || (Tools::new(rules, self.ledger.hours_list()), Lot::default());
        let made = threads::map_with(0..self.chunk_count(), tools, |(tools, lot), chunk| {
            lot.clear();
            let first = (chunk * CLIENTS) as u32;
            let learned = self.each(begin(chunk)..begin(chunk + 1), |mut row| {
                row.row.client -= first;
                lot.put(row);
            });
            (Chunk::of(self.clients_of(chunk), lot, tools), learned)
        });
        let (chunks, learned): (_, Vec<Learned>) = made.into_iter().unzip();
        (chunks, Learned::together(&learned))
    }

    /// Rows in any order are dealt out first.
    fn chunks_by_lots(&self, rules: &Rules) -> (Vec<Chunk>, Learned) {
        let chunks = self.chunk_count();
        let of_a_pile = chunks_of_a_pile(chunks);
        let piles = chunks.div_ceil(of_a_pile);
        let shares = threads::shares(self.columns.len(), 1);
        let dealt = threads::each(shares, |rows| self.deal(rows, of_a_pile, piles));
        let (dealt, learned): (Vec<Dealt>, Vec<Learned>) = dealt.into_iter().unzip();
        let tools = || {
            let tools = Tools::new(rules, self.ledger.hours_list());
            (tools, Lot::default(), Dealt::default())
        };
        let made = threads::map_with(0..piles, tools, |(tools, lot, again), pile| {
            let first = pile * of_a_pile;
            let of_pile = first..chunks.min(first + of_a_pile);
            let (dealt, first) = if of_a_pile == 1 {
                (&*dealt, 0)
            } else {
                again.deal_again(&dealt, pile, of_pile.clone());
                (std::slice::from_ref(&*again), first)
            };
            let chunk = |chunk: usize| {
                lot.clear();
                for dealt in dealt {
                    dealt.take(chunk - first, lot);
                }
                Chunk::of(self.clients_of(chunk), lot, tools)
            };
            of_pile.map(chunk).collect::<Vec<_>>()
        });
        let chunks = made.into_iter().flatten().collect();
        (chunks, Learned::together(&learned))
    }

    /// Deals out a range of rows, to piles of so many chunks.
    fn deal(&self, rows: Range<usize>, of_a_pile: usize, piles: usize) -> (Dealt, Learned) {
        let mut dealt = Dealt::with_room(&self.columns.client[rows.clone()], of_a_pile, piles);
        let learned = self.each(rows, |row| dealt.put(row));
        dealt.settle();
        (dealt, learned)
    }
}
