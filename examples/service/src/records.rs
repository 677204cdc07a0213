//! Posted records on their way through the one door.

use crate::problem::{BAD_JSON, Problem};
use axum::body::Bytes;
use meedoen::ledger::{Batch, Column, Field};
use meedoen::vocabulary::Word;
use meedoen::{Error, ErrorCode, LedgerReader};
use serde_json::{Map, Value};
use std::borrow::Cow;

/// Records in the ledger's own form: a CSV file, or a JSON list of rows.
#[derive(Debug)]
pub(crate) enum Records {
    Csv(Bytes),
    Json(Bytes),
}

type Row = Map<String, Value>;
type Cell<'a> = Option<Cow<'a, str>>;

impl Records {
    /// Hands the records to a reader, as a file of their own.
    pub(crate) fn read_with(&self, reader: &mut LedgerReader) -> Result<(), Problem> {
        match self {
            Self::Csv(text) => Ok(reader.push_csv(text)?),
            Self::Json(text) => {
                let rows = rows(text)?;
                let cells = cells(&rows)?;
                Ok(reader.push_batch(&batch(&cells))?)
            }
        }
    }
}

/// `[{"client": "p-017", "kind": "rung", "code": 2, "start": "2024-05-01"}, …]`
fn rows(text: &[u8]) -> Result<Vec<Row>, Problem> {
    let json = serde_json::from_slice(text)
        .map_err(|error| Problem::new(BAD_JSON, format!("no JSON: {error}")))?;
    let Value::Array(list) = json else {
        return Err(misshapen(None, "the records must be a list of rows"));
    };
    let row = |(index, json)| match json {
        Value::Object(row) => Ok(row),
        _ => Err(misshapen(Some(index), "a row must be an object, a column a key")),
    };
    list.into_iter().enumerate().map(row).collect()
}

/// The text of every cell, by the ledger's columns.
fn cells(rows: &[Row]) -> Result<Vec<(Field, Vec<Cell<'_>>)>, Problem> {
    let is_column = |name: &String| Field::ALL.iter().any(|field| field.as_str() == name);
    if let Some(index) = rows.iter().position(|row| !row.keys().all(is_column)) {
        return Err(misshapen(Some(index), "a key is no column of the ledger"));
    }
    let column = |field: Field| {
        let cells = rows.iter().enumerate().map(|(index, row)| {
            cell(row.get(field.as_str())).ok_or_else(|| {
                let place = format!("row {}, column {}", index + 1, field.as_str());
                bad_ledger(place, "a cell is text, a number or null")
            })
        });
        Ok((field, cells.collect::<Result<_, Problem>>()?))
    };
    Field::ALL.iter().copied().map(column).collect()
}

/// The text of a cell; none where it is neither text nor number nor empty.
fn cell(value: Option<&Value>) -> Option<Cell<'_>> {
    match value {
        None | Some(Value::Null) => Some(None),
        Some(Value::String(text)) => Some(Some(text.into())),
        Some(Value::Number(number)) => Some(Some(number.to_string().into())),
        Some(_) => None,
    }
}

fn batch<'a>(columns: &'a [(Field, Vec<Cell<'a>>)]) -> Batch<'a> {
    columns.iter().fold(Batch::new(), |batch, (field, cells)| {
        batch.column(field.as_str(), Column::text(cells.iter().map(Option::as_deref)))
    })
}

fn misshapen(index: Option<usize>, message: &str) -> Problem {
    bad_ledger(index.map_or(String::new(), |index| format!("row {}", index + 1)), message)
}

fn bad_ledger(place: String, message: &str) -> Problem {
    Error::new(ErrorCode::BadLedger, place, message).into()
}
