//! Finds the structural bytes of CSV (separators, quotes and line ends), 64 bytes at a time.
//!
//! The technique is simdjson's: compare a whole block with each structural byte, gather the results
//! into a bitmap of 64 bits, and walk its ones with "count trailing zeros" and "clear the lowest one".
//! A cell of ten characters then costs one step instead of ten. The comparison is plain Rust that the
//! compiler turns into vector instructions.
//!
//! ```text
//! text    c 1 , p w , 2 0 2 3 \n
//! hit     0 0 1 0 0 1 0 0 0 0 1          one byte each
//! bits    0b100_0010_0100                the lowest bit is the first byte
//! places  2, 5, 10
//! ```
//!
//! The plain version is the filter in the test below, held against every starting place. What quotes
//! mean is not decided here: see [`lines`](super::lines).

/// The places of the structural bytes of a text, in order.
pub(crate) struct StructuralBytes<'a> {
    text: &'a [u8],
    separator: u8,
    /// Where the current block begins, and a bit for each structural byte in it that has not been
    /// returned yet.
    block: usize,
    bits: u64,
}

const BLOCK: usize = u64::BITS as usize;

impl<'a> StructuralBytes<'a> {
    pub(crate) fn new(text: &'a [u8], separator: u8) -> Self {
        let mut bytes = Self { text, separator, block: 0, bits: 0 };
        bytes.seek(0);
        bytes
    }

    /// Continues at this place, which may itself be structural.
    pub(crate) fn seek(&mut self, place: usize) {
        self.block = place;
        let rest = self.text.get(place..).unwrap_or_default();
        self.bits = if let Some(block) = rest.first_chunk::<BLOCK>() {
            structural_bits(block, self.separator)
        } else {
            // The last block is filled up with NUL, which is not structural.
            let mut block = [0; BLOCK];
            block[..rest.len()].copy_from_slice(rest);
            structural_bits(&block, self.separator)
        };
    }
}

impl Iterator for StructuralBytes<'_> {
    type Item = usize;

    #[inline]
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

/// A bit for each structural byte of a block, the lowest for the first. All 64 comparisons become
/// vector instructions; the multiplication then gathers eight results of 0 or 1 into one byte, by
/// moving the lowest bit of byte `i` to bit `56 + i`.
#[inline]
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
