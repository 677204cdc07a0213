//! The order of rows: by kind, client and day.

use super::fact::{Fact, Row};
use crate::Day;
use crate::policy::Kind;

/// How many kinds there are.
pub(crate) const KINDS: usize = Kind::ALL.len();

/// Sorts the rows of clients that lie together. It keeps its buffers for the next lot.
#[derive(Debug, Default)]
pub(crate) struct Sorter {
    /// By kind and, within it, client: where its rows begin; and last, where all end.
    begins: Vec<u32>,
    order: Vec<u32>,
    /// The rows in order.
    sorted: Vec<Fact>,
}

impl Sorter {
    /// Sorts rows by kind, client and day. A counting pass puts each client's few rows of a kind
    /// together, and most of them are in order then.
    pub(crate) fn sort(&mut self, rows: &[Row], clients: usize) {
        let group = |row: &Row| row.fact.kind as usize * clients + row.client as usize;
        let begins = &mut self.begins;
        begins.clear();
        begins.resize(KINDS * clients + 1, 0);
        for row in rows {
            begins[group(row)] += 1;
        }
        let mut sum = 0;
        for begin in begins.iter_mut() {
            sum += std::mem::replace(begin, sum);
        }
        self.order.clear();
        self.order.resize(rows.len(), 0);
        for (number, row) in rows.iter().enumerate() {
            let place = &mut begins[group(row)];
            self.order[*place as usize] = number as u32;
            *place += 1;
        }
        // Each group's beginning has moved to its end, which is where the next begins.
        begins.copy_within(..KINDS * clients, 1);
        begins[0] = 0;
        let place = |number: &u32| place(&rows[*number as usize]);
        for group in begins.windows(2).filter(|group| group[1] - group[0] > 1) {
            let of_group = &mut self.order[group[0] as usize..group[1] as usize];
            if !of_group.is_sorted_by_key(place) {
                of_group.sort_unstable_by_key(place);
            }
        }
        self.sorted.clear();
        self.sorted.extend(self.order.iter().map(|&number| rows[number as usize].fact));
    }

    /// Where the clients' rows of a kind begin, counted from the kind's first; and the rows.
    pub(crate) fn of_kind(&self, kind: Kind, clients: usize) -> (Vec<u32>, &[Fact]) {
        let begins = &self.begins[kind as usize * clients..=(kind as usize + 1) * clients];
        let (first, end) = (begins[0], begins[clients]);
        let rows = &self.sorted[first as usize..end as usize];
        (begins.iter().map(|begin| begin - first).collect(), rows)
    }
}

/// Where a row stands among those of its kind and client: by start and, on one day, the later row
/// later. Where only one of several counts that one comes last: of the rungs of a day the one
/// registered last, of births the one registered last at all.
fn place(row: &Row) -> (Day, Day, u32) {
    let fact = &row.fact;
    match fact.kind {
        Kind::Birth => (fact.known, fact.known, fact.order),
        Kind::Rung | Kind::Growth => (fact.start, fact.known, fact.order),
        _ => (fact.start, fact.start, fact.order),
    }
}
