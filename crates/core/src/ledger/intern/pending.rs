//! Texts that wait for their numbers: the clients of rows, the numbers of benefits.
//!
//! To number many at once is much quicker than one by one (see [`crate::ledger::intern::assign`]), so the texts
//! of the rows that come in are laid by in chunks until the reading ends. Short texts are laid by
//! as their [`Key`], which is all of them.

use crate::ledger::intern::key::Key;
use crate::ledger::intern::{PARTITIONS, partition_of};
use std::ops::Range;

/// The most texts of a chunk: so many are sorted in the processor's own memory, and counted in 16
/// bits.
pub(crate) const BLOCK: usize = if cfg!(test) { 64 } else { 1 << 16 };

/// The texts of the latest rows.
#[derive(Debug, Clone, Default)]
pub(crate) struct Pending {
    chunks: Vec<KeyBlock>,
    open: KeyBuffer,
}

impl Pending {
    /// Lays by the text of a row; rows come in their order.
    #[inline]
    pub(crate) fn add(&mut self, row: usize, text: &[u8]) {
        if self.open.is_full() {
            self.seal();
        }
        self.open.add(row, text);
    }

    /// The same, where the rows that follow have this text as well until another is laid by.
    #[inline]
    pub(crate) fn add_run(&mut self, row: usize, text: &[u8]) {
        if self.open.is_full() {
            self.seal();
        }
        self.open.add_run(row, text);
    }

    /// Lays by whole chunks.
    pub(crate) fn extend(&mut self, chunks: impl Iterator<Item = KeyBlock>) {
        self.seal();
        self.chunks.extend(chunks.filter(|chunk| !chunk.rows.is_empty()));
    }

    /// Whether none waits.
    pub(crate) fn is_empty(&self) -> bool {
        self.chunks.is_empty() && self.open.keys.is_empty()
    }

    /// Whether the text of the run that this row lies in is this one.
    pub(crate) fn is(&self, row: usize, text: &[u8]) -> bool {
        if !self.open.keys.is_empty() && self.open.first_row <= row {
            return self.open.text_of_row(row).is_some_and(|known| known == text);
        }
        let chunk = self.chunks.partition_point(|chunk| chunk.first_row <= row);
        chunk.checked_sub(1).is_some_and(|chunk| self.chunks[chunk].is(row, text))
    }

    /// Takes all that wait, as chunks.
    pub(crate) fn take(&mut self) -> Vec<KeyBlock> {
        self.seal();
        std::mem::take(&mut self.chunks)
    }

    /// What waits, where it is little: the first row of each run and its text.
    pub(crate) fn few(&self) -> Option<Vec<(usize, KeyText<'_>)>> {
        let sealed: usize = self.chunks.iter().map(|chunk| chunk.keys.len()).sum();
        if sealed + self.open.keys.len() > BLOCK / 16 {
            return None;
        }
        let chunks = self.chunks.iter().flat_map(KeyBlock::texts);
        let KeyBuffer { first_row, rows, keys, long } = &self.open;
        let open = rows.iter().zip(keys);
        let open = open.map(|(row, key)| (first_row + *row as usize, long.text_of(*key)));
        Some(chunks.chain(open).collect())
    }

    /// Forgets what waits.
    pub(crate) fn clear(&mut self) {
        *self = Self::default();
    }

    fn seal(&mut self) {
        if !self.open.keys.is_empty() {
            self.chunks.push(self.open.seal());
        }
    }
}

/// The texts of rows, in their order.
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

    /// No texts, with room for so many.
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

    /// Whether the last text that was added is this long one.
    fn last_is_long(&self, text: &[u8]) -> bool {
        let place = self.keys.last().and_then(|last| last.place());
        place.is_some_and(|place| self.long.get(place) == text)
    }

    /// The text of the run that a row lies in.
    fn text_of_row(&self, row: usize) -> Option<KeyText<'_>> {
        let key = self.keys.get(run_of(&self.rows, row - self.first_row));
        key.map(|key| self.long.text_of(*key))
    }

    /// Takes all texts, as a chunk: sorted by share.
    pub(crate) fn seal(&mut self) -> KeyBlock {
        let (mut ends, mut shares) = (vec![0_u32; PARTITIONS], Vec::with_capacity(self.keys.len()));
        for key in &self.keys {
            let share = partition_of(key.hash());
            ends[share] += 1;
            shares.push(share as u8);
        }
        let mut sum = 0;
        for end in &mut ends {
            sum += std::mem::replace(end, sum);
        }
        let texts = self.keys.len();
        let (mut keys, mut runs) = (vec![Key::default(); texts], vec![0_u16; texts]);
        for (run, (key, share)) in self.keys.iter().zip(shares).enumerate() {
            let place = &mut ends[usize::from(share)];
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

/// A chunk of texts, sorted by the share that their hashes fall in, and by run within it.
#[derive(Debug, Clone)]
pub(crate) struct KeyBlock {
    /// The row that the others are counted from.
    pub(crate) first_row: usize,
    /// The first row of each run.
    pub(crate) rows: Vec<u32>,
    keys: Vec<Key>,
    /// The run of each key.
    runs: Vec<u16>,
    /// Where each share ends.
    ends: Vec<u32>,
    long: LongTexts,
}

impl KeyBlock {
    fn range(&self, share: usize) -> Range<usize> {
        let start = share.checked_sub(1).map_or(0, |before| self.ends[before]);
        start as usize..self.ends[share] as usize
    }

    /// The keys of a share.
    pub(crate) fn keys(&self, share: usize) -> &[Key] {
        &self.keys[self.range(share)]
    }

    /// The runs of these keys.
    pub(crate) fn runs(&self, share: usize) -> &[u16] {
        &self.runs[self.range(share)]
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

    /// The text of one of the chunk's keys.
    pub(crate) fn text_of(&self, key: Key) -> KeyText<'_> {
        self.long.text_of(key)
    }

    /// Whether the text of the run that this row lies in is this one.
    fn is(&self, row: usize, text: &[u8]) -> bool {
        let run = run_of(&self.rows, row - self.first_row) as u16;
        let share = partition_of(crate::ledger::intern::key::hash(text));
        let key = self.runs(share).binary_search(&run).map(|place| self.keys(share)[place]);
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

/// A text that was laid by.
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
