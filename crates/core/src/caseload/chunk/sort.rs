//! Sorts the rows of a chunk by kind, client and day.
//!
//! A counting sort on (kind, client), then a comparison sort of each group. A comparison sort of the
//! whole would compare some fifteen times a row; here a row is counted once and placed once, and the
//! group of a client and kind is a handful of rows, mostly in order already. Row numbers are
//! sorted, not rows: 4 bytes instead of 32. Two kinds, two clients:
//!
//! ```text
//! row            0         1         2         3         4
//! kind, client   rung, 1   rung, 0   benefit 0 rung, 1   benefit 0      group = kind * 2 + client
//! group          3         2         0         3         0
//!
//! count   [2, 0, 1, 2]      →  begins [0, 2, 2, 3]
//! order   [2, 4 | | 1 | 0, 3]  each row number put at its group's next free place;
//!                              then rows 0 and 3 are sorted by day
//! ```

use super::rows::{ClientRow, Fact};
use crate::Day;
use crate::vocabulary::Kind;

/// How many kinds there are.
pub(crate) const KINDS: usize = Kind::LIST.len();

/// Sorts the rows of one chunk after another, and keeps its buffers in between.
#[derive(Debug, Default)]
pub(crate) struct Sorter {
    /// Where the rows of each kind and, within it, client begin; and last, where all end.
    begins: Vec<u32>,
    order: Vec<u32>,
    sorted: Vec<Fact>,
}

impl Sorter {
    pub(crate) fn sort(&mut self, rows: &[ClientRow], clients: usize) {
        let group = |row: &ClientRow| row.fact.kind as usize * clients + row.client as usize;
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
            let next = &mut begins[group(row)];
            self.order[*next as usize] = number as u32;
            *next += 1;
        }
        // Each group's beginning has moved to its end, which is where the next one begins.
        begins.copy_within(..KINDS * clients, 1);
        begins[0] = 0;
        let key = |number: &u32| sort_key(&rows[*number as usize].fact);
        for bounds in begins.windows(2).filter(|bounds| bounds[1] - bounds[0] > 1) {
            let group = &mut self.order[bounds[0] as usize..bounds[1] as usize];
            if !group.is_sorted_by_key(key) {
                group.sort_unstable_by_key(key);
            }
        }
        self.sorted.clear();
        self.sorted.extend(self.order.iter().map(|&number| rows[number as usize].fact));
    }

    /// The sorted rows of a kind, and where each client's begin among them.
    pub(crate) fn of_kind(&self, kind: Kind, clients: usize) -> (Vec<u32>, &[Fact]) {
        let begins = &self.begins[kind as usize * clients..=(kind as usize + 1) * clients];
        let (first, end) = (begins[0], begins[clients]);
        let rows = &self.sorted[first as usize..end as usize];
        (begins.iter().map(|begin| begin - first).collect(), rows)
    }
}

/// The order within a kind and client: by start and, on one day, the later row later. Where only one
/// of several counts, that one comes last: of the rungs of a day the one registered last, of all
/// births the one registered last.
fn sort_key(fact: &Fact) -> (Day, Day, u32) {
    match fact.kind {
        Kind::Birth => (fact.known, fact.known, fact.order),
        Kind::Rung | Kind::Growth => (fact.start, fact.known, fact.order),
        _ => (fact.start, fact.start, fact.order),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(client: u32, kind: Kind, start: i32, known: i32, order: u32) -> ClientRow {
        let (start, known) = (Day::from_number(start), Day::from_number(known));
        let until = Day::NEVER;
        let fact = Fact { start, until, known, order, detail: 0, code: 0, kind, reason: 0 };
        ClientRow { client, fact }
    }

    #[test]
    fn it_sorts_as_one_comparison_sort_of_all_rows_does() {
        const CLIENTS: usize = 7;
        let mut sorter = Sorter::default();
        for count in [0, 1, 500] {
            let rows: Vec<ClientRow> = (0..count)
                .map(|order| {
                    let mixed = order * 7919 % 1009;
                    let kind = Kind::LIST[mixed as usize % KINDS];
                    let (start, known) = ((mixed % 11) as i32, (mixed % 13) as i32);
                    row(mixed % CLIENTS as u32, kind, start, known, order)
                })
                .collect();
            let mut expected = rows.clone();
            expected.sort_by_key(|row| (row.fact.kind as usize, row.client, sort_key(&row.fact)));
            sorter.sort(&rows, CLIENTS);
            for kind in Kind::LIST {
                let (begins, sorted) = sorter.of_kind(kind, CLIENTS);
                for client in 0..CLIENTS as u32 {
                    let range =
                        begins[client as usize] as usize..begins[client as usize + 1] as usize;
                    let expected = expected.iter();
                    let expected =
                        expected.filter(|row| row.fact.kind == kind && row.client == client);
                    let expected: Vec<Fact> = expected.map(|row| row.fact).collect();
                    assert_eq!(sorted[range], expected);
                }
            }
        }
    }
}
