//! Client ids that wait for their numbers.
//!
//! Numbering many at once is much quicker than one by one, see [`Names::add_all`].

use super::names::Names;
use std::iter::repeat_n;

/// The ids of the latest rows; rows of the same client that follow each other share one.
#[derive(Debug, Clone, Default)]
pub(super) struct Waiting {
    text: Vec<u8>,
    ids: Vec<Id>,
}

#[derive(Debug, Clone, Copy)]
struct Id {
    /// Where it ends in the text; the next begins there.
    end: usize,
    rows: usize,
}

impl Waiting {
    /// The id of one more row.
    #[inline]
    pub(super) fn add(&mut self, id: &[u8]) {
        let start = self.ids.len().checked_sub(2).map_or(0, |before| self.ids[before].end);
        match self.ids.last_mut() {
            Some(last) if self.text.get(start..last.end) == Some(id) => last.rows += 1,
            _ => {
                self.text.extend_from_slice(id);
                self.ids.push(Id { end: self.text.len(), rows: 1 });
            }
        }
    }

    /// Whether none waits.
    pub(super) fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Whether enough wait. A block of them stays in the fastest memory.
    #[inline]
    pub(super) fn is_full(&self) -> bool {
        self.ids.len() >= 256
    }

    /// The id of the row with this number among those that wait.
    pub(super) fn get(&self, row: usize) -> &[u8] {
        let upto = |rows: &mut usize, id: &Id| {
            *rows += id.rows;
            Some(*rows)
        };
        let passed = self.ids.iter().scan(0, upto).take_while(|upto| *upto <= row).count();
        self.texts().nth(passed).unwrap_or_default()
    }

    /// Numbers all that wait: a number a row goes to `clients`; `new` is told of each new id.
    pub(super) fn number(
        &mut self,
        names: &mut Names,
        clients: &mut Vec<u32>,
        mut new: impl FnMut(&[u8]),
    ) {
        let mut rows = self.ids.iter().map(|id| id.rows);
        names.add_all(self.texts(), |id, number, is_new| {
            clients.extend(repeat_n(number, rows.next().unwrap_or(0)));
            if is_new {
                new(id);
            }
        });
        self.text.clear();
        self.ids.clear();
    }

    fn texts(&self) -> impl Iterator<Item = &[u8]> + Clone {
        let mut start = 0;
        self.ids.iter().map(move |id| {
            let text = self.text.get(start..id.end).unwrap_or_default();
            start = id.end;
            text
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_row_has_the_number_of_its_id() {
        let mut names = Names::default();
        let (mut waiting, mut clients, mut seen) = (Waiting::default(), Vec::new(), Vec::new());
        let rows: [&[u8]; 7] = [b"a", b"a", b"bc", b"a", b"d", b"d", b"d"];
        for rows in [&rows[..4], &rows[4..], &[]] {
            for id in rows {
                waiting.add(id);
            }
            for (row, id) in rows.iter().enumerate() {
                assert_eq!(waiting.get(row), *id);
            }
            assert_eq!(waiting.get(rows.len()), b"");
            waiting.number(&mut names, &mut clients, |id| seen.push(id.to_vec()));
        }
        assert_eq!(clients, [0, 0, 1, 0, 2, 2, 2]);
        assert_eq!(seen, [&b"a"[..], b"bc", b"d"]);
    }
}
