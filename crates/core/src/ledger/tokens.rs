//! From text to lines of cells.
//!
//! The state machine is csv-core's; this file knows about buffers, line numbers and where a file
//! ends, and nothing of what cells mean.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// One line's cells, quotes undone. A line may span several lines of the file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    bytes: &'a [u8],
    ends: &'a [usize],
    /// The line of the file it starts on, from 1.
    pub(super) number: u64,
}

impl<'a> Line<'a> {
    /// How many cells.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The text of a cell as it stands; empty beyond the last.
    pub(super) fn cell(&self, index: usize) -> &'a [u8] {
        let start = if index == 0 { 0 } else { self.ends.get(index - 1).copied().unwrap_or(0) };
        self.ends.get(index).and_then(|end| self.bytes.get(start..*end)).unwrap_or_default()
    }

    /// Every cell's text.
    pub(super) fn cells(self) -> impl Iterator<Item = &'a [u8]> {
        (0..self.len()).map(move |index| self.cell(index))
    }
}

/// Cuts text that comes in pieces into lines.
pub(super) struct Tokens {
    reader: Reader,
    bytes: Vec<u8>,
    ends: Vec<usize>,
    /// How much of the two buffers the line being read has filled.
    filled: (usize, usize),
    /// Whether a line is being read.
    inside: bool,
    /// The line of the file that the next character is on, and where the line being read began.
    number: u64,
    began: u64,
    after_return: bool,
}

impl Tokens {
    /// Cells are separated by this character.
    pub(super) fn new(separator: u8) -> Self {
        Self {
            reader: ReaderBuilder::new().delimiter(separator).build(),
            bytes: vec![0; 512],
            ends: vec![0; 32],
            filled: (0, 0),
            inside: false,
            number: 1,
            began: 1,
            after_return: false,
        }
    }

    /// The next whole line; nothing when the text ends before it does.
    pub(super) fn next(&mut self, text: &mut &[u8]) -> Option<Line<'_>> {
        if !self.inside {
            self.skip_line_ends(text);
        }
        if text.is_empty() {
            return None;
        }
        if !self.inside {
            (self.inside, self.began, self.filled) = (true, self.number, (0, 0));
        }
        let ended = self.read(text);
        ended.then(|| self.line())
    }

    /// The line that the file's end cuts off, and whether it ends inside quotes.
    pub(super) fn finish(&mut self) -> Option<(Line<'_>, bool)> {
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
            number: self.began,
        }
    }

    /// Reads until the line or the text ends; says whether the line has.
    fn read(&mut self, text: &mut &[u8]) -> bool {
        loop {
            let (result, taken, bytes, ends) = self.reader.read_record(
                text,
                &mut self.bytes[self.filled.0..],
                &mut self.ends[self.filled.1..],
            );
            self.filled = (self.filled.0 + bytes, self.filled.1 + ends);
            let (read, rest) = text.split_at(taken);
            *text = rest;
            self.count(read);
            match result {
                ReadRecordResult::InputEmpty => return false,
                ReadRecordResult::OutputFull => self.bytes.resize(self.bytes.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::Record | ReadRecordResult::End => return true,
            }
        }
    }

    fn skip_line_ends(&mut self, text: &mut &[u8]) {
        let ends = text.iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
        let (skipped, rest) = text.split_at(ends);
        *text = rest;
        self.count(skipped);
    }

    /// Counts line ends: `\n`, `\r` and `\r\n`. Every step runs over whole slices: this sees each
    /// byte of a file.
    fn count(&mut self, read: &[u8]) {
        let count = |end: u8| read.iter().map(|byte| usize::from(*byte == end)).sum::<usize>();
        let followed = read.iter().zip(read.iter().skip(1));
        let pairs = followed.filter(|(a, b)| (**a, **b) == (b'\r', b'\n')).count();
        let cut_pair = usize::from(self.after_return && read.first() == Some(&b'\n'));
        self.number += (count(b'\n') + count(b'\r') - pairs - cut_pair) as u64;
        if let Some(last) = read.last() {
            self.after_return = *last == b'\r';
        }
    }
}

/// Finds the first line that has text, and which of `,` and `;` it has more of (`,` when equal);
/// what stands in quotes separates nothing.
#[derive(Default)]
pub(super) struct HeaderScan {
    commas: usize,
    semicolons: usize,
    has_text: bool,
    at: At,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum At {
    #[default]
    CellStart,
    Plain,
    Quoted,
    /// Behind a quote inside quotes: the closing one, or the first of two that stand for one.
    Closing,
}

impl HeaderScan {
    /// Reads on; the separator, once the header line has ended.
    pub(super) fn read(&mut self, text: &[u8]) -> Option<u8> {
        for byte in text {
            self.at = match (self.at, byte) {
                (At::CellStart | At::Closing, b'"') => At::Quoted,
                (At::Quoted, b'"') => At::Closing,
                (At::Quoted, byte) => {
                    self.has_text |= !byte.is_ascii_whitespace();
                    At::Quoted
                }
                (_, b'\n' | b'\r') if self.has_text => return Some(self.separator()),
                (_, b'\n' | b'\r') => {
                    *self = Self::default();
                    At::CellStart
                }
                (_, b',') => {
                    self.commas += 1;
                    At::CellStart
                }
                (_, b';') => {
                    self.semicolons += 1;
                    At::CellStart
                }
                (_, byte) => {
                    self.has_text |= !byte.is_ascii_whitespace();
                    At::Plain
                }
            };
        }
        None
    }

    /// The separator, where the file ends in its header line.
    pub(super) fn separator(&self) -> u8 {
        if self.semicolons > self.commas { b';' } else { b',' }
    }
}
