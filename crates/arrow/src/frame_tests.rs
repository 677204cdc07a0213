use crate::{ReadableBatch, record_batch};
use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Float64Type, Int64Type};
use arrow_schema::DataType;
use meedoen::frame::{Frame, Series};
use meedoen::{Caseload, Day, Ledger, LedgerReader, Policy};

#[test]
fn every_kind_of_series_has_its_type_and_empty_cells_are_null() {
    let day = Day::from_ymd(2023, 5, 1).unwrap();
    let frame = Frame::new()
        .column("text", Series::Words([Some("b"), None, Some("b")].into_iter().collect()))
        .column("day", Series::Days(vec![Some(day), None, Some(Day::MIN)]))
        .column("whole", Series::Whole(vec![Some(i64::MIN), None, Some(7)]))
        .column("real", Series::Real(vec![Some(0.5), None, Some(-0.0)]))
        .column("flag", Series::Flags(vec![true, false, true]));
    let batch = record_batch(&frame).unwrap();

    let types: Vec<_> =
        batch.schema_ref().fields().iter().map(|it| it.data_type().clone()).collect();
    let expected =
        [DataType::Utf8, DataType::Date32, DataType::Int64, DataType::Float64, DataType::Boolean];
    assert_eq!(types, expected);

    let text: Vec<_> = batch.column(0).as_string::<i32>().iter().collect();
    assert_eq!(text, [Some("b"), None, Some("b")]);
    let days: Vec<_> = batch.column(1).as_primitive::<Date32Type>().iter().collect();
    assert_eq!(days, [Some(day.number()), None, Some(Day::MIN.number())]);
    let whole: Vec<_> = batch.column(2).as_primitive::<Int64Type>().iter().collect();
    assert_eq!(whole, [Some(i64::MIN), None, Some(7)]);
    let real: Vec<_> = batch.column(3).as_primitive::<Float64Type>().iter().collect();
    assert_eq!(real, [Some(0.5), None, Some(-0.0)]);
    let flags: Vec<_> = batch.column(4).as_boolean().iter().collect();
    assert_eq!(flags, [Some(true), Some(false), Some(true)]);
}

#[test]
fn a_table_without_columns_or_rows_is_a_batch() {
    assert_eq!(record_batch(&Frame::new()).unwrap().num_columns(), 0);
    let empty = Frame::new().column("value", Series::Whole(Vec::new()));
    assert_eq!(record_batch(&empty).unwrap().num_rows(), 0);
}

#[test]
fn columns_of_different_lengths_are_an_error() {
    let numbers = |list: &[i64]| Series::Whole(list.iter().copied().map(Some).collect());
    let frame = Frame::new().column("one", numbers(&[1])).column("two", numbers(&[1, 2]));
    assert!(record_batch(&frame).is_err());
}

#[test]
fn a_ledger_that_goes_out_and_comes_in_is_the_same() {
    let policy = Policy::preset("example").unwrap();
    let csv = b"client,kind,code,start,end,reason,hours,benefit_no,registered_on,withdrawn_on\n\
        R1,benefit,pw,2022-05-01,2023-09-30,work,,B1,2022-05-03,\n\
        R1,rung,2,2022-05-10,,,,,,2023-01-01\n\
        R1,placement,paid,2023-10-01,,,24.5,,,\n\
        R\xc3\xa92,benefit,ioaw,2023-02-01,,,,,,\n\
        R\xc3\xa92,birth,,1980,,,,,,\n";
    let ledger = Ledger::read_csv(csv, &policy).unwrap();
    assert_eq!(ledger.reading().quarantined(), 0);

    let batch = record_batch(&ledger.frame()).unwrap();
    let mut reader = LedgerReader::new(&policy);
    // In two pieces, the second of which starts in the middle of the buffers.
    reader.push_batch(&ReadableBatch::new(&batch.slice(0, 2)).batch()).unwrap();
    reader.push_batch(&ReadableBatch::after(2, &batch.slice(2, 3)).batch()).unwrap();
    let again = reader.finish().unwrap();

    assert_eq!(again.reading().quarantined(), 0);
    assert_eq!(again.digest(), ledger.digest());
    assert_eq!(again.frame(), ledger.frame());
    let digests = |ledger| Caseload::build(ledger, &policy).unwrap().digests();
    assert_eq!(digests(&again), digests(&ledger));
}
