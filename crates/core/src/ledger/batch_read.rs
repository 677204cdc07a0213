//! Columns in memory, read by the same rules as the cells of a file.

use super::Field;
use super::batch::{Batch, Column};
use super::csv::Desk;
use super::layout::{Layout, Source, bad_header};
use super::row::{Cell, Cells};
use super::rules::Rules;
use super::table::Arrival;
use super::text::trim;
use crate::Result;
use crate::policy::Kind;
use std::ops::Range;

/// The batches that stand in the place of one file.
#[derive(Default)]
pub(super) struct BatchFile {
    header: Vec<String>,
    layout: Option<Layout>,
    scratch: Scratch,
}

impl BatchFile {
    pub(super) fn push(&mut self, batch: &Batch<'_>, desk: &mut Desk<'_>) -> Result<()> {
        let rows = batch.rows()?;
        if batch.columns.iter().any(Column::has_nul) {
            return Err(bad_header("", "the columns hold NUL characters"));
        }
        let layout = match &mut self.layout {
            Some(layout) if self.header == batch.names => layout,
            Some(_) => return Err(bad_header("", "the columns differ from those before them")),
            none => {
                self.header.clone_from(&batch.names);
                none.insert(desk.open(batch.names.clone(), None)?)
            }
        };
        desk.ledger.reserve(rows);
        let columns = Columns::new(batch, layout, desk.rules);
        for row in 0..rows {
            // A row without any text is no row, as in a file.
            if batch.columns.iter().all(|column| column.is_empty(row)) {
                continue;
            }
            self.scratch.write(&columns, row);
            let cells = RowCells { columns: &columns, scratch: &self.scratch, row };
            desk.take(&Arrival { cells, beyond: None, line: None }, || {
                batch.columns.iter().map(|column| column.shown(row)).collect()
            })?;
        }
        Ok(())
    }
}

/// A batch's columns as ours, with what is done once for all rows.
struct Columns<'b> {
    sources: [From<'b>; Field::COUNT],
    kinds: Known<'b, Kind>,
    codes: Known<'b, [Option<u16>; Kind::ALL.len()]>,
    /// Our columns whose values may have to be written out to be read.
    written: Vec<(Field, &'b Column<'b>)>,
}

/// Where the cells of one of our columns come from.
enum From<'b> {
    Absent,
    Constant(&'b [u8]),
    Column(&'b Column<'b>),
    /// The words trimmed, and the number of each row's.
    Words(Vec<&'b [u8]>, &'b [Option<u32>]),
}

impl<'b> Columns<'b> {
    fn new(batch: &'b Batch<'b>, layout: &'b Layout, rules: &Rules) -> Self {
        let sources = Field::ALL.map(|field| match layout.source(field) {
            Source::Absent => From::Absent,
            Source::Constant(text) => From::Constant(text),
            Source::Cell(index) => match batch.columns.get(*index) {
                Some(Column::Coded { words, codes }) => {
                    From::Words(words.iter().map(|word| trim(word.as_bytes())).collect(), codes)
                }
                Some(column) => From::Column(column),
                None => From::Absent,
            },
        });
        let kinds = Known::new(&sources[Field::Kind as usize], |word| rules.kind(word));
        let codes = Known::new(&sources[Field::Code as usize], |word| {
            Some(Kind::ALL.map(|kind| rules.code(kind, word)))
        });
        let written = Field::ALL.into_iter().zip(&sources).filter_map(|(field, from)| match from {
            From::Column(Column::Days(_)) if field.is_date() => None,
            From::Column(column) if !matches!(column, Column::Text(_)) => Some((field, *column)),
            _ => None,
        });
        let written = written.collect();
        Self { sources, kinds, codes, written }
    }
}

/// What the words of a column mean, looked up once a word instead of once a row.
struct Known<'b, T> {
    meanings: Vec<Option<T>>,
    codes: &'b [Option<u32>],
}

impl<'b, T: Copy> Known<'b, T> {
    /// Nothing is known of columns without a list of words, or with a long one.
    fn new(from: &From<'b>, meaning: impl Fn(&[u8]) -> Option<T>) -> Self {
        const LONG: usize = 4096;
        match from {
            From::Words(words, codes) if words.len() <= LONG => {
                Self { meanings: words.iter().map(|word| meaning(word)).collect(), codes }
            }
            _ => Self { meanings: Vec::new(), codes: &[] },
        }
    }

    fn of(&self, row: usize) -> Option<T> {
        let code = self.codes.get(row).copied().flatten()?;
        self.meanings.get(code as usize).copied().flatten()
    }
}

/// What does not stand as text, written out.
#[derive(Default)]
struct Scratch {
    text: String,
    written: [Range<usize>; Field::COUNT],
}

impl Scratch {
    /// Writes what a row needs.
    fn write(&mut self, columns: &Columns<'_>, row: usize) {
        self.text.clear();
        for (field, column) in &columns.written {
            let start = self.text.len();
            if *field != Field::Hours || column.number(row).is_none() {
                column.write(row, &mut self.text);
            }
            self.written[*field as usize] = start..self.text.len();
        }
    }

    fn get(&self, field: Field) -> &[u8] {
        self.text.as_bytes().get(self.written[field as usize].clone()).unwrap_or_default()
    }
}

/// The cells of one row.
struct RowCells<'a, 'b> {
    columns: &'a Columns<'b>,
    scratch: &'a Scratch,
    row: usize,
}

impl<'a> Cells<'a> for RowCells<'a, '_> {
    #[expect(clippy::inline_always, reason = "each caller knows the field: most of it falls away")]
    #[inline(always)]
    fn cell(&self, field: Field) -> Cell<'a> {
        let row = self.row;
        match &self.columns.sources[field as usize] {
            From::Absent => Cell::EMPTY,
            From::Constant(text) => Cell::Text(text),
            From::Words(words, codes) => {
                let code = codes.get(row).copied().flatten();
                let word = code.and_then(|code| words.get(code as usize).copied());
                Cell::Text(word.unwrap_or_default())
            }
            From::Column(Column::Text(values)) => {
                let text = values.get(row).copied().flatten();
                Cell::Text(text.map_or(b"", |text| trim(text.as_bytes())))
            }
            From::Column(Column::Days(values)) if field.is_date() => {
                values.get(row).copied().flatten().map_or(Cell::EMPTY, Cell::Day)
            }
            From::Column(column) => match column.number(row) {
                Some(hours) if field == Field::Hours => Cell::Number(hours),
                _ => Cell::Text(self.scratch.get(field)),
            },
        }
    }

    #[inline]
    fn kind(&self, rules: &Rules) -> Option<Kind> {
        self.columns.kinds.of(self.row).or_else(|| rules.kind(self.cell(Field::Kind).text()))
    }

    #[inline]
    fn code(&self, kind: Kind, rules: &Rules) -> Option<u16> {
        match self.columns.codes.of(self.row) {
            Some(numbers) => numbers[kind as usize],
            None => rules.code(kind, self.cell(Field::Code).text()),
        }
    }
}
