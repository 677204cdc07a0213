//! Texts as numbers that are quick to compare and to mix.

/// A text as two words: the whole of it, where it has at most sixteen bytes and these can be padded
/// with NUL; of others a hash, and where in some list the text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Key(u64, u64);

/// The second word of a long text: no text has a byte of this value.
const LONG: u64 = 0xFF << 56;

impl Key {
    /// How many bytes fit.
    const BYTES: usize = 16;

    /// The key that is the whole text; nothing where the text is too long for it.
    #[inline(always)]
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

    /// The key of a longer text, which stands at this place.
    pub(crate) fn long(text: &[u8], place: u32) -> Self {
        let (words, rest) = text.as_chunks::<8>();
        let state = words
            .iter()
            .fold(text.len() as u64, |state, word| mix(state, u64::from_le_bytes(*word)));
        let rest = rest.iter().fold(0, |word, byte| word << 8 | u64::from(*byte));
        Self(mix(state, rest), LONG | u64::from(place))
    }

    /// The place of a long text; nothing where the key is the whole text.
    #[inline]
    pub(crate) fn place(self) -> Option<u32> {
        (self.1 >= LONG).then_some(self.1 as u32)
    }

    /// Whether two keys may be of the same text: certain where they are whole texts.
    #[inline]
    pub(crate) fn resembles(self, other: Self) -> bool {
        self == other || self.1 >= LONG && other.1 >= LONG && self.0 == other.0
    }

    /// The bytes of a text that the key is the whole of, padded with NUL, and how many there are.
    #[inline]
    pub(crate) fn bytes(self) -> ([u8; Self::BYTES], usize) {
        let word = u128::from(self.1) << 64 | u128::from(self.0);
        (word.to_le_bytes(), Self::BYTES - word.leading_zeros() as usize / 8)
    }

    /// The text's hash, with all bits mixed; nothing that is written out depends on it.
    #[inline]
    pub(crate) fn hash(self) -> u64 {
        mix(self.0, self.1.min(LONG))
    }
}

/// The hash that a text's key has.
#[inline]
pub(crate) fn hash(text: &[u8]) -> u64 {
    Key::of(text).unwrap_or_else(|| Key::long(text, 0)).hash()
}

/// The first and the last eight bytes, which overlap where there are few: with the length all that
/// a word of at most sixteen bytes says.
#[inline]
pub(crate) fn edges(word: &[u8]) -> (u64, u64) {
    let half = |bytes: &[u8; 4]| u64::from(u32::from_le_bytes(*bytes));
    match (word.first_chunk::<8>(), word.last_chunk::<8>()) {
        (Some(first), Some(last)) => (u64::from_le_bytes(*first), u64::from_le_bytes(*last)),
        _ => match (word.first_chunk::<4>(), word.last_chunk::<4>()) {
            (Some(first), Some(last)) => (half(first), half(last)),
            _ => (word.iter().fold(0, |word, byte| word << 8 | u64::from(*byte)), 0),
        },
    }
}

/// Two words mixed into one.
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
        let (one, other) = (Key::long(text, 1), Key::long(text, 2));
        assert!(one.resembles(other) && one.hash() == other.hash());
        assert_eq!((one.place(), other.place()), (Some(1), Some(2)));
        assert!(!one.resembles(Key::long(&text[1..], 1)));
        assert_eq!(Key::of(b"short").unwrap().place(), None);
    }
}
