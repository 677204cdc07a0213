//! Texts that wait for their ids: the clients of rows, the numbers of benefits.
//!
//! Assigning ids to many texts together is much faster than one by one (see [`assign`](super::assign)),
//! so the texts of incoming rows are kept in blocks until reading ends. A block holds keys grouped
//! by partition (a counting sort by the highest byte of the hash), and the run that each came from:
//!
//! ```text
//! rows         0 1 2 | 3 | 4 5          three runs: the client of adjoining rows is kept once
//! texts          b     a    c
//! partitions     7     2    7
//! keys         a, b, c                  by partition, then by run
//! runs         1, 0, 2
//! ```
//!
//! What it brings is measured in [`assign`](super::assign), whose tests hold both against a `HashMap`.

use crate::ledger::intern::key::{Key, hash};
use crate::ledger::intern::{PARTITIONS, partition_of};
use std::ops::Range;

/// The most texts in a block: few enough to sort within the cache, and to count runs in 16 bits.
pub(crate) const BLOCK: usize = if cfg!(test) { 64 } else { 1 << 16 };

/// The texts of the rows that have no ids yet.
#[derive(Debug, Clone, Default)]
pub(crate) struct Pending {
    blocks: Vec<KeyBlock>,
    open: KeyBuffer,
}

impl Pending {
    /// Keeps the text of a row; rows come in ascending order.
    #[inline]
    pub(crate) fn add(&mut self, row: usize, text: &[u8]) {
        if self.open.is_full() {
            self.seal();
        }
        self.open.add(row, text);
    }

    /// Keeps the text of a row and of the rows after it, until another is added.
    #[inline]
    pub(crate) fn add_run(&mut self, row: usize, text: &[u8]) {
        if self.open.is_full() {
            self.seal();
        }
        self.open.add_run(row, text);
    }

    /// Keeps whole blocks.
    pub(crate) fn extend(&mut self, blocks: impl Iterator<Item = KeyBlock>) {
        self.seal();
        self.blocks.extend(blocks.filter(|block| !block.rows.is_empty()));
    }

    /// Whether there is none.
    pub(crate) fn is_empty(&self) -> bool {
        self.blocks.is_empty() && self.open.keys.is_empty()
    }

    /// Whether this is the text of the run that the row lies in.
    pub(crate) fn is(&self, row: usize, text: &[u8]) -> bool {
        if !self.open.keys.is_empty() && self.open.first_row <= row {
            return self.open.text_of_row(row).is_some_and(|known| known == text);
        }
        let block = self.blocks.partition_point(|block| block.first_row <= row);
        block.checked_sub(1).is_some_and(|block| self.blocks[block].is(row, text))
    }

    /// Takes them all, as blocks.
    pub(crate) fn take(&mut self) -> Vec<KeyBlock> {
        self.seal();
        std::mem::take(&mut self.blocks)
    }

    /// Where there are few: the first row of each run, and its text.
    pub(crate) fn few(&self) -> Option<Vec<(usize, KeyText<'_>)>> {
        let sealed: usize = self.blocks.iter().map(|block| block.keys.len()).sum();
        if sealed + self.open.keys.len() > BLOCK / 16 {
            return None;
        }
        let blocks = self.blocks.iter().flat_map(KeyBlock::texts);
        let KeyBuffer { first_row, rows, keys, long } = &self.open;
        let open = rows.iter().zip(keys);
        let open = open.map(|(row, key)| (first_row + *row as usize, long.text_of(*key)));
        Some(blocks.chain(open).collect())
    }

    /// Forgets them all.
    pub(crate) fn clear(&mut self) {
        *self = Self::default();
    }

    fn seal(&mut self) {
        if !self.open.keys.is_empty() {
            self.blocks.push(self.open.seal());
        }
    }
}

/// The texts of the latest rows, in their order, until they make a block.
#[derive(Debug, Clone, Default)]
pub(crate) struct KeyBuffer {
    /// The row that the others are counted from.
    first_row: usize,
    rows: Vec<u32>,
    keys: Vec<Key>,
    long: LongTexts,
}

impl KeyBuffer {
    pub(crate) fn is_full(&self) -> bool {
        self.keys.len() == BLOCK
    }

    /// No texts, with room for this many.
    pub(crate) fn with_room(texts: usize) -> Self {
        let (rows, keys) = (Vec::with_capacity(texts), Vec::with_capacity(texts));
        Self { rows, keys, ..Self::default() }
    }

    #[inline]
    pub(crate) fn add(&mut self, row: usize, text: &[u8]) {
        let key = Key::of(text).unwrap_or_else(|| self.long.add(text));
        self.push(row, key);
    }

    /// Adds a text, unless the last is the same.
    #[inline]
    pub(crate) fn add_run(&mut self, row: usize, text: &[u8]) {
        match Key::of(text) {
            Some(key) if self.keys.last() == Some(&key) => {}
            Some(key) => self.push(row, key),
            None if self.last_is_long(text) => {}
            None => self.add(row, text),
        }
    }

    #[inline]
    fn push(&mut self, row: usize, key: Key) {
        if self.keys.is_empty() {
            self.first_row = row;
        }
        self.rows.push((row - self.first_row) as u32);
        self.keys.push(key);
    }

    /// Whether this long text was the last that was added.
    fn last_is_long(&self, text: &[u8]) -> bool {
        let place = self.keys.last().and_then(|last| last.place());
        place.is_some_and(|place| self.long.get(place) == text)
    }

    /// The text of the run that a row lies in.
    fn text_of_row(&self, row: usize) -> Option<KeyText<'_>> {
        let key = self.keys.get(run_of(&self.rows, row - self.first_row));
        key.map(|key| self.long.text_of(*key))
    }

    /// Takes all texts, as a block: a counting sort by partition.
    pub(crate) fn seal(&mut self) -> KeyBlock {
        let (mut ends, mut partitions) =
            (vec![0_u32; PARTITIONS], Vec::with_capacity(self.keys.len()));
        for key in &self.keys {
            let partition = partition_of(key.hash());
            ends[partition] += 1;
            partitions.push(partition as u8);
        }
        let mut sum = 0;
        for end in &mut ends {
            sum += std::mem::replace(end, sum);
        }
        let texts = self.keys.len();
        let (mut keys, mut runs) = (vec![Key::default(); texts], vec![0_u16; texts]);
        for (run, (key, partition)) in self.keys.iter().zip(partitions).enumerate() {
            let place = &mut ends[usize::from(partition)];
            keys[*place as usize] = *key;
            runs[*place as usize] = run as u16;
            *place += 1;
        }
        // The room for keys is used again.
        self.keys.clear();
        let (rows, long) = (self.rows.clone(), std::mem::take(&mut self.long));
        self.rows.clear();
        KeyBlock { first_row: self.first_row, rows, keys, runs, ends, long }
    }
}

/// Texts sorted by the partition of their hash, and by run within it.
#[derive(Debug, Clone)]
pub(crate) struct KeyBlock {
    /// The row that the others are counted from.
    pub(crate) first_row: usize,
    /// The first row of each run.
    pub(crate) rows: Vec<u32>,
    keys: Vec<Key>,
    /// The run of each key.
    runs: Vec<u16>,
    /// Where each partition ends.
    ends: Vec<u32>,
    long: LongTexts,
}

impl KeyBlock {
    fn range(&self, partition: usize) -> Range<usize> {
        let start = partition.checked_sub(1).map_or(0, |before| self.ends[before]);
        start as usize..self.ends[partition] as usize
    }

    /// The keys of a partition.
    pub(crate) fn keys(&self, partition: usize) -> &[Key] {
        &self.keys[self.range(partition)]
    }

    /// The runs of these keys.
    pub(crate) fn runs(&self, partition: usize) -> &[u16] {
        &self.runs[self.range(partition)]
    }

    /// The first row of each run and its text, in the order of the rows.
    fn texts(&self) -> Vec<(usize, KeyText<'_>)> {
        let text = |(run, key): (&u16, &Key)| {
            (self.first_row + self.rows[usize::from(*run)] as usize, self.text_of(*key))
        };
        let mut texts: Vec<_> = self.runs.iter().zip(&self.keys).map(text).collect();
        texts.sort_unstable_by_key(|(row, _)| *row);
        texts
    }

    /// The text of one of the block's keys.
    pub(crate) fn text_of(&self, key: Key) -> KeyText<'_> {
        self.long.text_of(key)
    }

    /// Whether this is the text of the run that the row lies in.
    fn is(&self, row: usize, text: &[u8]) -> bool {
        let run = run_of(&self.rows, row - self.first_row) as u16;
        let partition = partition_of(hash(text));
        let key = self.runs(partition).binary_search(&run).map(|place| self.keys(partition)[place]);
        key.is_ok_and(|key| self.text_of(key) == text)
    }
}

fn run_of(rows: &[u32], row: usize) -> usize {
    rows.partition_point(|first| *first as usize <= row).saturating_sub(1)
}

/// The texts that are longer than a key.
#[derive(Debug, Clone, Default)]
struct LongTexts {
    text: Vec<u8>,
    ends: Vec<usize>,
}

impl LongTexts {
    #[cold]
    fn add(&mut self, text: &[u8]) -> Key {
        let place = self.ends.len() as u32;
        self.text.extend_from_slice(text);
        self.ends.push(self.text.len());
        Key::long(text, place)
    }

    fn get(&self, place: u32) -> &[u8] {
        let place = place as usize;
        let start = place.checked_sub(1).and_then(|before| self.ends.get(before)).unwrap_or(&0);
        let range = self.ends.get(place).map(|end| *start..*end);
        range.and_then(|range| self.text.get(range)).unwrap_or_default()
    }

    fn text_of(&self, key: Key) -> KeyText<'_> {
        match key.place() {
            Some(place) => KeyText::Long(self.get(place)),
            None => KeyText::Short(key.bytes()),
        }
    }
}

/// The text of a key.
#[derive(Debug, Clone, Copy)]
pub(crate) enum KeyText<'a> {
    Short(([u8; 16], usize)),
    Long(&'a [u8]),
}

impl KeyText<'_> {
    #[inline]
    pub(crate) fn bytes(&self) -> &[u8] {
        match self {
            Self::Short((bytes, length)) => bytes.get(..*length).unwrap_or_default(),
            Self::Long(text) => text,
        }
    }
}

impl PartialEq<[u8]> for KeyText<'_> {
    fn eq(&self, other: &[u8]) -> bool {
        self.bytes() == other
    }
}

impl PartialEq<&[u8]> for KeyText<'_> {
    fn eq(&self, other: &&[u8]) -> bool {
        self.bytes() == *other
    }
}
