//! A ledger as bytes, so that it travels: to a worker, into a cache, over a process's border.
//!
//! | what | how |
//! |---|---|
//! | name, version, sum | as every [form](crate::ledger::codec) has |
//! | the day of the last extract | a day |
//! | codes | by kind, texts |
//! | how many rows, and each column | a column each; a column without values is a 0 |
//! | clients, benefit numbers | texts |
//! | hours | how many, and each as the 8 bytes of a double |
//! | record numbers | texts, and the row of each as a column |
//! | later withdrawals | how many, and the row of each as a column |
//! | places | how many runs, and first row, file and row of each as columns |
//! | the reading | files with their notices; findings, a column each; their texts; the refused rows |
//! | whether numbers may look like BSNs | 0 or 1 |
//!
//! A day is 0 where there is none and else the days since 1900-12-31, so that two bytes do until
//! 2080. Kinds, reasons and settlements are their numbers in the lists of the model, which only grow
//! at their end; what a finding says goes by its word.

use crate::ledger::codec::{ByteFormat, ByteWriter};
use crate::ledger::csv::encoding::Encoding;
use crate::ledger::locations::Location;
use crate::ledger::report::{FileReading, Finding, Notice};
use crate::ledger::sparse::SparseColumn;
use crate::ledger::{Ledger, RecordColumns};
use crate::vocabulary::{Kind, Word};
use crate::{Day, ErrorCode};

pub(crate) const FORMAT: ByteFormat =
    ByteFormat { name: *b"meedoenL", version: 1, what: "ledger", code: ErrorCode::BadLedger };

/// The day that is written as 0 is the one before this.
pub(crate) const FIRST_DAY: i32 = Day::MIN.number();

impl Ledger {
    /// The whole ledger as bytes, compact and checked by a sum: its rows, how they were read, and
    /// what was refused. They hold all that the ledger holds, so they are for those who may see it.
    ///
    /// The same ledger gives the same bytes. They are for the same version of the library: what is
    /// kept for years is a file of records.
    ///
    /// ```
    /// use meedoen::{Ledger, Policy};
    ///
    /// let csv = b"client,kind,code,start\nc1,benefit,pw,2023-01-15\nc2,benefit,pw,soon\n";
    /// let ledger = Ledger::read_csv(csv, &Policy::starter("Ons Dorp"))?;
    ///
    /// let same = Ledger::from_bytes(&ledger.to_bytes())?;
    /// assert_eq!(same.digest(), ledger.digest());
    /// assert_eq!(same.reading(), ledger.reading());
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut writer = FORMAT.begin();
        writer.0.reserve(self.len() * 24);
        writer.number(from_day(self.extract_of.map_or(i32::MAX, Day::number), i32::MAX).into());
        for kind in Kind::LIST {
            writer.texts(self.codes.of(kind).iter().map(String::as_str));
        }
        self.columns.write(&mut writer);
        writer.texts(self.clients.all());
        writer.texts(self.benefits.all());
        writer.number(self.hours.list.len() as u64);
        for hours in &self.hours.list {
            writer.0.extend(hours.to_le_bytes());
        }
        let (names, rows) = self.record_numbers.all();
        writer.texts(names.all());
        writer.column(rows.iter().copied());
        writer.number(self.withdrawals.len() as u64);
        writer.column(self.withdrawals.iter().copied());
        self.write_locations(&mut writer);
        self.write_reading(&mut writer);
        writer.number(self.bsn.allowed.into());
        writer.end()
    }

    fn write_locations(&self, writer: &mut ByteWriter) {
        let runs = self.locations.runs().iter();
        writer.number(runs.len() as u64);
        writer.column(runs.clone().map(|(first, _)| *first));
        writer.column(runs.clone().map(|(_, Location { file, .. })| *file));
        writer.column(runs.map(|(_, Location { row, .. })| *row));
    }

    fn write_reading(&self, writer: &mut ByteWriter) {
        let (files, findings) = (&self.reading.files, self.reading.findings.iter());
        writer.number(files.len() as u64);
        for file in files {
            file.write(writer);
        }
        writer.number(findings.len() as u64);
        writer.column(findings.clone().map(|finding| finding.file));
        writer.column(findings.clone().map(|finding| finding.row));
        for Finding { line, .. } in findings.clone() {
            // No file has a line 0.
            writer.number(line.unwrap_or(0));
        }
        writer.texts(findings.clone().map(|finding| finding.column));
        writer.texts(findings.clone().map(|finding| finding.code.as_str()));
        writer.texts(findings.map(|finding| &*finding.text));
        writer.texts(self.quarantine.lines());
    }
}

impl RecordColumns {
    fn write(&self, writer: &mut ByteWriter) {
        writer.number(self.len() as u64);
        writer.column(self.client.iter().copied());
        writer.column(self.kind.iter().map(|kind| *kind as u32));
        writer.column(self.code.iter().map(|code| u32::from(*code)));
        writer.column(self.start.iter().map(|day| from_day(*day, i32::MAX)));
        writer.column(self.until.iter().map(|day| from_day(*day, Self::OPEN)));
        writer.column(self.reason.iter().map(|reason| u32::from(*reason)));
        // `NO_DETAIL` becomes 0.
        write_sparse(writer, &self.detail, |detail| detail.wrapping_add(1));
        write_sparse(writer, &self.registered, |day| from_day(day, Self::NO_DAY));
        write_sparse(writer, &self.withdrawn, |day| from_day(day, Self::OPEN));
    }
}

/// A day as it is written.
fn from_day(day: i32, none: i32) -> u32 {
    if day == none { 0 } else { day.wrapping_sub(FIRST_DAY).wrapping_add(1) as u32 }
}

fn write_sparse<T>(
    writer: &mut ByteWriter,
    column: &SparseColumn<T>,
    number: impl Fn(T) -> u32 + Clone,
) where
    T: Copy + PartialEq + Default,
{
    let values = column.values();
    writer.number(values.is_some().into());
    if let Some(values) = values {
        writer.column(values.iter().map(|value| number(*value)));
    }
}

impl FileReading {
    fn write(&self, writer: &mut ByteWriter) {
        let Self { name, header, rows, accepted, quarantined, encoding, notices } = self;
        writer.text(name);
        writer.texts(header.iter().map(String::as_str));
        for count in [rows, accepted, quarantined] {
            writer.number(*count);
        }
        writer.number(match encoding {
            None => 0,
            Some(Encoding::Utf8) => 1,
            Some(Encoding::Windows1252) => 2,
        });
        writer.number(notices.len() as u64);
        for Notice { code, columns } in notices {
            writer.text(code.as_str());
            writer.texts(columns.iter().map(String::as_str));
        }
    }
}
