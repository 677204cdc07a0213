//! A ledger's file as columns in memory: what the measurements start from.

use csv::ByteRecord;
use meedoen::ledger::{Batch, Column};
use meedoen::{Day, Error, ErrorCode, Result};
use std::collections::HashMap;
use std::path::Path;

/// The columns that the battery needs, as an Arrow table in memory has them.
#[derive(Default)]
pub(super) struct Table {
    ids: Vec<u8>,
    id_offsets: Vec<i32>,
    kind: Words,
    code: Words,
    reason: Words,
    start: Values<i32>,
    end: Values<i32>,
    registered_on: Values<i32>,
    withdrawn_on: Values<i32>,
    hours: Values<f64>,
}

/// Values, and a bit for each that there is.
#[derive(Default)]
struct Values<T> {
    values: Vec<T>,
    valid: Vec<u8>,
}

impl<T: Default> Values<T> {
    fn push(&mut self, value: Option<T>) {
        let (row, is_valid) = (self.values.len(), value.is_some());
        if row % 8 == 0 {
            self.valid.push(0);
        }
        self.valid[row / 8] |= u8::from(is_valid) << (row % 8);
        self.values.push(value.unwrap_or_default());
    }
}

/// A column of few distinct words.
#[derive(Default)]
struct Words {
    distinct: Vec<String>,
    numbers: HashMap<String, u32>,
    codes: Values<u32>,
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
        let words = self.distinct.iter().map(String::as_str);
        Column::dictionary(words, &*self.codes.values).nulls(&self.codes.valid, 0)
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
        let mut table = Self { id_offsets: vec![0], ..Self::default() };
        let mut row = ByteRecord::new();
        while file.read_byte_record(&mut row).map_err(|error| bad(&error))? {
            let mut cells = places.iter().map(|place| {
                let cell = place.and_then(|place| row.get(place)).unwrap_or_default();
                std::str::from_utf8(cell).unwrap_or_default()
            });
            let mut cell = || cells.next().unwrap_or_default();
            table.ids.extend_from_slice(cell().as_bytes());
            table.id_offsets.push(i32::try_from(table.ids.len()).map_err(|error| bad(&error))?);
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

    /// The columns as the library takes them: nothing is copied.
    pub(super) fn batch(&self) -> Batch<'_> {
        fn days(days: &Values<i32>) -> Column<'_> {
            Column::date32(&days.values).nulls(&days.valid, 0)
        }
        Batch::new()
            .column("client", Column::utf8(&*self.id_offsets, &self.ids))
            .column("kind", self.kind.column())
            .column("code", self.code.column())
            .column("start", days(&self.start))
            .column("end", days(&self.end))
            .column("reason", self.reason.column())
            .column("hours", Column::float64(&self.hours.values).nulls(&self.hours.valid, 0))
            .column("registered_on", days(&self.registered_on))
            .column("withdrawn_on", days(&self.withdrawn_on))
    }
}

fn bad(error: &dyn std::fmt::Display) -> Error {
    Error::new(ErrorCode::BadLedger, "", error.to_string())
}
