//! Where rows from any source go: each is accepted into the ledger or quarantined with a finding.
//!
//! CSV and batches both end here, so that a row is judged and counted in one place, and
//! rows in = accepted + quarantined whatever it came from.

use crate::catalogue::FindingCode;
use crate::ledger::csv::encoding::Encoding;
use crate::ledger::intern::assign::{self, IdTarget};
use crate::ledger::locations::Location;
use crate::ledger::mapping::Mapping;
use crate::ledger::mapping::column_map::{ColumnMap, bad_header};
use crate::ledger::mapping::resolver::CodeResolver;
use crate::ledger::read::row::{self, Detail, EarlierRows, ParsedRow, RowCells, RowProblem};
use crate::ledger::record_columns::RowValues;
use crate::ledger::report::{FileReading, Finding};
use crate::ledger::sparse::grow;
use crate::ledger::table::MOST_ROWS;
use crate::ledger::{Field, Ledger, RecordColumns};
use crate::vocabulary::{Lang, Word};
use crate::{Error, ErrorCode, Result};
use std::borrow::Cow;

/// Takes the rows of one file, under its mapping.
pub(crate) struct RowSink<'a> {
    pub(crate) ledger: &'a mut Ledger,
    pub(crate) mapping: &'a Mapping,
    pub(crate) resolver: &'a CodeResolver,
    pub(crate) strict: bool,
    pub(crate) name: &'a str,
}

impl RowSink<'_> {
    /// Begins the file with this header.
    pub(crate) fn open(
        &mut self,
        header: Vec<String>,
        encoding: Option<Encoding>,
    ) -> Result<ColumnMap> {
        let (column_map, notices) = ColumnMap::new(&header, self.mapping)?;
        self.ledger.begin_file(FileReading {
            name: self.name.to_owned(),
            header,
            rows: 0,
            accepted: 0,
            quarantined: 0,
            encoding,
            notices,
        });
        Ok(column_map)
    }

    /// Accepts a row or quarantines it.
    pub(crate) fn take<'r, 'c>(
        &mut self,
        raw_row: &RawRow<'r, impl RowCells<'r>>,
        cells: impl FnOnce() -> Vec<Cow<'c, str>>,
    ) -> Result<()> {
        self.ledger.check_room(1)?;
        let read = row::read(&raw_row.cells, self.resolver, self.ledger);
        match self.ledger.judge(read, raw_row) {
            Ok((row, place)) => {
                self.ledger.accept(&row, place);
                Ok(())
            }
            Err(finding) => self.quarantine(finding, &cells()),
        }
    }

    /// Quarantines a row. In strict reading the first one is an error.
    pub(crate) fn quarantine(&mut self, finding: Finding, cells: &[Cow<'_, str>]) -> Result<()> {
        if self.strict {
            return Err(bad_header(place(&finding), finding.code.sentence().get(Lang::En)));
        }
        self.ledger.quarantine.add(cells.iter().map(|cell| &**cell));
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

/// A row as it comes in.
pub(crate) struct RawRow<'a, C> {
    pub(crate) cells: C,
    /// The first text beyond the header's last column.
    pub(crate) beyond: Option<&'a [u8]>,
    /// The line of the file it starts on.
    pub(crate) line: Option<u64>,
}

impl Ledger {
    /// `bad_ledger` when this many more rows could be more than a ledger can number.
    pub(crate) fn check_room(&self, rows: usize) -> Result<()> {
        let read = self.reading.files.last().map_or(0, |file| file.rows as usize);
        if read.max(self.len()) + rows > MOST_ROWS {
            return Err(Error::new(ErrorCode::BadLedger, "", "there are too many rows"));
        }
        Ok(())
    }

    /// Counts rows that are accepted; says where the first stands.
    pub(crate) fn count(&mut self, rows: usize) -> Location {
        let index = self.reading.files.len().saturating_sub(1);
        let Some(file) = self.reading.files.last_mut() else { return Location { file: 0, row: 0 } };
        let location = Location { file: index as u32, row: file.rows as u32 + 1 };
        file.rows += rows as u64;
        file.accepted += rows as u64;
        location
    }

    /// Counts a row, and says whether it is accepted or why not. There must be room for it.
    #[inline]
    pub(crate) fn judge<'a>(
        &mut self,
        read: Result<ParsedRow<'a>, RowProblem>,
        raw_row: &RawRow<'a, impl RowCells<'a>>,
    ) -> Result<(ParsedRow<'a>, Location), Finding> {
        let (column, code, text) = match (read, raw_row.beyond) {
            (Ok(row), None) => return Ok((row, self.count(1))),
            (Ok(_), Some(text)) => {
                ("", FindingCode::TooManyCells, String::from_utf8_lossy(text).into_owned())
            }
            (Err(problem), _) => {
                let text = raw_row.cells.cell(problem.field).shown();
                (problem.field.as_str(), problem.code, text)
            }
        };
        let Location { file, row } = self.count(1);
        if let Some(file) = self.reading.files.last_mut() {
            file.accepted -= 1;
            file.quarantined += 1;
        }
        Err(Finding { file, row, line: raw_row.line, column, code, text })
    }

    /// Adds an accepted row.
    pub(crate) fn accept(&mut self, row: &ParsedRow<'_>, location: Location) {
        let index = self.columns.len();
        let Some(values) = self.values(row) else { return };
        if let Detail::BenefitNo(text) = row.detail {
            self.pending_benefits.add(index, text);
        }
        self.pending.add_run(index, row.client);
        self.columns.push(&values);
        self.record_numbers.add(row.record, index);
        self.locations.add(index, location);
    }

    /// The values of an accepted row for the columns; its benefit is numbered later. `None` for a
    /// `withdraw`, which is carried out.
    #[inline]
    pub(crate) fn values(&mut self, row: &ParsedRow<'_>) -> Option<RowValues> {
        let detail = match row.detail {
            Detail::None | Detail::BenefitNo(_) => RecordColumns::NO_DETAIL,
            Detail::Hours(hours) => self.hours.add(hours),
            Detail::Withdraws(earlier) => {
                self.withdraw(earlier, row.start);
                return None;
            }
        };
        Some(RowValues {
            kind: row.kind,
            code: row.code,
            start: row.start,
            until: row.until,
            reason: row.reason,
            detail,
            registered: row.registered,
            withdrawn: row.withdrawn,
        })
    }

    /// Gives the clients and benefits that wait their numbers.
    pub(crate) fn number(&mut self) {
        if !self.pending.is_empty() {
            let (first, rows) = (self.columns.client.len(), self.columns.kind.len());
            grow(&mut self.columns.client, rows - first, 0);
            let target = IdTarget::Runs(first, &mut self.columns.client[first..]);
            assign::assign(&mut self.pending, &mut self.clients, &mut self.bsn.clients, target);
        }
        if !self.pending_benefits.is_empty() {
            let target = IdTarget::Rows(self.columns.detail.values_mut());
            let (pending, count) = (&mut self.pending_benefits, &mut self.bsn.benefits);
            assign::assign(pending, &mut self.benefits, count, target);
        }
    }

    /// Whether this is the client of a row, which may wait for its number.
    pub(crate) fn is_client_of(&self, row: usize, client: &[u8]) -> bool {
        match self.columns.client.get(row) {
            Some(number) => self.clients.bytes(*number) == client,
            None => self.pending.is(row, client),
        }
    }

    /// The standing row with this record number, if this is its client.
    pub(crate) fn standing_row(
        &self,
        record: &[u8],
        is_its_client: impl FnOnce(usize) -> bool,
    ) -> Option<usize> {
        let row = self.record_numbers.find(record)?;
        (is_its_client(row) && self.columns.withdrawn.get(row) == Some(RecordColumns::OPEN))
            .then_some(row)
    }

    /// Begins a file, to which the rows that follow belong.
    pub(crate) fn begin_file(&mut self, file: FileReading) {
        self.reading.files.push(file);
    }

    /// `bad_ledger` when its numbers look like BSNs and that was not allowed.
    pub(crate) fn check_bsn(&self) -> Result<()> {
        if self.bsn.allowed {
            return Ok(());
        }
        self.bsn.clients.check(Field::Client.as_str())?;
        self.bsn.benefits.check(Field::BenefitNo.as_str())
    }
}

impl EarlierRows for Ledger {
    fn has_record(&self, record: &[u8]) -> bool {
        self.record_numbers.find(record).is_some()
    }

    fn standing(&self, client: &[u8], record: &[u8]) -> Option<usize> {
        self.standing_row(record, |row| self.is_client_of(row, client))
    }
}
