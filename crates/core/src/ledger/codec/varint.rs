//! Whole numbers as bytes: LEB128, with runs of zeros counted.

/// Numbers, written one after another.
#[derive(Debug, Default)]
pub(crate) struct ByteWriter(pub(crate) Vec<u8>);

impl ByteWriter {
    /// Seven bits a byte, the lowest first; the highest bit says that more follow (LEB128).
    pub(crate) fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.0.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.0.push(number as u8);
    }

    /// A number that may be negative, zigzag encoded: 0, −1, 1, −2 … are written as 0, 1, 2, 3 …
    pub(crate) fn signed(&mut self, number: i64) {
        self.number((number << 1 ^ number >> 63) as u64);
    }

    /// A list that is mostly zeros: a run of them as 0 and its length, the end of the list as 0 and 0.
    pub(crate) fn list(&mut self, numbers: impl Iterator<Item = i64>) {
        let mut zeros = 0;
        for number in numbers {
            if number == 0 {
                zeros += 1;
                continue;
            }
            if zeros > 0 {
                self.number(0);
                self.number(zeros);
                zeros = 0;
            }
            self.signed(number);
        }
        self.number(0);
        self.number(0);
    }
}

/// What a [`ByteWriter`] wrote. Each reads nothing where the bytes end too early or say what can't be.
#[derive(Debug)]
pub(crate) struct ByteReader<'a>(pub(crate) &'a [u8]);

/// No count is larger, so that no sum of counts overflows: more than there are people to count.
const MOST: u64 = 1 << 32;

impl<'a> ByteReader<'a> {
    pub(crate) fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let (byte, rest) = self.0.split_first()?;
            self.0 = rest;
            let bits = u64::from(byte & 0x7F);
            if bits << shift >> shift != bits {
                return None;
            }
            number |= bits << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    /// A number that fits in 32 bits.
    pub(crate) fn small(&mut self) -> Option<u32> {
        u32::try_from(self.number()?).ok()
    }

    /// A count, or a difference between counts.
    pub(crate) fn signed(&mut self) -> Option<i64> {
        signed(self.number()?)
    }

    /// The next `many` bytes.
    pub(crate) fn bytes(&mut self, many: usize) -> Option<&'a [u8]> {
        let (bytes, rest) = self.0.split_at_checked(many)?;
        self.0 = rest;
        Some(bytes)
    }

    /// A list of `length` numbers: passes each that is not zero to `tell`, with its index.
    pub(crate) fn list(&mut self, length: usize, mut tell: impl FnMut(usize, i64)) -> Option<()> {
        let mut place = 0_usize;
        loop {
            let number = self.number()?;
            if number != 0 {
                let value = signed(number)?;
                if place >= length {
                    return None;
                }
                tell(place, value);
                place += 1;
                continue;
            }
            match self.number()? {
                0 => return Some(()),
                zeros => place = place.checked_add(usize::try_from(zeros).ok()?)?,
            }
        }
    }
}

fn signed(number: u64) -> Option<i64> {
    let value = (number >> 1) as i64 ^ -((number & 1) as i64);
    (value.unsigned_abs() <= MOST).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_were_written() {
        let numbers = [0, 1, 127, 128, 300, 1 << 32, u64::MAX];
        let counts = [0, -1, 1, -64, 64, 1 << 32, -(1 << 32)];
        let mut writer = ByteWriter::default();
        for number in numbers {
            writer.number(number);
        }
        for count in counts {
            writer.signed(count);
        }
        let mut reader = ByteReader(&writer.0);
        assert_eq!(numbers.map(|_| reader.number()), numbers.map(Some));
        assert_eq!(counts.map(|_| reader.signed()), counts.map(Some));
        assert_eq!((reader.number(), reader.bytes(1)), (None, None));
    }

    #[test]
    fn what_is_too_large_is_not_read() {
        let mut writer = ByteWriter::default();
        writer.signed((1 << 32) + 1);
        assert_eq!(ByteReader(&writer.0).signed(), None);
        assert_eq!(ByteReader(&[0xFF; 10]).number(), None, "65 bits and more");
        assert_eq!(ByteReader(&[0x80; 11]).number(), None);
        assert_eq!(ByteReader(&writer.0).small(), None);
    }

    #[test]
    fn a_list_of_zeros_is_two_bytes() {
        let list = |numbers: &[i64]| {
            let mut writer = ByteWriter::default();
            writer.list(numbers.iter().copied());
            writer.0
        };
        assert_eq!(list(&[0; 1000]), [0, 0]);
        assert_eq!(list(&[]), [0, 0]);
        assert_eq!(list(&[0, 0, 0, 1, -1, 0]), [0, 3, 2, 1, 0, 0]);
    }

    #[test]
    fn a_list_has_no_more_numbers_than_it_can_have() {
        let read = |bytes: &[u8], length| {
            let mut found = Vec::new();
            let whole = ByteReader(bytes).list(length, |place, number| found.push((place, number)));
            whole.map(|()| found)
        };
        assert_eq!(read(&[0, 3, 2, 1, 0, 0], 5), Some(vec![(3, 1), (4, -1)]));
        assert_eq!(read(&[0, 3, 2, 1, 0, 0], 4), None);
        assert_eq!(read(&[0, 3, 2, 1], 5), None, "it does not end");
        let far = [&[0][..], &[0xFF; 9], &[1], &[0], &[0xFF; 9], &[1], &[2, 0, 0]].concat();
        assert_eq!(read(&far, 5), None);
    }
}
