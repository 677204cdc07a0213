use crate::ReadableBatch;
use arrow_array::builder::StringViewBuilder;
use arrow_array::types::{Int8Type, Int32Type, UInt16Type};
use arrow_array::{
    ArrayRef, BinaryArray, BooleanArray, Date32Array, Date64Array, Decimal128Array,
    DictionaryArray, Float32Array, Float64Array, Int8Array, Int16Array, Int32Array, Int64Array,
    LargeStringArray, NullArray, RecordBatch, RunArray, StringArray, StringViewArray,
    TimestampMicrosecondArray, TimestampMillisecondArray, TimestampNanosecondArray,
    TimestampSecondArray, UInt64Array,
};
use meedoen::{Ledger, LedgerReader, Policy, Result};
use std::sync::Arc;

const DAY: i64 = 86_400;
/// 2023-01-15.
const START: i32 = 19_372;

/// The ledger of rows with these columns beside a kind, a code, a start and a client where the test
/// gives none of its own.
fn read(own: &[(&str, ArrayRef)]) -> Result<Ledger> {
    let rows = own.first().map_or(0, |(_, array)| array.len());
    let text = |word: &str| Arc::new(StringArray::from(vec![word; rows])) as ArrayRef;
    let usual = [
        ("client", text("R1")),
        ("kind", text("benefit")),
        ("code", text("pw")),
        ("start", Arc::new(Date32Array::from(vec![START; rows]))),
    ];
    let missing = usual.into_iter().filter(|(name, _)| own.iter().all(|(given, _)| given != name));
    read_batch(&RecordBatch::try_from_iter(own.iter().cloned().chain(missing)).unwrap())
}

fn read_batch(batch: &RecordBatch) -> Result<Ledger> {
    let mut reader = LedgerReader::new(&Policy::preset("example").unwrap());
    reader.push_batch(&ReadableBatch::new(batch).batch())?;
    reader.finish()
}

/// The clients' ids, in the order in which they appear.
fn clients(array: impl arrow_array::Array + 'static) -> Vec<String> {
    let ledger = read(&[("client", Arc::new(array))]).unwrap();
    ledger.clients().map(str::to_owned).collect()
}

/// The rows' first days.
fn starts(array: impl arrow_array::Array + 'static) -> Vec<String> {
    let ledger = read(&[("start", Arc::new(array))]).unwrap();
    assert_eq!(ledger.reading().quarantined(), 0);
    ledger.records().map(|record| record.start.to_string()).collect()
}

/// What is wrong with a column.
fn refusal(name: &str, array: impl arrow_array::Array + 'static) -> String {
    read(&[(name, Arc::new(array))]).unwrap_err().to_string()
}

#[test]
fn text_comes_in_every_form() {
    let words = ["short", "a text too long for a view's own sixteen bytes", "short"];
    let expected = &words[..2];
    assert_eq!(clients(StringArray::from_iter_values(words)), expected);
    assert_eq!(clients(LargeStringArray::from_iter_values(words)), expected);
    assert_eq!(clients(StringViewArray::from_iter_values(words)), expected);
    assert_eq!(clients(words.into_iter().collect::<DictionaryArray<Int8Type>>()), expected);

    let keys = Int32Array::from(vec![1, 0, 1]);
    let large = Arc::new(LargeStringArray::from_iter_values(["b", "a"]));
    assert_eq!(clients(DictionaryArray::new(keys.clone(), large)), ["a", "b"]);
    let views = Arc::new(StringViewArray::from_iter_values(["b", "a"]));
    assert_eq!(clients(DictionaryArray::new(keys, views)), ["a", "b"]);
}

#[test]
fn views_in_several_buffers_are_read() {
    // A block of forty bytes holds one of these texts.
    let mut views = StringViewBuilder::new().with_fixed_block_size(40);
    let words: Vec<String> =
        (0..5).map(|number| format!("a text of some twenty bytes {number}")).collect();
    for word in &words {
        views.append_value(word);
    }
    let array = views.finish();
    assert!(array.data_buffers().len() > 1);
    assert_eq!(clients(array), words);
}

#[test]
fn a_slice_is_read_from_where_it_starts() {
    let words = StringArray::from_iter_values(["a", "b", "c", "d"]);
    assert_eq!(clients(words.slice(1, 2)), ["b", "c"]);
    let views = StringViewArray::from_iter_values(["a", "b", "c", "d"]);
    assert_eq!(clients(views.slice(2, 2)), ["c", "d"]);
    let words: DictionaryArray<UInt16Type> = ["a", "b", "c", "a"].into_iter().collect();
    assert_eq!(clients(words.slice(2, 2)), ["c", "a"]);
    let days = Date32Array::from(vec![Some(1), Some(START), Some(START + 1)]);
    assert_eq!(starts(days.slice(1, 2)), ["2023-01-15", "2023-01-16"]);
}

#[test]
fn nulls_are_empty_cells() {
    let code = StringArray::from(vec![Some("pw"), None]);
    let ledger = read(&[("code", Arc::new(code))]).unwrap();
    assert_eq!((ledger.len(), ledger.reading().quarantined()), (1, 1));

    // A null of the dictionary, and one of its words.
    let words = Arc::new(StringArray::from(vec![Some("pw"), None]));
    let code = DictionaryArray::new(Int8Array::from(vec![Some(0), None, Some(1)]), words);
    let ledger = read(&[("code", Arc::new(code))]).unwrap();
    assert_eq!((ledger.len(), ledger.reading().quarantined()), (1, 2));

    let end = Date32Array::from(vec![Some(START + 9), None]);
    let ledger = read(&[("end", Arc::new(end))]).unwrap();
    let ends: Vec<_> = ledger.records().map(|record| record.end.is_some()).collect();
    assert_eq!(ends, [true, false]);
    assert_eq!(read(&[("end", Arc::new(NullArray::new(2)))]).unwrap().len(), 2);
}

#[test]
fn whole_numbers_are_read_as_their_digits() {
    let digits = ["17", "18"];
    assert_eq!(clients(Int16Array::from(vec![17, 18])), digits);
    assert_eq!(clients(Int64Array::from(vec![17, 18])), digits);
    assert_eq!(clients(UInt64Array::from(vec![17, u64::MAX])), ["17", "18446744073709551615"]);
    assert_eq!(clients(Float32Array::from(vec![17.0, 18.0])), digits);
    assert_eq!(clients(Float64Array::from(vec![17.0, 18.0])), digits);
    let decimals = |scale| {
        let values =
            Decimal128Array::from(vec![17_i128 * 10_i128.pow(scale), 18 * 10_i128.pow(scale)]);
        values.with_precision_and_scale(20, scale as i8).unwrap()
    };
    assert_eq!(clients(decimals(0)), digits);
    assert_eq!(clients(decimals(2)), digits);
}

#[test]
fn what_a_dictionary_or_runs_hold_is_read_as_if_they_did_not() {
    let numbers = Arc::new(Int64Array::from(vec![18, 17]));
    assert_eq!(clients(DictionaryArray::new(Int8Array::from(vec![1, 0]), numbers)), ["17", "18"]);
    let days = Arc::new(Date32Array::from(vec![START]));
    assert_eq!(starts(DictionaryArray::new(Int8Array::from(vec![0]), days)), ["2023-01-15"]);
    let runs: RunArray<Int32Type> = ["a", "a", "b"].into_iter().collect();
    assert_eq!(clients(runs), ["a", "b"]);
}

#[test]
fn midnights_without_a_time_zone_are_days() {
    let days = [i64::from(START), -1];
    let expected = ["2023-01-15", "1969-12-31"];
    let moments = |units: i64| days.iter().map(|day| day * units).collect::<Vec<_>>();
    assert_eq!(starts(TimestampSecondArray::from(moments(DAY))), expected);
    assert_eq!(starts(TimestampMillisecondArray::from(moments(DAY * 1_000))), expected);
    assert_eq!(starts(TimestampMicrosecondArray::from(moments(DAY * 1_000_000))), expected);
    assert_eq!(starts(TimestampNanosecondArray::from(moments(DAY * 1_000_000_000))), expected);
    assert_eq!(starts(Date64Array::from(moments(DAY * 1_000))), expected);
}

#[test]
fn a_time_of_day_is_refused_with_its_row_in_the_table() {
    let moments = TimestampSecondArray::from(vec![Some(0), None, Some(DAY + 1)]);
    assert!(refusal("start", moments.clone()).contains("row 3 has a time of day"));

    let batch = RecordBatch::try_from_iter([("start", Arc::new(moments) as ArrayRef)]).unwrap();
    let batch = ReadableBatch::after(100, &batch);
    assert!(format!("{batch:?}").contains("row 103 has a time of day"));
}

#[test]
fn a_null_among_moments_has_no_time_of_day() {
    let moments = TimestampSecondArray::from(vec![Some(DAY), None]);
    let ledger = read(&[("end", Arc::new(moments))]).unwrap();
    assert_eq!(ledger.len() as u64 + ledger.reading().quarantined(), 2);
}

#[test]
fn a_time_zone_is_refused() {
    let moments = TimestampMicrosecondArray::from(vec![0]).with_timezone("Europe/Amsterdam");
    assert!(refusal("start", moments).contains("in the time zone Europe/Amsterdam"));
}

#[test]
fn other_types_are_refused_where_the_ledger_needs_the_column() {
    let bytes = || Arc::new(BinaryArray::from_vec(vec![b"R1"])) as ArrayRef;
    let error = read(&[("client", bytes())]).unwrap_err().to_string();
    assert!(error.contains("Arrow type Binary"), "{error}");
    assert_eq!(read(&[("photograph", bytes())]).unwrap().len(), 1);
    // Text that is no code is a matter of the row.
    let flags = read(&[("code", Arc::new(BooleanArray::from(vec![true])) as ArrayRef)]).unwrap();
    assert_eq!(flags.reading().quarantined(), 1);
}

#[test]
fn the_unnamed_index_of_pandas_is_left_out() {
    let index = Arc::new(Int64Array::from(vec![0])) as ArrayRef;
    let ledger =
        read(&[("client", Arc::new(StringArray::from(vec!["R1"]))), ("__index_level_0__", index)]);
    let ledger = ledger.unwrap();
    let files = ledger.reading().files();
    assert!(files.iter().all(|file| file.header.iter().all(|name| !name.starts_with("__index"))));
}

#[test]
fn a_table_without_rows_has_a_header() {
    let columns = ["client", "kind", "code", "start"];
    let none = || Arc::new(StringArray::from(Vec::<&str>::new())) as ArrayRef;
    let batch = RecordBatch::try_from_iter(columns.map(|name| (name, none()))).unwrap();
    assert_eq!(read_batch(&batch).unwrap().len(), 0);
    let batch = RecordBatch::try_from_iter([("client", none())]).unwrap();
    assert!(read_batch(&batch).is_err());
}
