//! Tables of the core as record batches.

use arrow_array::builder::StringBuilder;
use arrow_array::{
    ArrayRef, BooleanArray, Date32Array, Float64Array, Int64Array, RecordBatch, RecordBatchOptions,
    new_null_array,
};
use arrow_schema::{ArrowError, DataType, Field, Schema};
use meedoen::Day;
use meedoen::frame::{Frame, Series, Words};
use std::sync::Arc;

/// A table as one record batch: text as `Utf8`, days as `Date32`, numbers as `Int64` and `Float64`, yes
/// and no as `Boolean`. Every column is nullable, and an empty cell is null.
///
/// An error only where the columns differ in length.
///
/// ```
/// use meedoen::frame::{Frame, Series};
///
/// let frame = Frame::new()
///     .column("rung", Series::Words([Some("1"), Some("unmeasured")].into_iter().collect()))
///     .column("value", Series::Whole(vec![Some(12), None]));
/// let batch = meedoen_arrow::record_batch(&frame)?;
/// assert_eq!(batch.num_rows(), 2);
/// assert_eq!(batch.column(1).null_count(), 1);
/// # Ok::<(), arrow_schema::ArrowError>(())
/// ```
pub fn record_batch(frame: &Frame) -> Result<RecordBatch, ArrowError> {
    let (fields, columns): (Vec<Field>, Vec<ArrayRef>) = frame
        .columns()
        .map(|(name, series)| {
            let array = array(series);
            (Field::new(name, array.data_type().clone(), true), array)
        })
        .unzip();
    // A table without columns has no array that could tell its length.
    let options = RecordBatchOptions::new().with_row_count(Some(frame.len()));
    RecordBatch::try_new_with_options(Arc::new(Schema::new(fields)), columns, &options)
}

fn array(series: &Series) -> ArrayRef {
    match series {
        Series::Words(words) => text(words),
        Series::Days(days) => {
            Arc::new(days.iter().map(|day| day.map(Day::number)).collect::<Date32Array>())
        }
        Series::Whole(numbers) => Arc::new(Int64Array::from(numbers.clone())),
        Series::Real(numbers) => Arc::new(Float64Array::from(numbers.clone())),
        Series::Flags(flags) => Arc::new(BooleanArray::from(flags.clone())),
        // A kind of series that a later core may have: no values are better than wrong ones.
        _ => new_null_array(&DataType::Utf8, series.len()),
    }
}

fn text(words: &Words) -> ArrayRef {
    let rows = words.numbers().len();
    let mut text = StringBuilder::with_capacity(rows, 8 * rows);
    for row in 0..rows {
        text.append_option(words.get(row));
    }
    Arc::new(text.finish())
}
