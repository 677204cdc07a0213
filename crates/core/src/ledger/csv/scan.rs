//! Where a text has separators, quotes and line ends: found for 64 characters at a time.

/// The places of a text's separators, quotes and line ends, one after another.
pub(crate) struct StructuralBytes<'a> {
    text: &'a [u8],
    separator: u8,
    /// Where the block that is being looked at begins, and a bit for each mark in it that has not
    /// been given yet.
    block: usize,
    bits: u64,
}

const BLOCK: usize = u64::BITS as usize;

impl<'a> StructuralBytes<'a> {
    pub(crate) fn new(text: &'a [u8], separator: u8) -> Self {
        let mut marks = Self { text, separator, block: 0, bits: 0 };
        marks.seek(0);
        marks
    }

    /// Goes on at this place, a mark there included.
    pub(crate) fn seek(&mut self, place: usize) {
        self.block = place;
        let rest = self.text.get(place..).unwrap_or_default();
        self.bits = if let Some(block) = rest.first_chunk::<BLOCK>() {
            structural_bits(block, self.separator)
        } else {
            // What no mark is fills the last block up.
            let mut block = [0; BLOCK];
            block[..rest.len()].copy_from_slice(rest);
            structural_bits(&block, self.separator)
        };
    }
}

impl Iterator for StructuralBytes<'_> {
    type Item = usize;

    #[inline(always)]
    fn next(&mut self) -> Option<usize> {
        while self.bits == 0 {
            let next = self.block + BLOCK;
            if next >= self.text.len() {
                return None;
            }
            self.seek(next);
        }
        let place = self.block + self.bits.trailing_zeros() as usize;
        self.bits &= self.bits - 1;
        Some(place)
    }
}

/// A bit for each mark of a block, the lowest for the first. Compared all at once (the compiler
/// makes vectors of it), then eight yes or no's a time gathered into a byte by a multiplication
/// that moves the lowest bit of byte `i` to bit `56 + i`.
#[inline(always)]
fn structural_bits(block: &[u8; BLOCK], separator: u8) -> u64 {
    const GATHER: u64 = 0x0102_0408_1020_4080;
    let hits = block.map(|byte| {
        let ends_line = u8::from(byte == b'\n') | u8::from(byte == b'\r');
        ends_line | u8::from(byte == b'"') | u8::from(byte == separator)
    });
    let (eights, _) = hits.as_chunks::<8>();
    let bytes = eights.iter().map(|eight| u64::from_le_bytes(*eight).wrapping_mul(GATHER) >> 56);
    bytes.rev().fold(0, |bits, byte| bits << 8 | byte)
}

#[cfg(test)]
mod tests {
    use super::StructuralBytes;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_mark_is_found_from_every_place(
            text in proptest::collection::vec(
                prop_oneof![Just(b','), Just(b'\n'), Just(b'\r'), Just(b'"'), 1..=u8::MAX],
                0..300,
            ),
            from in 0..300_usize,
        ) {
            let is_mark = |place: &usize| matches!(text[*place], b',' | b'\n' | b'\r' | b'"');
            let places: Vec<usize> = (from..text.len()).filter(is_mark).collect();
            let mut marks = StructuralBytes::new(&text, b',');
            marks.seek(from);
            prop_assert_eq!(marks.collect::<Vec<_>>(), places);
        }
    }
}
