//! A chunk of a batch's rows, read column by column with masks instead of branches.
//!
//! In a data frame the kind changes from row to row, so a branch on it would be mispredicted again
//! and again. Each column is therefore read for all rows in one loop without branches, which the
//! compiler can vectorise. Every loop also marks the rows that it can't read so simply as irregular;
//! these few are read afterwards, row by row, by the same rules as a line of a file
//! ([`file`](super::file)).
//!
//! How `until` (the day after the last) comes from `end`, where a mask is all ones or all zeros:
//!
//! ```text
//!            kind     end   used by kind  given   ends   until
//! row 0      benefit   30       1…1        1…1    1…1    30 + 1
//! row 1      benefit    -       1…1        0…0    0…0    OPEN
//! row 2      rung      30       0…0        1…1    0…0    OPEN      rungs have no end
//!
//! ends  = used & given
//! until = (end + 1) & ends | OPEN & !ends
//! ```
//!
//! Words (kinds, codes, reasons) in a dictionary are looked up once per word, not once per row
//! ([`lookup`](super::lookup)). Checking and writing the rows takes 155 ms of the 235 ms of reading
//! 6.3 million rows, mostly waiting for memory. The plain version is the CSV reader: the tests read
//! the same random rows as text and as columns, in pieces and on several threads, and compare all.

use crate::Day;
use crate::ledger::batch::Batch;
use crate::ledger::batch::column::{Column, ColumnValues, NO_DAY};
use crate::ledger::batch::lookup::{self, BatchColumns, CellSource, NO_CODE, UNSURE, WordLookup};
use crate::ledger::batch::row_texts;
use crate::ledger::intern::hours::HoursList;
use crate::ledger::intern::pending::{KeyBlock, KeyBuffer};
use crate::ledger::mapping::resolver::CodeResolver;
use crate::ledger::read::dates::{self, DateText};
use crate::ledger::read::row::{are_hours, decimal};
use crate::ledger::{Field, RecordColumns};
use crate::vocabulary::Kind;
use std::ops::Range;

/// The part of the ledger's columns that a chunk's rows are written to. A column that no row needs
/// is empty.
#[derive(Default)]
pub(crate) struct ColumnsMut<'w> {
    pub(crate) kind: &'w mut [Kind],
    pub(crate) code: &'w mut [u16],
    pub(crate) start: &'w mut [i32],
    pub(crate) until: &'w mut [i32],
    pub(crate) reason: &'w mut [u8],
    pub(crate) detail: &'w mut [u32],
    pub(crate) registered: &'w mut [i32],
    pub(crate) withdrawn: &'w mut [i32],
}

/// What reading a chunk gives, beside what went to the columns.
pub(crate) struct ReadChunk {
    pub(crate) rows: Range<usize>,
    /// Whether its text is valid UTF-8 without NUL; otherwise nothing was read.
    pub(crate) is_sound: bool,
    /// The rows that are still to be read one by one.
    pub(crate) irregular: Vec<usize>,
    /// The rows with hours, and which of `hours_list`.
    pub(crate) hours: Vec<(usize, u32)>,
    pub(crate) hours_list: Vec<f64>,
    pub(crate) clients: KeyBlock,
    pub(crate) benefits: KeyBlock,
}

/// Reads a chunk.
pub(crate) fn read(
    batch: &Batch<'_>,
    columns: &BatchColumns<'_>,
    resolver: &CodeResolver,
    rows: Range<usize>,
    window: ColumnsMut<'_>,
) -> ReadChunk {
    let is_sound = batch.columns.iter().all(|column| column.is_sound(&rows));
    let mut reading = ChunkReader {
        columns,
        resolver,
        rows: rows.clone(),
        window,
        irregular: vec![0; rows.len()],
        valid: Vec::new(),
        words: Vec::new(),
        hours: HoursList::default(),
        has_hours: Vec::new(),
    };
    let mut clients = KeyBuffer::default();
    if is_sound {
        clients = reading.clients();
        reading.read();
    }
    let ChunkReader { irregular, hours, has_hours, window, .. } = reading;
    let kinds = |row: usize| window.kind[row - rows.start];
    let sound = if is_sound { rows.clone() } else { 0..0 };
    ReadChunk {
        is_sound,
        irregular: places(&irregular).map(|place| rows.start + place).collect(),
        hours: has_hours,
        hours_list: hours.list,
        clients: clients.seal(),
        benefits: row_texts::benefits(columns, sound.clone().zip(sound), kinds),
        rows,
    }
}

/// The indices of the few bytes that are not 0.
fn places(marks: &[u8]) -> impl Iterator<Item = usize> + '_ {
    marks.chunks(64).enumerate().flat_map(|(block, marks)| {
        let any = marks.iter().fold(0, |any, mark| any | mark) != 0;
        let marks = if any { marks } else { &[] };
        marks.iter().enumerate().filter(|(_, mark)| **mark != 0).map(move |(at, _)| block * 64 + at)
    })
}

struct ChunkReader<'a, 'b> {
    columns: &'a BatchColumns<'b>,
    resolver: &'a CodeResolver,
    rows: Range<usize>,
    window: ColumnsMut<'a>,
    /// By row: 0 where it is regular.
    irregular: Vec<u8>,
    /// Of the current column: 1 for each row with a value.
    valid: Vec<u8>,
    /// The numbers of the words of the current column.
    words: Vec<u32>,
    hours: HoursList,
    has_hours: Vec<(usize, u32)>,
}

impl ChunkReader<'_, '_> {
    fn read(&mut self) {
        self.kinds();
        self.codes();
        self.starts();
        self.ends();
        self.reasons();
        self.details();
        let registered = std::mem::take(&mut self.window.registered);
        self.days(Field::RegisteredOn, registered, RecordColumns::NO_DAY, false);
        let withdrawn = std::mem::take(&mut self.window.withdrawn);
        self.days(Field::WithdrawnOn, withdrawn, RecordColumns::OPEN, true);
        let record = self.columns.source(Field::Record);
        if !record.is_empty() {
            for (irregular, row) in self.irregular.iter_mut().zip(self.rows.clone()) {
                *irregular |= u8::from(!record.text(row).is_empty());
            }
        }
    }

    /// The clients of all rows, irregular ones too.
    fn clients(&mut self) -> KeyBuffer {
        let mut clients = KeyBuffer::with_room(self.rows.len());
        let (mut row, mut irregular) = (self.rows.start, self.irregular.iter_mut());
        self.columns.source(Field::Client).each_text(self.rows.clone(), |text| {
            if let Some(irregular) = irregular.next() {
                *irregular |= u8::from(text.is_empty());
            }
            clients.add_run(row, text);
            row += 1;
        });
        clients
    }

    fn kinds(&mut self) {
        let source = self.columns.source(Field::Kind);
        if let Some(lookup) = &self.columns.kinds {
            fill_words(source, lookup, self.rows.clone(), &mut self.valid, &mut self.words);
            for (kind, word) in self.window.kind.iter_mut().zip(&self.words) {
                *kind = lookup.of(0, *word).unwrap_or(Kind::Withdraw);
            }
        } else {
            for (kind, row) in self.window.kind.iter_mut().zip(self.rows.clone()) {
                *kind = lookup::kind(self.resolver, source.text(row));
            }
        }
        for (irregular, kind) in self.irregular.iter_mut().zip(&*self.window.kind) {
            *irregular |= u8::from(*kind == Kind::Withdraw);
        }
    }

    fn codes(&mut self) {
        let source = self.columns.source(Field::Code);
        let rows = self.window.code.iter_mut().zip(&*self.window.kind);
        if let Some(lookup) = &self.columns.codes {
            fill_words(source, lookup, self.rows.clone(), &mut self.valid, &mut self.words);
            for ((code, kind), word) in rows.zip(&self.words) {
                *code = lookup.of(*kind as usize, *word).unwrap_or(NO_CODE);
            }
        } else {
            for ((code, kind), row) in rows.zip(self.rows.clone()) {
                *code = lookup::code(self.resolver, *kind, source.text(row));
            }
        }
        for (irregular, code) in self.irregular.iter_mut().zip(&*self.window.code) {
            *irregular |= u8::from(*code == NO_CODE);
        }
    }

    fn reasons(&mut self) {
        let source = self.columns.source(Field::Reason);
        if source.is_empty() {
            return self.window.reason.fill(RecordColumns::NO_REASON);
        }
        let rows = self.window.reason.iter_mut().zip(&*self.window.kind);
        if let Some(lookup) = &self.columns.reasons {
            fill_words(source, lookup, self.rows.clone(), &mut self.valid, &mut self.words);
            for ((reason, kind), word) in rows.zip(&self.words) {
                *reason = lookup.of(*kind as usize, *word).unwrap_or(UNSURE);
            }
        } else {
            for ((reason, kind), row) in rows.zip(self.rows.clone()) {
                *reason = lookup::reason(self.resolver, *kind, source.text(row));
            }
        }
        for (irregular, reason) in self.irregular.iter_mut().zip(&*self.window.reason) {
            *irregular |= u8::from(*reason == UNSURE);
        }
    }

    fn starts(&mut self) {
        let start = std::mem::take(&mut self.window.start);
        self.days(Field::Start, start, NO_START, false);
        for (irregular, day) in self.irregular.iter_mut().zip(&*start) {
            *irregular |= u8::from(*day == NO_START);
        }
        self.window.start = start;
    }

    /// The days of a column: `empty` where there is none, or where 9999-12-31 means none.
    fn days(&mut self, field: Field, days: &mut [i32], empty: i32, may_be_open: bool) {
        if days.is_empty() {
            return;
        }
        let source = self.columns.source(field);
        let days_and_irregular = days.iter_mut().zip(&mut self.irregular);
        if let Some((given, valid)) = days_of(source, &self.rows, &mut self.valid) {
            // The same operations for every row, so that the loop is vectorised.
            let open = if may_be_open { dates::LAST_OF_9999 } else { FIRST };
            for (((day, irregular), given), valid) in days_and_irregular.zip(given).zip(valid) {
                let is_day = u8::from((FIRST..=LAST).contains(given));
                let is_open = u8::from(*given == open || *given == NO_DAY);
                *irregular |= valid & !(is_day | is_open);
                *day = if valid & is_day == 1 { *given } else { empty };
            }
            return;
        }
        for ((day, irregular), row) in days_and_irregular.zip(self.rows.clone()) {
            let text = source.text(row);
            *day = empty;
            if !text.is_empty() {
                match dates::read(text) {
                    DateText::Day(read) => *day = read.number(),
                    DateText::Open if may_be_open => {}
                    _ => *irregular = 1,
                }
            }
        }
    }

    fn ends(&mut self) {
        let until = std::mem::take(&mut self.window.until);
        self.days(Field::End, until, RecordColumns::OPEN, true);
        let end_rules = Kind::LIST.map(|kind| EndRule {
            used: -i32::from(Field::End.is_used_by(kind)),
            days_to_until: self.resolver.days_to_until(kind),
            least: i32::from(kind != Kind::Referral),
        });
        let rows = until.iter_mut().zip(&*self.window.kind).zip(&*self.window.start);
        for (((until, kind), start), irregular) in rows.zip(&mut self.irregular) {
            // Mask arithmetic instead of a branch: see the head of this file.
            let EndRule { used, days_to_until, least } = end_rules[*kind as usize];
            let ends = used & -i32::from(*until != RecordColumns::OPEN);
            let day = until.wrapping_add(days_to_until);
            *irregular |= ends as u8 & u8::from(day < start.wrapping_add(least));
            *until = day & ends | RecordColumns::OPEN & !ends;
        }
        self.window.until = until;
    }

    fn details(&mut self) {
        if self.window.detail.is_empty() {
            return;
        }
        self.window.detail.fill(RecordColumns::NO_DETAIL);
        let source = self.columns.source(Field::Hours);
        if source.is_empty() {
            return;
        }
        let kinds = self.rows.clone().zip(&*self.window.kind);
        let placements = kinds.filter(|(_, kind)| **kind == Kind::Placement).map(|(row, _)| row);
        // Hours are rare: first find the rows, then read them, so that cache misses overlap.
        let rows: Vec<usize> = match source {
            CellSource::Column(column) => placements.filter(|row| column.has_value(*row)).collect(),
            _ => placements.collect(),
        };
        let hours = rows.iter().map(|row| match source {
            CellSource::Column(column) if column.is_numbers() => column.number_at(*row),
            _ => match source.text(*row) {
                b"" => None,
                // What is not a number makes the row irregular.
                text => Some(decimal(text).unwrap_or(f64::NAN)),
            },
        });
        let hours: Vec<Option<f64>> = hours.collect();
        for (row, hours) in rows.into_iter().zip(hours) {
            match hours {
                None => {}
                Some(hours) if are_hours(hours) => {
                    self.has_hours.push((row, self.hours.add(hours)));
                }
                Some(_) => self.irregular[row - self.rows.start] = 1,
            }
        }
    }
}

/// How the end of a kind's rows is read.
#[derive(Clone, Copy)]
struct EndRule {
    /// All ones where it is read, else 0.
    used: i32,
    days_to_until: i32,
    /// The fewest days that a row takes.
    least: i32,
}

const FIRST: i32 = Day::MIN.number();
const LAST: i32 = Day::MAX.number();

/// No row starts on this day.
const NO_START: i32 = i32::MIN;

/// The numbers of the words of these rows.
fn fill_words<T: Copy>(
    source: &CellSource<'_>,
    lookup: &WordLookup<T>,
    rows: Range<usize>,
    valid: &mut Vec<u8>,
    words: &mut Vec<u32>,
) {
    words.clear();
    match source {
        CellSource::Absent => words.resize(rows.len(), lookup.words),
        CellSource::Constant(_) => words.resize(rows.len(), 0),
        CellSource::Column(column) => {
            if let ColumnValues::Coded(_, codes) = &column.values {
                codes.fill(rows.clone(), lookup.words, words);
            }
            if let Some(bits) = &column.bits {
                valid.clear();
                bits.spread(rows, valid);
                for (word, valid) in words.iter_mut().zip(&*valid) {
                    *word = if *valid == 1 { *word } else { lookup.words };
                }
            }
        }
    }
}

/// The days of these rows and which are given, where they come as days.
fn days_of<'a>(
    source: &'a CellSource<'_>,
    rows: &Range<usize>,
    valid: &'a mut Vec<u8>,
) -> Option<(&'a [i32], &'a [u8])> {
    let CellSource::Column(column) = source else { return None };
    let Column { values: ColumnValues::Days(days), bits } = &**column else { return None };
    valid.clear();
    match bits {
        Some(bits) => bits.spread(rows.clone(), valid),
        None => valid.resize(rows.len(), 1),
    }
    Some((days.get(rows.clone())?, valid))
}
