//! A batch's columns as ours, with what is done once for all rows.

use crate::ledger::batch::Batch;
use crate::ledger::batch::column::{Column, ColumnValues};
use crate::ledger::csv::encoding::trim;
use crate::ledger::mapping::column_map::{ColumnMap, ColumnSource};
use crate::ledger::mapping::resolver::CodeResolver;
use crate::ledger::read::row::{CellValue, RowCells};
use crate::ledger::{Field, RecordColumns};
use crate::vocabulary::Kind;
use std::borrow::Cow;
use std::ops::Range;

/// Where the cells of each of our columns come from, and what words mean.
pub(crate) struct BatchColumns<'b> {
    sources: [CellSource<'b>; Field::COUNT],
    /// By word: its kind, and [`Kind::Withdraw`] where it is none.
    pub(crate) kinds: Option<WordLookup<Kind>>,
    /// By kind and word: its code, and [`NO_CODE`] where it is none.
    pub(crate) codes: Option<WordLookup<u16>>,
    /// By kind and word: its reason, and [`UNSURE`] where it is none or not always.
    pub(crate) reasons: Option<WordLookup<u8>>,
}

/// No code has this number.
pub(crate) const NO_CODE: u16 = u16::MAX;

/// No reason has this number.
pub(crate) const UNSURE: u8 = u8::MAX - 1;

/// Where the cells of one of our columns come from.
pub(crate) enum CellSource<'b> {
    Absent,
    Constant(&'b [u8]),
    /// Text, or what needs not be text: the days of a date, the numbers of hours.
    Column(Cow<'b, Column<'b>>),
}

impl CellSource<'_> {
    /// A row's text, trimmed; empty where there is none.
    #[inline]
    pub(crate) fn text(&self, row: usize) -> &[u8] {
        match self {
            Self::Absent => b"",
            Self::Constant(text) => text,
            Self::Column(column) => column.text_at(row).map_or(b"", trim),
        }
    }

    /// Calls `each` with the text of each of these rows, as [`Self::text`] gives it, in order.
    #[inline]
    pub(crate) fn each_text<'s>(&'s self, rows: Range<usize>, mut each: impl FnMut(&'s [u8])) {
        match self {
            Self::Absent => rows.for_each(|_| each(b"")),
            Self::Constant(text) => rows.for_each(|_| each(text)),
            Self::Column(column) => column.each_text(rows, |text| each(trim(text))),
        }
    }

    /// Whether it is known that no row has anything in it.
    pub(crate) fn is_empty(&self) -> bool {
        matches!(self, Self::Absent | Self::Constant(b""))
    }
}

impl<'b> BatchColumns<'b> {
    pub(crate) fn new(
        batch: &'b Batch<'b>,
        column_map: &'b ColumnMap,
        resolver: &CodeResolver,
    ) -> Self {
        let sources = Field::LIST.map(|field| match column_map.source(field) {
            ColumnSource::Absent => CellSource::Absent,
            ColumnSource::Constant(text) => CellSource::Constant(text),
            ColumnSource::Cell(index) => match batch.columns.get(*index) {
                Some(column) if column.has_none() => CellSource::Absent,
                None => CellSource::Absent,
                Some(column) => CellSource::Column(match &column.values {
                    ColumnValues::Text(..)
                    | ColumnValues::Viewed(_)
                    | ColumnValues::Coded(..)
                    | ColumnValues::Unreadable(..) => Cow::Borrowed(column),
                    ColumnValues::Days(_) if field.is_date() => Cow::Borrowed(column),
                    ColumnValues::Whole(_) | ColumnValues::Real(_) if field == Field::Hours => {
                        Cow::Borrowed(column)
                    }
                    ColumnValues::Days(_) | ColumnValues::Whole(_) | ColumnValues::Real(_) => {
                        Cow::Owned(column.written())
                    }
                }),
            },
        });
        let source = |field: Field| &sources[field as usize];
        let kinds = WordLookup::new(source(Field::Kind), &[()], |(), word| kind(resolver, word));
        let codes = WordLookup::new(source(Field::Code), &Kind::LIST, |kind, word| {
            code(resolver, kind, word)
        });
        let reasons = WordLookup::new(source(Field::Reason), &Kind::LIST, |kind, word| {
            reason(resolver, kind, word)
        });
        Self { sources, kinds, codes, reasons }
    }

    #[inline]
    pub(crate) fn source(&self, field: Field) -> &CellSource<'b> {
        &self.sources[field as usize]
    }
}

/// A kind, or [`Kind::Withdraw`].
pub(crate) fn kind(resolver: &CodeResolver, word: &[u8]) -> Kind {
    let kind = if word.is_empty() { None } else { resolver.kind(word) };
    kind.unwrap_or(Kind::Withdraw)
}

/// The number of a code, or [`NO_CODE`].
pub(crate) fn code(resolver: &CodeResolver, kind: Kind, word: &[u8]) -> u16 {
    match kind {
        Kind::Birth => 0,
        _ if word.is_empty() => NO_CODE,
        _ => resolver.code(kind, word).unwrap_or(NO_CODE),
    }
}

/// The number of a reason where that does not depend on the row's last day, or [`UNSURE`].
pub(crate) fn reason(resolver: &CodeResolver, kind: Kind, word: &[u8]) -> u8 {
    match kind {
        _ if word.is_empty() => RecordColumns::NO_REASON,
        Kind::Benefit => resolver.lasting_reason(word).unwrap_or(UNSURE),
        Kind::Referral => resolver.settlement(word).unwrap_or(UNSURE),
        _ => RecordColumns::NO_REASON,
    }
}

/// What the words of a column mean, looked up once a word instead of once a row.
pub(crate) struct WordLookup<T> {
    /// How many words the list has; the number after the last is that of an empty cell.
    pub(crate) words: u32,
    /// By key (kind) and word.
    means: Vec<T>,
}

impl<T: Copy> WordLookup<T> {
    /// Nothing for columns without a list of words, or with a long one.
    fn new<K: Copy>(
        from: &CellSource<'_>,
        keys: &[K],
        meaning: impl Fn(K, &[u8]) -> T,
    ) -> Option<Self> {
        const LONG: usize = 4096;
        let words: Vec<&[u8]> = match from {
            CellSource::Absent => Vec::new(),
            CellSource::Constant(text) => vec![text],
            CellSource::Column(column) => match &column.values {
                ColumnValues::Coded(words, _) if words.len() <= LONG => {
                    words.iter().map(|word| trim(word.as_bytes())).collect()
                }
                _ => return None,
            },
        };
        let of_key = |key: &K| {
            let key = *key;
            words.iter().copied().chain([&b""[..]]).map(move |word| (key, word))
        };
        let means = keys.iter().flat_map(of_key).map(|(key, word)| meaning(key, word)).collect();
        Some(Self { words: words.len() as u32, means })
    }

    /// What a word means under the key with this number.
    #[inline]
    pub(crate) fn of(&self, key: usize, word: u32) -> Option<T> {
        self.means.get(key * (self.words as usize + 1) + word as usize).copied()
    }
}

/// The cells of one row.
pub(crate) struct BatchRow<'a, 'b> {
    pub(crate) columns: &'a BatchColumns<'b>,
    pub(crate) row: usize,
}

impl<'a> RowCells<'a> for BatchRow<'a, '_> {
    fn cell(&self, field: Field) -> CellValue<'a> {
        let from = self.columns.source(field);
        match from {
            CellSource::Column(column) => match &column.values {
                ColumnValues::Days(_) => {
                    column.day_at(self.row).map_or(CellValue::EMPTY, CellValue::Day)
                }
                ColumnValues::Whole(_) | ColumnValues::Real(_) => {
                    column.number_at(self.row).map_or(CellValue::EMPTY, CellValue::Number)
                }
                _ => CellValue::Text(from.text(self.row)),
            },
            _ => CellValue::Text(from.text(self.row)),
        }
    }
}
