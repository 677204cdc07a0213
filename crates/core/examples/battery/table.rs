//! A ledger's file as columns in memory: what the measurements start from.

use csv::ByteRecord;
use meedoen::ledger::{Batch, Column};
use meedoen::{Day, Error, ErrorCode, Result};
use std::collections::HashMap;
use std::fs::File;
use std::io::Read;
use std::path::Path;

const PIECE: usize = 1 << 20;

/// The columns that the battery needs, in the types that a table in memory has.
#[derive(Default)]
pub(super) struct Table {
    ids: String,
    id_ends: Vec<usize>,
    kind: Words,
    code: Words,
    reason: Words,
    start: Vec<Option<i32>>,
    end: Vec<Option<i32>>,
    registered_on: Vec<Option<i32>>,
    withdrawn_on: Vec<Option<i32>>,
    hours: Vec<Option<f64>>,
}

/// A column of few distinct words.
#[derive(Default)]
struct Words {
    distinct: Vec<String>,
    numbers: HashMap<String, u32>,
    codes: Vec<Option<u32>>,
}

impl Words {
    fn push(&mut self, word: &str) {
        let known = self.numbers.get(word).copied();
        let number = known.or_else(|| {
            let number = self.distinct.len() as u32;
            self.distinct.push(word.to_owned());
            self.numbers.insert(word.to_owned(), number);
            Some(number)
        });
        self.codes.push(number.filter(|_| !word.is_empty()));
    }

    fn column(&self) -> Column<'_> {
        let words = self.distinct.iter().map(String::as_str).collect();
        Column::Coded { words, codes: self.codes.clone() }
    }
}

impl Table {
    pub(super) fn read(path: &Path) -> Result<Self> {
        let mut file = csv::Reader::from_path(path).map_err(|error| bad(&error))?;
        let header = file.headers().map_err(|error| bad(&error))?.clone();
        let place = |name: &str| header.iter().position(|column| column == name);
        let names = [
            "client",
            "kind",
            "code",
            "reason",
            "start",
            "end",
            "registered_on",
            "withdrawn_on",
            "hours",
        ];
        let places = names.map(place);
        let mut table = Self::default();
        let mut row = ByteRecord::new();
        while file.read_byte_record(&mut row).map_err(|error| bad(&error))? {
            let mut cells = places.iter().map(|place| {
                let cell = place.and_then(|place| row.get(place)).unwrap_or_default();
                std::str::from_utf8(cell).unwrap_or_default()
            });
            let mut cell = || cells.next().unwrap_or_default();
            table.ids.push_str(cell());
            table.id_ends.push(table.ids.len());
            table.kind.push(cell());
            table.code.push(cell());
            table.reason.push(cell());
            let mut day = || cell().parse().ok().map(Day::number);
            table.start.push(day());
            table.end.push(day());
            table.registered_on.push(day());
            table.withdrawn_on.push(day());
            table.hours.push(cell().parse().ok());
        }
        Ok(table)
    }

    /// The columns as the library takes them.
    pub(super) fn batch(&self) -> Batch<'_> {
        let starts = std::iter::once(0).chain(self.id_ends.iter().copied());
        let ids = starts.zip(&self.id_ends).map(|(start, end)| self.ids.get(start..*end)).collect();
        Batch::new()
            .column("client", Column::Text(ids))
            .column("kind", self.kind.column())
            .column("code", self.code.column())
            .column("start", Column::Days(self.start.clone()))
            .column("end", Column::Days(self.end.clone()))
            .column("reason", self.reason.column())
            .column("hours", Column::Real(self.hours.clone()))
            .column("registered_on", Column::Days(self.registered_on.clone()))
            .column("withdrawn_on", Column::Days(self.withdrawn_on.clone()))
    }
}

/// Hands over a file in pieces.
pub(super) fn pieces(path: &Path, mut take: impl FnMut(&[u8]) -> Result<()>) -> Result<()> {
    let mut file = File::open(path).map_err(|error| bad(&error))?;
    let mut piece = vec![0; PIECE];
    loop {
        let read = file.read(&mut piece).map_err(|error| bad(&error))?;
        match piece.get(..read) {
            None | Some([]) => return Ok(()),
            Some(piece) => take(piece)?,
        }
    }
}

/// Only cuts a file into cells, as the library's reader does before it looks at one.
pub(super) fn count_cells(path: &Path) -> Result<usize> {
    let mut reader = csv_core::Reader::new();
    let (mut bytes, mut ends) = (vec![0; 4096], vec![0; 64]);
    let mut cells = 0;
    pieces(path, |piece| {
        let mut rest = piece;
        while !rest.is_empty() {
            let (_, read, _, ended) = reader.read_record(rest, &mut bytes, &mut ends);
            cells += ended;
            rest = rest.get(read..).unwrap_or_default();
        }
        Ok(())
    })?;
    Ok(cells)
}

fn bad(error: &dyn std::fmt::Display) -> Error {
    Error::new(ErrorCode::BadLedger, "", error.to_string())
}
