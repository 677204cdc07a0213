//! Words that mean something: kinds, codes, reasons.

use crate::ledger::intern::key::{edges, mix};

/// Words and what each means: the first meaning a word is given stands. A file asks for a word or
/// two in every row, so they are found by their characters as numbers.
#[derive(Debug, Clone)]
pub(crate) struct WordMap<T> {
    /// Open addressing over a power of two of slots, at most half full.
    slots: Vec<Option<Word>>,
    meanings: Vec<T>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Word {
    key: Key,
    /// The whole text, where the key does not say it.
    long: Box<[u8]>,
    meaning: usize,
}

/// The edges and the length: all of a word of at most sixteen characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Key {
    edges: (u64, u64),
    length: usize,
}

impl Key {
    #[inline]
    fn new(word: &[u8]) -> Self {
        Self { edges: edges(word), length: word.len() }
    }

    fn is_all(self) -> bool {
        self.length <= 16
    }

    #[inline]
    fn slot(self) -> usize {
        mix(self.edges.0 ^ self.length as u64, self.edges.1) as usize
    }
}

impl<T> Default for WordMap<T> {
    fn default() -> Self {
        Self { slots: vec![None; 2], meanings: Vec::new() }
    }
}

impl<T> WordMap<T> {
    /// Gives a word its meaning, unless it has one.
    pub(crate) fn add(&mut self, word: &str, meaning: T) {
        let word = word.as_bytes();
        if self.find(word).is_some() {
            return;
        }
        if self.slots.len() < 2 * (self.meanings.len() + 1) {
            let slots = vec![None; self.slots.len() * 2];
            let words = std::mem::replace(&mut self.slots, slots);
            words.into_iter().flatten().for_each(|word| self.place(word));
        }
        let key = Key::new(word);
        let long = if key.is_all() { Box::default() } else { word.into() };
        self.place(Word { key, long, meaning: self.meanings.len() });
        self.meanings.push(meaning);
    }

    /// Puts a word in the first free slot from its own on; there is always one.
    fn place(&mut self, word: Word) {
        let (slots, first) = (self.slots.len(), word.key.slot());
        let free = (0..slots).map(|step| first.wrapping_add(step) & (slots - 1));
        if let Some(slot) = free.into_iter().find(|slot| self.slots[*slot].is_none()) {
            self.slots[slot] = Some(word);
        }
    }

    /// The number of a word's meaning.
    #[inline]
    fn find(&self, word: &[u8]) -> Option<usize> {
        let key = Key::new(word);
        let mut slot = key.slot() & (self.slots.len() - 1);
        while let Some(known) = &self.slots[slot] {
            if known.key == key && (key.is_all() || *known.long == *word) {
                return Some(known.meaning);
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
        None
    }

    /// What a word means.
    #[inline]
    pub(crate) fn get(&self, word: &[u8]) -> Option<&T> {
        self.meanings.get(self.find(word)?)
    }

    /// What a word means, to be changed.
    pub(crate) fn get_mut(&mut self, word: &[u8]) -> Option<&mut T> {
        let meaning = self.find(word)?;
        self.meanings.get_mut(meaning)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_meaning_stands() {
        let mut words = WordMap::default();
        words.add("01", 1);
        words.add("01", 2);
        assert_eq!((words.get(b"01"), words.get(b"1")), (Some(&1), None));
        assert_eq!(WordMap::<u8>::default().get(b""), None);
    }

    #[test]
    fn words_of_every_length_are_told_apart() {
        let mut words = WordMap::default();
        let texts: Vec<String> = (0..30)
            .flat_map(|length| {
                let plain = "a".repeat(length);
                let other = (0..length).map(move |at| {
                    let (before, after) = ("a".repeat(at), "a".repeat(length - at - 1));
                    format!("{before}b{after}")
                });
                other.chain([plain])
            })
            .collect();
        for (index, text) in texts.iter().enumerate() {
            assert_eq!(words.get(text.as_bytes()), None);
            words.add(text, index);
        }
        for (index, text) in texts.iter().enumerate() {
            assert_eq!(words.get(text.as_bytes()), Some(&index));
        }
    }
}
