//! Columns to JavaScript, as typed arrays.

use meedoen::Day;
use meedoen::frame::Series;
use wasm_bindgen::prelude::*;

/// A table: named columns of the same length. What a column holds says [`Frame::form`]; ask for that
/// form only.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Frame(pub(crate) meedoen::frame::Frame);

/// The number of no word, and of no day as a signed number: an empty cell.
const EMPTY: u32 = u32::MAX;

#[wasm_bindgen]
impl Frame {
    /// How many rows.
    #[wasm_bindgen(getter)]
    pub fn length(&self) -> usize {
        self.0.len()
    }

    /// The names of the columns.
    pub fn names(&self) -> Vec<String> {
        self.0.names().map(ToOwned::to_owned).collect()
    }

    /// What a column holds: `words`, `days`, `numbers` or `flags`.
    pub fn form(&self, name: &str) -> Option<String> {
        let form = match self.0.get(name)? {
            Series::Words(_) => "words",
            Series::Days(_) => "days",
            Series::Whole(_) | Series::Real(_) => "numbers",
            Series::Flags(_) => "flags",
            _ => return None,
        };
        Some(form.to_owned())
    }

    /// The words of a column, each once.
    pub fn list(&self, name: &str) -> Vec<String> {
        match self.0.get(name) {
            Some(Series::Words(words)) => words.list().to_vec(),
            _ => Vec::new(),
        }
    }

    /// By row, the number of its word in the list; the greatest 32-bit number for an empty cell.
    pub fn words(&self, name: &str) -> Vec<u32> {
        match self.0.get(name) {
            Some(Series::Words(words)) => {
                words.numbers().iter().map(|number| number.unwrap_or(EMPTY)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// By row, days since 1970-01-01; the least 32-bit number for an empty cell.
    pub fn days(&self, name: &str) -> Vec<i32> {
        match self.0.get(name) {
            Some(Series::Days(days)) => {
                days.iter().map(|day| day.map_or(i32::MIN, Day::number)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// By row, a number; NaN for an empty cell.
    pub fn numbers(&self, name: &str) -> Vec<f64> {
        match self.0.get(name) {
            Some(Series::Real(numbers)) => {
                numbers.iter().map(|number| number.unwrap_or(f64::NAN)).collect()
            }
            Some(Series::Whole(numbers)) => {
                numbers.iter().map(|number| number.map_or(f64::NAN, |it| it as f64)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// By row, 1 for yes.
    pub fn flags(&self, name: &str) -> Vec<u8> {
        match self.0.get(name) {
            Some(Series::Flags(flags)) => flags.iter().map(|flag| u8::from(*flag)).collect(),
            _ => Vec::new(),
        }
    }
}
