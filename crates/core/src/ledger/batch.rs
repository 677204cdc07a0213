//! Columns in memory.

use super::layout::bad_header;
use super::text::trim;
use crate::{Day, Result};
use std::borrow::Cow;
use std::fmt::Write;

/// A table in memory: named columns of the same length.
///
/// ```
/// use meedoen::{ledger::{Batch, Column, LedgerReader}, policy::Policy};
///
/// let batch = Batch::new()
///     .column("client", Column::Whole(vec![Some(17), Some(18)]))
///     .column("kind", Column::Coded { words: vec!["benefit"], codes: vec![Some(0), Some(0)] })
///     .column("code", Column::Text(vec![Some("pw"), Some("ioaw")]))
///     .column("start", Column::Days(vec![Some(19_000), Some(19_001)]));
/// let mut reader = LedgerReader::new(&Policy::starter("Ons Dorp"));
/// reader.push_batch(&batch)?;
/// assert_eq!(reader.finish()?.client_id(1), "18");
/// # Ok::<(), meedoen::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Batch<'a> {
    pub(super) names: Vec<String>,
    pub(super) columns: Vec<Column<'a>>,
}

/// The values of a column; `None` is an empty cell.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Column<'a> {
    /// Text, read as the text of a cell.
    Text(Vec<Option<&'a str>>),
    /// Numbers into a list of words; a number beyond the list is an empty cell.
    Coded {
        /// The distinct words.
        words: Vec<&'a str>,
        /// The number of each row's word.
        codes: Vec<Option<u32>>,
    },
    /// Days since 1970-01-01.
    Days(Vec<Option<i32>>),
    /// Whole numbers, read as their digits.
    Whole(Vec<Option<i64>>),
    /// Real numbers, read as their decimals, whole ones without a point; not-a-number is an empty
    /// cell.
    Real(Vec<Option<f64>>),
}

impl<'a> Batch<'a> {
    /// A table without columns.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a column.
    #[must_use]
    pub fn column(mut self, name: impl Into<String>, values: Column<'a>) -> Self {
        self.names.push(name.into().trim().to_owned());
        self.columns.push(values);
        self
    }

    /// How many rows.
    pub(super) fn rows(&self) -> Result<usize> {
        let rows = self.columns.first().map_or(0, Column::len);
        if self.columns.iter().any(|column| column.len() != rows) {
            return Err(bad_header("", "the columns differ in length"));
        }
        Ok(rows)
    }
}

impl Column<'_> {
    fn len(&self) -> usize {
        match self {
            Self::Text(values) => values.len(),
            Self::Coded { codes, .. } => codes.len(),
            Self::Days(values) => values.len(),
            Self::Whole(values) => values.len(),
            Self::Real(values) => values.len(),
        }
    }

    /// A row's value where it stands as text already.
    fn text(&self, row: usize) -> Option<&str> {
        match self {
            Self::Text(values) => values.get(row).copied().flatten(),
            Self::Coded { words, codes } => {
                words.get(codes.get(row).copied().flatten()? as usize).copied()
            }
            Self::Days(_) | Self::Whole(_) | Self::Real(_) => None,
        }
    }

    /// A row's value where it is a plain decimal: what its digits would be read as.
    pub(super) fn number(&self, row: usize) -> Option<f64> {
        match self {
            Self::Whole(values) => {
                let number = values.get(row).copied().flatten().filter(|number| *number >= 0);
                number.map(|number| number as f64)
            }
            Self::Real(values) => {
                let is_plain = |number: &f64| number.is_finite() && number.is_sign_positive();
                values.get(row).copied().flatten().filter(is_plain)
            }
            Self::Text(_) | Self::Coded { .. } | Self::Days(_) => None,
        }
    }

    /// Writes a row's value where it does not stand as text.
    pub(super) fn write(&self, row: usize, text: &mut String) {
        // Writing to a string does not fail.
        let _ = match self {
            Self::Text(_) | Self::Coded { .. } => Ok(()),
            Self::Days(values) => match values.get(row).copied().flatten() {
                Some(day) => write!(text, "{}", Day::from_number(day)),
                None => Ok(()),
            },
            Self::Whole(values) => match values.get(row).copied().flatten() {
                Some(number) => write!(text, "{number}"),
                None => Ok(()),
            },
            Self::Real(values) => match values.get(row).copied().flatten() {
                Some(number) if !number.is_nan() => write!(text, "{number}"),
                _ => Ok(()),
            },
        };
    }

    /// A row's value as text.
    pub(super) fn shown(&self, row: usize) -> Cow<'_, str> {
        if let Some(text) = self.text(row) {
            return text.into();
        }
        let mut text = String::new();
        self.write(row, &mut text);
        text.into()
    }

    /// Whether a row's value is nothing but white space.
    pub(super) fn is_empty(&self, row: usize) -> bool {
        match self {
            Self::Text(_) | Self::Coded { .. } => {
                self.text(row).is_none_or(|text| trim(text.as_bytes()).is_empty())
            }
            Self::Days(values) => values.get(row).copied().flatten().is_none(),
            Self::Whole(values) => values.get(row).copied().flatten().is_none(),
            Self::Real(values) => values.get(row).copied().flatten().is_none_or(f64::is_nan),
        }
    }

    pub(super) fn has_nul(&self) -> bool {
        match self {
            Self::Text(values) => {
                values.iter().flatten().any(|text| text.bytes().any(|byte| byte == 0))
            }
            Self::Coded { words, .. } => words.iter().any(|text| text.contains('\0')),
            Self::Days(_) | Self::Whole(_) | Self::Real(_) => false,
        }
    }
}
