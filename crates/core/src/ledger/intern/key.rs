//! Short texts as two numbers (small-string optimisation): compared and hashed without touching bytes.
//!
//! Nearly every client id and word has at most 16 bytes. Its bytes are then the key, loaded by two
//! overlapping 8-byte reads and padded with NUL:
//!
//! ```text
//! "benefit"     first word "benefit\0"    second word 0
//! "c-000123456" first word "c-000123"    second word "456\0\0\0\0\0"
//! 20 bytes      first word a hash         second word 0xFF…, and where the text stands in a list
//! ```
//!
//! No UTF-8 text contains the byte 0xFF, so the highest byte of the second word tells long texts
//! from short ones. A text that ends in NUL could not be told from its padding and counts as long.

/// A text as two numbers: the whole text where it has at most sixteen bytes and can be padded with
/// NUL; otherwise a hash, and where the text stands in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Key(u64, u64);

/// The second word of a long text starts with a byte that no text has.
const LONG: u64 = 0xFF << 56;

impl Key {
    /// How many bytes fit.
    const BYTES: usize = 16;

    /// The key that is the whole text; `None` where the text does not fit.
    #[inline]
    pub(crate) fn of(text: &[u8]) -> Option<Self> {
        if text.len() > Self::BYTES || matches!(text.last(), Some(0 | 0xFF)) {
            return None;
        }
        let half = |bytes: &[u8; 4]| u64::from(u32::from_le_bytes(*bytes));
        Some(match (text.first_chunk::<8>(), text.last_chunk::<8>()) {
            (Some(first), Some(last)) => {
                let behind = 8 * (Self::BYTES - text.len()) as u32;
                let last = u64::from_le_bytes(*last).checked_shr(behind).unwrap_or(0);
                Self(u64::from_le_bytes(*first), last)
            }
            _ => match (text.first_chunk::<4>(), text.last_chunk::<4>()) {
                (Some(first), Some(last)) => {
                    Self(half(first) | half(last) << (8 * (text.len() - 4)), 0)
                }
                _ => Self(text.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte)), 0),
            },
        })
    }

    /// The key of a long text that stands at this place in a list.
    pub(crate) fn long(text: &[u8], place: u32) -> Self {
        let (words, rest) = text.as_chunks::<8>();
        let state = words
            .iter()
            .fold(text.len() as u64, |state, word| mix(state, u64::from_le_bytes(*word)));
        let rest = rest.iter().fold(0, |word, byte| word << 8 | u64::from(*byte));
        Self(mix(state, rest), LONG | u64::from(place))
    }

    /// The place of a long text; `None` where the key is the whole text.
    #[inline]
    pub(crate) fn place(self) -> Option<u32> {
        (self.1 >= LONG).then_some(self.1 as u32)
    }

    /// Whether two keys can be those of the same text; certain where they are whole texts.
    #[inline]
    pub(crate) fn resembles(self, other: Self) -> bool {
        self == other || self.1 >= LONG && other.1 >= LONG && self.0 == other.0
    }

    /// The bytes of a short text, padded with NUL, and how many there are.
    #[inline]
    pub(crate) fn bytes(self) -> ([u8; Self::BYTES], usize) {
        let word = u128::from(self.1) << 64 | u128::from(self.0);
        (word.to_le_bytes(), Self::BYTES - word.leading_zeros() as usize / 8)
    }

    /// The hash of the text. Nothing that is written out depends on it.
    #[inline]
    pub(crate) fn hash(self) -> u64 {
        mix(self.0, self.1.min(LONG))
    }
}

/// The hash of a text: that of its key.
#[inline]
pub(crate) fn hash(text: &[u8]) -> u64 {
    Key::of(text).unwrap_or_else(|| Key::long(text, 0)).hash()
}

/// Mixes two numbers into one by a folded 64 × 64 → 128 bit multiplication, as wyhash does.
#[inline]
pub(crate) fn mix(a: u64, b: u64) -> u64 {
    let product = u128::from(a ^ 0x9E37_79B9_7F4A_7C15) * u128::from(b ^ 0xD1B5_4A32_D192_ED03);
    product as u64 ^ (product >> 64) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_the_whole_of_a_short_text() {
        let text = b"c0123456789abcdefgh";
        for length in 0..=16 {
            let text = &text[..length];
            let (bytes, count) = Key::of(text).unwrap().bytes();
            assert_eq!(&bytes[..count], text);
        }
        assert_eq!(Key::of(&text[..17]), None);
        assert_eq!((Key::of(b"a\0"), Key::of(&[0xFF; 16])), (None, None));
        assert_ne!(Key::of(b"\0a"), Key::of(b"a"));
    }

    #[test]
    fn every_byte_of_a_text_counts() {
        for length in 0..40 {
            let text = vec![b'a'; length];
            for index in 0..length {
                let mut other = text.clone();
                other[index] = b'b';
                assert_ne!(hash(&text), hash(&other), "{length} {index}");
            }
            assert_ne!(hash(&text), hash(&[&*text, b"a"].concat()), "{length}");
        }
    }

    #[test]
    fn long_texts_resemble_each_other_wherever_they_stand() {
        let text = b"a text of more than sixteen bytes";
        let (left, right) = (Key::long(text, 1), Key::long(text, 2));
        assert!(left.resembles(right) && left.hash() == right.hash());
        assert_eq!((left.place(), right.place()), (Some(1), Some(2)));
        assert!(!left.resembles(Key::long(&text[1..], 1)));
        assert_eq!(Key::of(b"short").unwrap().place(), None);
    }
}
