//! Columns of numbers at a fixed width (1 to 4 bytes, as the largest needs), and lists of texts.

use super::{ByteReader, ByteWriter};

/// How many bytes a number takes that is at most this large, at least one: so a column of so many
/// rows has at least as many bytes, and nobody makes room for rows that are not there.
const fn width_of(largest: u32) -> u8 {
    match largest {
        0..=0xFF => 1,
        0x100..=0xFFFF => 2,
        0x1_0000..=0xFF_FFFF => 3,
        _ => 4,
    }
}

/// Numbers are widened and narrowed in blocks of this many, by code that is compiled once and not
/// for each type of column.
const AT_A_TIME: usize = 1024;

impl ByteWriter {
    /// A column: how many bytes a number has, as many as the largest needs; and each, the lowest
    /// byte first. How many there are is not written.
    pub(crate) fn column(&mut self, mut numbers: impl ExactSizeIterator<Item = u32> + Clone) {
        let width = width_of(numbers.clone().fold(0, u32::max));
        self.0.push(width);
        self.0.reserve(numbers.len() * usize::from(width));
        let mut some = [0; AT_A_TIME];
        while numbers.len() > 0 {
            let many = numbers.len().min(AT_A_TIME);
            some.iter_mut().zip(numbers.by_ref().take(many)).for_each(|(to, number)| *to = number);
            self.narrowed(&some[..many], width);
        }
    }

    fn narrowed(&mut self, numbers: &[u32], width: u8) {
        match width {
            1 => self.fixed::<1>(numbers),
            2 => self.fixed::<2>(numbers),
            3 => self.fixed::<3>(numbers),
            _ => self.fixed::<4>(numbers),
        }
    }

    fn fixed<const WIDTH: usize>(&mut self, numbers: &[u32]) {
        let begin = self.0.len();
        self.0.resize(begin + numbers.len() * WIDTH, 0);
        let (places, _) = self.0[begin..].as_chunks_mut::<WIDTH>();
        for (place, number) in places.iter_mut().zip(numbers) {
            place.copy_from_slice(&number.to_le_bytes()[..WIDTH]);
        }
    }

    /// A text, with its length before it.
    pub(crate) fn text(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.0.extend(text.as_bytes());
    }

    /// Texts of fewer than 4 GiB each: how many, their lengths as a column, and all of them one
    /// after another.
    pub(crate) fn texts<'t>(&mut self, texts: impl ExactSizeIterator<Item = &'t str> + Clone) {
        self.number(texts.len() as u64);
        self.column(texts.clone().map(|text| text.len() as u32));
        self.0.reserve(texts.clone().map(str::len).sum());
        texts.for_each(|text| self.0.extend_from_slice(text.as_bytes()));
    }
}

impl<'a> ByteReader<'a> {
    /// A column of `many` numbers, each converted by `make`.
    pub(crate) fn column<T>(&mut self, many: usize, make: impl Fn(u32) -> T) -> Option<Vec<T>> {
        let width = self.bytes(1)?[0];
        if !(1..=4).contains(&width) {
            return None;
        }
        let bytes = self.bytes(many.checked_mul(usize::from(width))?)?;
        let (mut made, mut some) = (Vec::with_capacity(many), [0; AT_A_TIME]);
        for bytes in bytes.chunks(AT_A_TIME * usize::from(width)) {
            made.extend(widened(bytes, width, &mut some).iter().map(|number| make(*number)));
        }
        Some(made)
    }

    /// How many things of at least a byte each follow.
    pub(crate) fn many(&mut self) -> Option<usize> {
        usize::try_from(self.number()?).ok().filter(|many| *many <= self.0.len())
    }

    /// A text with its length before it.
    pub(crate) fn text(&mut self) -> Option<&'a str> {
        let length = self.many()?;
        str::from_utf8(self.bytes(length)?).ok()
    }

    /// Texts; tells each, until one can't be.
    pub(crate) fn texts(&mut self, mut tell: impl FnMut(&'a str) -> Option<()>) -> Option<()> {
        self.each_text(&mut tell)
    }

    fn each_text(&mut self, tell: &mut dyn FnMut(&'a str) -> Option<()>) -> Option<()> {
        let many = self.many()?;
        let lengths = self.column(many, |length| length as usize)?;
        let whole = lengths.iter().try_fold(0_usize, |sum, length| sum.checked_add(*length))?;
        let text = str::from_utf8(self.bytes(whole)?).ok()?;
        let mut begin = 0;
        lengths.into_iter().try_for_each(|length| {
            let end = begin + length;
            tell(text.get(std::mem::replace(&mut begin, end)..end)?)
        })
    }
}

/// The numbers of these bytes.
fn widened<'s>(bytes: &[u8], width: u8, some: &'s mut [u32; AT_A_TIME]) -> &'s [u32] {
    fn fixed<const WIDTH: usize>(bytes: &[u8], some: &mut [u32]) {
        for (number, bytes) in some.iter_mut().zip(bytes.as_chunks::<WIDTH>().0) {
            let mut wide = [0; 4];
            wide[..WIDTH].copy_from_slice(bytes);
            *number = u32::from_le_bytes(wide);
        }
    }
    match width {
        1 => fixed::<1>(bytes, some),
        2 => fixed::<2>(bytes, some),
        3 => fixed::<3>(bytes, some),
        _ => fixed::<4>(bytes, some),
    }
    &some[..bytes.len() / usize::from(width)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_as_many_bytes_as_the_largest_needs() {
        for (numbers, bytes) in [
            (vec![], 0),
            (vec![0, 0, 0], 3),
            (vec![255, 1], 2),
            (vec![256, 1], 4),
            (vec![0x1_0000, 7, 0xFF_FFFF], 9),
            (vec![u32::MAX, 7], 8),
        ] {
            let mut writer = ByteWriter::default();
            writer.column(numbers.iter().copied());
            assert_eq!(writer.0.len(), 1 + bytes);
            let mut reader = ByteReader(&writer.0);
            assert_eq!(reader.column(numbers.len(), |number| number), Some(numbers.clone()));
            assert_eq!(ByteReader(&writer.0).column(numbers.len() + 1, |number| number), None);
        }
        assert_eq!(ByteReader(&[0, 0, 0]).column(1, |number| number), None, "no width of zero");
        assert_eq!(ByteReader(&[4, 0]).column(usize::MAX, |number| number), None);
    }

    #[test]
    fn texts_are_read_as_they_were_written() {
        let texts = ["één", "", "twee", "é"];
        let mut writer = ByteWriter::default();
        writer.texts(texts.into_iter());
        writer.text("drie");
        let (mut reader, mut read) = (ByteReader(&writer.0), Vec::new());
        reader.texts(|text| {
            read.push(text);
            Some(())
        });
        assert_eq!((&*read, reader.text(), reader.0), (&texts[..], Some("drie"), &[][..]));

        // Cut within a character; no text at all; longer than there is.
        for bytes in [&[2, 1, 1, 1, 0xC3, 0xA9][..], &[1, 1, 1, 0xFF], &[1, 1, 2, b'a']] {
            assert_eq!(ByteReader(bytes).texts(|_| Some(())), None);
        }
        assert_eq!(ByteReader(&[3, b'a']).text(), None);
    }
}
