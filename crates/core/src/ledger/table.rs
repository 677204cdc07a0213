//! The ledger: what was accepted, how it was read, and what was refused.

use super::bsn::BsnCount;
use super::hours::Hours;
use super::names::Names;
use super::reading::{FileReading, Finding};
use super::refused::Refused;
use super::row::{self, Cells, Detail, Earlier, Row};
use super::rules::Rules;
use super::waiting::Waiting;
use super::{Columns, Field, LedgerReader, Reading, Record};
use crate::catalogue::FindingCode;
use crate::policy::{Codes, Kind, Policy, Reason, Settlement};
use crate::{Day, Error, ErrorCode, Result};
use std::sync::Arc;

/// A table of records: one row for each thing that is known, append-only.
///
/// It comes from a [`LedgerReader`] and holds the accepted rows as
/// [`Columns`], the texts that their numbers stand for, and how it was [read](Reading).
#[derive(Clone)]
pub struct Ledger {
    pub(super) codes: Arc<Codes>,
    pub(super) columns: Columns,
    pub(super) clients: Arc<Names>,
    pub(super) benefits: Arc<Names>,
    pub(super) hours: Hours,
    pub(super) records: Records,
    /// The rows that were withdrawn after they had been read, in the order in which that happened.
    withdrawals: Vec<u32>,
    pub(super) reading: Reading,
    pub(super) refused: Refused,
    /// The first row of each file.
    pub(super) files: Vec<usize>,
    pub(super) bsn: Bsn,
    /// The clients of the last rows, while rows are being read; they have no number yet.
    pub(super) waiting: Waiting,
    /// The day of the last extract, where the ledger was made from snapshots.
    pub(super) extract_of: Option<Day>,
}

/// Says how much there is and nothing of what it says: a ledger may end up in a log.
impl std::fmt::Debug for Ledger {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Ledger")
            .field("rows", &self.len())
            .field("clients", &self.client_count())
            .field("quarantined", &self.reading.quarantined())
            .finish_non_exhaustive()
    }
}

/// The rows that have a number of their own.
#[derive(Debug, Clone, Default)]
pub(super) struct Records {
    pub(super) names: Names,
    /// The row of each name; ascending, since names come in the order of their rows.
    rows: Vec<u32>,
}

impl Records {
    /// Gives the row a number of its own, unless an earlier row has it.
    pub(super) fn add(&mut self, record: &[u8], row: usize) {
        if !record.is_empty() && self.names.add(record).1 {
            self.rows.push(row as u32);
        }
    }

    /// The number that a row has of its own; empty: none.
    pub(super) fn of_row(&self, row: usize) -> &str {
        self.rows.binary_search(&(row as u32)).map_or("", |name| self.names.get(name as u32))
    }
}

/// What is kept about numbers that look like BSNs.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Bsn {
    pub(super) clients: BsnCount,
    pub(super) benefits: BsnCount,
    pub(super) allowed: bool,
}

/// A row as it comes in at the door.
pub(super) struct Arrival<'a, C> {
    pub(super) cells: C,
    /// The first text beyond the header's last column.
    pub(super) beyond: Option<&'a [u8]>,
    /// The line of the file it starts on.
    pub(super) line: Option<u64>,
}

impl Ledger {
    pub(super) fn empty(codes: Arc<Codes>) -> Self {
        Self {
            codes,
            columns: Columns::default(),
            clients: Arc::default(),
            benefits: Arc::default(),
            hours: Hours::default(),
            records: Records::default(),
            withdrawals: Vec::new(),
            reading: Reading::default(),
            refused: Refused::default(),
            files: Vec::new(),
            bsn: Bsn::default(),
            waiting: Waiting::default(),
            extract_of: None,
        }
    }

    /// Reads one CSV file in the library's own form under the codes of a policy. A mapping, several
    /// files, strict reading and pieces go through [`LedgerReader`].
    ///
    /// ```
    /// use meedoen::{ledger::Ledger, policy::Policy};
    ///
    /// let csv = "client,kind,code,start,end\nc1,benefit,pw,2023-01-15,2023-03-31\n";
    /// let ledger = Ledger::read_csv(csv.as_bytes(), &Policy::starter("Ons Dorp"))?;
    /// assert_eq!(ledger.record(0).end, Some("2023-03-31".parse()?));
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn read_csv(bytes: &[u8], policy: &Policy) -> Result<Self> {
        let mut reader = LedgerReader::new(policy);
        reader.push(bytes)?;
        reader.finish()
    }

    /// The accepted rows.
    pub fn columns(&self) -> &Columns {
        &self.columns
    }

    /// The codes that the numbers of the code column refer to.
    pub fn codes(&self) -> &Codes {
        &self.codes
    }

    /// How many accepted rows there are, without those of kind `withdraw`.
    pub fn len(&self) -> usize {
        self.columns.len()
    }

    /// Whether no row was accepted.
    pub fn is_empty(&self) -> bool {
        self.columns.is_empty()
    }

    /// How many distinct clients there are.
    pub fn client_count(&self) -> usize {
        self.clients.len()
    }

    /// The id of the client with this number; empty where there is none.
    pub fn client_id(&self, client: u32) -> &str {
        self.clients.get(client)
    }

    /// The benefit number that a benefit's `detail` stands for; empty for [`Columns::NO_DETAIL`].
    pub fn benefit_no(&self, detail: u32) -> &str {
        self.benefits.get(detail)
    }

    /// The hours a week that a placement's `detail` stands for; not a number (NaN) for
    /// [`Columns::NO_DETAIL`].
    pub fn hours(&self, detail: u32) -> f64 {
        self.hours.list.get(detail as usize).copied().unwrap_or(f64::NAN)
    }

    /// The clients' ids, to be shared with what is built from this ledger.
    pub(crate) fn client_ids(&self) -> &Arc<Names> {
        &self.clients
    }

    /// The benefit numbers, likewise.
    pub(crate) fn benefit_nos(&self) -> &Arc<Names> {
        &self.benefits
    }

    /// The distinct hours a week, by a placement's `detail`.
    pub(crate) fn hours_list(&self) -> &[f64] {
        &self.hours.list
    }

    /// How it was read: rows, accepted, quarantined and why.
    pub fn reading(&self) -> &Reading {
        &self.reading
    }

    /// The number in [`Reading::files`] of the file that a row came from.
    pub fn file_of(&self, index: usize) -> usize {
        self.files.partition_point(|first| *first <= index).saturating_sub(1)
    }

    /// The share of the rows that say when they were registered: 0 to 1, and 0 without rows.
    pub fn registered_share(&self) -> f64 {
        let days = &self.columns.registered;
        let given = days.iter().filter(|day| **day != Columns::NO_DAY).count();
        if days.is_empty() { 0.0 } else { given as f64 / days.len() as f64 }
    }

    /// The accepted rows as values, in the order they were read.
    pub fn records(&self) -> impl ExactSizeIterator<Item = Record> + '_ {
        (0..self.len()).map(|index| self.record(index))
    }

    /// An accepted row as values.
    ///
    /// # Panics
    ///
    /// Where there is no such row, as with a slice.
    pub fn record(&self, index: usize) -> Record {
        let columns = &self.columns;
        let day = |number: i32| Some(Day::from_number(number)).filter(|day| day.is_day());
        let (kind, until, detail) =
            (columns.kind[index], columns.until[index], columns.detail[index]);
        let has_detail = detail != Columns::NO_DETAIL;
        Record {
            client: self.client_id(columns.client[index]).to_owned(),
            kind,
            code: self.code(index).to_owned(),
            start: Day::from_number(columns.start[index]),
            end: day(until).map(|until| until.plus_days(-i32::from(kind != Kind::Referral))),
            reason: self.reason(index),
            hours: (kind == Kind::Placement && has_detail).then(|| self.hours(detail)),
            benefit_no: if kind == Kind::Benefit { self.benefit_no(detail) } else { "" }.to_owned(),
            registered_on: day(columns.registered[index])
                .filter(|day| day.number() != Columns::NO_DAY),
            withdrawn_on: day(columns.withdrawn[index]),
            record: self.records.of_row(index).to_owned(),
            row: columns.row[index],
        }
    }

    /// The word of a row's code; empty for a birth.
    pub(super) fn code(&self, index: usize) -> &str {
        let list = self.codes.of(self.columns.kind[index]);
        list.get(usize::from(self.columns.code[index])).map_or("", String::as_str)
    }

    /// The word of a row's reason.
    pub(super) fn reason(&self, index: usize) -> Option<&'static str> {
        reason_word(self.columns.kind[index], self.columns.reason[index])
    }

    /// Takes a row in, or refuses it; says which, and why.
    pub(super) fn take<'a>(
        &mut self,
        arrival: &Arrival<'a, impl Cells<'a>>,
        rules: &Rules,
    ) -> Result<Option<Finding>> {
        let index = self.reading.files.len().saturating_sub(1);
        let Some(file) = self.reading.files.last_mut() else { return Ok(None) };
        file.rows += 1;
        let number = u32::try_from(file.rows).ok().filter(|_| self.columns.len() < MOST_ROWS);
        let Some(number) = number else {
            return Err(Error::new(ErrorCode::BadLedger, "", "there are too many rows"));
        };
        let (column, code, text) = match (row::read(&arrival.cells, rules, self), arrival.beyond) {
            (Ok(row), None) => {
                self.accept(&row, number);
                return Ok(None);
            }
            (Ok(_), Some(text)) => {
                ("", FindingCode::TooManyCells, String::from_utf8_lossy(text).into_owned())
            }
            (Err(problem), _) => {
                let text = arrival.cells.cell(problem.field).shown();
                (problem.field.as_str(), problem.code, text)
            }
        };
        if let Some(file) = self.reading.files.last_mut() {
            file.quarantined += 1;
        }
        let line = arrival.line;
        Ok(Some(Finding { file: index as u32, row: number, line, column, code, text }))
    }

    /// Makes room for so many more rows.
    pub(super) fn reserve(&mut self, rows: usize) {
        let columns = &mut self.columns;
        columns.client.reserve(rows);
        columns.kind.reserve(rows);
        columns.code.reserve(rows);
        columns.start.reserve(rows);
        columns.until.reserve(rows);
        columns.reason.reserve(rows);
        columns.detail.reserve(rows);
        columns.registered.reserve(rows);
        columns.withdrawn.reserve(rows);
        columns.row.reserve(rows);
    }

    fn accept(&mut self, row: &Row<'_>, number: u32) {
        if let Some(file) = self.reading.files.last_mut() {
            file.accepted += 1;
        }
        if let Detail::Withdraws(earlier) = row.detail {
            self.withdraw(earlier, row.start);
            return;
        }
        let index = self.columns.len();
        let detail = match row.detail {
            Detail::None | Detail::Withdraws(_) => Columns::NO_DETAIL,
            Detail::BenefitNo(text) => self.benefit_number(text),
            Detail::Hours(hours) => self.hours.add(hours),
        };
        self.waiting.add(row.client);
        let columns = &mut self.columns;
        columns.kind.push(row.kind);
        columns.code.push(row.code);
        columns.start.push(row.start);
        columns.until.push(row.until);
        columns.reason.push(row.reason);
        columns.detail.push(detail);
        columns.registered.push(row.registered);
        columns.withdrawn.push(row.withdrawn);
        columns.row.push(number);
        self.records.add(row.record, index);
        if self.waiting.is_full() {
            self.number_clients();
        }
    }

    /// A row that has been read ceases to hold on this day.
    pub(super) fn withdraw(&mut self, row: usize, day: i32) {
        self.columns.withdrawn[row] = day;
        self.withdrawals.push(row as u32);
    }

    /// The rows that were withdrawn after they had been read, in the order in which that happened.
    pub(crate) fn withdrawals(&self) -> &[u32] {
        &self.withdrawals
    }

    /// Gives the clients that wait their numbers.
    pub(super) fn number_clients(&mut self) {
        if self.waiting.is_empty() {
            // The ids may be shared with a caseload: they are copied only to be added to.
            return;
        }
        let (clients, bsn) = (Arc::make_mut(&mut self.clients), &mut self.bsn.clients);
        self.waiting.number(clients, &mut self.columns.client, |id| bsn.add(id));
    }

    /// The client of a row, which may wait for its number.
    fn client_of(&self, row: usize) -> &[u8] {
        match self.columns.client.get(row) {
            Some(client) => self.clients.bytes(*client),
            None => self.waiting.get(row - self.columns.client.len()),
        }
    }

    pub(super) fn client_number(&mut self, id: &[u8]) -> u32 {
        let (number, new) = Arc::make_mut(&mut self.clients).add(id);
        if new {
            self.bsn.clients.add(id);
        }
        number
    }

    pub(super) fn benefit_number(&mut self, text: &[u8]) -> u32 {
        let (number, new) = Arc::make_mut(&mut self.benefits).add(text);
        if new {
            self.bsn.benefits.add(text);
        }
        number
    }

    /// Begins a file: the rows that follow are its.
    pub(super) fn begin_file(&mut self, file: FileReading) {
        self.reading.files.push(file);
        self.files.push(self.columns.len());
    }

    /// `bad_ledger` when its numbers look like BSNs and that was not allowed.
    pub(super) fn check_bsn(&self) -> Result<()> {
        if self.bsn.allowed {
            return Ok(());
        }
        self.bsn.clients.check(Field::Client.as_str())?;
        self.bsn.benefits.check(Field::BenefitNo.as_str())
    }
}

/// The word of a reason's number in a row of this kind.
pub(crate) fn reason_word(kind: Kind, number: u8) -> Option<&'static str> {
    match kind {
        Kind::Referral => Settlement::ALL.get(usize::from(number)).map(|way| way.as_str()),
        _ => Reason::ALL.get(usize::from(number)).map(|reason| reason.as_str()),
    }
}

/// Rows, clients and benefits are numbered with 32 bits.
const MOST_ROWS: usize = u32::MAX as usize - 1;

impl Earlier for Ledger {
    fn has_record(&self, record: &[u8]) -> bool {
        self.records.names.find(record).is_some()
    }

    fn standing(&self, client: &[u8], record: &[u8]) -> Option<usize> {
        let row = *self.records.rows.get(self.records.names.find(record)? as usize)? as usize;
        (self.client_of(row) == client && self.columns.withdrawn.get(row) == Some(&Columns::OPEN))
            .then_some(row)
    }
}
