//! A ledger out of bytes. Nothing is taken that reading could not have made: every number is within
//! its list and every day of the calendar, so that whatever is done with the ledger is sound.

use crate::catalogue::FindingCode;
use crate::ledger::codec::ByteReader;
use crate::ledger::codec::encode::{FIRST_DAY, FORMAT};
use crate::ledger::csv::encoding::Encoding;
use crate::ledger::intern::Interner;
use crate::ledger::intern::hours::HoursList;
use crate::ledger::locations::{Location, Locations};
use crate::ledger::read::bsn::BsnCount;
use crate::ledger::read::quarantine::Quarantine;
use crate::ledger::read::row::are_hours;
use crate::ledger::record_numbers::RecordNumbers;
use crate::ledger::report::{FileReading, Finding, Notice};
use crate::ledger::sparse::SparseColumn;
use crate::ledger::table::{BsnGuard, MOST_ROWS};
use crate::ledger::{Field, Ledger, Reading, RecordColumns};
use crate::policy::Codes;
use crate::vocabulary::{Kind, Reason, Settlement, Word};
use crate::{Day, Result};
use std::sync::Arc;

impl Ledger {
    /// Reads what [`Ledger::to_bytes`] wrote: the same ledger in all that it can be asked, and it
    /// grows as the other would.
    ///
    /// `bad_ledger` for bytes that are none, damaged, or of another version of their form.
    ///
    /// ```
    /// # use meedoen::{Ledger, Policy};
    /// # let policy = Policy::starter("Ons Dorp");
    /// let csv = b"client,kind,code,start\nc1,rung,2,2023-01-15\nc2,rung,soon,2023-01-15\n";
    /// let ledger = Ledger::read_csv(csv, &policy)?;
    /// assert_eq!(Ledger::from_bytes(&ledger.to_bytes())?.len(), 1);
    /// assert!(Ledger::from_bytes(b"no ledger").is_err());
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let mut reader = FORMAT.open(bytes)?;
        let ledger = Self::read(&mut reader).filter(|_| reader.0.is_empty());
        // The sum is right and what it is of is not: not written by this library.
        ledger.ok_or_else(|| FORMAT.error("these bytes say what no ledger says"))
    }

    fn read(reader: &mut ByteReader<'_>) -> Option<Self> {
        let extract_of = match reader.small()? {
            0 => None,
            number => Some(Day::from_number(day(number)?)),
        };
        let codes = read_codes(reader)?;
        let columns = RecordColumns::read(reader)?;
        let rows = columns.len();
        let (clients, in_clients) = read_names(reader)?;
        let (benefits, in_benefits) = read_names(reader)?;
        let hours = HoursList::read(reader)?;
        if !columns.are_within(&codes, clients.len(), benefits.len(), hours.list.len()) {
            return None;
        }
        let record_numbers = RecordNumbers::read(reader, rows)?;
        let many = reader.many()?;
        let withdrawals = reader.column(many, |row| row)?;
        let withdrawn = |row: &u32| columns.withdrawn.get(*row as usize);
        if !withdrawals
            .iter()
            .all(|row| withdrawn(row).is_some_and(|day| day != RecordColumns::OPEN))
        {
            return None;
        }
        let locations = Locations::read(reader, rows)?;
        let (reading, quarantine) = read_reading(reader)?;
        let files = reading.files.len();
        if !locations.runs().iter().all(|(_, location)| (location.file as usize) < files) {
            return None;
        }
        let bsn = BsnGuard { clients: in_clients, benefits: in_benefits, allowed: yes(reader)? };
        Some(Self {
            columns,
            clients: Arc::new(clients),
            benefits: Arc::new(benefits),
            hours,
            record_numbers,
            withdrawals,
            reading,
            quarantine,
            bsn,
            locations,
            extract_of,
            ..Self::empty(Arc::new(codes))
        })
    }
}

/// Whether something is so.
fn yes(reader: &mut ByteReader<'_>) -> Option<bool> {
    match reader.number()? {
        0 => Some(false),
        1 => Some(true),
        _ => None,
    }
}

/// The day that a number stands for; the day after the last one may stand as an `until`.
fn day(number: u32) -> Option<i32> {
    let day = i32::try_from(number).ok()?.checked_add(FIRST_DAY - 1)?;
    (FIRST_DAY..=Day::MAX.number() + 1).contains(&day).then_some(day)
}

/// A column of days, 0 being this one; nothing where one is no day of the calendar.
fn days(reader: &mut ByteReader<'_>, rows: usize, none: i32) -> Option<Vec<i32>> {
    const MOST: u32 = (Day::MAX.number() + 1 - FIRST_DAY) as u32 + 1;
    // What is out of the calendar becomes a day that no row has.
    const NO_SUCH_DAY: i32 = FIRST_DAY - 1;
    let days = reader.column(rows, |number| match number {
        0 => none,
        1..=MOST => number as i32 + FIRST_DAY - 1,
        _ => NO_SUCH_DAY,
    })?;
    (!days.contains(&NO_SUCH_DAY)).then_some(days)
}

/// A column that may be without values.
fn sparse_column<T: Copy + PartialEq + Default>(
    reader: &mut ByteReader<'_>,
    rows: usize,
    usual: T,
    read: impl FnOnce(&mut ByteReader<'_>) -> Option<Vec<T>>,
) -> Option<SparseColumn<T>> {
    let values = if yes(reader)? { read(reader)? } else { Vec::new() };
    Some(SparseColumn::of(usual, rows, values))
}

fn read_codes(reader: &mut ByteReader<'_>) -> Option<Codes> {
    let mut codes = Codes::default();
    for kind in Kind::LIST {
        let mut place = 0;
        reader.texts(|code| {
            // The codes that everybody has are there already, and first.
            codes.add(kind, code);
            place += 1;
            (codes.of(kind).get(place - 1)? == code).then_some(())
        })?;
        (place == codes.of(kind).len()).then_some(())?;
    }
    Some(codes)
}

/// Names, and how many of them look like BSNs.
fn read_names(reader: &mut ByteReader<'_>) -> Option<(Interner, BsnCount)> {
    let (mut names, mut count) = (Interner::default(), BsnCount::default());
    reader.texts(|name| {
        count.add(name.as_bytes());
        names.add(name.as_bytes()).1.then_some(())
    })?;
    Some((names, count))
}

impl HoursList {
    fn read(reader: &mut ByteReader<'_>) -> Option<Self> {
        let mut hours = Self::default();
        for number in 0..reader.number()? {
            let bytes = reader.bytes(size_of::<f64>())?.first_chunk()?;
            let read = f64::from_le_bytes(*bytes);
            (are_hours(read) && u64::from(hours.add(read)) == number).then_some(())?;
        }
        Some(hours)
    }
}

impl RecordColumns {
    fn read(reader: &mut ByteReader<'_>) -> Option<Self> {
        let rows = reader.many().filter(|rows| *rows <= MOST_ROWS)?;
        // A kind that is none becomes one that no row has.
        let kind = |number: u32| {
            let kind = Kind::LIST.get(number as usize);
            kind.copied().unwrap_or(Kind::Withdraw)
        };
        // Likewise for what is too large for its column.
        let code = |number: u32| u16::try_from(number).unwrap_or(u16::MAX);
        let reason = |number: u32| u8::try_from(number).unwrap_or(Self::NO_REASON);
        Some(Self {
            client: reader.column(rows, |number| number)?,
            kind: reader.column(rows, kind)?,
            code: reader.column(rows, code)?,
            start: days(reader, rows, Self::OPEN)?,
            until: days(reader, rows, Self::OPEN)?,
            reason: reader.column(rows, reason)?,
            detail: sparse_column(reader, rows, Self::NO_DETAIL, |reader| {
                reader.column(rows, |detail| detail.wrapping_sub(1))
            })?,
            registered: sparse_column(reader, rows, Self::NO_DAY, |reader| {
                days(reader, rows, Self::NO_DAY)
            })?,
            withdrawn: sparse_column(reader, rows, Self::OPEN, |reader| {
                days(reader, rows, Self::OPEN)
            })?,
        })
    }

    /// Whether every number is within its list, and every stretch a stretch.
    fn are_within(&self, codes: &Codes, clients: usize, benefits: usize, hours: usize) -> bool {
        let lists = Kind::LIST.map(|kind| Lists {
            codes: if kind == Kind::Birth { 1 } else { codes.of(kind).len() },
            reasons: match kind {
                Kind::Benefit => Reason::LIST.len(),
                Kind::Referral => Settlement::LIST.len(),
                _ => 0,
            },
            details: match kind {
                Kind::Benefit => benefits,
                Kind::Placement => hours,
                _ => 0,
            },
            shortest: i32::from(kind != Kind::Referral),
            has_end: kind.has_end(),
        });
        self.client.iter().max().is_none_or(|client| (*client as usize) < clients)
            && (0..self.len()).all(|row| {
                let (kind, start, until) = (self.kind[row], self.start[row], self.until[row]);
                let (reason, detail) = (self.reason[row], self.detail[row]);
                let lists = &lists[kind as usize];
                kind != Kind::Withdraw
                    && usize::from(self.code[row]) < lists.codes
                    && start != Self::OPEN
                    && (until == Self::OPEN || lists.has_end && until - start >= lists.shortest)
                    && (reason == Self::NO_REASON || usize::from(reason) < lists.reasons)
                    && (detail == Self::NO_DETAIL || (detail as usize) < lists.details)
            })
    }
}

/// How long the lists are that rows of a kind number into, and what their stretches are.
struct Lists {
    codes: usize,
    reasons: usize,
    details: usize,
    /// The fewest days between `start` and `until`.
    shortest: i32,
    has_end: bool,
}

impl RecordNumbers {
    fn read(reader: &mut ByteReader<'_>, rows: usize) -> Option<Self> {
        let mut names = Vec::new();
        reader.texts(|name| {
            names.push(name);
            Some(())
        })?;
        let of = reader.column(names.len(), |row| row)?;
        let ascend = of.is_sorted_by(|one, next| one < next);
        let within = of.last().is_none_or(|last| (*last as usize) < rows);
        let mut records = Self::default();
        for (name, row) in names.iter().zip(&of) {
            records.add(name.as_bytes(), *row as usize);
        }
        // One that is empty or there twice was not added.
        (ascend && within && records.all().1.len() == of.len()).then_some(records)
    }
}

impl Locations {
    fn read(reader: &mut ByteReader<'_>, rows: usize) -> Option<Self> {
        let many = reader.many()?;
        let first = reader.column(many, |row| row)?;
        let file = reader.column(many, |file| file)?;
        let row = reader.column(many, |row| row)?;
        let ends = first.iter().skip(1).copied().chain([rows as u32]);
        let mut locations = Self::default();
        if first.first().is_some_and(|first| *first != 0) || first.is_empty() != (rows == 0) {
            return None;
        }
        for (((first, end), file), row) in first.iter().zip(ends).zip(file).zip(row) {
            // Row numbers count up from 1 to the end of the run.
            let length = end.checked_sub(*first).filter(|length| *length > 0)?;
            row.checked_sub(1)?.checked_add(length)?;
            locations.add(*first as usize, Location { file, row });
        }
        (locations.runs().len() == many).then_some(locations)
    }
}

fn read_reading(reader: &mut ByteReader<'_>) -> Option<(Reading, Quarantine)> {
    let mut files = Vec::new();
    for _ in 0..reader.number()? {
        files.push(FileReading::read(reader)?);
    }
    let findings = read_findings(reader, &files)?;
    let mut quarantine = Quarantine::default();
    let mut lines = 0;
    reader.texts(|line| {
        quarantine.add_line(line);
        lines += 1;
        Some(())
    })?;
    (lines == findings.len()).then_some((Reading { files, findings }, quarantine))
}

fn read_findings(reader: &mut ByteReader<'_>, files: &[FileReading]) -> Option<Vec<Finding>> {
    let many = reader.many()?;
    let file = reader.column(many, |file| file)?;
    let row = reader.column(many, |row| row)?;
    let mut findings: Vec<Finding> = Vec::new();
    for (file, row) in file.into_iter().zip(row) {
        let line = Some(reader.number()?).filter(|line| *line > 0);
        (u64::from(row) <= files.get(file as usize)?.rows).then_some(())?;
        let (column, code, text) = ("", FindingCode::MissingValue, String::new());
        findings.push(Finding { file, row, line, column, code, text });
    }
    each(reader, &mut findings, |finding, word| {
        finding.column = if word.is_empty() { "" } else { word.parse::<Field>().ok()?.as_str() };
        Some(())
    })?;
    each(reader, &mut findings, |finding, word| {
        finding.code = word.parse().ok().filter(|code: &FindingCode| code.quarantines())?;
        Some(())
    })?;
    each(reader, &mut findings, |finding, text| {
        text.clone_into(&mut finding.text);
        Some(())
    })?;
    let quarantined: u64 = files.iter().map(|file| file.quarantined).sum();
    (findings.len() as u64 == quarantined).then_some(findings)
}

/// A text for each finding.
fn each<'a>(
    reader: &mut ByteReader<'a>,
    findings: &mut [Finding],
    set: impl Fn(&mut Finding, &'a str) -> Option<()>,
) -> Option<()> {
    let mut left = findings.iter_mut();
    reader.texts(|text| set(left.next()?, text))?;
    left.next().is_none().then_some(())
}

impl FileReading {
    fn read(reader: &mut ByteReader<'_>) -> Option<Self> {
        let name = reader.text()?.to_owned();
        let header = read_words(reader)?;
        let [rows, accepted, quarantined] = [reader.small()?, reader.small()?, reader.small()?];
        if accepted.checked_add(quarantined) != Some(rows) {
            return None;
        }
        let encoding = match reader.number()? {
            0 => None,
            1 => Some(Encoding::Utf8),
            2 => Some(Encoding::Windows1252),
            _ => return None,
        };
        let mut notices = Vec::new();
        for _ in 0..reader.number()? {
            let code: FindingCode = reader.text()?.parse().ok()?;
            notices.push(Notice { code, columns: read_words(reader)? });
        }
        let [rows, accepted, quarantined] = [rows, accepted, quarantined].map(u64::from);
        Some(Self { name, header, rows, accepted, quarantined, encoding, notices })
    }
}

fn read_words(reader: &mut ByteReader<'_>) -> Option<Vec<String>> {
    let mut words = Vec::new();
    reader.texts(|word| {
        words.push(word.to_owned());
        Some(())
    })?;
    Some(words)
}

#[cfg(test)]
#[path = "decode_tests.rs"]
mod tests;
