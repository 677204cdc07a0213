//! Names to numbers: client ids, benefit numbers, record numbers, code words.

use std::ops::Range;

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
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The name with this number; empty where there is none.
    pub(crate) fn get(&self, number: u32) -> &str {
        self.place(number).and_then(|place| self.text.get(place)).unwrap_or("")
    }

    /// The same as bytes, without a look at where characters begin.
    pub(super) fn bytes(&self, number: u32) -> &[u8] {
        self.place(number).and_then(|place| self.text.as_bytes().get(place)).unwrap_or(b"")
    }

    /// Where a name stands in the text.
    fn place(&self, number: u32) -> Option<Range<usize>> {
        let index = number as usize;
        let end = *self.ends.get(index)?;
        let start = if index == 0 { 0 } else { self.ends[index - 1] };
        Some(start..end)
    }

    /// The number of a name.
    pub(crate) fn find(&self, name: &[u8]) -> Option<u32> {
        self.slot(name, hash(name)).ok()
    }

    /// The number of a name, which is added when it is new; and whether it is.
    pub(super) fn add(&mut self, name: &[u8]) -> (u32, bool) {
        self.add_hashed(name, hash(name))
    }

    /// Adds several names, as one after another; `each` is told their numbers in their order, and
    /// which are new.
    pub(super) fn add_all<'n>(
        &mut self,
        names: impl Iterator<Item = &'n [u8]> + Clone,
        mut each: impl FnMut(&'n [u8], u32, bool),
    ) {
        let hashes: Vec<u32> = names.clone().map(hash).collect();
        self.look_ahead(&hashes);
        for (name, hash) in names.zip(hashes) {
            let (number, new) = self.add_hashed(name, hash);
            each(name, number, new);
        }
    }

    /// Touches what adding these names will read. It changes nothing but the time that takes: with
    /// a million names every look-up waits for memory at each of three steps, and here the waits of
    /// all names overlap.
    fn look_ahead(&self, hashes: &[u32]) {
        let mask = self.slots.len().wrapping_sub(1);
        let numbers: Vec<u32> = hashes
            .iter()
            .map(|hash| self.slots.get(*hash as usize & mask).map_or(0, |slot| *slot as u32))
            .collect();
        let ends: Vec<usize> = numbers
            .iter()
            .map(|number| self.ends.get(*number as usize).copied().unwrap_or(0))
            .collect();
        let text = self.text.as_bytes();
        let touched = ends
            .iter()
            .fold(0_u8, |all, end| all ^ text.get(end.wrapping_sub(1)).copied().unwrap_or(0));
        std::hint::black_box(touched);
    }

    fn add_hashed(&mut self, name: &[u8], hash: u32) -> (u32, bool) {
        if self.slots.len() < 2 * (self.len() + 1) {
            self.grow();
        }
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
                    if (slot >> 32) as u32 == hash && self.bytes(number) == name {
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
    let (first, last) = edges(name);
    let (words, _) = name.as_chunks::<8>();
    let between = words.get(1..).filter(|_| name.len() > 16).unwrap_or_default();
    let state = between
        .iter()
        .fold(name.len() as u64, |state, bytes| mix(state, u64::from_le_bytes(*bytes)));
    let state = mix(mix(first, last), state);
    (state ^ state >> 32) as u32
}

/// The first and the last eight bytes, which overlap where there are few: with the length all that
/// a name of at most sixteen bytes says.
#[inline]
pub(super) fn edges(name: &[u8]) -> (u64, u64) {
    let half = |bytes: &[u8; 4]| u64::from(u32::from_le_bytes(*bytes));
    match (name.first_chunk::<8>(), name.last_chunk::<8>()) {
        (Some(first), Some(last)) => (u64::from_le_bytes(*first), u64::from_le_bytes(*last)),
        _ => match (name.first_chunk::<4>(), name.last_chunk::<4>()) {
            (Some(first), Some(last)) => (half(first), half(last)),
            _ => (name.iter().fold(0, |word, byte| word << 8 | u64::from(*byte)), 0),
        },
    }
}

/// Two words mixed into one.
#[inline]
pub(super) fn mix(a: u64, b: u64) -> u64 {
    let product = u128::from(a ^ 0x9E37_79B9_7F4A_7C15) * u128::from(b ^ 0xD1B5_4A32_D192_ED03);
    product as u64 ^ (product >> 64) as u64
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
    fn many_at_once_are_numbered_as_one_by_one() {
        let texts: Vec<String> =
            (0..2000_u64).map(|index| format!("{:x}", index % 700 * 0xABCD_EF01 / 3)).collect();
        let (mut at_once, mut singly) = (Names::default(), Names::default());
        for texts in texts.chunks(97) {
            let expected: Vec<_> = texts.iter().map(|text| singly.add(text.as_bytes())).collect();
            let mut given = Vec::new();
            at_once.add_all(texts.iter().map(String::as_bytes), |name, number, new| {
                assert_eq!(name, texts[given.len()].as_bytes());
                given.push((number, new));
            });
            assert_eq!(given, expected);
        }
        assert!(at_once == singly);
    }

    #[test]
    fn every_byte_of_a_name_counts() {
        for length in 0..40 {
            let name = vec![b'a'; length];
            for index in 0..length {
                let mut other = name.clone();
                other[index] = b'b';
                assert_ne!(hash(&name), hash(&other), "{length} {index}");
            }
            assert_ne!(hash(&name), hash(&[&*name, b"a"].concat()), "{length}");
        }
    }

    #[test]
    fn the_empty_text_is_a_name_like_any_other() {
        let mut names = Names::default();
        assert_eq!(
            (names.add(b""), names.add(b"a"), names.add(b"")),
            ((0, true), (1, true), (0, false))
        );
    }
}
