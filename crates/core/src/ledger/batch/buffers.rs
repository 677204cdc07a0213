//! The buffers of a column in memory, in the layout of Apache Arrow.

use std::borrow::Cow;
use std::ops::Range;

/// Which rows have a value: a bit each, the lowest of a byte first.
#[derive(Clone)]
pub(crate) struct Validity<'a> {
    bytes: Cow<'a, [u8]>,
    /// The bit of the first row.
    offset: usize,
}

/// Where each text of a column begins and ends in its bytes: one more than there are rows, from
/// slices of `i32` or `i64` (as Arrow has them), `u32` or `u64`.
#[derive(Debug, Clone)]
pub struct Offsets<'a>(OffsetValues<'a>);

#[derive(Debug, Clone)]
enum OffsetValues<'a> {
    I32(Cow<'a, [i32]>),
    U32(Cow<'a, [u32]>),
    I64(Cow<'a, [i64]>),
    U64(Cow<'a, [u64]>),
}

/// The number of each row's word in a list, from slices of any whole numbers.
#[derive(Debug, Clone)]
pub struct DictionaryKeys<'a>(KeyValues<'a>);

macro_rules! widths {
    ($($name:ident $of:ty),*) => {
        #[derive(Debug, Clone)]
        enum KeyValues<'a> {
            $(#[doc = stringify!($of)] $name(Cow<'a, [$of]>),)*
        }

        $(
            impl<'a> From<&'a [$of]> for DictionaryKeys<'a> {
                fn from(codes: &'a [$of]) -> Self {
                    Self(KeyValues::$name(codes.into()))
                }
            }

            impl<'a, const N: usize> From<&'a [$of; N]> for DictionaryKeys<'a> {
                fn from(codes: &'a [$of; N]) -> Self {
                    Self(KeyValues::$name(codes.into()))
                }
            }

            impl From<Vec<$of>> for DictionaryKeys<'_> {
                fn from(codes: Vec<$of>) -> Self {
                    Self(KeyValues::$name(codes.into()))
                }
            }
        )*

        impl DictionaryKeys<'_> {
            pub(crate) fn len(&self) -> usize {
                match &self.0 {
                    $(KeyValues::$name(codes) => codes.len(),)*
                }
            }

            /// The number of a row's word; no number that a list could have where there is none.
            pub(crate) fn get(&self, row: usize) -> usize {
                let number = match &self.0 {
                    $(KeyValues::$name(codes) => codes.get(row).and_then(|code| (*code).try_into().ok()),)*
                };
                number.unwrap_or(usize::MAX)
            }

            /// The numbers of these rows, each at most `most`.
            pub(crate) fn fill(&self, rows: Range<usize>, most: u32, numbers: &mut Vec<u32>) {
                match &self.0 {
                    $(KeyValues::$name(codes) => {
                        let codes = codes.get(rows).unwrap_or_default();
                        numbers.extend(codes.iter().map(|code| {
                            u32::try_from(*code).map_or(most, |code| code.min(most))
                        }));
                    })*
                }
            }
        }
    };
}

widths!(I8 i8, U8 u8, I16 i16, U16 u16, I32 i32, U32 u32, I64 i64, U64 u64);

macro_rules! offsets {
    ($($name:ident $of:ty),*) => {
        $(
            impl<'a> From<&'a [$of]> for Offsets<'a> {
                fn from(offsets: &'a [$of]) -> Self {
                    Self(OffsetValues::$name(offsets.into()))
                }
            }

            impl From<Vec<$of>> for Offsets<'_> {
                fn from(offsets: Vec<$of>) -> Self {
                    Self(OffsetValues::$name(offsets.into()))
                }
            }

            impl<'a, const N: usize> From<&'a [$of; N]> for Offsets<'a> {
                fn from(offsets: &'a [$of; N]) -> Self {
                    Self(OffsetValues::$name(offsets.into()))
                }
            }
        )*

        impl Offsets<'_> {
            pub(crate) fn len(&self) -> usize {
                match &self.0 {
                    $(OffsetValues::$name(offsets) => offsets.len(),)*
                }
            }

            /// Where an offset points; beyond every text where it can't.
            #[inline]
            pub(crate) fn at(&self, index: usize) -> usize {
                match &self.0 {
                    $(OffsetValues::$name(offsets) => {
                        let offset = offsets.get(index).and_then(|at| (*at).try_into().ok());
                        offset.unwrap_or(usize::MAX)
                    })*
                }
            }

            /// Calls `each` with the place of each of these rows' texts, in order.
            #[inline]
            pub(crate) fn each(&self, rows: Range<usize>, mut each: impl FnMut(Range<usize>)) {
                match &self.0 {
                    $(OffsetValues::$name(offsets) => {
                        let offsets = offsets.get(rows.start..=rows.end).unwrap_or_default();
                        for (start, end) in offsets.iter().zip(offsets.iter().skip(1)) {
                            // What was sound does not pass the limits.
                            each(*start as usize..*end as usize);
                        }
                    })*
                }
            }

            /// Whether the offsets of these rows ascend.
            pub(crate) fn ascend(&self, rows: &Range<usize>) -> bool {
                match &self.0 {
                    $(OffsetValues::$name(offsets) => {
                        offsets.get(rows.start..=rows.end).is_some_and(|offsets| {
                            let pairs = offsets.iter().zip(&offsets[1..]);
                            pairs.fold(true, |all, (start, end)| all & (start <= end))
                        })
                    })*
                }
            }
        }
    };
}

offsets!(I32 i32, U32 u32, I64 i64, U64 u64);

impl<'a> Validity<'a> {
    /// The bits of these bytes, from the one at `offset` on.
    pub(crate) fn new(bytes: &'a [u8], offset: usize) -> Self {
        Self { bytes: bytes.into(), offset }
    }

    /// How many bits there are.
    pub(crate) fn len(&self) -> usize {
        (self.bytes.len() * 8).saturating_sub(self.offset)
    }

    /// The bits of these rows; `None` where every row has a value.
    pub(crate) fn of(rows: impl Iterator<Item = bool>) -> Option<Self> {
        let (mut bytes, mut all) = (Vec::new(), true);
        for (row, valid) in rows.enumerate() {
            if row % 8 == 0 {
                bytes.push(0);
            }
            bytes[row / 8] |= u8::from(valid) << (row % 8);
            all &= valid;
        }
        (!all).then(|| Self { bytes: bytes.into(), offset: 0 })
    }

    #[inline]
    pub(crate) fn get(&self, row: usize) -> bool {
        let at = self.offset + row;
        self.bytes.get(at / 8).is_some_and(|byte| byte >> (at % 8) & 1 == 1)
    }

    /// Whether none of the first `rows` rows has a value.
    pub(crate) fn are_none(&self, rows: usize) -> bool {
        let whole = self.offset.div_ceil(8)..(self.offset + rows) / 8;
        let bytes = self.bytes.get(whole).unwrap_or_default();
        let edges = (0..rows.min(8)).chain(rows.saturating_sub(8)..rows);
        bytes.iter().all(|byte| *byte == 0) && !edges.into_iter().any(|row| self.get(row))
    }

    /// A byte for each of these rows: 1 where it has a value, else 0.
    pub(crate) fn spread(&self, rows: Range<usize>, bytes: &mut Vec<u8>) {
        let (first, shift) = ((self.offset + rows.start) / 8, (self.offset + rows.start) % 8);
        let count = rows.len();
        let byte = |index: usize| u64::from(self.bytes.get(first + index).copied().unwrap_or(0));
        for index in 0..count.div_ceil(8) {
            let eight = (byte(index) | byte(index + 1) << 8) >> shift & 0xFF;
            // SWAR: copy the byte eight times, keep bit `i` in byte `i`, and carry it to the highest
            // bit, so that 0b0000_0101 becomes the bytes 1 0 1 0 0 0 0 0.
            let bits = eight.wrapping_mul(0x0101_0101_0101_0101) & 0x8040_2010_0804_0201;
            let high = bits.wrapping_add(0x007F_7F7F_7F7F_7F7F) | bits;
            bytes.extend_from_slice(&(high >> 7 & 0x0101_0101_0101_0101).to_le_bytes());
        }
        bytes.truncate(count);
    }
}
