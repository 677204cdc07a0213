//! The ledger: what was accepted, how it was read, and what was refused.

use crate::catalogue::FindingCode;
use crate::ledger::intern::Names;
use crate::ledger::intern::assign::{self, Target};
use crate::ledger::intern::hours::Hours;
use crate::ledger::intern::pending::Waiting;
use crate::ledger::locations::{Place, Places};
use crate::ledger::read::bsn::BsnCount;
use crate::ledger::read::quarantine::Refused;
use crate::ledger::read::row::{Cells, Detail, Earlier, Problem, Row};
use crate::ledger::record_columns::{Values, grow};
use crate::ledger::record_numbers::Records;
use crate::ledger::report::{FileReading, Finding};
use crate::ledger::{Columns, Field, LedgerReader, Reading, Record};
use crate::policy::{Codes, Kind, Policy, Reason, Settlement};
use crate::{Day, Error, ErrorCode, Result};
use std::sync::Arc;

/// A table of records: one row for each thing that is known, append-only.
///
/// It comes from a [`LedgerReader`] and holds the accepted rows as
/// [`Columns`], the texts that their numbers stand for, and how it was [read](Reading).
#[derive(Clone)]
pub struct Ledger {
    pub(crate) codes: Arc<Codes>,
    pub(crate) columns: Columns,
    pub(crate) clients: Arc<Names>,
    pub(crate) benefits: Arc<Names>,
    pub(crate) hours: Hours,
    pub(crate) records: Records,
    /// The rows that were withdrawn after they had been read, in the order in which that happened.
    pub(crate) withdrawals: Vec<u32>,
    pub(crate) reading: Reading,
    pub(crate) refused: Refused,
    pub(crate) bsn: Bsn,
    /// Where each row stood.
    pub(crate) places: Places,
    /// While rows are being read, the clients of the last ones: they have no number yet.
    pub(crate) waiting: Waiting,
    /// Their benefit numbers, likewise.
    pub(crate) waiting_benefits: Waiting,
    /// The day of the last extract, where the ledger was made from snapshots.
    pub(crate) extract_of: Option<Day>,
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

/// What is kept about numbers that look like BSNs.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Bsn {
    pub(crate) clients: BsnCount,
    pub(crate) benefits: BsnCount,
    pub(crate) allowed: bool,
}

/// A row as it comes in at the door.
pub(crate) struct Arrival<'a, C> {
    pub(crate) cells: C,
    /// The first text beyond the header's last column.
    pub(crate) beyond: Option<&'a [u8]>,
    /// The line of the file it starts on.
    pub(crate) line: Option<u64>,
}

impl Ledger {
    pub(crate) fn empty(codes: Arc<Codes>) -> Self {
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
            bsn: Bsn::default(),
            places: Places::default(),
            waiting: Waiting::default(),
            waiting_benefits: Waiting::default(),
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
        self.places.of(index as u32).file as usize
    }

    /// A row's number in its file, 1 for the first under the header.
    pub fn row_of(&self, index: usize) -> u32 {
        self.places.of(index as u32).row
    }

    /// Where each row stood.
    pub(crate) fn places(&self) -> &Places {
        &self.places
    }

    /// The share of the rows that say when they were registered: 0 to 1, and 0 without rows.
    pub fn registered_share(&self) -> f64 {
        let days = &self.columns.registered;
        let given = days.iter().filter(|day| *day != Columns::NO_DAY).count();
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
            row: self.row_of(index),
        }
    }

    /// The word of a row's code; empty for a birth.
    pub(crate) fn code(&self, index: usize) -> &str {
        let list = self.codes.of(self.columns.kind[index]);
        list.get(usize::from(self.columns.code[index])).map_or("", String::as_str)
    }

    /// The word of a row's reason.
    pub(crate) fn reason(&self, index: usize) -> Option<&'static str> {
        reason_word(self.columns.kind[index], self.columns.reason[index])
    }

    /// `bad_ledger` when there may be too many rows with so many more.
    pub(crate) fn check_room(&self, rows: usize) -> Result<()> {
        let read = self.reading.files.last().map_or(0, |file| file.rows as usize);
        if read.max(self.len()) + rows > MOST_ROWS {
            return Err(Error::new(ErrorCode::BadLedger, "", "there are too many rows"));
        }
        Ok(())
    }

    /// Counts rows that are accepted; says where the first stands.
    pub(crate) fn count(&mut self, rows: usize) -> Place {
        let index = self.reading.files.len().saturating_sub(1);
        let Some(file) = self.reading.files.last_mut() else { return Place { file: 0, row: 0 } };
        let place = Place { file: index as u32, row: file.rows as u32 + 1 };
        file.rows += rows as u64;
        file.accepted += rows as u64;
        place
    }

    /// Counts a row, and says whether it is accepted or why not. There must be room for it.
    #[inline]
    pub(crate) fn judge<'a>(
        &mut self,
        read: Result<Row<'a>, Problem>,
        arrival: &Arrival<'a, impl Cells<'a>>,
    ) -> Result<(Row<'a>, Place), Finding> {
        let (column, code, text) = match (read, arrival.beyond) {
            (Ok(row), None) => return Ok((row, self.count(1))),
            (Ok(_), Some(text)) => {
                ("", FindingCode::TooManyCells, String::from_utf8_lossy(text).into_owned())
            }
            (Err(problem), _) => {
                let text = arrival.cells.cell(problem.field).shown();
                (problem.field.as_str(), problem.code, text)
            }
        };
        let Place { file, row } = self.count(1);
        if let Some(file) = self.reading.files.last_mut() {
            file.accepted -= 1;
            file.quarantined += 1;
        }
        Err(Finding { file, row, line: arrival.line, column, code, text })
    }

    /// Adds an accepted row behind those there are.
    pub(crate) fn accept(&mut self, row: &Row<'_>, place: Place) {
        let index = self.columns.len();
        let Some(values) = self.values(row) else { return };
        if let Detail::BenefitNo(text) = row.detail {
            self.waiting_benefits.add(index, text);
        }
        self.waiting.add_run(index, row.client);
        self.columns.push(&values);
        self.records.add(row.record, index);
        self.places.add(index, place);
    }

    /// What the columns have of an accepted row: its benefit is numbered later. A `withdraw` is
    /// done, and has none.
    #[inline]
    pub(crate) fn values(&mut self, row: &Row<'_>) -> Option<Values> {
        let detail = match row.detail {
            Detail::None | Detail::BenefitNo(_) => Columns::NO_DETAIL,
            Detail::Hours(hours) => self.hours.add(hours),
            Detail::Withdraws(earlier) => {
                self.withdraw(earlier, row.start);
                return None;
            }
        };
        Some(Values {
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
        if !self.waiting.is_empty() {
            let (first, rows) = (self.columns.client.len(), self.columns.kind.len());
            grow(&mut self.columns.client, rows - first, 0);
            let target = Target::Runs(first, &mut self.columns.client[first..]);
            assign::number(&mut self.waiting, &mut self.clients, &mut self.bsn.clients, target);
        }
        if !self.waiting_benefits.is_empty() {
            let target = Target::Rows(self.columns.detail.values_mut());
            let (waiting, count) = (&mut self.waiting_benefits, &mut self.bsn.benefits);
            assign::number(waiting, &mut self.benefits, count, target);
        }
    }

    /// A row that has been read ceases to hold on this day.
    pub(crate) fn withdraw(&mut self, row: usize, day: i32) {
        self.columns.withdrawn.set(row, day);
        self.withdrawals.push(row as u32);
    }

    /// The rows that were withdrawn after they had been read, in the order in which that happened.
    pub(crate) fn withdrawals(&self) -> &[u32] {
        &self.withdrawals
    }

    /// Whether this is the client of a row, which may wait for its number.
    pub(crate) fn is_client_of(&self, row: usize, client: &[u8]) -> bool {
        match self.columns.client.get(row) {
            Some(number) => self.clients.bytes(*number) == client,
            None => self.waiting.is(row, client),
        }
    }

    /// The standing row with this record number, if this is its client.
    pub(crate) fn standing_row(
        &self,
        record: &[u8],
        is_its_client: impl FnOnce(usize) -> bool,
    ) -> Option<usize> {
        let row = self.records.find(record)?;
        (is_its_client(row) && self.columns.withdrawn.get(row) == Some(Columns::OPEN))
            .then_some(row)
    }

    pub(crate) fn client_number(&mut self, id: &[u8]) -> u32 {
        let (number, new) = Arc::make_mut(&mut self.clients).add(id);
        if new {
            self.bsn.clients.add(id);
        }
        number
    }

    pub(crate) fn benefit_number(&mut self, text: &[u8]) -> u32 {
        let (number, new) = Arc::make_mut(&mut self.benefits).add(text);
        if new {
            self.bsn.benefits.add(text);
        }
        number
    }

    /// Begins a file: the rows that follow are its.
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

/// The word of a reason's number in a row of this kind.
pub(crate) fn reason_word(kind: Kind, number: u8) -> Option<&'static str> {
    match kind {
        Kind::Referral => Settlement::ALL.get(usize::from(number)).map(|way| way.as_str()),
        _ => Reason::ALL.get(usize::from(number)).map(|reason| reason.as_str()),
    }
}

/// Rows, clients and benefits are numbered with 32 bits.
pub(crate) const MOST_ROWS: usize = u32::MAX as usize - 1;

impl Earlier for Ledger {
    fn has_record(&self, record: &[u8]) -> bool {
        self.records.find(record).is_some()
    }

    fn standing(&self, client: &[u8], record: &[u8]) -> Option<usize> {
        self.standing_row(record, |row| self.is_client_of(row, client))
    }
}
