//! Reading the cells of a column: as text, as days, as numbers, and whether they can be read.

use crate::Day;
use crate::ledger::batch::column::{Column, ColumnValues, NO_DAY};
use crate::ledger::csv::encoding::trim;
use std::borrow::Cow;
use std::fmt::Write;
use std::ops::Range;

impl Column<'_> {
    /// Why the column can't be read.
    pub(crate) fn why_unreadable(&self) -> Option<&str> {
        match &self.values {
            ColumnValues::Unreadable(_, why) => Some(why),
            _ => None,
        }
    }

    /// Whether a bit is missing for a row.
    pub(crate) fn lacks_bits(&self) -> bool {
        self.bits.as_ref().is_some_and(|bits| bits.len() < self.len())
    }

    pub(crate) fn has_value(&self, row: usize) -> bool {
        self.bits.as_ref().is_none_or(|bits| bits.get(row))
    }

    /// Whether the values are numbers.
    pub(crate) fn is_numbers(&self) -> bool {
        matches!(self.values, ColumnValues::Whole(_) | ColumnValues::Real(_))
    }

    /// Whether no row has a value.
    pub(crate) fn has_none(&self) -> bool {
        match (&self.bits, &self.values) {
            (Some(bits), _) => bits.are_none(self.len()),
            (None, ColumnValues::Days(days)) => days.iter().all(|day| *day == NO_DAY),
            _ => false,
        }
    }

    /// A row's value where it stands as text.
    #[inline]
    pub(crate) fn text_at(&self, row: usize) -> Option<&[u8]> {
        match &self.values {
            _ if !self.has_value(row) => None,
            ColumnValues::Text(offsets, bytes) => bytes.get(offsets.at(row)..offsets.at(row + 1)),
            ColumnValues::Viewed(views) => views.get(row),
            ColumnValues::Coded(words, codes) => {
                words.get(codes.get(row)).map(|word| word.as_bytes())
            }
            ColumnValues::Days(_)
            | ColumnValues::Whole(_)
            | ColumnValues::Real(_)
            | ColumnValues::Unreadable(..) => None,
        }
    }

    /// Calls `each` with the text of each of these rows, in order, empty where there is none. The rows
    /// must be sound.
    #[inline]
    pub(crate) fn each_text<'s>(&'s self, rows: Range<usize>, mut each: impl FnMut(&'s [u8])) {
        match &self.values {
            ColumnValues::Text(offsets, bytes) if self.bits.is_none() => {
                offsets.each(rows, |place| each(bytes.get(place).unwrap_or_default()));
            }
            ColumnValues::Viewed(views) if self.bits.is_none() => {
                views.each(rows, |text| each(text.unwrap_or_default()));
            }
            _ => rows.for_each(|row| each(self.text_at(row).unwrap_or_default())),
        }
    }

    /// A row's day.
    pub(crate) fn day_at(&self, row: usize) -> Option<i32> {
        match &self.values {
            ColumnValues::Days(days) if self.has_value(row) => {
                days.get(row).copied().filter(|day| *day != NO_DAY)
            }
            _ => None,
        }
    }

    /// A row's number.
    pub(crate) fn number_at(&self, row: usize) -> Option<f64> {
        match &self.values {
            _ if !self.has_value(row) => None,
            ColumnValues::Whole(numbers) => numbers.get(row).map(|number| *number as f64),
            ColumnValues::Real(numbers) => {
                numbers.get(row).copied().filter(|number| !number.is_nan())
            }
            _ => None,
        }
    }

    /// A row's value as text.
    pub(crate) fn shown(&self, row: usize) -> Cow<'_, str> {
        if let Some(text) = self.text_at(row) {
            return String::from_utf8_lossy(text);
        }
        let mut text = String::new();
        self.write(row, &mut text);
        text.into()
    }

    /// Writes a row's value where it does not stand as text.
    fn write(&self, row: usize, text: &mut String) {
        // Writing to a string does not fail.
        let _ = match &self.values {
            _ if !self.has_value(row) => Ok(()),
            ColumnValues::Text(..)
            | ColumnValues::Viewed(_)
            | ColumnValues::Coded(..)
            | ColumnValues::Unreadable(..) => Ok(()),
            ColumnValues::Days(_) => match self.day_at(row) {
                Some(day) => write!(text, "{}", Day::from_number(day)),
                None => Ok(()),
            },
            ColumnValues::Whole(numbers) => match numbers.get(row) {
                Some(number) => write!(text, "{number}"),
                None => Ok(()),
            },
            ColumnValues::Real(numbers) => match numbers.get(row) {
                // Nothing below zero is still nothing.
                Some(number) if !number.is_nan() => write!(text, "{}", number + 0.0),
                _ => Ok(()),
            },
        };
    }

    /// The same values as text.
    pub(crate) fn written(&self) -> Column<'static> {
        let (mut text, mut offsets) = (String::new(), vec![0_u64]);
        for row in 0..self.len() {
            self.write(row, &mut text);
            offsets.push(text.len() as u64);
        }
        Column::of(ColumnValues::Text(offsets.into(), text.into_bytes().into()))
    }

    /// Whether a row's value is nothing but white space.
    pub(crate) fn is_blank(&self, row: usize) -> bool {
        match &self.values {
            ColumnValues::Text(..) | ColumnValues::Viewed(_) | ColumnValues::Coded(..) => {
                self.text_at(row).is_none_or(|text| trim(text).is_empty())
            }
            ColumnValues::Days(_) => self.day_at(row).is_none(),
            ColumnValues::Whole(_) | ColumnValues::Real(_) => self.number_at(row).is_none(),
            // It is not known, so it may be something.
            ColumnValues::Unreadable(..) => false,
        }
    }

    /// Whether these rows are whole text without NUL characters.
    pub(crate) fn is_sound(&self, rows: &Range<usize>) -> bool {
        if rows.is_empty() {
            return true;
        }
        let (offsets, bytes) = match &self.values {
            ColumnValues::Text(offsets, bytes) => (offsets, bytes),
            ColumnValues::Viewed(views) => {
                let mut given = rows.clone().filter(|row| self.has_value(*row));
                return given.all(|row| views.get(row).is_some_and(is_sound));
            }
            _ => return true,
        };
        let range = offsets.at(rows.start)..offsets.at(rows.end);
        let Some(all) = bytes.get(range).filter(|_| offsets.ascend(rows)) else { return false };
        // Nearly all of it is ASCII: of that any part is whole text.
        all.chunks(1 << 10).all(is_plain)
            || rows.clone().filter_map(|row| self.text_at(row)).all(is_sound)
    }

    /// Whether a word of its list holds a NUL character.
    pub(crate) fn has_nul_word(&self) -> bool {
        match &self.values {
            ColumnValues::Coded(words, _) => words.iter().any(|word| word.contains('\0')),
            _ => false,
        }
    }
}

/// Whether it is ASCII without NUL characters.
#[inline]
fn is_plain(text: &[u8]) -> bool {
    const LOW: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = LOW << 7;
    // SWAR, eight bytes at a time: the highest bit shows a byte that is not ASCII, or a 0 from which
    // 1 was taken.
    let (words, rest) = text.as_chunks::<8>();
    let mut shown = 0;
    for word in words {
        let word = u64::from_le_bytes(*word);
        shown |= (word | word.wrapping_sub(LOW)) & HIGH;
    }
    shown == 0 && rest.iter().all(|byte| (1..=0x7F).contains(byte))
}

/// Whether it is valid UTF-8 without NUL characters.
#[inline]
fn is_sound(text: &[u8]) -> bool {
    is_plain(text) || std::str::from_utf8(text).is_ok_and(|text| !text.contains('\0'))
}
