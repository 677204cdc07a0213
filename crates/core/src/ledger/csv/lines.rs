//! From text to lines of cells.
//!
//! There is a fast path and a correct path. A line without quotes that lies wholly in the current
//! piece is cut where it stands, without copying, at its structural bytes
//! ([`scan`](super::scan)). A line with quotes, or one that the end of a piece cuts in two, goes
//! through csv-core's state machine, which alone knows what quotes mean.
//!
//! ```text
//! c1,benefit,pw,2023-01-15      fast: three structural bytes, four cells borrowed from the text
//! c1,benefit,"p""w",2023-01-15  state machine: the cell is copied as p"w
//! ```
//!
//! The plain version is the `csv` crate: the tests hold the same random text against it, cut in
//! pieces of every size. This file knows buffers, line numbers and where a file ends, not what cells
//! mean.

use crate::ledger::csv::scan::StructuralBytes;
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// One line's cells, quotes undone. A line may span several lines of the file.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Line<'a> {
    bytes: &'a [u8],
    ends: &'a [usize],
    /// How many bytes stand between two cells.
    gap: usize,
    /// The line of the file on which it starts, from 1.
    pub(crate) number: u64,
}

impl<'a> Line<'a> {
    /// How many cells.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The text of a cell, untrimmed; empty beyond the last.
    #[inline]
    pub(crate) fn cell(&self, index: usize) -> &'a [u8] {
        let Some(&end) = self.ends.get(index) else { return b"" };
        let start = if index == 0 { 0 } else { self.ends[index - 1] + self.gap };
        self.bytes.get(start..end).unwrap_or_default()
    }

    /// The texts of the cells from `index` on.
    pub(crate) fn cells_from(self, index: usize) -> impl Iterator<Item = &'a [u8]> {
        (index..self.len()).map(move |index| self.cell(index))
    }

    /// Every cell's text.
    pub(crate) fn cells(self) -> impl Iterator<Item = &'a [u8]> {
        self.cells_from(0)
    }
}

/// A piece of text, of which a part has been read.
pub(crate) struct Piece<'a> {
    text: &'a [u8],
    read: usize,
    structural: StructuralBytes<'a>,
}

impl<'a> Piece<'a> {
    fn rest(&self) -> &'a [u8] {
        self.text.get(self.read..).unwrap_or_default()
    }
}

/// Cuts text that comes in pieces into lines.
pub(crate) struct LineReader {
    separator: u8,
    reader: Reader,
    /// Whether the state machine has read a line. It always reads the first, which may begin with a
    /// byte-order mark.
    begun: bool,
    bytes: Vec<u8>,
    ends: Vec<usize>,
    /// How much of both buffers the current line has filled.
    filled: (usize, usize),
    /// Whether a line has begun and not ended.
    inside: bool,
    /// The line of the file that the next byte is on, and the one on which the current line began.
    number: u64,
    began: u64,
    after_return: bool,
}

impl LineReader {
    /// CellTexts are separated by this byte.
    pub(crate) fn new(separator: u8) -> Self {
        Self {
            separator,
            reader: ReaderBuilder::new().delimiter(separator).build(),
            begun: false,
            bytes: vec![0; 512],
            ends: vec![0; 32],
            filled: (0, 0),
            inside: false,
            number: 1,
            began: 1,
            after_return: false,
        }
    }

    /// The next piece of the text.
    pub(crate) fn piece<'a>(&self, text: &'a [u8]) -> Piece<'a> {
        Piece { text, read: 0, structural: StructuralBytes::new(text, self.separator) }
    }

    /// The next whole line; `None` when the piece ends first.
    pub(crate) fn next<'s, 'a: 's>(&'s mut self, piece: &mut Piece<'a>) -> Option<Line<'s>> {
        if !self.inside {
            self.skip_line_ends(piece);
            if self.begun
                && let Some((bytes, cells)) = self.plain_line(piece)
            {
                let ends = self.ends.get(..cells).unwrap_or_default();
                return Some(Line { bytes, ends, gap: 1, number: self.began });
            }
        }
        let mut text = piece.rest();
        if text.is_empty() {
            return None;
        }
        if !self.inside {
            (self.inside, self.began, self.filled) = (true, self.number, (0, 0));
        }
        let ended = self.read(&mut text);
        piece.read = piece.text.len() - text.len();
        piece.structural.seek(piece.read);
        ended.then(|| self.line())
    }

    /// The fast path: the text of the next line and how many cells it has, if all of it is in this
    /// piece and it has no quotes.
    fn plain_line<'a>(&mut self, piece: &mut Piece<'a>) -> Option<(&'a [u8], usize)> {
        let rest = piece.rest();
        // Where there are more cells than room for their ends, the state machine makes room.
        for (cells, room) in self.ends.iter_mut().enumerate() {
            let end = piece.structural.next()? - piece.read;
            *room = end;
            match rest.get(end)? {
                b'"' => return None,
                last @ (b'\n' | b'\r') => {
                    piece.read += end + 1;
                    self.began = self.number;
                    self.number += 1;
                    self.after_return = *last == b'\r';
                    return Some((rest.get(..end)?, cells + 1));
                }
                _ => {}
            }
        }
        None
    }

    /// The line that the end of the file cuts off, and whether it ends inside quotes.
    pub(crate) fn finish(&mut self) -> Option<(Line<'_>, bool)> {
        if !self.inside {
            return None;
        }
        // A line end ends every line but one whose quotes are open.
        let open = !self.read(&mut b"\n".as_slice());
        if open {
            self.read(&mut b"".as_slice());
        }
        Some((self.line(), open))
    }

    fn line(&mut self) -> Line<'_> {
        self.inside = false;
        let (bytes, ends) = self.filled;
        Line {
            bytes: self.bytes.get(..bytes).unwrap_or_default(),
            ends: self.ends.get(..ends).unwrap_or_default(),
            gap: 0,
            number: self.began,
        }
    }

    /// Reads until the line or the text ends; says whether the line has.
    fn read(&mut self, text: &mut &[u8]) -> bool {
        self.begun = true;
        loop {
            let (result, taken, bytes, ends) = self.reader.read_record(
                text,
                &mut self.bytes[self.filled.0..],
                &mut self.ends[self.filled.1..],
            );
            self.filled = (self.filled.0 + bytes, self.filled.1 + ends);
            let (read, rest) = text.split_at(taken);
            *text = rest;
            for byte in read {
                self.count(*byte);
            }
            match result {
                ReadRecordResult::InputEmpty => return false,
                ReadRecordResult::OutputFull => self.bytes.resize(self.bytes.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::Record | ReadRecordResult::End => return true,
            }
        }
    }

    fn skip_line_ends(&mut self, piece: &mut Piece<'_>) {
        while let Some(end @ (b'\n' | b'\r')) = piece.text.get(piece.read) {
            self.count(*end);
            piece.read += 1;
            // A line end is a structural byte too.
            piece.structural.next();
        }
    }

    /// Counts line ends: `\n`, `\r` and `\r\n`.
    fn count(&mut self, byte: u8) {
        let ends_line = byte == b'\r' || byte == b'\n' && !self.after_return;
        self.number += u64::from(ends_line);
        self.after_return = byte == b'\r';
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;

    type CellTexts = Vec<Vec<u8>>;

    /// The lines with their numbers, and whether quotes are left open, of text in such pieces.
    fn lines<'a>(pieces: impl Iterator<Item = &'a [u8]>) -> (Vec<(u64, CellTexts)>, bool) {
        let mut tokens = LineReader::new(b',');
        let mut lines = Vec::new();
        let mut keep = |line: Line<'_>| {
            lines.push((line.number, line.cells().map(<[u8]>::to_vec).collect()));
        };
        for text in pieces {
            let mut piece = tokens.piece(text);
            while let Some(line) = tokens.next(&mut piece) {
                keep(line);
            }
        }
        let last = tokens.finish();
        let open = last.is_some_and(|(_, open)| open);
        if let Some((line, _)) = last {
            keep(line);
        }
        (lines, open)
    }

    /// The lines as another reader of CSV has them.
    fn lines_elsewhere(text: &[u8]) -> Vec<CellTexts> {
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text);
        let cells = |record: csv::ByteRecord| record.iter().map(<[u8]>::to_vec).collect();
        reader.byte_records().map(|record| cells(record.unwrap())).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn lines_are_the_same_however_the_text_is_cut(
            words in vec(
                prop_oneof![
                    8 => Just(&b","[..]),
                    6 => Just(&b"a"[..]),
                    3 => Just(&b"2023-01-15"[..]),
                    3 => Just(&b"\n"[..]),
                    1 => Just(&b"\r"[..]),
                    1 => Just(&b"\r\n"[..]),
                    1 => Just(&b"\""[..]),
                    1 => Just(&b"\"b,\"\"c\","[..]),
                    1 => Just(&b" "[..]),
                    1 => Just("é".as_bytes()),
                    1 => Just(&b",,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,"[..]),
                ],
                0..120,
            ),
            size in 2..200_usize,
        ) {
            let text = words.concat();
            let (whole, open) = lines(std::iter::once(&*text));
            // A line that comes in pieces of one character goes through the state machine.
            prop_assert_eq!(&lines(text.chunks(1)), &(whole.clone(), open));
            prop_assert_eq!(&lines(text.chunks(size)), &(whole.clone(), open));
            let mut cells: Vec<CellTexts> = whole.into_iter().map(|(_, cells)| cells).collect();
            if open {
                // The line end that was tried on them.
                let last = cells.last_mut().and_then(|cells| cells.last_mut());
                prop_assert_eq!(last.and_then(Vec::pop), Some(b'\n'));
            }
            prop_assert_eq!(cells, lines_elsewhere(&text));
        }
    }

    #[test]
    fn every_line_end_counts_once() {
        let (lines, _) = lines(std::iter::once(&b"a\r\nb\n\r\nc\r\rd,\"\n\"\ne"[..]));
        let numbers: Vec<u64> = lines.into_iter().map(|(number, _)| number).collect();
        assert_eq!(numbers, [1, 2, 4, 6, 8]);
    }
}
