//! Record batches as columns that the ledger reads.

use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowDictionaryKeyType, Date32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type,
    UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{
    Array, ArrayRef, Date32Array, GenericStringArray, Int64Array, OffsetSizeTrait, RecordBatch,
};
use arrow_cast::cast;
use arrow_schema::{ArrowError, DataType, TimeUnit};
use meedoen::ledger::{Batch, Column, DictionaryKeys, Offsets};
use std::sync::Arc;

/// A record batch with every column in a form that the ledger reads, or with why it can't be.
///
/// | Arrow | the ledger reads |
/// |---|---|
/// | `Utf8`, `LargeUtf8`, `Utf8View`, `Date32`, `Int64`, `Float64`; dictionaries of text | as it stands: the buffers are lent |
/// | other integers and floats, decimals, `Boolean`, `Null`; dictionaries of other things; run-end encoded columns | cast first |
/// | `Date64`, and `Timestamp` without a time zone, where every moment is a midnight | dates |
/// | `Timestamp` with a time of day or a time zone, and everything else | nothing: an error where the ledger needs the column, which says what to do |
///
/// A column that pandas added for an unnamed index (`__index_level_0__`) is left out.
#[derive(Debug)]
pub struct ReadableBatch {
    names: Vec<String>,
    columns: Vec<Readable>,
}

/// A column in a form that the ledger reads, or how many rows it has and why they can't be read.
type Readable = Result<ArrayRef, (usize, String)>;

impl ReadableBatch {
    /// The columns of the first, or only, batch of a table.
    pub fn new(batch: &RecordBatch) -> Self {
        Self::after(0, batch)
    }

    /// The columns of a batch that comes after this many rows of its table: what is wrong with a
    /// column names the row as it stands in the table.
    pub fn after(rows: usize, batch: &RecordBatch) -> Self {
        let fields = batch.schema_ref().fields().iter().map(|field| field.name());
        let columns = fields.zip(batch.columns()).filter(|(name, _)| !is_unnamed_index(name));
        let (names, columns) =
            columns.map(|(name, array)| (name.clone(), readable(array, rows))).unzip();
        Self { names, columns }
    }

    /// The columns, lent to the ledger.
    pub fn batch(&self) -> Batch<'_> {
        let columns = self.names.iter().zip(&self.columns);
        columns.fold(Batch::new(), |batch, (name, column)| {
            let column = match column {
                Ok(array) => lent(array),
                Err((rows, why)) => Column::unreadable(*rows, why),
            };
            batch.column(name, column)
        })
    }
}

/// Whether this is what pandas calls an index without a name: it numbers the rows and belongs to no
/// registration.
fn is_unnamed_index(name: &str) -> bool {
    name.starts_with("__index_level_") && name.ends_with("__")
}

/// A column in a form that the ledger reads.
fn readable(array: &ArrayRef, rows_before: usize) -> Readable {
    let to = |form: DataType| cast(array, &form).map_err(|error| (array.len(), sentence(&error)));
    match array.data_type() {
        DataType::Utf8
        | DataType::LargeUtf8
        | DataType::Utf8View
        | DataType::Date32
        | DataType::Int64
        | DataType::Float64 => Ok(array.clone()),
        DataType::Dictionary(key, words) => match **words {
            DataType::Utf8 | DataType::LargeUtf8 => Ok(array.clone()),
            DataType::Utf8View => {
                to(DataType::Dictionary(key.clone(), Box::new(DataType::LargeUtf8)))
            }
            // Numbers or days in a dictionary are read as if they were in none.
            _ => readable(&to((**words).clone())?, rows_before),
        },
        DataType::RunEndEncoded(_, values) => {
            readable(&to(values.data_type().clone())?, rows_before)
        }
        DataType::Int8
        | DataType::Int16
        | DataType::Int32
        | DataType::UInt8
        | DataType::UInt16
        | DataType::UInt32 => to(DataType::Int64),
        DataType::Float16 | DataType::Float32 => to(DataType::Float64),
        DataType::Decimal32(_, scale)
        | DataType::Decimal64(_, scale)
        | DataType::Decimal128(_, scale)
        | DataType::Decimal256(_, scale)
            if *scale > 0 =>
        {
            to(DataType::Float64)
        }
        DataType::UInt64
        | DataType::Boolean
        | DataType::Null
        | DataType::Decimal32(..)
        | DataType::Decimal64(..)
        | DataType::Decimal128(..)
        | DataType::Decimal256(..) => to(DataType::LargeUtf8),
        DataType::Date64 => days_of(array, TimeUnit::Millisecond, rows_before),
        DataType::Timestamp(unit, None) => days_of(array, *unit, rows_before),
        DataType::Timestamp(_, Some(zone)) => Err((
            array.len(),
            format!(
                "it holds moments in the time zone {zone}, and which day that is depends on where \
                 one stands: turn it into dates first"
            ),
        )),
        other => Err((
            array.len(),
            format!("it is of the Arrow type {other}: give text, numbers or dates"),
        )),
    }
}

/// The days of moments that are all midnights.
fn days_of(array: &ArrayRef, unit: TimeUnit, rows_before: usize) -> Readable {
    let moments = cast(array, &DataType::Int64).map_err(|error| (array.len(), sentence(&error)))?;
    let moments = moments.as_primitive();
    // The units in a day are a constant in each branch, so that the compiler divides by multiplying.
    match unit {
        TimeUnit::Second => days_in::<86_400>(moments, rows_before),
        TimeUnit::Millisecond => days_in::<86_400_000>(moments, rows_before),
        TimeUnit::Microsecond => days_in::<86_400_000_000>(moments, rows_before),
        TimeUnit::Nanosecond => days_in::<86_400_000_000_000>(moments, rows_before),
    }
}

/// The days of moments that are counted in units, `DAY` of which make a day.
fn days_in<const DAY: i64>(moments: &Int64Array, rows_before: usize) -> Readable {
    // A moment too far off for `i32` days becomes a day outside the calendar, which the ledger refuses.
    let far = |days: i64| i32::try_from(days).unwrap_or(i32::MAX);
    let days: Date32Array = moments.unary(|moment| far(moment.div_euclid(DAY)));
    let has_time = |row: &usize| moments.is_valid(*row) && moments.value(*row) % DAY != 0;
    match (0..moments.len()).find(has_time) {
        None => Ok(Arc::new(days)),
        Some(row) => Err((
            moments.len(),
            format!(
                "row {} has a time of day, and a day without one is meant: turn the column into \
                 dates first",
                rows_before + row + 1
            ),
        )),
    }
}

fn sentence(error: &ArrowError) -> String {
    format!("it can't be turned into text, numbers or dates ({error})")
}

/// A readable column, lent to the ledger.
fn lent(array: &ArrayRef) -> Column<'_> {
    let column = match array.data_type() {
        DataType::Utf8 => text(array.as_string::<i32>()),
        DataType::LargeUtf8 => text(array.as_string::<i64>()),
        DataType::Utf8View => {
            let array = array.as_string_view();
            let buffers = array.data_buffers().iter().map(|buffer| &**buffer);
            Column::utf8_view(array.views().inner().as_slice(), buffers)
        }
        DataType::Date32 => Column::date32(array.as_primitive::<Date32Type>().values()),
        DataType::Int64 => Column::int64(array.as_primitive::<Int64Type>().values()),
        DataType::Float64 => Column::float64(array.as_primitive::<Float64Type>().values()),
        DataType::Dictionary(key, _) => match **key {
            DataType::Int8 => words::<Int8Type>(array),
            DataType::Int16 => words::<Int16Type>(array),
            DataType::Int32 => words::<Int32Type>(array),
            DataType::Int64 => words::<Int64Type>(array),
            DataType::UInt8 => words::<UInt8Type>(array),
            DataType::UInt16 => words::<UInt16Type>(array),
            DataType::UInt32 => words::<UInt32Type>(array),
            _ => words::<UInt64Type>(array),
        },
        // `readable` gives no other.
        other => Column::unreadable(array.len(), format!("it is of the Arrow type {other}")),
    };
    match array.nulls() {
        Some(nulls) => column.nulls(nulls.validity(), nulls.offset()),
        None => column,
    }
}

fn text<O: OffsetSizeTrait>(array: &GenericStringArray<O>) -> Column<'_>
where
    for<'a> &'a [O]: Into<Offsets<'a>>,
{
    Column::utf8(&**array.offsets(), array.value_data())
}

/// A dictionary's words and the code of each row. A null among the words is an empty cell.
fn words<K: ArrowDictionaryKeyType>(array: &ArrayRef) -> Column<'_>
where
    for<'a> &'a [K::Native]: Into<DictionaryKeys<'a>>,
{
    let array = array.as_dictionary::<K>();
    let values = array.values();
    let codes: &[K::Native] = array.keys().values();
    if *values.data_type() == DataType::Utf8 {
        let list = values.as_string::<i32>();
        Column::dictionary(list.iter().map(Option::unwrap_or_default), codes)
    } else {
        let list = values.as_string::<i64>();
        Column::dictionary(list.iter().map(Option::unwrap_or_default), codes)
    }
}
