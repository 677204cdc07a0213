//! One column in memory: values in the layout of Apache Arrow, borrowed or owned. How its cells are
//! read is in `cells`.

use crate::ledger::batch::buffers::{DictionaryKeys, Offsets, Validity};
use crate::ledger::batch::views::Views;
use std::borrow::Cow;

/// The values of a column in memory.
///
/// [`utf8`](Self::utf8), [`dictionary`](Self::dictionary), [`date32`](Self::date32),
/// [`int64`](Self::int64) and [`float64`](Self::float64) borrow the buffers of an Arrow array, or of
/// whatever has the same layout; nothing is copied. [`nulls`](Self::nulls) says which rows are
/// empty. [`text`](Self::text), [`days`](Self::days) and [`real`](Self::real) make a column out of
/// single values, `None` being an empty cell.
///
/// ```
/// use meedoen::ledger::Column;
///
/// // The buffers of an Arrow array of ["pw", null, "ioaw"].
/// let column = Column::utf8(&[0_i32, 2, 2, 6], b"pwioaw").nulls(&[0b101], 0);
/// assert_eq!(format!("{column:?}"), "Column(utf8, 3 rows)"); // it does not say what they hold
///
/// // The same column out of single values.
/// let column = Column::text([Some("pw"), None, Some("ioaw")]);
/// assert_eq!(format!("{column:?}"), "Column(utf8, 3 rows)");
/// ```
#[derive(Clone)]
pub struct Column<'a> {
    pub(crate) values: ColumnValues<'a>,
    pub(crate) bits: Option<Validity<'a>>,
}

#[derive(Clone)]
pub(crate) enum ColumnValues<'a> {
    Text(Offsets<'a>, Cow<'a, [u8]>),
    Viewed(Views<'a>),
    Coded(Vec<&'a str>, DictionaryKeys<'a>),
    Days(Cow<'a, [i32]>),
    Whole(Cow<'a, [i64]>),
    Real(Cow<'a, [f64]>),
    /// So many rows, and why they can't be read.
    Unreadable(usize, String),
}

impl<'a> Column<'a> {
    pub(super) const fn of(values: ColumnValues<'a>) -> Self {
        Self { values, bits: None }
    }

    /// Text in UTF-8, read as the text of a cell: row `n` is the bytes from offset `n` up to offset
    /// `n + 1`. (Arrow: `Utf8` and `LargeUtf8`.)
    ///
    /// [`LedgerReader::push_batch`](crate::ledger::LedgerReader::push_batch) gives `bad_ledger` where the
    /// offsets don't ascend or pass the bytes, or a row is no UTF-8 or holds a NUL character.
    ///
    /// ```
    /// use meedoen::ledger::Column;
    ///
    /// let column = Column::utf8(&[0_i32, 2, 6], b"pwioaw"); // "pw", "ioaw"
    /// assert_eq!(format!("{column:?}"), "Column(utf8, 2 rows)");
    /// ```
    pub fn utf8(offsets: impl Into<Offsets<'a>>, bytes: &'a [u8]) -> Self {
        Self::of(ColumnValues::Text(offsets.into(), bytes.into()))
    }

    /// Text in UTF-8 by views of 16 bytes a row, as they lie in memory, and the buffers that those of
    /// more than twelve bytes point to. (Arrow: `Utf8View`, the form of text in polars.)
    ///
    /// ```
    /// use meedoen::ledger::Column;
    ///
    /// let mut view = [0_u8; 16];
    /// view[..6].copy_from_slice(&[2, 0, 0, 0, b'p', b'w']);
    /// assert_eq!(format!("{:?}", Column::utf8_view(&view, [])), "Column(utf8 view, 1 rows)");
    /// ```
    ///
    /// [`LedgerReader::push_batch`](crate::ledger::LedgerReader::push_batch) gives `bad_ledger` where a view
    /// points beyond its buffer, or a row is no UTF-8 or holds a NUL character.
    pub fn utf8_view(views: &'a [u8], buffers: impl IntoIterator<Item = &'a [u8]>) -> Self {
        Self::of(ColumnValues::Viewed(Views::new(views, buffers.into_iter().collect())))
    }

    /// Words by their number in a list, from 0; a number that is not in the list is an empty cell.
    /// (Arrow: `Dictionary`, R: `factor`, pandas: `Categorical`.)
    ///
    /// ```
    /// use meedoen::ledger::Column;
    ///
    /// let kinds = Column::dictionary(["benefit", "rung"], &[0_u8, 1, 1]);
    /// assert_eq!(format!("{kinds:?}"), "Column(dictionary, 3 rows)");
    /// ```
    pub fn dictionary(
        words: impl IntoIterator<Item = &'a str>,
        codes: impl Into<DictionaryKeys<'a>>,
    ) -> Self {
        Self::of(ColumnValues::Coded(words.into_iter().collect(), codes.into()))
    }

    /// Days since 1970-01-01; the least 32-bit number, which is none, is an empty cell. (Arrow:
    /// `Date32`.)
    ///
    /// ```
    /// use meedoen::{ledger::{Batch, Column, LedgerReader}, policy::Policy};
    ///
    /// let batch = Batch::new()
    ///     .column("client", Column::text(["c1", "c2"]))
    ///     .column("kind", Column::text(["benefit", "benefit"]))
    ///     .column("code", Column::text(["pw", "pw"]))
    ///     .column("start", Column::date32(&[19_358, 19_723]))
    ///     .column("end", Column::date32(&[19_722, i32::MIN]));
    /// let mut reader = LedgerReader::new(&Policy::starter("Ons Dorp"));
    /// reader.push_batch(&batch)?;
    /// let ledger = reader.finish()?;
    /// assert_eq!(ledger.record(0).end, Some("2023-12-31".parse()?));
    /// assert_eq!(ledger.record(1).end, None);
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn date32(days: &'a [i32]) -> Self {
        Self::of(ColumnValues::Days(days.into()))
    }

    /// Whole numbers, read as their digits. (Arrow: `Int64`.)
    ///
    /// ```
    /// use meedoen::ledger::Column;
    ///
    /// assert_eq!(format!("{:?}", Column::int64(&[17, 18])), "Column(int64, 2 rows)");
    /// ```
    pub fn int64(numbers: &'a [i64]) -> Self {
        Self::of(ColumnValues::Whole(numbers.into()))
    }

    /// Real numbers, read as their decimals, whole ones without a point; not-a-number is an empty
    /// cell. (Arrow: `Float64`.)
    ///
    /// ```
    /// use meedoen::ledger::Column;
    ///
    /// let hours = Column::float64(&[32.0, f64::NAN]); // 32 hours, and an empty cell
    /// assert_eq!(format!("{hours:?}"), "Column(float64, 2 rows)");
    /// ```
    pub fn float64(numbers: &'a [f64]) -> Self {
        Self::of(ColumnValues::Real(numbers.into()))
    }

    /// A column whose values can't be read, and a sentence that says why and what to do: no error
    /// where nothing asks for the column.
    ///
    /// ```
    /// use meedoen::{ledger::{Batch, Column, LedgerReader}, policy::Policy};
    ///
    /// let batch = Batch::new()
    ///     .column("client", Column::text(["c1"]))
    ///     .column("kind", Column::text(["benefit"]))
    ///     .column("code", Column::text(["pw"]))
    ///     .column("start", Column::unreadable(1, "it holds times of day: give days"))
    ///     .column("photo", Column::unreadable(1, "it holds bytes")); // a notice, as any other
    /// let error = LedgerReader::new(&Policy::starter("Ons Dorp")).push_batch(&batch).unwrap_err();
    /// assert_eq!(error.to_string(), "bad_ledger: column start: it holds times of day: give days");
    /// ```
    pub fn unreadable(rows: usize, why: impl Into<String>) -> Self {
        Self::of(ColumnValues::Unreadable(rows, why.into()))
    }

    /// Says which rows have a value and which are empty, as Arrow does: a bit a row, 1 for a value,
    /// the lowest bit of a byte first, and the first row's bit at `offset`. What stands in an empty
    /// row is not looked at.
    ///
    /// [`LedgerReader::push_batch`](crate::ledger::LedgerReader::push_batch) gives `bad_ledger` where there
    /// are fewer bits than rows.
    ///
    /// ```
    /// use meedoen::ledger::Column;
    ///
    /// let column = Column::int64(&[17, 0, 18]).nulls(&[0b101], 0); // the second is empty
    /// assert_eq!(format!("{column:?}"), "Column(int64, 3 rows)");
    /// ```
    #[must_use]
    pub fn nulls(mut self, bits: &'a [u8], offset: usize) -> Self {
        self.bits = Some(Validity::new(bits, offset));
        self
    }

    /// Text, a value a row.
    ///
    /// ```
    /// use meedoen::ledger::Column;
    ///
    /// let [some, all] = [Column::text([Some("pw"), None]), Column::text(["pw", "ioaw"])];
    /// assert_eq!(format!("{some:?} {all:?}"), "Column(utf8, 2 rows) Column(utf8, 2 rows)");
    /// ```
    pub fn text<'v, V: Into<Option<&'v str>>>(values: impl IntoIterator<Item = V>) -> Self {
        let (mut bytes, mut offsets) = (Vec::new(), vec![0_u64]);
        let valid = values.into_iter().map(|value| {
            let value = value.into();
            bytes.extend_from_slice(value.unwrap_or_default().as_bytes());
            offsets.push(bytes.len() as u64);
            value.is_some()
        });
        let bits = Validity::of(valid);
        let values = ColumnValues::Text(offsets.into(), bytes.into());
        Self { values, bits }
    }

    /// Days since 1970-01-01, a value a row.
    ///
    /// ```
    /// use meedoen::ledger::Column;
    ///
    /// assert_eq!(format!("{:?}", Column::days([Some(19_358), None])), "Column(date32, 2 rows)");
    /// ```
    pub fn days<V: Into<Option<i32>>>(values: impl IntoIterator<Item = V>) -> Self {
        let (values, bits) = separate(values);
        Self { values: ColumnValues::Days(values.into()), bits }
    }

    /// Real numbers, a value a row.
    ///
    /// ```
    /// use meedoen::ledger::Column;
    ///
    /// assert_eq!(format!("{:?}", Column::real([Some(32.5), None])), "Column(float64, 2 rows)");
    /// ```
    pub fn real<V: Into<Option<f64>>>(values: impl IntoIterator<Item = V>) -> Self {
        let (values, bits) = separate(values);
        Self { values: ColumnValues::Real(values.into()), bits }
    }

    /// How many rows.
    pub(crate) fn len(&self) -> usize {
        match &self.values {
            ColumnValues::Text(offsets, _) => offsets.len().saturating_sub(1),
            ColumnValues::Viewed(views) => views.len(),
            ColumnValues::Coded(_, codes) => codes.len(),
            ColumnValues::Days(values) => values.len(),
            ColumnValues::Whole(values) => values.len(),
            ColumnValues::Real(values) => values.len(),
            ColumnValues::Unreadable(rows, _) => *rows,
        }
    }
}

/// Says how many rows there are and nothing of what they say.
impl std::fmt::Debug for Column<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let of = match &self.values {
            ColumnValues::Text(..) => "utf8",
            ColumnValues::Viewed(_) => "utf8 view",
            ColumnValues::Coded(..) => "dictionary",
            ColumnValues::Days(_) => "date32",
            ColumnValues::Whole(_) => "int64",
            ColumnValues::Real(_) => "float64",
            ColumnValues::Unreadable(..) => "unreadable",
        };
        write!(f, "Column({of}, {} rows)", self.len())
    }
}

/// The number of no day.
pub(crate) const NO_DAY: i32 = i32::MIN;

/// Values and which there are.
fn separate<'a, T: Default, V: Into<Option<T>>>(
    values: impl IntoIterator<Item = V>,
) -> (Vec<T>, Option<Validity<'a>>) {
    let mut given = Vec::new();
    let bits = Validity::of(values.into_iter().map(|value| {
        let value = value.into();
        let is_given = value.is_some();
        given.push(value.unwrap_or_default());
        is_given
    }));
    (given, bits)
}

#[cfg(test)]
#[path = "column_tests.rs"]
mod tests;
