//! Columns in memory as a table.

pub(crate) mod buffers;
mod cells;
mod chunk;
pub(crate) mod column;
pub(crate) mod file;
mod lookup;
mod row_texts;
mod views;

use crate::Result;
use crate::ledger::Column;
use crate::ledger::mapping::column_map::bad_header;

/// A table in memory: named columns of the same length.
///
/// ```
/// use meedoen::{ledger::{Batch, Column, LedgerReader}, policy::Policy};
///
/// let batch = Batch::new()
///     .column("client", Column::int64(&[17, 18]))
///     .column("kind", Column::dictionary(["benefit"], &[0_u8, 0]))
///     .column("code", Column::text(["pw", "ioaw"]))
///     .column("start", Column::date32(&[19_000, 19_001]))
///     .column("end", Column::days([Some(19_200), None]));
/// let mut reader = LedgerReader::new(&Policy::starter("Ons Dorp"));
/// reader.push_batch(&batch)?;
/// assert_eq!(reader.finish()?.record(1).client, "18");
/// # Ok::<(), meedoen::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Batch<'a> {
    pub(crate) names: Vec<String>,
    pub(crate) columns: Vec<Column<'a>>,
}

impl<'a> Batch<'a> {
    /// A table without columns.
    ///
    /// ```
    /// use meedoen::ledger::{Batch, Column};
    ///
    /// let batch = Batch::new().column("client", Column::int64(&[17, 18]));
    /// ```
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a column.
    ///
    /// ```
    /// use meedoen::ledger::{Batch, Column};
    ///
    /// // White space around a name is no part of it.
    /// let batch = Batch::new().column(" client ", Column::int64(&[17, 18]));
    /// ```
    #[must_use]
    pub fn column(mut self, name: impl Into<String>, values: Column<'a>) -> Self {
        self.names.push(name.into().trim().to_owned());
        self.columns.push(values);
        self
    }

    /// How many rows.
    pub(crate) fn rows(&self) -> Result<usize> {
        let rows = self.columns.first().map_or(0, Column::len);
        let differs = |column: &Column<'_>| column.len() != rows || column.lacks_bits();
        if self.columns.iter().any(differs) {
            return Err(bad_header("", "the columns differ in length"));
        }
        Ok(rows)
    }
}
