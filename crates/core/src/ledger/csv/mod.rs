//! One CSV file that comes in pieces.

pub(crate) mod dialect;
pub(crate) mod encoding;
pub(crate) mod lines;
mod scan;

use crate::catalogue::FindingCode;
use crate::ledger::Field;
use crate::ledger::csv::dialect::HeaderScan;
use crate::ledger::csv::encoding::{Decoder, Encoding, trim};
use crate::ledger::csv::lines::{Line, LineReader};
use crate::ledger::mapping::column_map::{ColumnMap, ColumnSource, bad_header};
use crate::ledger::read::row::{CellValue, RowCells};
use crate::ledger::read::sink::{RawRow, RowSink};
use crate::ledger::report::Notice;
use crate::{Error, Result};

/// A CSV file of which a part has come in.
#[derive(Default)]
pub(crate) struct CsvFile {
    decoder: Decoder,
    lines: Lines,
}

impl CsvFile {
    /// Takes the next piece, cut anywhere.
    pub(crate) fn push(&mut self, piece: &[u8], sink: &mut RowSink<'_>) -> Result<()> {
        self.decoder.push(piece, &mut |text| self.lines.push(text, sink))
    }

    /// Ends the file.
    pub(crate) fn finish(mut self, sink: &mut RowSink<'_>) -> Result<()> {
        let encoding = self.decoder.finish(&mut |text| self.lines.push(text, sink))?;
        let open = self.lines.finish(sink)?;
        if let Some(file) = sink.ledger.reading.files.last_mut() {
            file.encoding = Some(encoding);
            let mut note = |code| file.notices.push(Notice { code, columns: Vec::new() });
            if encoding == Encoding::Windows1252 {
                note(FindingCode::Windows1252);
            }
            if open {
                note(FindingCode::UnclosedQuote);
            }
        }
        Ok(())
    }
}

pub(crate) fn no_text() -> Error {
    bad_header("", "there is no readable header: the file has no text")
}

/// The text of a file: its header line until that is whole, then its rows.
#[derive(Default)]
struct Lines {
    scan: HeaderScan,
    head: Vec<u8>,
    tokens: Option<LineReader>,
    column_map: Option<ColumnMap>,
}

impl Lines {
    fn push(&mut self, text: &[u8], sink: &mut RowSink<'_>) -> Result<()> {
        if let Some(tokens) = &mut self.tokens {
            return read_lines(tokens, &mut self.column_map, text, sink);
        }
        let Some((separator, read)) = self.scan.read(text) else {
            self.head.extend_from_slice(text);
            return Ok(());
        };
        let (head, rest) = text.split_at(read);
        self.head.extend_from_slice(head);
        self.begin(separator, sink)?;
        self.push(rest, sink)
    }

    fn begin(&mut self, separator: u8, sink: &mut RowSink<'_>) -> Result<()> {
        let tokens = self.tokens.insert(LineReader::new(separator));
        let head = std::mem::take(&mut self.head);
        read_lines(tokens, &mut self.column_map, &head, sink)
    }

    /// Reads what stands after the last line end; says whether it stands in open quotes.
    fn finish(&mut self, sink: &mut RowSink<'_>) -> Result<bool> {
        if self.tokens.is_none() {
            self.begin(self.scan.separator(), sink)?;
        }
        let last = self.tokens.as_mut().and_then(LineReader::finish);
        let open = last.is_some_and(|(_, open)| open);
        if let Some((line, _)) = last {
            read_line(&mut self.column_map, line, sink)?;
        }
        if self.column_map.is_none() {
            return Err(no_text());
        }
        Ok(open)
    }
}

fn read_lines(
    tokens: &mut LineReader,
    column_map: &mut Option<ColumnMap>,
    text: &[u8],
    sink: &mut RowSink<'_>,
) -> Result<()> {
    let mut piece = tokens.piece(text);
    while let Some(line) = tokens.next(&mut piece) {
        read_line(column_map, line, sink)?;
    }
    Ok(())
}

fn read_line(
    column_map: &mut Option<ColumnMap>,
    line: Line<'_>,
    sink: &mut RowSink<'_>,
) -> Result<()> {
    // A line without any text is no row.
    if line.cells().all(|cell| trim(cell).is_empty()) {
        return Ok(());
    }
    let Some(column_map) = column_map else {
        let names = line.cells().map(|cell| String::from_utf8_lossy(trim(cell)).into_owned());
        *column_map = Some(sink.open(names.collect(), None)?);
        return Ok(());
    };
    let raw_row = RawRow {
        cells: CsvRow { line, column_map },
        beyond: line.cells_from(column_map.width).map(trim).find(|cell| !cell.is_empty()),
        line: Some(line.number),
    };
    sink.take(&raw_row, || line.cells().map(String::from_utf8_lossy).collect())
}

/// A line's cells as the columns that they are; cut out and trimmed when asked for.
struct CsvRow<'a> {
    line: Line<'a>,
    column_map: &'a ColumnMap,
}

impl<'a> RowCells<'a> for CsvRow<'a> {
    // Each caller knows the field, so that most of this falls away.
    #[inline]
    fn cell(&self, field: Field) -> CellValue<'a> {
        match self.column_map.source(field) {
            ColumnSource::Cell(index) => CellValue::Text(trim(self.line.cell(*index))),
            ColumnSource::Constant(text) => CellValue::Text(text),
            ColumnSource::Absent => CellValue::EMPTY,
        }
    }
}
