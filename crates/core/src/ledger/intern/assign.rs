//! Numbers for many texts at once.
//!
//! Texts are numbered in order of first appearance, and there may be millions, so that a table of
//! all of them lies far away in memory. Therefore they are divided into shares by their hash: the
//! texts of a share meet in a small table, shares side by side. Then each distinct text knows where
//! it first appeared; a bit for each of these places, and counting bits, gives the numbers.

use crate::ledger::intern::key::Key;
use crate::ledger::intern::pending::{KeyBlock, KeyText, Pending};
use crate::ledger::intern::{HashedId, Interner, PARTITIONS, TextBlock};
use crate::ledger::read::bsn::BsnCount;
use crate::threads;
use std::sync::Arc;

/// Where the numbers go.
pub(crate) enum Target<'a> {
    /// To every row of a run; all rows from this one on have a run.
    Runs(usize, &'a mut [u32]),
    /// To the rows that have a text.
    Rows(&'a mut [u32]),
}

/// Numbers all that wait. New ones are added to the names, and counted.
pub(crate) fn number(
    pending: &mut Pending,
    names: &mut Arc<Interner>,
    bsn: &mut BsnCount,
    target: Target<'_>,
) {
    if let Some(few) = pending.few() {
        number_few(&few, names, bsn, target);
        return pending.clear();
    }
    let chunks = pending.take();
    let mut before = 0;
    let firsts: Vec<usize> = chunks
        .iter()
        .map(|chunk| {
            before += chunk.rows.len();
            before - chunk.rows.len()
        })
        .collect();

    let shelves = (0..PARTITIONS).collect();
    let shelves = threads::each(shelves, |share| Partition::of(share, &chunks, &firsts, names));
    let ranks = FirstSeen::new(before, &shelves, names.len());
    let shelves_and_places = threads::each(shelves, |mut shelf: Partition| {
        let placed = shelf.rank(&ranks);
        (shelf, placed)
    });
    let (shelves, places): (Vec<Partition>, Vec<_>) = shelves_and_places.into_iter().unzip();

    let windows = windows(&chunks, target);
    let tasks = windows.into_iter().enumerate().collect();
    let pieces = threads::each(tasks, |(index, window): (usize, BlockOutput<'_>)| {
        let chunk = &chunks[index];
        let numbers = numbers_of(chunk, index, &shelves);
        let piece = new_names(chunk, firsts[index], &numbers, &ranks);
        window.fill(&chunk.rows, &numbers);
        piece
    });
    if ranks.new > 0 {
        for (_, count) in &pieces {
            bsn.merge(*count);
        }
        let pieces: Vec<TextBlock> = pieces.into_iter().map(|(piece, _)| piece).collect();
        Arc::make_mut(names).append(&pieces, places);
    }
}

/// Numbers one after another.
fn number_few(
    few: &[(usize, KeyText<'_>)],
    names: &mut Arc<Interner>,
    bsn: &mut BsnCount,
    mut target: Target<'_>,
) {
    let mut few = few.iter().peekable();
    while let Some((row, text)) = few.next() {
        let known = names.find(text.bytes());
        let number = known.unwrap_or_else(|| {
            bsn.add(text.bytes());
            Arc::make_mut(names).add(text.bytes()).0
        });
        match &mut target {
            Target::Runs(first, numbers) => {
                let end = few.peek().map_or(numbers.len(), |(next, _)| next - *first);
                numbers[row - *first..end].fill(number);
            }
            Target::Rows(numbers) => numbers[*row] = number,
        }
    }
}

/// A text that a share met for the first time.
struct Distinct {
    key: Key,
    chunk: u32,
    /// The run of its first appearance, counted over all chunks.
    run: u32,
    /// Its number, where it is no new name.
    known: Option<u32>,
}

/// The texts of one share.
struct Partition {
    met: Vec<Distinct>,
    /// For each key of the share, chunk after chunk, which of these it is; then its number.
    numbers: Vec<u32>,
    /// Where the keys of each chunk begin.
    starts: Vec<u32>,
}

impl Partition {
    fn of(share: usize, chunks: &[KeyBlock], firsts: &[usize], names: &Interner) -> Self {
        let keys = chunks.iter().map(|chunk| chunk.keys(share).len()).sum();
        let mut shelf =
            Self { met: Vec::new(), numbers: Vec::with_capacity(keys), starts: Vec::new() };
        // Room for as many as there may be, within what is near.
        let mut slots = vec![0_u32; (2 * keys).next_power_of_two().clamp(16, 1 << 13)];
        for (index, chunk) in chunks.iter().enumerate() {
            shelf.starts.push(shelf.numbers.len() as u32);
            for (key, run) in chunk.keys(share).iter().zip(chunk.runs(share)) {
                let mut at = key.hash() as usize & (slots.len() - 1);
                let met = loop {
                    let Some(met) = slots[at].checked_sub(1) else { break None };
                    if shelf.is(met, *key, chunk, chunks) {
                        break Some(met);
                    }
                    at = (at + 1) & (slots.len() - 1);
                };
                shelf.numbers.push(met.unwrap_or(shelf.met.len() as u32));
                if met.is_none() {
                    let run = firsts[index] as u32 + u32::from(*run);
                    let known = (names.len() > 0).then(|| chunk.text_of(*key)).and_then(|text| {
                        names.find_hashed(text.bytes(), (key.hash() >> 32) as u32)
                    });
                    shelf.met.push(Distinct { key: *key, chunk: index as u32, run, known });
                    slots[at] = shelf.met.len() as u32;
                    if shelf.met.len() * 2 > slots.len() {
                        slots = shelf.slots(slots.len() * 2);
                    }
                }
            }
        }
        shelf
    }

    /// Whether a key is that of a text already met.
    #[inline]
    fn is(&self, met: u32, key: Key, chunk: &KeyBlock, chunks: &[KeyBlock]) -> bool {
        let met = &self.met[met as usize];
        if key.place().is_none() {
            return met.key == key;
        }
        met.key.resembles(key) && {
            let text = chunk.text_of(key);
            chunks[met.chunk as usize].text_of(met.key) == *text.bytes()
        }
    }

    /// The table of what was met, in so many slots.
    fn slots(&self, size: usize) -> Vec<u32> {
        let mut slots = vec![0; size];
        for (number, met) in self.met.iter().enumerate() {
            let mut at = met.key.hash() as usize & (size - 1);
            while slots[at] != 0 {
                at = (at + 1) & (size - 1);
            }
            slots[at] = number as u32 + 1;
        }
        slots
    }

    /// Gives every key its number; says which names are new.
    fn rank(&mut self, ranks: &FirstSeen) -> Vec<HashedId> {
        let mut new = Vec::new();
        let numbers: Vec<u32> = self
            .met
            .iter()
            .map(|met| {
                met.known.unwrap_or_else(|| {
                    let number = ranks.number(met.run);
                    new.push(HashedId { hash: (met.key.hash() >> 32) as u32, number });
                    number
                })
            })
            .collect();
        self.met = Vec::new();
        for number in &mut self.numbers {
            *number = numbers[*number as usize];
        }
        new
    }
}

/// A bit for each run in which a new name appears first, and how many there are before.
struct FirstSeen {
    bits: Vec<u64>,
    before: Vec<u32>,
    new: usize,
}

impl FirstSeen {
    /// New names are numbered from `first` on.
    fn new(runs: usize, shelves: &[Partition], first: usize) -> Self {
        let mut bits = vec![0_u64; runs.div_ceil(64)];
        let met = shelves.iter().flat_map(|shelf| &shelf.met);
        for met in met.filter(|met| met.known.is_none()) {
            bits[met.run as usize / 64] |= 1 << (met.run % 64);
        }
        let mut number = first as u32;
        let before = bits.iter().map(|bits| {
            number += bits.count_ones();
            number - bits.count_ones()
        });
        let before = before.collect();
        Self { bits, before, new: number as usize - first }
    }

    /// Whether a new name appears first in this run.
    #[inline]
    fn is_first(&self, run: u32) -> bool {
        self.bits[run as usize / 64] >> (run % 64) & 1 == 1
    }

    /// The number of the new name that appears first in this run.
    #[inline]
    fn number(&self, run: u32) -> u32 {
        let (word, bit) = (run as usize / 64, run % 64);
        self.before[word] + (self.bits[word] & ((1 << bit) - 1)).count_ones()
    }
}

/// The number of each run of a chunk.
fn numbers_of(chunk: &KeyBlock, index: usize, shelves: &[Partition]) -> Vec<u32> {
    let mut numbers = vec![0; chunk.rows.len()];
    for (share, shelf) in shelves.iter().enumerate() {
        let given = &shelf.numbers[shelf.starts[index] as usize..];
        for (run, number) in chunk.runs(share).iter().zip(given) {
            numbers[usize::from(*run)] = *number;
        }
    }
    numbers
}

/// The new names that appear first in a chunk, whose runs are counted from `first` on.
fn new_names(
    chunk: &KeyBlock,
    first: usize,
    numbers: &[u32],
    ranks: &FirstSeen,
) -> (TextBlock, BsnCount) {
    let is_first = |run: usize| ranks.is_first((first + run) as u32);
    let mut news = (0..numbers.len()).filter(|run| is_first(*run));
    let Some(lowest) = news.next().map(|run| numbers[run]) else { return Default::default() };
    let mut keys = vec![Key::default(); 1 + news.count()];
    for share in 0..PARTITIONS {
        for (key, run) in chunk.keys(share).iter().zip(chunk.runs(share)) {
            let run = usize::from(*run);
            if is_first(run) {
                keys[(numbers[run] - lowest) as usize] = *key;
            }
        }
    }
    let (mut text, mut ends) =
        (Vec::with_capacity(16 * keys.len()), Vec::with_capacity(keys.len()));
    let mut bsn = BsnCount::default();
    for key in keys {
        let name = chunk.text_of(key);
        bsn.add(name.bytes());
        text.extend_from_slice(name.bytes());
        ends.push(text.len() as u32);
    }
    // Always whole text: cells are cut from text at ASCII characters.
    let text = String::from_utf8(text).unwrap_or_default();
    (TextBlock { text, ends }, bsn)
}

/// Where the numbers of a chunk go.
struct BlockOutput<'a> {
    numbers: &'a mut [u32],
    whole_runs: bool,
}

impl BlockOutput<'_> {
    fn fill(self, rows: &[u32], numbers: &[u32]) {
        if !self.whole_runs {
            for (row, number) in rows.iter().zip(numbers) {
                self.numbers[*row as usize] = *number;
            }
            return;
        }
        let ends = rows.iter().skip(1).map(|row| *row as usize).chain([self.numbers.len()]);
        let mut start = 0;
        for (end, number) in ends.zip(numbers) {
            self.numbers[start..end].fill(*number);
            start = end;
        }
    }
}

/// The part of the target that belongs to each chunk.
fn windows<'a>(chunks: &[KeyBlock], target: Target<'a>) -> Vec<BlockOutput<'a>> {
    let (mut at, mut rest, whole_runs) = match target {
        Target::Runs(first, numbers) => (first, numbers, true),
        Target::Rows(numbers) => (0, numbers, false),
    };
    let ends = chunks.iter().skip(1).map(|chunk| chunk.first_row);
    let ends = ends.chain([at + rest.len()]);
    let window = |(chunk, end): (&KeyBlock, usize)| {
        let (numbers, behind) = std::mem::take(&mut rest).split_at_mut(end - at);
        let (_, numbers) = numbers.split_at_mut(chunk.first_row - at);
        (rest, at) = (behind, end);
        BlockOutput { numbers, whole_runs }
    };
    chunks.iter().zip(ends).map(window).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::HashMap;

    /// A text of these, of every length, with some that begin alike.
    fn text(number: usize) -> Vec<u8> {
        match number % 7 {
            0 => format!("c{number:015}"),
            1 => format!("a client whose id is long, number {number}"),
            2 => format!("{number:017}"),
            3 => format!("{number}\0"),
            4 => format!("é{number}"),
            _ => number.to_string(),
        }
        .into_bytes()
    }

    proptest! {
        #[test]
        fn texts_are_numbered_in_order_of_first_appearance(
            // Chunks are of 64 texts here, and little is below 4.
            files in proptest::collection::vec(
                proptest::collection::vec((0..400_usize, 1..4_usize), 0..600),
                1..4,
            ),
        ) {
            let (mut names, mut benefits) = (Arc::<Interner>::default(), Arc::<Interner>::default());
            let mut bsn = BsnCount::default();
            let (mut clients, mut details) = (Vec::new(), Vec::new());
            let mut numbers = HashMap::new();
            let mut expected = Vec::new();
            for runs in files {
                let (mut pending, mut pending_benefits) = <(Pending, Pending)>::default();
                let first = expected.len();
                for (text_number, count) in runs {
                    let text = text(text_number);
                    let new = numbers.len() as u32;
                    let text_has = *numbers.entry(text.clone()).or_insert(new);
                    for row in expected.len()..expected.len() + count {
                        pending.add_run(row, &text);
                        pending_benefits.add(row, &text);
                        prop_assert!(pending.is(row, &text));
                        prop_assert!(!pending.is(row, b"another"));
                    }
                    expected.extend(std::iter::repeat_n(text_has, count));
                }
                let is = |row: usize| pending.is(row, names_of(&numbers, expected[row]));
                prop_assert!((first..expected.len()).all(is));
                clients.resize(expected.len(), u32::MAX);
                details.resize(expected.len(), u32::MAX);
                if first < expected.len() {
                    let shared = names.clone();
                    let before = shared.len();
                    let target = Target::Runs(first, &mut clients[first..]);
                    number(&mut pending, &mut names, &mut bsn, target);
                    let target = Target::Rows(&mut details);
                    number(&mut pending_benefits, &mut benefits, &mut bsn, target);
                    prop_assert!(pending.is_empty() && pending_benefits.is_empty());
                    prop_assert_eq!(shared.len(), before);
                }
                prop_assert_eq!(&clients, &expected);
                prop_assert_eq!(&details, &expected);
            }
            prop_assert!(names == benefits);
            for (text, number) in &numbers {
                prop_assert_eq!(names.find(text), Some(*number));
                prop_assert_eq!(names.bytes(*number), &**text);
            }
            prop_assert_eq!(names.len(), numbers.len());
        }
    }

    fn names_of(numbers: &HashMap<Vec<u8>, u32>, number: u32) -> &[u8] {
        numbers.iter().find(|(_, known)| **known == number).map_or(b"", |(text, _)| text)
    }
}
