//! Names to numbers: client ids, benefit numbers, record numbers, code words.

/// Distinct texts, numbered in order of first appearance: one text that holds them all, where each
/// ends, and a table to find them by. No allocation a name.
#[derive(Clone, Default)]
pub(crate) struct Names {
    text: String,
    ends: Vec<usize>,
    /// Open addressing over a power of two of slots, at most half full: 0 is free, otherwise the
    /// high half is the name's hash and the low half its number plus one.
    slots: Vec<u64>,
}

impl Names {
    /// How many names.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The name with this number; empty where there is none.
    pub(crate) fn get(&self, number: u32) -> &str {
        let index = number as usize;
        let start = if index == 0 { 0 } else { self.ends.get(index - 1).copied().unwrap_or(0) };
        self.ends.get(index).and_then(|end| self.text.get(start..*end)).unwrap_or("")
    }

    /// The number of a name.
    pub(crate) fn find(&self, name: &[u8]) -> Option<u32> {
        self.slot(name, hash(name)).ok()
    }

    /// The number of a name, which is added when it is new; and whether it is.
    pub(super) fn add(&mut self, name: &[u8]) -> (u32, bool) {
        if self.slots.len() < 2 * (self.len() + 1) {
            self.grow();
        }
        let hash = hash(name);
        match self.slot(name, hash) {
            Ok(number) => (number, false),
            Err(free) => {
                let number = self.len() as u32;
                // Always whole text: cells are cut from text at ASCII characters.
                self.text.push_str(&String::from_utf8_lossy(name));
                self.ends.push(self.text.len());
                if let Some(slot) = self.slots.get_mut(free) {
                    *slot = u64::from(hash) << 32 | u64::from(number + 1);
                }
                (number, true)
            }
        }
    }

    /// The number of this name, or the slot it would take.
    fn slot(&self, name: &[u8], hash: u32) -> Result<u32, usize> {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = hash as usize & mask;
        loop {
            match self.slots.get(at) {
                None | Some(0) => return Err(at),
                Some(&slot) => {
                    let number = (slot as u32).wrapping_sub(1);
                    if (slot >> 32) as u32 == hash && self.get(number).as_bytes() == name {
                        return Ok(number);
                    }
                }
            }
            at = (at + 1) & mask;
        }
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(16);
        let old = std::mem::replace(&mut self.slots, vec![0; size]);
        for slot in old.into_iter().filter(|slot| *slot != 0) {
            let mut at = (slot >> 32) as usize & (size - 1);
            while self.slots[at] != 0 {
                at = (at + 1) & (size - 1);
            }
            self.slots[at] = slot;
        }
    }
}

/// How many there are; never which.
impl std::fmt::Debug for Names {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} names", self.len())
    }
}

impl PartialEq for Names {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text && self.ends == other.ends
    }
}

/// A quick hash with all bits mixed; nothing that is written out depends on it.
fn hash(name: &[u8]) -> u32 {
    const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut state = (name.len() as u64).wrapping_mul(SPREAD);
    let mut mix = |word: u64| {
        state = (state ^ word).wrapping_mul(SPREAD);
        state ^= state >> 29;
    };
    let (words, rest) = name.as_chunks::<8>();
    for word in words {
        mix(u64::from_le_bytes(*word));
    }
    mix(rest.iter().fold(0, |word, byte| word << 8 | u64::from(*byte)));
    (state ^ state >> 32) as u32
}

/// Words that mean something: the first meaning a word is given stands.
#[derive(Debug, Clone)]
pub(super) struct Words<T> {
    words: Names,
    meanings: Vec<T>,
}

impl<T> Default for Words<T> {
    fn default() -> Self {
        Self { words: Names::default(), meanings: Vec::new() }
    }
}

impl<T> Words<T> {
    /// Gives a word its meaning, unless it has one.
    pub(super) fn add(&mut self, word: &str, meaning: T) {
        if self.words.add(word.as_bytes()).1 {
            self.meanings.push(meaning);
        }
    }

    /// What a word means.
    pub(super) fn get(&self, word: &[u8]) -> Option<&T> {
        self.meanings.get(self.words.find(word)? as usize)
    }

    /// What a word means, to be changed.
    pub(super) fn get_mut(&mut self, word: &[u8]) -> Option<&mut T> {
        self.meanings.get_mut(self.words.find(word)? as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keep_their_number_while_the_table_grows() {
        let mut names = Names::default();
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
    fn the_empty_text_is_a_name_like_any_other() {
        let mut names = Names::default();
        assert_eq!(
            (names.add(b""), names.add(b"a"), names.add(b"")),
            ((0, true), (1, true), (0, false))
        );
    }

    #[test]
    fn the_first_meaning_stands() {
        let mut words = Words::default();
        words.add("01", 1);
        words.add("01", 2);
        assert_eq!((words.get(b"01"), words.get(b"1")), (Some(&1), None));
    }
}
