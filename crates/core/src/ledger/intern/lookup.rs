//! Words to meanings: kinds, codes, reasons.

use crate::ledger::intern::key::Key;

/// What each word means; the first meaning a word is given stands.
///
/// A file looks up a word or two in every row, so a word is compared as a [`Key`] of two numbers
/// instead of byte by byte. Open addressing with linear probing over a power of two of slots, at most
/// half full: there are a few dozen words and one probe usually decides.
#[derive(Debug, Clone)]
pub(crate) struct WordMap<T> {
    slots: Vec<Option<WordEntry>>,
    meanings: Vec<T>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct WordEntry {
    key: Key,
    /// The text, where the key is not the whole of it.
    long: Box<[u8]>,
    meaning: usize,
}

/// The key of a word. Words are compared with their text where it is long, so a long one needs no
/// place.
#[inline]
fn key_of(word: &[u8]) -> Key {
    Key::of(word).unwrap_or_else(|| Key::long(word, 0))
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
            words.into_iter().flatten().for_each(|word| self.insert(word));
        }
        let key = key_of(word);
        let long = if key.place().is_none() { Box::default() } else { word.into() };
        self.insert(WordEntry { key, long, meaning: self.meanings.len() });
        self.meanings.push(meaning);
    }

    /// Inserts by linear probing; there is always a free slot.
    fn insert(&mut self, word: WordEntry) {
        let (slots, first) = (self.slots.len(), word.key.hash() as usize);
        let free = (0..slots).map(|step| first.wrapping_add(step) & (slots - 1));
        if let Some(slot) = free.into_iter().find(|slot| self.slots[*slot].is_none()) {
            self.slots[slot] = Some(word);
        }
    }

    /// The index of a word's meaning.
    #[inline]
    fn find(&self, word: &[u8]) -> Option<usize> {
        let key = key_of(word);
        let mut slot = key.hash() as usize & (self.slots.len() - 1);
        while let Some(known) = &self.slots[slot] {
            if known.key == key && (key.place().is_none() || *known.long == *word) {
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
