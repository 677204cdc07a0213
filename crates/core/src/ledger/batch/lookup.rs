//! A batch's columns as ours, with what is done once for all rows.

use crate::ledger::batch::Batch;
use crate::ledger::batch::column::{Column, Values};
use crate::ledger::csv::encoding::trim;
use crate::ledger::mapping::column_map::{Layout, Source};
use crate::ledger::mapping::resolver::Rules;
use crate::ledger::read::row::{Cell, Cells};
use crate::ledger::{Columns, Field};
use crate::policy::Kind;
use std::borrow::Cow;
use std::ops::Range;

/// Where the cells of each of our columns come from, and what words mean.
pub(crate) struct BatchColumns<'b> {
    sources: [From<'b>; Field::COUNT],
    /// By word: its kind, and [`Kind::Withdraw`] where it is none.
    pub(crate) kinds: Option<Meanings<Kind>>,
    /// By kind and word: its code, and [`NO_CODE`] where it is none.
    pub(crate) codes: Option<Meanings<u16>>,
    /// By kind and word: its reason, and [`UNSURE`] where it is none or not always.
    pub(crate) reasons: Option<Meanings<u8>>,
}

/// No code has this number.
pub(crate) const NO_CODE: u16 = u16::MAX;

/// No reason has this number.
pub(crate) const UNSURE: u8 = u8::MAX - 1;

/// Where the cells of one of our columns come from.
pub(crate) enum From<'b> {
    Absent,
    Constant(&'b [u8]),
    /// Text, or what needs not be text: the days of a date, the numbers of hours.
    Column(Cow<'b, Column<'b>>),
}

impl From<'_> {
    /// A row's text, trimmed; empty where there is none.
    #[inline]
    pub(crate) fn text(&self, row: usize) -> &[u8] {
        match self {
            Self::Absent => b"",
            Self::Constant(text) => text,
            Self::Column(column) => column.text_at(row).map_or(b"", trim),
        }
    }

    /// Tells `each` the texts of these rows, as [`Self::text`] gives them, one after another.
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
    pub(crate) fn new(batch: &'b Batch<'b>, layout: &'b Layout, rules: &Rules) -> Self {
        let sources = Field::ALL.map(|field| match layout.source(field) {
            Source::Absent => From::Absent,
            Source::Constant(text) => From::Constant(text),
            Source::Cell(index) => match batch.columns.get(*index) {
                Some(column) if column.has_none() => From::Absent,
                None => From::Absent,
                Some(column) => From::Column(match &column.values {
                    Values::Text(..)
                    | Values::Viewed(_)
                    | Values::Coded(..)
                    | Values::Unreadable(..) => Cow::Borrowed(column),
                    Values::Days(_) if field.is_date() => Cow::Borrowed(column),
                    Values::Whole(_) | Values::Real(_) if field == Field::Hours => {
                        Cow::Borrowed(column)
                    }
                    Values::Days(_) | Values::Whole(_) | Values::Real(_) => {
                        Cow::Owned(column.written())
                    }
                }),
            },
        });
        let source = |field: Field| &sources[field as usize];
        let kinds = Meanings::new(source(Field::Kind), &[()], |(), word| kind(rules, word));
        let codes =
            Meanings::new(source(Field::Code), &Kind::ALL, |kind, word| code(rules, kind, word));
        let reasons = Meanings::new(source(Field::Reason), &Kind::ALL, |kind, word| {
            reason(rules, kind, word)
        });
        Self { sources, kinds, codes, reasons }
    }

    #[inline]
    pub(crate) fn source(&self, field: Field) -> &From<'b> {
        &self.sources[field as usize]
    }
}

/// A kind, or [`Kind::Withdraw`].
pub(crate) fn kind(rules: &Rules, word: &[u8]) -> Kind {
    let kind = if word.is_empty() { None } else { rules.kind(word) };
    kind.unwrap_or(Kind::Withdraw)
}

/// The number of a code, or [`NO_CODE`].
pub(crate) fn code(rules: &Rules, kind: Kind, word: &[u8]) -> u16 {
    match kind {
        Kind::Birth => 0,
        _ if word.is_empty() => NO_CODE,
        _ => rules.code(kind, word).unwrap_or(NO_CODE),
    }
}

/// The number of a reason where that does not depend on the row's last day, or [`UNSURE`].
pub(crate) fn reason(rules: &Rules, kind: Kind, word: &[u8]) -> u8 {
    match kind {
        _ if word.is_empty() => Columns::NO_REASON,
        Kind::Benefit => rules.lasting_reason(word).unwrap_or(UNSURE),
        Kind::Referral => rules.settlement(word).unwrap_or(UNSURE),
        _ => Columns::NO_REASON,
    }
}

/// What the words of a column mean, looked up once a word instead of once a row.
pub(crate) struct Meanings<T> {
    /// How many words the list has; the number after the last is that of an empty cell.
    pub(crate) words: u32,
    /// By key (kind) and word.
    means: Vec<T>,
}

impl<T: Copy> Meanings<T> {
    /// Nothing for columns without a list of words, or with a long one.
    fn new<K: Copy>(from: &From<'_>, keys: &[K], meaning: impl Fn(K, &[u8]) -> T) -> Option<Self> {
        const LONG: usize = 4096;
        let words: Vec<&[u8]> = match from {
            From::Absent => Vec::new(),
            From::Constant(text) => vec![text],
            From::Column(column) => match &column.values {
                Values::Coded(words, _) if words.len() <= LONG => {
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
pub(crate) struct RowCells<'a, 'b> {
    pub(crate) columns: &'a BatchColumns<'b>,
    pub(crate) row: usize,
}

impl<'a> Cells<'a> for RowCells<'a, '_> {
    fn cell(&self, field: Field) -> Cell<'a> {
        let from = self.columns.source(field);
        match from {
            From::Column(column) => match &column.values {
                Values::Days(_) => column.day_at(self.row).map_or(Cell::EMPTY, Cell::Day),
                Values::Whole(_) | Values::Real(_) => {
                    column.number_at(self.row).map_or(Cell::EMPTY, Cell::Number)
                }
                _ => Cell::Text(from.text(self.row)),
            },
            _ => Cell::Text(from.text(self.row)),
        }
    }
}
