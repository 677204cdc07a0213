//! The ledger: the accepted rows, how they were read, and which were quarantined.

use crate::ledger::intern::Interner;
use crate::ledger::intern::hours::HoursList;
use crate::ledger::intern::pending::Pending;
use crate::ledger::locations::Locations;
use crate::ledger::read::bsn::BsnCount;
use crate::ledger::read::quarantine::Quarantine;
use crate::ledger::record_numbers::RecordNumbers;
use crate::ledger::{LedgerReader, Reading, Record, RecordColumns};
use crate::policy::{Codes, Policy};
use crate::vocabulary::{Kind, Reason, Settlement, Word};
use crate::{Day, Result};
use std::sync::Arc;

/// A table of records: one row for each thing that is known, append-only.
///
/// It comes from a [`LedgerReader`] and holds the accepted rows as
/// columns, the texts that their numbers stand for, and how it was [read](Reading).
#[derive(Clone)]
pub struct Ledger {
    pub(crate) codes: Arc<Codes>,
    pub(crate) columns: RecordColumns,
    pub(crate) clients: Arc<Interner>,
    pub(crate) benefits: Arc<Interner>,
    pub(crate) hours: HoursList,
    pub(crate) record_numbers: RecordNumbers,
    /// The rows that were withdrawn after they had been read, in the order in which that happened.
    pub(crate) withdrawals: Vec<u32>,
    pub(crate) reading: Reading,
    pub(crate) quarantine: Quarantine,
    pub(crate) bsn: BsnGuard,
    /// Where each row stood.
    pub(crate) locations: Locations,
    /// While rows are being read, the clients of the last ones: they have no number yet.
    pub(crate) pending: Pending,
    /// Their benefit numbers, likewise.
    pub(crate) pending_benefits: Pending,
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
pub(crate) struct BsnGuard {
    pub(crate) clients: BsnCount,
    pub(crate) benefits: BsnCount,
    pub(crate) allowed: bool,
}

impl Ledger {
    pub(crate) fn empty(codes: Arc<Codes>) -> Self {
        Self {
            codes,
            columns: RecordColumns::default(),
            clients: Arc::default(),
            benefits: Arc::default(),
            hours: HoursList::default(),
            record_numbers: RecordNumbers::default(),
            withdrawals: Vec::new(),
            reading: Reading::default(),
            quarantine: Quarantine::default(),
            bsn: BsnGuard::default(),
            locations: Locations::default(),
            pending: Pending::default(),
            pending_benefits: Pending::default(),
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
        reader.push_csv(bytes)?;
        reader.finish()
    }

    /// The accepted rows.
    pub(crate) fn columns(&self) -> &RecordColumns {
        &self.columns
    }

    /// The codes that the numbers of the code column refer to.
    pub(crate) fn codes(&self) -> &Codes {
        &self.codes
    }

    /// How many accepted rows there are, without those of kind `withdraw`.
    ///
    /// ```
    /// # use meedoen::{Ledger, Policy};
    /// # let policy = Policy::starter("Ons Dorp");
    /// let csv = b"client,kind,code,start\nc1,rung,2,2023-01-15\nc2,rung,soon,2023-01-15\n";
    /// let ledger = Ledger::read_csv(csv, &policy)?;
    /// assert_eq!(ledger.len(), 1); // the other row is quarantined
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn len(&self) -> usize {
        self.columns.len()
    }

    /// Whether no row was accepted.
    ///
    /// ```
    /// # use meedoen::{Ledger, Policy};
    /// # let policy = Policy::starter("Ons Dorp");
    /// let csv = b"client,kind,code,start\nc1,rung,2,2023-01-15\nc2,rung,soon,2023-01-15\n";
    /// let ledger = Ledger::read_csv(csv, &policy)?;
    /// assert!(!ledger.is_empty());
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn is_empty(&self) -> bool {
        self.columns.is_empty()
    }

    /// How many accepted rows are not withdrawn, as everything now stands.
    ///
    /// ```
    /// use meedoen::{Ledger, Policy};
    ///
    /// let csv = b"client,kind,code,start,withdrawn_on\n\
    ///             R001,benefit,pw,2023-01-15,2023-02-01\n\
    ///             R001,benefit,ioaw,2023-01-15,\n";
    /// let ledger = Ledger::read_csv(csv, &Policy::preset("example")?)?;
    /// assert_eq!((ledger.len(), ledger.standing_count()), (2, 1));
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn standing_count(&self) -> usize {
        self.columns.withdrawn.iter().filter(|day| *day == RecordColumns::OPEN).count()
    }

    /// How many distinct clients there are.
    ///
    /// ```
    /// # use meedoen::{Ledger, Policy};
    /// # let policy = Policy::starter("Ons Dorp");
    /// let csv = b"client,kind,code,start\nc1,rung,2,2023-01-15\nc2,rung,soon,2023-01-15\n";
    /// let ledger = Ledger::read_csv(csv, &policy)?;
    /// assert_eq!(ledger.client_count(), 1);
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn client_count(&self) -> usize {
        self.clients.len()
    }

    /// The distinct ids of the clients, in the order in which they first appear.
    ///
    /// ```
    /// use meedoen::{Ledger, Policy};
    ///
    /// let csv = "client,kind,code,start\nc2,rung,2,2023-01-15\nc1,rung,2,2023-01-15\nc2,rung,3,2023-04-01\n";
    /// let ledger = Ledger::read_csv(csv.as_bytes(), &Policy::starter("Ons Dorp"))?;
    /// assert!(ledger.clients().eq(["c2", "c1"]));
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn clients(&self) -> impl ExactSizeIterator<Item = &str> {
        self.clients.all()
    }

    /// The id of the client with this number; empty where there is none.
    pub(crate) fn client_id(&self, client: u32) -> &str {
        self.clients.get(client)
    }

    /// The benefit number that a benefit's `detail` stands for; empty for [`RecordColumns::NO_DETAIL`].
    pub(crate) fn benefit_no(&self, detail: u32) -> &str {
        self.benefits.get(detail)
    }

    /// The hours a week that a placement's `detail` stands for; not a number (NaN) for
    /// [`RecordColumns::NO_DETAIL`].
    pub(crate) fn hours(&self, detail: u32) -> f64 {
        self.hours.list.get(detail as usize).copied().unwrap_or(f64::NAN)
    }

    /// The clients' ids, to be shared with what is built from this ledger.
    pub(crate) fn client_ids(&self) -> &Arc<Interner> {
        &self.clients
    }

    /// The benefit numbers, likewise.
    pub(crate) fn benefit_nos(&self) -> &Arc<Interner> {
        &self.benefits
    }

    /// The distinct hours a week, by a placement's `detail`.
    pub(crate) fn hours_list(&self) -> &[f64] {
        &self.hours.list
    }

    /// How it was read: rows, accepted, quarantined and why.
    ///
    /// ```
    /// # use meedoen::{Ledger, Policy};
    /// # let policy = Policy::starter("Ons Dorp");
    /// let csv = b"client,kind,code,start\nc1,rung,2,2023-01-15\nc2,rung,soon,2023-01-15\n";
    /// let ledger = Ledger::read_csv(csv, &policy)?;
    /// assert_eq!((ledger.reading().accepted(), ledger.reading().quarantined()), (1, 1));
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn reading(&self) -> &Reading {
        &self.reading
    }

    /// Where each row stood.
    pub(crate) fn locations(&self) -> &Locations {
        &self.locations
    }

    /// The share of the rows that say when they were registered: 0 to 1, and 0 without rows.
    ///
    /// ```
    /// # use meedoen::{Ledger, Policy};
    /// # let policy = Policy::starter("Ons Dorp");
    /// let csv = b"client,kind,code,start\nc1,rung,2,2023-01-15\nc2,rung,soon,2023-01-15\n";
    /// let ledger = Ledger::read_csv(csv, &policy)?;
    /// assert_eq!(ledger.registered_share(), 0.0);
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn registered_share(&self) -> f64 {
        let days = &self.columns.registered;
        let given = days.iter().filter(|day| *day != RecordColumns::NO_DAY).count();
        if days.is_empty() { 0.0 } else { given as f64 / days.len() as f64 }
    }

    /// The accepted rows as values, in the order they were read.
    ///
    /// ```
    /// # use meedoen::{Ledger, Policy};
    /// # let policy = Policy::starter("Ons Dorp");
    /// let csv = b"client,kind,code,start\nc1,rung,2,2023-01-15\nc2,rung,soon,2023-01-15\n";
    /// let ledger = Ledger::read_csv(csv, &policy)?;
    /// assert!(ledger.records().all(|record| record.client == "c1"));
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn records(&self) -> impl ExactSizeIterator<Item = Record> + '_ {
        (0..self.len()).map(|index| self.record(index))
    }

    /// An accepted row as values.
    ///
    /// # Panics
    ///
    /// Where there is no such row, as with a slice.
    ///
    /// ```
    /// # use meedoen::{Ledger, Policy};
    /// # let policy = Policy::starter("Ons Dorp");
    /// let csv = b"client,kind,code,start\nc1,rung,2,2023-01-15\nc2,rung,soon,2023-01-15\n";
    /// let ledger = Ledger::read_csv(csv, &policy)?;
    /// assert_eq!(ledger.record(0).code, "2");
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn record(&self, index: usize) -> Record {
        let columns = &self.columns;
        let day = |number: i32| Some(Day::from_number(number)).filter(|day| day.is_day());
        let (kind, until, detail) =
            (columns.kind[index], columns.until[index], columns.detail[index]);
        let has_detail = detail != RecordColumns::NO_DETAIL;
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
                .filter(|day| day.number() != RecordColumns::NO_DAY),
            withdrawn_on: day(columns.withdrawn[index]),
            record: self.record_numbers.of_row(index).to_owned(),
            row: self.locations.of(index as u32).row,
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

    /// A row that has been read ceases to hold on this day.
    pub(crate) fn withdraw(&mut self, row: usize, day: i32) {
        self.columns.withdrawn.set(row, day);
        self.withdrawals.push(row as u32);
    }

    /// The rows that were withdrawn after they had been read, in the order in which that happened.
    pub(crate) fn withdrawals(&self) -> &[u32] {
        &self.withdrawals
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
}

/// The word of a reason's number in a row of this kind.
pub(crate) fn reason_word(kind: Kind, number: u8) -> Option<&'static str> {
    match kind {
        Kind::Referral => Settlement::LIST.get(usize::from(number)).map(|way| way.as_str()),
        _ => Reason::LIST.get(usize::from(number)).map(|reason| reason.as_str()),
    }
}

/// Rows, clients and benefits are numbered with 32 bits.
pub(crate) const MOST_ROWS: usize = u32::MAX as usize - 1;
