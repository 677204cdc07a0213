//! The beginning of a file, cut into columns.

use crate::ledger::BsnCount;
use crate::ledger::HeaderScan;
use crate::ledger::Interner;
use crate::ledger::{Decoder, Encoding, trim};
use crate::ledger::{Line, LineReader};

/// No more rows than this are looked at.
const ROWS: usize = 100_000;

/// The rows that were looked at, by column.
pub(super) struct Sample {
    pub(super) delimiter: u8,
    pub(super) encoding: Option<Encoding>,
    pub(super) rows: usize,
    pub(super) columns: Vec<SampleColumn>,
}

/// The texts of one column.
pub(super) struct SampleColumn {
    pub(super) name: String,
    /// The distinct texts, trimmed; the first is the empty one.
    texts: Interner,
    /// How many rows have each.
    counts: Vec<u64>,
    /// The number of each row's text.
    rows: Vec<u32>,
}

impl Sample {
    /// Reads up to the last line end, or all of it where there is no row before that.
    pub(super) fn read(bytes: &[u8]) -> Self {
        let whole = bytes.iter().rposition(|byte| matches!(byte, b'\n' | b'\r'));
        let whole = Self::read_all(bytes.get(..whole.map_or(0, |at| at + 1)).unwrap_or_default());
        if whole.rows > 0 { whole } else { Self::read_all(bytes) }
    }

    fn read_all(bytes: &[u8]) -> Self {
        let mut sample = Self { delimiter: b',', encoding: None, rows: 0, columns: Vec::new() };
        let (mut decoder, mut text) = (Decoder::default(), Vec::new());
        let mut sink = |piece: &[u8]| {
            text.extend_from_slice(piece);
            Ok(())
        };
        let decoded = decoder.push(bytes, &mut sink).and_then(|()| decoder.finish(&mut sink));
        let Ok(encoding) = decoded else { return sample };
        sample.encoding = Some(encoding);
        let mut scan = HeaderScan::default();
        sample.delimiter = scan.read(&text).map_or_else(|| scan.separator(), |(found, _)| found);
        let mut tokens = LineReader::new(sample.delimiter);
        let mut piece = tokens.piece(&text);
        while sample.rows < ROWS
            && let Some(line) = tokens.next(&mut piece)
        {
            sample.take(line);
        }
        // What stands in open quotes is cut off too.
        if let Some((line, false)) = tokens.finish() {
            sample.take(line);
        }
        sample
    }

    fn take(&mut self, line: Line<'_>) {
        if line.cells().all(|cell| trim(cell).is_empty()) {
            return;
        }
        if self.columns.is_empty() {
            self.columns = line.cells().map(|cell| SampleColumn::new(trim(cell))).collect();
            return;
        }
        self.rows += 1;
        for (index, column) in self.columns.iter_mut().enumerate() {
            column.add(trim(line.cell(index)));
        }
    }

    /// Whether a name stands in the header more than once.
    pub(super) fn is_ambiguous(&self, name: &str) -> bool {
        self.columns.iter().filter(|column| column.name == name).count() > 1
    }
}

impl SampleColumn {
    fn new(name: &[u8]) -> Self {
        let mut texts = Interner::default();
        texts.add(b"");
        let name = String::from_utf8_lossy(name).into_owned();
        Self { name, texts, counts: vec![0], rows: Vec::new() }
    }

    fn add(&mut self, text: &[u8]) {
        let (number, new) = self.texts.add(text);
        if new {
            self.counts.push(0);
        }
        self.counts[number as usize] += 1;
        self.rows.push(number);
    }

    /// How many rows have text.
    pub(super) fn filled(&self) -> u64 {
        self.rows.len() as u64 - self.counts[0]
    }

    /// Every different text and how many rows have it, in order of first appearance.
    pub(super) fn texts(&self) -> impl Iterator<Item = (&str, u64)> {
        self.texts.all().zip(self.counts.iter().copied()).skip(1)
    }

    /// How many different texts.
    pub(super) fn distinct(&self) -> u64 {
        self.counts.len() as u64 - 1
    }

    /// The text of a row, and its number: 0 is the empty one.
    pub(super) fn at(&self, row: usize) -> (&str, u32) {
        let number = self.rows.get(row).copied().unwrap_or(0);
        (self.texts.get(number), number)
    }

    /// How many rows have a text for which this holds.
    pub(super) fn rows_with(&self, is_such: impl Fn(&str) -> bool) -> u64 {
        self.texts().filter(|(text, _)| is_such(text)).map(|(_, rows)| rows).sum()
    }

    /// Whether the reader would refuse its texts as BSNs.
    pub(super) fn is_bsn_like(&self) -> bool {
        let mut count = BsnCount::default();
        self.texts().for_each(|(text, _)| count.add(text.as_bytes()));
        count.check("").is_err()
    }
}
