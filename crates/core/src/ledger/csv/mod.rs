//! One CSV file that comes in pieces.

pub(crate) mod dialect;
pub(crate) mod encoding;
pub(crate) mod lines;
mod scan;

use crate::catalogue::FindingCode;
use crate::ledger::Field;
use crate::ledger::csv::dialect::HeaderScan;
use crate::ledger::csv::encoding::{Decoder, Encoding, trim};
use crate::ledger::csv::lines::{Line, Tokens};
use crate::ledger::mapping::Mapping;
use crate::ledger::mapping::column_map::{Layout, Source, bad_header};
use crate::ledger::mapping::resolver::Rules;
use crate::ledger::read::row::{self, Cell, Cells};
use crate::ledger::report::{FileReading, Finding, Notice};
use crate::ledger::table::{Arrival, Ledger};
use crate::{Error, Result};
use std::borrow::Cow;

/// Where the rows of a file go, and under which rules.
pub(crate) struct Desk<'a> {
    pub(crate) ledger: &'a mut Ledger,
    pub(crate) mapping: &'a Mapping,
    pub(crate) rules: &'a Rules,
    pub(crate) strict: bool,
    pub(crate) name: &'a str,
}

impl Desk<'_> {
    /// Begins the file with this header.
    pub(crate) fn open(
        &mut self,
        header: Vec<String>,
        encoding: Option<Encoding>,
    ) -> Result<Layout> {
        let (layout, notices) = Layout::new(&header, self.mapping)?;
        self.ledger.begin_file(FileReading {
            name: self.name.to_owned(),
            header,
            rows: 0,
            accepted: 0,
            quarantined: 0,
            encoding,
            notices,
        });
        Ok(layout)
    }

    /// Takes a row in or refuses it.
    pub(crate) fn take<'r, 'c>(
        &mut self,
        arrival: &Arrival<'r, impl Cells<'r>>,
        cells: impl FnOnce() -> Vec<Cow<'c, str>>,
    ) -> Result<()> {
        self.ledger.check_room(1)?;
        let read = row::read(&arrival.cells, self.rules, self.ledger);
        match self.ledger.judge(read, arrival) {
            Ok((row, place)) => {
                self.ledger.accept(&row, place);
                Ok(())
            }
            Err(finding) => self.refuse(finding, &cells()),
        }
    }

    /// Keeps a row that was refused. Strict reading turns the first into an error.
    pub(crate) fn refuse(&mut self, finding: Finding, cells: &[Cow<'_, str>]) -> Result<()> {
        if self.strict {
            return Err(bad_header(place(&finding), finding.code.sentence().en));
        }
        self.ledger.refused.add(cells.iter().map(|cell| &**cell));
        self.ledger.reading.findings.push(finding);
        Ok(())
    }
}

fn place(finding: &Finding) -> String {
    match finding.column {
        "" => format!("row {}", finding.row),
        column => format!("row {}, column {column}", finding.row),
    }
}

/// A CSV file of which a part has come in.
#[derive(Default)]
pub(crate) struct CsvFile {
    decoder: Decoder,
    lines: Lines,
}

impl CsvFile {
    /// Takes the next piece, cut anywhere.
    pub(crate) fn push(&mut self, piece: &[u8], desk: &mut Desk<'_>) -> Result<()> {
        self.decoder.push(piece, &mut |text| self.lines.push(text, desk))
    }

    /// Ends the file.
    pub(crate) fn finish(mut self, desk: &mut Desk<'_>) -> Result<()> {
        let encoding = self.decoder.finish(&mut |text| self.lines.push(text, desk))?;
        let open = self.lines.finish(desk)?;
        if let Some(file) = desk.ledger.reading.files.last_mut() {
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
    tokens: Option<Tokens>,
    layout: Option<Layout>,
}

impl Lines {
    fn push(&mut self, text: &[u8], desk: &mut Desk<'_>) -> Result<()> {
        if let Some(tokens) = &mut self.tokens {
            return read_lines(tokens, &mut self.layout, text, desk);
        }
        let Some((separator, read)) = self.scan.read(text) else {
            self.head.extend_from_slice(text);
            return Ok(());
        };
        let (head, rest) = text.split_at(read);
        self.head.extend_from_slice(head);
        self.begin(separator, desk)?;
        self.push(rest, desk)
    }

    fn begin(&mut self, separator: u8, desk: &mut Desk<'_>) -> Result<()> {
        let tokens = self.tokens.insert(Tokens::new(separator));
        let head = std::mem::take(&mut self.head);
        read_lines(tokens, &mut self.layout, &head, desk)
    }

    /// Reads what stands after the last line end; says whether it stands in open quotes.
    fn finish(&mut self, desk: &mut Desk<'_>) -> Result<bool> {
        if self.tokens.is_none() {
            self.begin(self.scan.separator(), desk)?;
        }
        let last = self.tokens.as_mut().and_then(Tokens::finish);
        let open = last.is_some_and(|(_, open)| open);
        if let Some((line, _)) = last {
            read_line(&mut self.layout, line, desk)?;
        }
        if self.layout.is_none() {
            return Err(no_text());
        }
        Ok(open)
    }
}

fn read_lines(
    tokens: &mut Tokens,
    layout: &mut Option<Layout>,
    text: &[u8],
    desk: &mut Desk<'_>,
) -> Result<()> {
    let mut piece = tokens.piece(text);
    while let Some(line) = tokens.next(&mut piece) {
        read_line(layout, line, desk)?;
    }
    Ok(())
}

fn read_line(layout: &mut Option<Layout>, line: Line<'_>, desk: &mut Desk<'_>) -> Result<()> {
    // A line without any text is no row.
    if line.cells().all(|cell| trim(cell).is_empty()) {
        return Ok(());
    }
    let Some(layout) = layout else {
        let names = line.cells().map(|cell| String::from_utf8_lossy(trim(cell)).into_owned());
        *layout = Some(desk.open(names.collect(), None)?);
        return Ok(());
    };
    let arrival = Arrival {
        cells: LineCells { line, layout },
        beyond: line.cells_from(layout.width).map(trim).find(|cell| !cell.is_empty()),
        line: Some(line.number),
    };
    desk.take(&arrival, || line.cells().map(String::from_utf8_lossy).collect())
}

/// A line's cells as the columns that they are; cut out and trimmed when asked for.
struct LineCells<'a> {
    line: Line<'a>,
    layout: &'a Layout,
}

impl<'a> Cells<'a> for LineCells<'a> {
    #[expect(clippy::inline_always, reason = "each caller knows the field: most of it falls away")]
    #[inline(always)]
    fn cell(&self, field: Field) -> Cell<'a> {
        match self.layout.source(field) {
            Source::Cell(index) => Cell::Text(trim(self.line.cell(*index))),
            Source::Constant(text) => Cell::Text(text),
            Source::Absent => Cell::EMPTY,
        }
    }
}
