//! Columns from JavaScript: typed arrays, and text by its bytes and where each ends.

use meedoen::ledger::{Batch, Column};
use wasm_bindgen::prelude::*;

/// A table in the making, a column at a time; every column has the same length.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct Columns(Vec<(String, Values)>);

#[derive(Debug)]
enum Values {
    /// UTF-8, where each text ends, and by row whether there is one.
    Text(Vec<u8>, Vec<u32>, Vec<u8>),
    /// A list, and by row the number of its word; one that is not in the list is an empty cell.
    Words(Vec<String>, Vec<u32>),
    /// Days since 1970-01-01; the least number is an empty cell.
    Days(Vec<i32>),
    /// Numbers; NaN is an empty cell.
    Numbers(Vec<f64>),
}

#[wasm_bindgen]
impl Columns {
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds text: the bytes of all rows one after another, and one more offset than there are rows.
    /// `given` has a bit a row, the lowest of a byte first, 0 for an empty cell; empty: all are given.
    pub fn text(&mut self, name: String, bytes: Vec<u8>, offsets: Vec<u32>, given: Vec<u8>) {
        self.0.push((name, Values::Text(bytes, offsets, given)));
    }

    /// Adds words by their number in a list.
    pub fn words(&mut self, name: String, list: Vec<String>, numbers: Vec<u32>) {
        self.0.push((name, Values::Words(list, numbers)));
    }

    /// Adds days since 1970-01-01; the least 32-bit number is an empty cell.
    pub fn days(&mut self, name: String, days: Vec<i32>) {
        self.0.push((name, Values::Days(days)));
    }

    /// Adds numbers; NaN is an empty cell.
    pub fn numbers(&mut self, name: String, numbers: Vec<f64>) {
        self.0.push((name, Values::Numbers(numbers)));
    }
}

impl Columns {
    /// The columns, lent to the core.
    pub(crate) fn lend(&self) -> Batch<'_> {
        self.0.iter().fold(Batch::new(), |batch, (name, values)| {
            let column = match values {
                Values::Text(bytes, offsets, given) if given.is_empty() => {
                    Column::utf8(&offsets[..], bytes)
                }
                Values::Text(bytes, offsets, given) => {
                    Column::utf8(&offsets[..], bytes).nulls(given, 0)
                }
                Values::Words(list, numbers) => {
                    Column::dictionary(list.iter().map(String::as_str), &numbers[..])
                }
                Values::Days(days) => Column::date32(days),
                Values::Numbers(numbers) => Column::float64(numbers),
            };
            batch.column(name, column)
        })
    }
}
