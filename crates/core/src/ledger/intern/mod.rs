//! Dictionary encoding: texts (client ids, benefit numbers, record numbers) to numbers and back.
//!
//! All texts stand in one string with an offset each, and a hash table of 4 bytes a slot finds them:
//! open addressing with linear probing over a power of two of slots, at most three quarters full.
//! There is no allocation per text, and the table holds ids, not texts.
//!
//! ```text
//! texts   "c7c12c7b"                ids 0 = "c7", 1 = "c12", 2 = "c7b"
//! ends    2, 5, 8                   text 1 is bytes 2..5
//! slots   0 2 0 0 1 3 0 0           an id plus one; 0 is free
//! find    "c7b": its hash points at slot 4, which holds id 0; "c7" differs, so look at slot 5: id 2
//! ```
//!
//! The upper 32 bits of a hash choose the slot, highest first. So texts of one partition (the highest
//! 8 bits) stand next to each other, and partitions can be filled in parallel without locks
//! ([`insert_all`]).
//!
//! Why not `HashMap<String, u32>`: at one million texts its 2^21 slots of 33 bytes (the text's pointer,
//! length and capacity, the id, a control byte) are 69 bytes a text, and each text is an allocation of
//! its own. Here 2^21 slots and 10^6 offsets, of 4 bytes each, are 12.4 bytes a text, and it gives the
//! text of an id besides. What numbering takes is in [`assign`], whose tests hold it against a
//! `HashMap`.

pub(crate) mod assign;
pub(crate) mod hours;
pub(crate) mod key;
pub(crate) mod lookup;
pub(crate) mod pending;

use crate::ledger::intern::key::hash;
use crate::threads;
use std::ops::Range;
use std::sync::Arc;

/// Distinct texts with ids in order of first appearance.
///
/// Clones share the base. Texts added later go to a small tail, so that a ledger that grows by a
/// few rows copies few texts. A tail that has grown large is merged into the base.
#[derive(Clone, Default)]
pub(crate) struct Interner {
    base: Arc<StringTable>,
    tail: StringTable,
}

impl Interner {
    /// How many texts there are.
    pub(crate) fn len(&self) -> usize {
        self.base.len() + self.tail.len()
    }

    /// The text with this id; empty where there is none.
    pub(crate) fn get(&self, number: u32) -> &str {
        let (list, number) = self.list_of(number);
        list.place(number).and_then(|place| list.text.get(place)).unwrap_or("")
    }

    /// The same as bytes, without checking for character boundaries.
    pub(crate) fn bytes(&self, number: u32) -> &[u8] {
        let (list, number) = self.list_of(number);
        list.bytes(number)
    }

    /// All texts, in the order of their ids.
    pub(crate) fn all(&self) -> impl ExactSizeIterator<Item = &str> + Clone {
        (0..self.len()).map(|number| self.get(number as u32))
    }

    fn list_of(&self, number: u32) -> (&StringTable, usize) {
        let number = number as usize;
        match number.checked_sub(self.base.len()) {
            None => (&self.base, number),
            Some(number) => (&self.tail, number),
        }
    }

    /// The id of a text.
    pub(crate) fn find(&self, name: &[u8]) -> Option<u32> {
        self.find_hashed(name, (hash(name) >> 32) as u32)
    }

    /// The id of a text with this hash (the upper 32 bits).
    pub(crate) fn find_hashed(&self, name: &[u8], hash: u32) -> Option<u32> {
        self.base.find(name, hash).or_else(|| {
            let in_tail = self.tail.find(name, hash)?;
            Some(self.base.len() as u32 + in_tail)
        })
    }

    /// The id of a text, and whether it is new; a new one is added.
    pub(crate) fn add(&mut self, name: &[u8]) -> (u32, bool) {
        let hash = (hash(name) >> 32) as u32;
        if let Some(number) = self.find_hashed(name, hash) {
            return (number, false);
        }
        let number = self.len() as u32;
        self.list_for(1).push(name, hash);
        (number, true)
    }

    /// Adds texts that are new and distinct: the texts in the order of their ids, and their table
    /// entries by partition.
    pub(crate) fn append(&mut self, blocks: &[TextBlock], mut entries: Vec<Vec<HashedId>>) {
        let new = blocks.iter().map(|block| block.ends.len()).sum();
        let before = self.len();
        let list = self.list_for(new);
        // Each table counts its own ids from 0.
        let first = before - list.len();
        for entry in entries.iter_mut().flatten().filter(|_| first > 0) {
            entry.id -= first as u32;
        }
        list.append(blocks, entries);
    }

    /// The table that `new` more texts go to.
    fn list_for(&mut self, new: usize) -> &mut StringTable {
        const FEW: usize = 4096;
        let is_ours = Arc::get_mut(&mut self.base).is_some();
        let few = FEW.max(self.base.len() / 32);
        if self.tail.len() == 0 && (is_ours || new > few) {
            return Arc::make_mut(&mut self.base);
        }
        if self.tail.len() + new <= few {
            return &mut self.tail;
        }
        let tail = std::mem::take(&mut self.tail);
        let base = Arc::make_mut(&mut self.base);
        for number in 0..tail.len() {
            let name = tail.bytes(number);
            base.push(name, (hash(name) >> 32) as u32);
        }
        base
    }
}

/// Shows how many there are, never which.
impl std::fmt::Debug for Interner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} texts", self.len())
    }
}

impl PartialEq for Interner {
    fn eq(&self, other: &Self) -> bool {
        let same = |number| self.bytes(number) == other.bytes(number);
        self.len() == other.len() && (0..self.len() as u32).all(same)
    }
}

/// New texts one after another.
#[derive(Debug, Default)]
pub(crate) struct TextBlock {
    pub(crate) text: String,
    /// Where each ends in the text.
    pub(crate) ends: Vec<u32>,
}

/// The id of a new text, and the upper half of its hash.
#[derive(Debug, Clone, Copy)]
pub(crate) struct HashedId {
    pub(crate) hash: u32,
    pub(crate) id: u32,
}

/// How many partitions texts are divided into by the highest 8 bits of their hash.
pub(crate) const PARTITIONS: usize = 256;

/// The partition of a hash.
#[inline]
pub(crate) fn partition_of(hash: u64) -> usize {
    (hash >> 56) as usize
}

/// Texts in one string, and the hash table to find them by.
#[derive(Clone, Default)]
struct StringTable {
    text: String,
    /// Where each text ends, in 32 bits.
    ends: Vec<u32>,
    /// The ids at which the string passes another 4 GiB.
    passed: Vec<u32>,
    /// An id plus one; 0 is free.
    slots: Vec<u32>,
}

impl StringTable {
    fn len(&self) -> usize {
        self.ends.len()
    }

    /// Where a text stands in the string.
    #[inline]
    fn place(&self, number: usize) -> Option<Range<usize>> {
        let end = self.end(number)?;
        let start = number.checked_sub(1).and_then(|before| self.end(before)).unwrap_or(0);
        Some(start..end)
    }

    #[inline]
    fn end(&self, number: usize) -> Option<usize> {
        let end = *self.ends.get(number)? as usize;
        if self.passed.is_empty() {
            return Some(end);
        }
        let passed = self.passed.partition_point(|at| *at as usize <= number);
        // In 64 bits, since `usize` may have 32; then nothing passes 4 GiB.
        Some((end as u64 + ((passed as u64) << 32)) as usize)
    }

    #[inline]
    fn bytes(&self, number: usize) -> &[u8] {
        self.place(number).and_then(|place| self.text.as_bytes().get(place)).unwrap_or_default()
    }

    fn push_end(&mut self, end: usize) {
        while (end as u64) >> 32 > self.passed.len() as u64 {
            self.passed.push(self.ends.len() as u32);
        }
        self.ends.push(end as u32);
    }

    fn find(&self, name: &[u8], hash: u32) -> Option<u32> {
        let mut at = slot_of(hash, self.slots.len());
        loop {
            let number = self.slots.get(at)?.checked_sub(1)?;
            if self.bytes(number as usize) == name {
                return Some(number);
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }

    /// Adds a new text.
    fn push(&mut self, name: &[u8], hash: u32) {
        self.make_room(1);
        let id = self.len() as u32;
        // Always valid UTF-8: cells are cut from text at ASCII characters.
        self.text.push_str(&String::from_utf8_lossy(name));
        self.push_end(self.text.len());
        insert(&mut self.slots, HashedId { hash, id });
    }

    fn append(&mut self, blocks: &[TextBlock], entries: Vec<Vec<HashedId>>) {
        self.make_room(blocks.iter().map(|block| block.ends.len()).sum());
        let mut slots = std::mem::take(&mut self.slots);
        threads::both(
            || {
                self.text.reserve(blocks.iter().map(|block| block.text.len()).sum());
                for TextBlock { text, ends } in blocks {
                    let before = self.text.len();
                    self.text.push_str(text);
                    for end in ends {
                        self.push_end(before + *end as usize);
                    }
                }
            },
            || insert_all(&mut slots, entries),
        );
        self.slots = slots;
    }

    /// Makes the table large enough for `new` more texts.
    fn make_room(&mut self, new: usize) {
        let names = self.len() + new;
        if names * 4 <= self.slots.len() * 3 {
            return;
        }
        let size = (names * 4).div_ceil(3).next_power_of_two().max(16);
        self.slots = vec![0; size];
        for number in 0..self.len() {
            let hash = (hash(self.bytes(number)) >> 32) as u32;
            insert(&mut self.slots, HashedId { hash, id: number as u32 });
        }
        self.ends.reserve(new);
    }
}

/// The slot, out of `slots`, where probing for a hash begins.
#[inline]
fn slot_of(hash: u32, slots: usize) -> usize {
    ((u64::from(hash) * slots as u64) >> 32) as usize
}

/// Inserts by linear probing; there is always a free slot.
fn insert(slots: &mut [u32], entry: HashedId) {
    let mut at = slot_of(entry.hash, slots.len());
    while slots.get(at).is_some_and(|slot| *slot != 0) {
        at = (at + 1) & (slots.len() - 1);
    }
    if let Some(slot) = slots.get_mut(at) {
        *slot = entry.id + 1;
    }
}

/// Inserts many entries, given by partition, in parallel: each partition has its own window of the
/// table. The few entries that would probe past the end of their window are inserted last.
fn insert_all(slots: &mut [u32], entries: Vec<Vec<HashedId>>) {
    let (size, width) = (slots.len(), slots.len() / PARTITIONS);
    if width < 64 {
        return entries.into_iter().flatten().for_each(|entry| insert(slots, entry));
    }
    let partitions = slots.chunks_mut(width).zip(entries).enumerate().collect();
    let left = threads::each(partitions, |(partition, (window, mut entries))| {
        entries.retain(|HashedId { hash, id }| {
            let slot = slot_of(*hash, size) - partition * width;
            let free = window.get_mut(slot..).unwrap_or_default().iter_mut();
            match free.into_iter().find(|slot| **slot == 0) {
                Some(slot) => *slot = id + 1,
                None => return true,
            }
            false
        });
        entries
    });
    left.into_iter().flatten().for_each(|entry| insert(slots, entry));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keep_their_number_while_the_table_grows() {
        let mut names = Interner::default();
        assert_eq!(names.find(b"a"), None);
        for index in 0..1000_u32 {
            assert_eq!(names.add(format!("name {index}").as_bytes()), (index, true));
        }
        for index in 0..1000_u32 {
            let name = format!("name {index}");
            assert_eq!(names.add(name.as_bytes()), (index, false));
            assert_eq!(names.find(name.as_bytes()), Some(index));
            assert_eq!(names.get(index), name);
        }
        assert_eq!((names.len(), names.get(1000), names.find(b"name")), (1000, "", None));
    }

    #[test]
    fn a_clone_that_grows_leaves_the_others_as_they_are() {
        let mut names = Interner::default();
        for index in 0..100 {
            names.add(format!("name {index}").as_bytes());
        }
        let mut clones = vec![names.clone()];
        // Past where the tail is folded in, twice.
        for index in 100..10_000_u32 {
            let name = format!("name {index}");
            assert_eq!(names.add(name.as_bytes()), (index, true));
            if index % 1000 == 0 {
                clones.push(names.clone());
            }
        }
        for index in 0..10_000_u32 {
            let name = format!("name {index}");
            assert_eq!(names.find(name.as_bytes()), Some(index));
            assert_eq!(names.get(index), name);
        }
        for clone in clones {
            assert_eq!((clone.get(5), clone.get(clone.len() as u32)), ("name 5", ""));
            assert_eq!(clone.find(format!("name {}", clone.len()).as_bytes()), None);
        }
    }

    #[test]
    fn a_text_may_pass_four_gigabytes() {
        let mut list = StringTable::default();
        for end in [5, 1 << 32, (1 << 32) + 5, 5 << 32] {
            list.push_end(end);
        }
        let places: Vec<_> = (0..4).map(|number| list.place(number)).collect();
        let (one, five) = (1 << 32, 5 << 32);
        assert_eq!(places, [Some(0..5), Some(5..one), Some(one..one + 5), Some(one + 5..five)]);
        assert_eq!(list.place(4), None);
    }

    #[test]
    fn the_empty_text_is_a_name_like_any_other() {
        let mut names = Interner::default();
        assert_eq!(
            (names.add(b""), names.add(b"a"), names.add(b"")),
            ((0, true), (1, true), (0, false))
        );
    }
}
