//! Columns in memory, read by the same rules as the cells of a file.
//!
//! First the columns are read in chunks, in parallel. Then the irregular rows are read one after
//! another, since a row may depend on those before it. Where a row does not go into the ledger, the
//! rows behind it move up.

use crate::Result;
use crate::ledger::batch::Batch;
use crate::ledger::batch::chunk::{self, ColumnsMut, ReadChunk};
use crate::ledger::batch::lookup::{BatchColumns, BatchRow};
use crate::ledger::batch::row_texts;
use crate::ledger::intern::pending::BLOCK;
use crate::ledger::mapping::column_map::{ColumnMap, ColumnSource, bad_header};
use crate::ledger::read::row::{self, EarlierRows};
use crate::ledger::read::sink::{RawRow, RowSink};
use crate::ledger::{Field, RecordColumns};
use crate::threads;
use std::ops::Range;

/// The batches that stand in the place of one file.
#[derive(Default)]
pub(crate) struct BatchFile {
    header: Vec<String>,
    column_map: Option<ColumnMap>,
}

impl BatchFile {
    pub(crate) fn push(&mut self, batch: &Batch<'_>, sink: &mut RowSink<'_>) -> Result<()> {
        let rows = batch.rows()?;
        if batch.columns.iter().any(crate::ledger::Column::has_nul_word) {
            return Err(unsound());
        }
        let column_map = match &mut self.column_map {
            Some(column_map) if self.header == batch.names => column_map,
            Some(_) => return Err(bad_header("", "the columns differ from those before them")),
            none => {
                self.header.clone_from(&batch.names);
                none.insert(sink.open(batch.names.clone(), None)?)
            }
        };
        check_readable(batch, column_map)?;
        let columns = BatchColumns::new(batch, column_map, sink.resolver);
        sink.ledger.check_room(rows)?;
        let first = sink.ledger.columns.len();
        let windows = windows(&mut sink.ledger.columns, rows, &columns);
        let starts = (0..rows).step_by(BLOCK);
        let chunks = starts.map(|start| start..rows.min(start + BLOCK)).zip(windows).collect();
        let chunks = threads::each(chunks, |(rows, window)| {
            chunk::read(batch, &columns, sink.resolver, rows, window)
        });
        if !chunks.iter().all(|chunk| chunk.is_sound) {
            return Err(unsound());
        }
        BatchRows { batch, columns: &columns, sink, first, to: first, fresh: Vec::new() }
            .take(chunks)
    }
}

/// `bad_ledger` when a column that is asked for can't be read.
fn check_readable(batch: &Batch<'_>, column_map: &ColumnMap) -> Result<()> {
    for field in Field::LIST {
        let ColumnSource::Cell(index) = column_map.source(field) else { continue };
        let column = batch.columns.get(*index);
        if let Some(why) = column.and_then(crate::ledger::Column::why_unreadable) {
            return Err(bad_header(format!("column {field}"), why));
        }
    }
    Ok(())
}

fn unsound() -> crate::Error {
    bad_header("", "the columns hold NUL characters, or what is no text in UTF-8")
}

/// The parts of the ledger's columns that each chunk of new rows goes to.
fn windows<'w>(
    columns: &'w mut RecordColumns,
    rows: usize,
    batch: &BatchColumns<'_>,
) -> Vec<ColumnsMut<'w>> {
    let first = columns.len();
    let needs = |field: Field| !batch.source(field).is_empty();
    columns.grow(
        rows,
        needs(Field::Hours) || needs(Field::BenefitNo),
        needs(Field::RegisteredOn),
        needs(Field::WithdrawnOn),
    );
    let mut kind = columns.kind[first..].chunks_mut(BLOCK);
    let mut code = columns.code[first..].chunks_mut(BLOCK);
    let mut start = columns.start[first..].chunks_mut(BLOCK);
    let mut until = columns.until[first..].chunks_mut(BLOCK);
    let mut reason = columns.reason[first..].chunks_mut(BLOCK);
    let mut detail = columns.detail.given_from(first).chunks_mut(BLOCK);
    let mut registered = columns.registered.given_from(first).chunks_mut(BLOCK);
    let mut withdrawn = columns.withdrawn.given_from(first).chunks_mut(BLOCK);
    let window = || {
        Some(ColumnsMut {
            kind: kind.next()?,
            code: code.next()?,
            start: start.next()?,
            until: until.next()?,
            reason: reason.next()?,
            detail: detail.next().unwrap_or_default(),
            registered: registered.next().unwrap_or_default(),
            withdrawn: withdrawn.next().unwrap_or_default(),
        })
    };
    std::iter::from_fn(window).collect()
}

/// The rows of a batch on their way into the ledger, one after another.
struct BatchRows<'a, 'd> {
    batch: &'a Batch<'a>,
    columns: &'a BatchColumns<'a>,
    sink: &'a mut RowSink<'d>,
    /// The row of the ledger that the first row of the batch was read to.
    first: usize,
    /// The row of the ledger that the next row goes to.
    to: usize,
    /// Rows of the ledger that have a record number, and their row in the batch.
    fresh: Vec<(usize, usize)>,
}

/// Rows of a batch that follow each other in the ledger too, and where the first of them went.
type MovedRows = (Range<usize>, usize);

impl BatchRows<'_, '_> {
    fn take(mut self, mut chunks: Vec<ReadChunk>) -> Result<()> {
        let mut broken: Vec<(&mut ReadChunk, Vec<MovedRows>)> = Vec::new();
        for chunk in &mut chunks {
            let before = self.to;
            let stretches = self.take_chunk(chunk)?;
            if self.to - before == chunk.rows.len() {
                // Counted from the batch's first row until now.
                for texts in [&mut chunk.clients, &mut chunk.benefits] {
                    texts.first_row = texts.first_row + before - chunk.rows.start;
                }
            } else {
                broken.push((chunk, stretches));
            }
        }
        let Self { columns, sink, to, .. } = self;
        sink.ledger.columns.truncate(to);
        let kinds = &sink.ledger.columns.kind;
        threads::each(broken, |(chunk, stretches)| {
            let rows = || stretches.iter().flat_map(|(rows, to)| rows.clone().zip(*to..));
            chunk.clients = row_texts::clients(columns, rows());
            chunk.benefits = row_texts::benefits(columns, rows(), |index| kinds[index]);
        });
        let (clients, benefits): (Vec<_>, Vec<_>) =
            chunks.into_iter().map(|chunk| (chunk.clients, chunk.benefits)).unzip();
        sink.ledger.pending.extend(clients.into_iter());
        sink.ledger.pending_benefits.extend(benefits.into_iter());
        Ok(())
    }

    /// Takes the rows of a chunk; says where they went.
    fn take_chunk(&mut self, chunk: &ReadChunk) -> Result<Vec<MovedRows>> {
        let mut stretches = Vec::new();
        let mut hours = chunk.hours.iter().peekable();
        let mut numbers = vec![None; chunk.hours_list.len()];
        let mut from = chunk.rows.start;
        for irregular in chunk.irregular.iter().copied().map(Some).chain([None]) {
            let end = irregular.unwrap_or(chunk.rows.end);
            while let Some((row, hours)) = hours.next_if(|(row, _)| *row < end) {
                let number = &mut numbers[*hours as usize];
                let ledger = &mut *self.sink.ledger;
                let number = *number
                    .get_or_insert_with(|| ledger.hours.add(chunk.hours_list[*hours as usize]));
                ledger.columns.detail.set(self.first + row, number);
            }
            // An irregular row gives its hours by itself.
            hours.next_if(|(row, _)| Some(*row) == irregular);
            stretches.push((from..end, self.to));
            self.keep(from..end);
            let Some(irregular) = irregular else { break };
            let to = self.to;
            self.take_irregular(irregular)?;
            stretches.push((irregular..irregular + self.to - to, to));
            from = irregular + 1;
        }
        Ok(stretches)
    }

    /// Keeps rows as they were read.
    fn keep(&mut self, rows: Range<usize>) {
        if rows.is_empty() {
            return;
        }
        let ledger = &mut *self.sink.ledger;
        let location = ledger.count(rows.len());
        ledger.locations.add(self.to, location);
        ledger.columns.shift(self.first + rows.start..self.first + rows.end, self.to);
        self.to += rows.len();
    }

    /// Takes a row by the rules for rows.
    fn take_irregular(&mut self, row: usize) -> Result<()> {
        // A row without any text is no row, as in a file.
        if self.batch.columns.iter().all(|column| column.is_blank(row)) {
            return Ok(());
        }
        let cells = BatchRow { columns: self.columns, row };
        let raw_row = RawRow { cells, beyond: None, line: None };
        let read = row::read(&raw_row.cells, self.sink.resolver, self);
        match self.sink.ledger.judge(read, &raw_row) {
            Ok((row_read, location)) => {
                if let Some(values) = self.sink.ledger.values(&row_read) {
                    let ledger = &mut *self.sink.ledger;
                    ledger.columns.set(self.to, &values);
                    ledger.record_numbers.add(row_read.record, self.to);
                    ledger.locations.add(self.to, location);
                    self.fresh.push((self.to, row));
                    self.to += 1;
                }
                Ok(())
            }
            Err(finding) => {
                let cells: Vec<_> =
                    self.batch.columns.iter().map(|column| column.shown(row)).collect();
                self.sink.quarantine(finding, &cells)
            }
        }
    }
}

impl EarlierRows for BatchRows<'_, '_> {
    fn has_record(&self, record: &[u8]) -> bool {
        self.sink.ledger.has_record(record)
    }

    fn standing(&self, client: &[u8], record: &[u8]) -> Option<usize> {
        let ledger = &*self.sink.ledger;
        ledger.standing_row(record, |row| {
            match self.fresh.binary_search_by_key(&row, |(index, _)| *index) {
                Ok(found) => {
                    let (_, row) = self.fresh[found];
                    self.columns.source(Field::Client).text(row) == client
                }
                Err(_) => ledger.is_client_of(row, client),
            }
        })
    }
}
