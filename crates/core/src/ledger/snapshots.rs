//! History from snapshots: extracts that each say what holds on a day become one ledger that says
//! when each row became known and when it ceased to hold.

use crate::ledger::locations::Location;
use crate::ledger::mapping::column_map::bad_header;
use crate::ledger::record_columns::RowValues;
use crate::ledger::{Ledger, RecordColumns};
use crate::vocabulary::Kind;
use crate::{Day, Result};
use std::collections::HashMap;

/// What a row says, in the numbers of one ledger: client, kind, code, start, until, reason, detail.
/// Two rows are the same when all of it is.
type Content = (u32, Kind, u16, i32, i32, u8, u32);

impl Ledger {
    /// Makes the append-only ledger of a registration that only gives what holds today, out of
    /// extracts with their days, each read through the door.
    ///
    /// - A row that an extract has and the one before had not is registered on the extract's day.
    /// - A row that is gone, or says something else, is withdrawn on the day of the first extract
    ///   without it. One that comes back is registered anew. Rows that say the same are counted:
    ///   of two that become one, one is withdrawn.
    /// - The rows of the first extract were known before it, nobody knows since when: they keep the
    ///   `registered_on` they have, empty included (known from `start` on), so that stocks before
    ///   the first extract are not lost. Where that would be after the extract's day, it is that
    ///   day.
    /// - A row of an extract that is withdrawn does not hold and is left out.
    ///
    /// So, as known on an extract's day, the ledger has the rows of that extract.
    ///
    /// The readings of all extracts are the ledger's. `bad_ledger` when there is no extract, when
    /// the days do not ascend or when the extracts were read under different policies.
    ///
    /// ```
    /// use meedoen::{Day, ledger::Ledger, policy::Policy};
    ///
    /// let policy = Policy::starter("Ons Dorp");
    /// let read = |csv: &str| Ledger::read_csv(csv.as_bytes(), &policy);
    /// let january = read("client,kind,code,start,end\nc1,benefit,pw,2022-05-01,\n")?;
    /// let february = read("client,kind,code,start,end\nc1,benefit,pw,2022-05-01,2023-01-20\n")?;
    /// let days: [Day; 2] = ["2023-01-01".parse()?, "2023-02-01".parse()?];
    ///
    /// let ledger = Ledger::from_snapshots(&[(days[0], january), (days[1], february)])?;
    /// assert_eq!(ledger.record(0).withdrawn_on, Some(days[1])); // still running
    /// assert_eq!(ledger.record(1).registered_on, Some(days[1])); // with its end
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn from_snapshots(extracts: &[(Day, Ledger)]) -> Result<Self> {
        let Some(((day, first), later)) = extracts.split_first() else {
            return Err(bad_header("", "a history needs at least one extract"));
        };
        let mut history = Self::empty(first.codes.clone());
        history.append(*day, first, |row| {
            let late = first.columns.known(row) > day.number();
            let registered = if late { day.number() } else { first.columns.registered[row] };
            first.holds(row).then_some(registered)
        });
        for (day, extract) in later {
            history.update(*day, extract)?;
        }
        Ok(history)
    }

    /// Adds one more extract to a ledger: rows that it has and the ledger has not are registered
    /// on its day, standing rows that it has not are withdrawn on that day.
    ///
    /// `bad_ledger`, and the ledger as it was, when the day is not after every day on which the
    /// ledger registered or withdrew a row, or when the extract was read under another policy.
    ///
    /// ```
    /// use meedoen::{Day, Ledger, Policy};
    ///
    /// let policy = Policy::starter("Ons Dorp");
    /// let read = |csv: &str| Ledger::read_csv(csv.as_bytes(), &policy);
    /// let january = read("client,kind,code,start\nc1,rung,2,2023-01-10\n")?;
    /// let february = read("client,kind,code,start\nc1,rung,3,2023-01-10\n")?;
    /// let days: [Day; 2] = ["2023-02-01".parse()?, "2023-03-01".parse()?];
    ///
    /// let mut ledger = Ledger::from_snapshots(&[(days[0], january)])?;
    /// assert!(ledger.update(days[0], &february).is_err()); // not after the one before
    /// ledger.update(days[1], &february)?;
    /// assert_eq!((ledger.len(), ledger.record(0).withdrawn_on), (2, Some(days[1])));
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn update(&mut self, day: Day, extract: &Self) -> Result<()> {
        if self.codes != extract.codes {
            return Err(bad_header("", "the extracts were read under different codes"));
        }
        if self.last_change() >= Some(day.number()) {
            return Err(bad_header(
                format!("extract of {day}"),
                "an extract must be later than the ones before it and than every day on which the \
                 ledger registered or withdrew a row",
            ));
        }
        let mut standing = self.standing_rows();
        let mut is_new = |row| {
            // A text that the ledger does not know makes the row new.
            let same = self.content_of(extract, row).and_then(|content| standing.get_mut(&content));
            same.and_then(Vec::pop).is_none()
        };
        let new: Vec<bool> =
            (0..extract.len()).map(|row| extract.holds(row) && is_new(row)).collect();
        let mut gone: Vec<usize> = standing.into_values().flatten().collect();
        gone.sort_unstable();
        for row in gone {
            self.withdraw(row, day.number());
        }
        self.append(day, extract, |row| new[row].then_some(day.number()));
        Ok(())
    }

    /// Adds the rows of an extract for which `registered` gives a day (or [`RecordColumns::NO_DAY`]), and
    /// how it was read.
    fn append(&mut self, day: Day, extract: &Self, registered: impl Fn(usize) -> Option<i32>) {
        self.extract_of = Some(day);
        let files_before = self.reading.files.len() as u32;
        self.reading.files.extend(extract.reading.files.iter().cloned().map(|mut file| {
            if file.name.is_empty() {
                file.name = day.to_string();
            }
            file
        }));
        self.reading.findings.extend(extract.reading.findings.iter().cloned().map(
            |mut finding| {
                finding.file += files_before;
                finding
            },
        ));
        self.quarantine.append(&extract.quarantine);
        self.bsn.allowed |= extract.bsn.allowed;
        for row in 0..extract.len() {
            if let Some(registered) = registered(row) {
                self.copy(extract, row, registered, files_before);
            }
        }
    }

    /// Adds a row of another ledger, whose files stand behind those before, registered on this day.
    fn copy(&mut self, other: &Self, row: usize, registered: i32, files_before: u32) {
        let (client, kind, code, start, until, reason, detail) = other.columns.content(row);
        let client = self.client_number(other.client_id(client).as_bytes());
        let detail = match kind {
            _ if detail == RecordColumns::NO_DETAIL => detail,
            Kind::Placement => self.hours.add(other.hours(detail)),
            _ => self.benefit_number(other.benefit_no(detail).as_bytes()),
        };
        let index = self.columns.len();
        self.record_numbers.add(other.record_numbers.of_row(row).as_bytes(), index);
        let Location { file, row } = other.locations.of(row as u32);
        self.locations.add(index, Location { file: file + files_before, row });
        let withdrawn = RecordColumns::OPEN;
        self.columns.client.push(client);
        self.columns.push(&RowValues {
            kind,
            code,
            start,
            until,
            reason,
            detail,
            registered,
            withdrawn,
        });
    }

    /// Whether a row of an extract holds: it is not withdrawn.
    fn holds(&self, row: usize) -> bool {
        self.columns.withdrawn[row] == RecordColumns::OPEN
    }

    /// The last day on which the ledger says that something became known or ceased to hold, or the
    /// day of the last extract it was given.
    fn last_change(&self) -> Option<i32> {
        let given = |day: &i32| *day != RecordColumns::NO_DAY && *day != RecordColumns::OPEN;
        let days = self.columns.registered.iter().chain(self.columns.withdrawn.iter());
        days.filter(given).chain(self.extract_of.map(Day::number)).max()
    }

    /// The standing rows by what they say; of equal ones the earliest last, to be found first.
    fn standing_rows(&self) -> HashMap<Content, Vec<usize>> {
        let mut standing: HashMap<Content, Vec<usize>> = HashMap::new();
        for row in (0..self.len()).rev().filter(|row| self.holds(*row)) {
            standing.entry(self.columns.content(row)).or_default().push(row);
        }
        standing
    }

    /// What a row of another ledger says, in this ledger's numbers; nothing when it has a text that
    /// this ledger does not know.
    fn content_of(&self, other: &Self, row: usize) -> Option<Content> {
        let mut content = other.columns.content(row);
        content.0 = self.clients.find(other.client_id(content.0).as_bytes())?;
        if content.6 != RecordColumns::NO_DETAIL {
            content.6 = match content.1 {
                Kind::Placement => self.hours.find(other.hours(content.6))?,
                _ => self.benefits.find(other.benefit_no(content.6).as_bytes())?,
            };
        }
        Some(content)
    }
}

impl RecordColumns {
    /// What a row says.
    fn content(&self, row: usize) -> Content {
        (
            self.client[row],
            self.kind[row],
            self.code[row],
            self.start[row],
            self.until[row],
            self.reason[row],
            self.detail[row],
        )
    }
}
