//! A ledger drawn from its options, as CSV, records or columns.

use super::client::Client;
use super::plan::Plan;
use super::row::Row;
use super::{SyntheticOptions, Table, Truth, shuffle};
use meedoen::ledger::Record;
use meedoen::{Policy, Result};
use std::ops::Range;

/// A made-up ledger. It holds no rows: they are drawn when asked for, the same each time.
#[derive(Debug, Clone)]
pub struct SyntheticLedger {
    pub(super) plan: Plan,
}

/// How many clients, or rows, are drawn for one piece.
const CLIENTS_AT_A_TIME: usize = 1024;
const ROWS_AT_A_TIME: usize = 8192;
/// How many bytes a line of CSV takes, roughly.
const LINE: usize = 64;

impl SyntheticLedger {
    /// The ledger of these options, with the policy's routes and groups, and gaps that suit its
    /// bridges. `bad_period`, `bad_query` or `bad_policy` where there can be none.
    pub fn new(policy: &Policy, options: SyntheticOptions) -> Result<Self> {
        Ok(Self { plan: Plan::new(policy, options)? })
    }

    /// The ledger as CSV, piece by piece: first the header, then whole lines.
    pub fn csv(&self) -> impl Iterator<Item = String> + '_ {
        let lines = self.pieces().map(|rows| self.lines(&rows));
        std::iter::once(Row::HEADER.to_owned()).chain(lines)
    }

    /// The lines of CSV of some clients, without header: what [`csv`](Self::csv) gives of
    /// them where rows are not shuffled. So parts can be written in parallel.
    pub fn csv_of(&self, clients: Range<u32>) -> String {
        self.lines(&self.rows_of(clients))
    }

    /// The records one by one, as values.
    pub fn records(&self) -> impl Iterator<Item = Record> + '_ {
        let rows = self.pieces().flatten();
        rows.zip(1..).map(|(row, number)| row.record(&self.plan, number))
    }

    /// The ledger as columns in memory.
    pub fn table(&self) -> Table {
        let rows = self.pieces().flatten().collect();
        Table::new(&self.plan, 0..self.plan.options.clients, rows)
    }

    /// Some clients' rows as columns in memory, by client: tables of adjoining clients, read one
    /// after the other, are the ledger.
    pub fn table_of(&self, clients: Range<u32>) -> Table {
        let clients = self.within(clients);
        Table::new(&self.plan, clients.clone(), self.rows_of(clients))
    }

    /// The true figures.
    pub fn truth(&self) -> Truth {
        self.truth_of(0..self.plan.options.clients)
    }

    /// The true figures of some clients. Of all parts together, [merged](Truth::merge), they are
    /// the ledger's.
    pub fn truth_of(&self, clients: Range<u32>) -> Truth {
        let SyntheticOptions { from, to, .. } = self.plan.options;
        let mut truth = Truth::new(from, to);
        for number in self.within(clients) {
            truth.count(&Client::draw(&self.plan, number), self.plan.rung_carry_days);
        }
        truth
    }

    /// These clients, as far as the ledger has them.
    fn within(&self, clients: Range<u32>) -> Range<u32> {
        let end = clients.end.min(self.plan.options.clients);
        clients.start.min(end)..end
    }

    fn rows_of(&self, clients: Range<u32>) -> Vec<Row> {
        self.within(clients).flat_map(|number| Client::draw(&self.plan, number).rows).collect()
    }

    /// All rows in their order, some at a time.
    fn pieces(&self) -> Box<dyn Iterator<Item = Vec<Row>> + '_> {
        if self.plan.options.shuffled {
            return Box::new(shuffle::shares(&self.plan).flat_map(|rows| {
                let mut rows = rows.into_iter();
                std::iter::from_fn(move || {
                    let piece: Vec<Row> = rows.by_ref().take(ROWS_AT_A_TIME).collect();
                    (!piece.is_empty()).then_some(piece)
                })
            }));
        }
        let starts = (0..self.plan.options.clients).step_by(CLIENTS_AT_A_TIME);
        Box::new(
            starts.map(|start| self.rows_of(start..start.saturating_add(CLIENTS_AT_A_TIME as u32))),
        )
    }

    fn lines(&self, rows: &[Row]) -> String {
        let mut text = String::with_capacity(rows.len() * LINE);
        for row in rows {
            row.push_csv(&self.plan, &mut text);
        }
        text
    }
}
