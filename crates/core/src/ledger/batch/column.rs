//! One column in memory: values in the layout of Apache Arrow, borrowed or owned.

use crate::Day;
use crate::ledger::batch::buffers::{DictionaryKeys, Offsets, Validity};
use crate::ledger::batch::views::Views;
use crate::ledger::csv::encoding::trim;
use std::borrow::Cow;
use std::fmt::Write;
use std::ops::Range;

/// The values of a column in memory.
///
/// [`utf8`](Self::utf8), [`dictionary`](Self::dictionary), [`date32`](Self::date32),
/// [`int64`](Self::int64) and [`float64`](Self::float64) borrow the buffers of an Arrow array, or of
/// whatever has the same layout; nothing is copied. [`nulls`](Self::nulls) says which rows are
/// empty. [`text`](Self::text), [`days`](Self::days), [`whole`](Self::whole) and
/// [`real`](Self::real) make a column out of single values, `None` being an empty cell.
///
/// ```
/// use meedoen::ledger::Column;
///
/// // The buffers of an Arrow array of ["pw", null, "ioaw"].
/// let column = Column::utf8(&[0_i32, 2, 2, 6], b"pwioaw").nulls(&[0b101], 0);
/// assert_eq!(column.len(), 3);
///
/// // The same column out of single values.
/// let column = Column::text([Some("pw"), None, Some("ioaw")]);
/// assert_eq!(column.len(), 3);
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
    const fn of(values: ColumnValues<'a>) -> Self {
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
    /// assert_eq!(column.len(), 2);
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
    /// assert_eq!(Column::utf8_view(&view, []).len(), 1);
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
    /// assert_eq!(kinds.len(), 3);
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
    /// assert_eq!(Column::int64(&[17, 18]).len(), 2);
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
    /// assert_eq!(Column::float64(&[32.0, f64::NAN]).len(), 2); // 32 hours, and an empty cell
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

    /// Why the column can't be read.
    pub(crate) fn why_unreadable(&self) -> Option<&str> {
        match &self.values {
            ColumnValues::Unreadable(_, why) => Some(why),
            _ => None,
        }
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
    /// assert_eq!(column.len(), 3);
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
    /// assert_eq!(Column::text([Some("pw"), None]).len(), 2);
    /// assert_eq!(Column::text(["pw", "ioaw"]).len(), 2);
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
    /// assert_eq!(Column::days([Some(19_358), None]).len(), 2);
    /// ```
    pub fn days<V: Into<Option<i32>>>(values: impl IntoIterator<Item = V>) -> Self {
        let (values, bits) = separate(values);
        Self { values: ColumnValues::Days(values.into()), bits }
    }

    /// Whole numbers, a value a row.
    ///
    /// ```
    /// use meedoen::ledger::Column;
    ///
    /// assert_eq!(Column::whole([Some(17), None]).len(), 2);
    /// ```
    pub fn whole<V: Into<Option<i64>>>(values: impl IntoIterator<Item = V>) -> Self {
        let (values, bits) = separate(values);
        Self { values: ColumnValues::Whole(values.into()), bits }
    }

    /// Real numbers, a value a row.
    ///
    /// ```
    /// use meedoen::ledger::Column;
    ///
    /// assert_eq!(Column::real([Some(32.5), None]).len(), 2);
    /// ```
    pub fn real<V: Into<Option<f64>>>(values: impl IntoIterator<Item = V>) -> Self {
        let (values, bits) = separate(values);
        Self { values: ColumnValues::Real(values.into()), bits }
    }

    /// How many rows.
    ///
    /// ```
    /// use meedoen::ledger::Column;
    ///
    /// assert_eq!(Column::int64(&[17, 18]).len(), 2);
    /// ```
    pub fn len(&self) -> usize {
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

    /// Whether there is no row.
    ///
    /// ```
    /// use meedoen::ledger::Column;
    ///
    /// assert!(Column::int64(&[]).is_empty());
    /// ```
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether a bit is missing for a row.
    pub(crate) fn lacks_bits(&self) -> bool {
        self.bits.as_ref().is_some_and(|bits| bits.len() < self.len())
    }

    pub(crate) fn has_value(&self, row: usize) -> bool {
        self.bits.as_ref().is_none_or(|bits| bits.get(row))
    }

    /// Whether the values are numbers.
    pub(crate) fn is_numbers(&self) -> bool {
        matches!(self.values, ColumnValues::Whole(_) | ColumnValues::Real(_))
    }

    /// Whether no row has a value.
    pub(crate) fn has_none(&self) -> bool {
        match (&self.bits, &self.values) {
            (Some(bits), _) => bits.are_none(self.len()),
            (None, ColumnValues::Days(days)) => days.iter().all(|day| *day == NO_DAY),
            _ => false,
        }
    }

    /// A row's value where it stands as text.
    #[inline]
    pub(crate) fn text_at(&self, row: usize) -> Option<&[u8]> {
        match &self.values {
            _ if !self.has_value(row) => None,
            ColumnValues::Text(offsets, bytes) => bytes.get(offsets.at(row)..offsets.at(row + 1)),
            ColumnValues::Viewed(views) => views.get(row),
            ColumnValues::Coded(words, codes) => {
                words.get(codes.get(row)).map(|word| word.as_bytes())
            }
            ColumnValues::Days(_)
            | ColumnValues::Whole(_)
            | ColumnValues::Real(_)
            | ColumnValues::Unreadable(..) => None,
        }
    }

    /// Tells `each` the texts of these rows, empty where there is none, one after another. They must
    /// be sound.
    #[inline]
    pub(crate) fn each_text<'s>(&'s self, rows: Range<usize>, mut each: impl FnMut(&'s [u8])) {
        match &self.values {
            ColumnValues::Text(offsets, bytes) if self.bits.is_none() => {
                offsets.each(rows, |place| each(bytes.get(place).unwrap_or_default()));
            }
            ColumnValues::Viewed(views) if self.bits.is_none() => {
                views.each(rows, |text| each(text.unwrap_or_default()));
            }
            _ => rows.for_each(|row| each(self.text_at(row).unwrap_or_default())),
        }
    }

    /// A row's day.
    pub(crate) fn day_at(&self, row: usize) -> Option<i32> {
        match &self.values {
            ColumnValues::Days(days) if self.has_value(row) => {
                days.get(row).copied().filter(|day| *day != NO_DAY)
            }
            _ => None,
        }
    }

    /// A row's number.
    pub(crate) fn number_at(&self, row: usize) -> Option<f64> {
        match &self.values {
            _ if !self.has_value(row) => None,
            ColumnValues::Whole(numbers) => numbers.get(row).map(|number| *number as f64),
            ColumnValues::Real(numbers) => {
                numbers.get(row).copied().filter(|number| !number.is_nan())
            }
            _ => None,
        }
    }

    /// A row's value as text.
    pub(crate) fn shown(&self, row: usize) -> Cow<'_, str> {
        if let Some(text) = self.text_at(row) {
            return String::from_utf8_lossy(text);
        }
        let mut text = String::new();
        self.write(row, &mut text);
        text.into()
    }

    /// Writes a row's value where it does not stand as text.
    fn write(&self, row: usize, text: &mut String) {
        // Writing to a string does not fail.
        let _ = match &self.values {
            _ if !self.has_value(row) => Ok(()),
            ColumnValues::Text(..)
            | ColumnValues::Viewed(_)
            | ColumnValues::Coded(..)
            | ColumnValues::Unreadable(..) => Ok(()),
            ColumnValues::Days(_) => match self.day_at(row) {
                Some(day) => write!(text, "{}", Day::from_number(day)),
                None => Ok(()),
            },
            ColumnValues::Whole(numbers) => match numbers.get(row) {
                Some(number) => write!(text, "{number}"),
                None => Ok(()),
            },
            ColumnValues::Real(numbers) => match numbers.get(row) {
                // Nothing below zero is still nothing.
                Some(number) if !number.is_nan() => write!(text, "{}", number + 0.0),
                _ => Ok(()),
            },
        };
    }

    /// The same values as text.
    pub(crate) fn written(&self) -> Column<'static> {
        let (mut text, mut offsets) = (String::new(), vec![0_u64]);
        for row in 0..self.len() {
            self.write(row, &mut text);
            offsets.push(text.len() as u64);
        }
        Column::of(ColumnValues::Text(offsets.into(), text.into_bytes().into()))
    }

    /// Whether a row's value is nothing but white space.
    pub(crate) fn is_blank(&self, row: usize) -> bool {
        match &self.values {
            ColumnValues::Text(..) | ColumnValues::Viewed(_) | ColumnValues::Coded(..) => {
                self.text_at(row).is_none_or(|text| trim(text).is_empty())
            }
            ColumnValues::Days(_) => self.day_at(row).is_none(),
            ColumnValues::Whole(_) | ColumnValues::Real(_) => self.number_at(row).is_none(),
            // It is not known, so it may be something.
            ColumnValues::Unreadable(..) => false,
        }
    }

    /// Whether these rows are whole text without NUL characters.
    pub(crate) fn is_sound(&self, rows: &Range<usize>) -> bool {
        if rows.is_empty() {
            return true;
        }
        let (offsets, bytes) = match &self.values {
            ColumnValues::Text(offsets, bytes) => (offsets, bytes),
            ColumnValues::Viewed(views) => {
                let mut given = rows.clone().filter(|row| self.has_value(*row));
                return given.all(|row| views.get(row).is_some_and(is_sound));
            }
            _ => return true,
        };
        let range = offsets.at(rows.start)..offsets.at(rows.end);
        let Some(all) = bytes.get(range).filter(|_| offsets.ascend(rows)) else { return false };
        // Nearly all of it is ASCII: of that any part is whole text.
        all.chunks(1 << 10).all(is_plain)
            || rows.clone().filter_map(|row| self.text_at(row)).all(is_sound)
    }

    /// Whether a word of its list holds a NUL character.
    pub(crate) fn has_nul_word(&self) -> bool {
        match &self.values {
            ColumnValues::Coded(words, _) => words.iter().any(|word| word.contains('\0')),
            _ => false,
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

/// Whether it is ASCII without NUL characters.
#[inline]
fn is_plain(text: &[u8]) -> bool {
    const LOW: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = LOW << 7;
    // SWAR, eight bytes at a time: the highest bit shows a byte that is not ASCII, or a 0 from which
    // 1 was taken.
    let (words, rest) = text.as_chunks::<8>();
    let mut shown = 0;
    for word in words {
        let word = u64::from_le_bytes(*word);
        shown |= (word | word.wrapping_sub(LOW)) & HIGH;
    }
    shown == 0 && rest.iter().all(|byte| (1..=0x7F).contains(byte))
}

/// Whether it is valid UTF-8 without NUL characters.
#[inline]
fn is_sound(text: &[u8]) -> bool {
    is_plain(text) || std::str::from_utf8(text).is_ok_and(|text| !text.contains('\0'))
}

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
