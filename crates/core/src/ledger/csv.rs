//! One CSV file that comes in pieces.

use super::Field;
use super::header::HeaderScan;
use super::layout::{Layout, Source, bad_header};
use super::mapping::Mapping;
use super::reading::{FileReading, Finding, Notice};
use super::row::{self, Cell, Cells};
use super::rules::Rules;
use super::table::{Arrival, Ledger};
use super::text::{Decoder, Encoding, trim};
use super::tokens::{Line, Tokens};
use crate::catalogue::FindingCode;
use crate::{Error, Result};
use std::borrow::Cow;

/// Where the rows of a file go, and under which rules.
pub(super) struct Desk<'a> {
    pub(super) ledger: &'a mut Ledger,
    pub(super) mapping: &'a Mapping,
    pub(super) rules: &'a Rules,
    pub(super) strict: bool,
    pub(super) name: &'a str,
}

impl Desk<'_> {
    /// Begins the file with this header.
    pub(super) fn open(
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
    pub(super) fn take<'r, 'c>(
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
    pub(super) fn refuse(&mut self, finding: Finding, cells: &[Cow<'_, str>]) -> Result<()> {
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
pub(super) struct CsvFile {
    decoder: Decoder,
    lines: Lines,
}

impl CsvFile {
    /// Takes the next piece, cut anywhere.
    pub(super) fn push(&mut self, piece: &[u8], desk: &mut Desk<'_>) -> Result<()> {
        self.decoder.push(piece, &mut |text| self.lines.push(text, desk))
    }

    /// Ends the file.
    pub(super) fn finish(mut self, desk: &mut Desk<'_>) -> Result<()> {
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

pub(super) fn no_text() -> Error {
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
