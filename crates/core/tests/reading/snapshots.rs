//! History from snapshots: as known on an extract's day the ledger has that extract's rows.

use meedoen::Day;
use meedoen::ledger::{Ledger, Record};
use meedoen::policy::Policy;
use proptest::prelude::*;

const HEADER: &str =
    "client,kind,code,start,end,reason,hours,benefit_no,registered_on,withdrawn_on,record\n";

fn policy() -> Policy {
    Policy::preset("example").unwrap()
}

fn read(rows: &str) -> Ledger {
    Ledger::read_csv(format!("{HEADER}{rows}").as_bytes(), &policy()).unwrap()
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// What the rows that take part say, sorted: as known on a day, or all that stand.
fn known(ledger: &Ledger, on: Option<Day>) -> Vec<String> {
    let takes_part = |row: &Record| match on {
        Some(on) => {
            row.registered_on.unwrap_or(row.start) <= on
                && row.withdrawn_on.is_none_or(|withdrawn| withdrawn > on)
        }
        None => row.withdrawn_on.is_none(),
    };
    let mut rows: Vec<String> = ledger
        .records()
        .filter(takes_part)
        .map(|row| {
            let hours = row.hours.map(f64::to_bits);
            format!(
                "{} {} {} {} {:?} {:?} {hours:?} {}",
                row.client, row.kind, row.code, row.start, row.end, row.reason, row.benefit_no
            )
        })
        .collect();
    rows.sort();
    rows
}

#[test]
fn new_changed_and_vanished_rows_are_registered_and_withdrawn() {
    let first = read("c1,benefit,pw,2022-01-01,,,,,,,\nc2,benefit,pw,2022-01-01,,,,b1,,,\n");
    let second =
        read("c2,benefit,pw,2022-01-01,2023-01-15,work,,b1,,,\nc3,rung,2,2023-01-20,,,,,,,\n");
    let history =
        Ledger::from_snapshots(&[(day("2023-01-01"), first), (day("2023-02-01"), second)]).unwrap();
    let rows: Vec<_> = history
        .records()
        .map(|row| {
            (
                row.client,
                row.registered_on.map(|d| d.to_string()),
                row.withdrawn_on.map(|d| d.to_string()),
            )
        })
        .collect();
    let february = || Some("2023-02-01".to_owned());
    assert_eq!(
        rows,
        [
            ("c1".to_owned(), None, february()),
            ("c2".to_owned(), None, february()),
            ("c2".to_owned(), february(), None),
            ("c3".to_owned(), february(), None),
        ]
    );
    assert!((history.registered_share() - 0.5).abs() < 1e-12);
}

#[test]
fn a_row_that_comes_back_is_registered_anew() {
    let row = "c1,benefit,pw,2022-01-01,,,,,,,x1\n";
    let days = ["2023-01-01", "2023-02-01", "2023-03-01"].map(day);
    let extracts = [(days[0], read(row)), (days[1], read("")), (days[2], read(row))];
    let history = Ledger::from_snapshots(&extracts).unwrap();
    assert_eq!(history.len(), 2);
    assert_eq!(history.record(0).withdrawn_on, Some(days[1]));
    assert_eq!((history.record(0).record, history.record(1).record), ("x1".into(), String::new()));
    assert_eq!(history.record(1).registered_on, Some(days[2]));
    assert_eq!(read(history.to_csv().split_once('\n').unwrap().1).digest(), history.digest());
}

#[test]
fn equal_rows_are_counted() {
    let row = "c1,rung,2,2022-01-01,,,,,,,\n";
    let days = ["2023-01-01", "2023-02-01", "2023-03-01"].map(day);
    let extracts =
        [(days[0], read(row)), (days[1], read(&row.repeat(3))), (days[2], read(&row.repeat(2)))];
    let history = Ledger::from_snapshots(&extracts).unwrap();
    let withdrawn = history.records().filter(|row| row.withdrawn_on.is_some()).count();
    assert_eq!((history.len(), withdrawn), (3, 1));
    assert!(history.record(0).withdrawn_on.is_none(), "the earliest stays");
}

#[test]
fn the_first_extract_is_known_on_its_day_and_not_later_than_it_says() {
    let first = read(
        "past,benefit,pw,2022-01-01,,,,,,,\nown,benefit,pw,2022-01-01,,,,,2022-02-01,,\n\
         ahead,benefit,pw,2023-06-01,,,,,,,\nlate,benefit,pw,2022-01-01,,,,,2023-06-01,,\n\
         gone,benefit,pw,2022-01-01,,,,,,2022-05-01,\n",
    );
    let on = day("2023-01-01");
    let all = known(&first, None);
    let history = Ledger::from_snapshots(&[(on, first)]).unwrap();
    assert_eq!(known(&history, Some(on)), all);
    let registered: Vec<_> = history.records().map(|row| row.registered_on).collect();
    assert_eq!(registered, [None, Some(day("2022-02-01")), Some(on), Some(on)]);
}

#[test]
fn days_ascend_and_a_refused_update_changes_nothing() {
    let on = day("2023-02-01");
    let mut history = Ledger::from_snapshots(&[
        (day("2023-01-01"), read("c1,benefit,pw,2022-01-01,,,,,,,\n")),
        (on, read("")),
    ])
    .unwrap();
    let before = history.digest();
    for earlier in [on, day("2022-12-31")] {
        let error = history.update(earlier, &read("c9,rung,1,2022-01-01,,,,,,,\n")).unwrap_err();
        assert_eq!(error.code(), meedoen::ErrorCode::BadLedger);
    }
    assert_eq!(history.digest(), before);
    assert!(Ledger::from_snapshots(&[]).is_err());
    let twice = [(on, read("")), (on, read(""))];
    assert!(Ledger::from_snapshots(&twice).is_err());
    let other = Ledger::read_csv(b"client,kind,code,start\n", &Policy::starter("X")).unwrap();
    assert!(history.update(day("2024-01-01"), &other).is_err());
}

#[test]
fn what_each_extract_refused_stays_to_be_seen() {
    let first = read("c1,benefit,pw,2022-01-01,,,,,,,\nc1,benefit,xx,2022-01-01,,,,,,,\n");
    let second = read("c1,benefit,pw,soon,,,,,,,\n");
    let days = ["2023-01-01", "2023-02-01"].map(day);
    let history = Ledger::from_snapshots(&[(days[0], first), (days[1], second)]).unwrap();
    let reading = history.reading();
    assert_eq!((reading.rows(), reading.accepted(), reading.quarantined()), (3, 1, 2));
    assert_eq!(reading.files()[1].name, "2023-02-01");
    assert_eq!(reading.findings()[1].file, 1);
    assert!(history.quarantined_csv(1, meedoen::vocabulary::Lang::En).contains("bad_date"));
}

/// Rows of an extract out of few possible ones, so that they recur.
fn extract() -> impl Strategy<Value = String> {
    let row = (0..3_u8, 0..6_u8, 1..4_u8, 0..3_u8).prop_map(|(client, kind, month, variant)| {
        let registered = ["", "2022-07-15", "2023-03-01"][usize::from(variant)];
        let end = ["", "2023-12-31"][usize::from(variant % 2)];
        let (kind, reason, hours, number) = match kind {
            0 => ("benefit,pw", "", "", "b1"),
            1 => ("benefit,pw", "work", "", ""),
            2 => ("rung,2", "", "", ""),
            3 => ("placement,paid", "", "8", ""),
            4 => ("placement,paid", "", "23.5", ""),
            _ => ("birth,", "", "", ""),
        };
        format!(
            "c{client},{kind},2023-0{month}-01,{end},{reason},{hours},{number},{registered},,\n"
        )
    });
    prop::collection::vec(row, 0..12).prop_map(|rows| rows.concat())
}

proptest! {
    #[test]
    fn replayed_snapshots_give_each_day_its_extract(
        extracts in prop::collection::vec(extract(), 1..6),
    ) {
        let first = day("2023-01-31");
        let extracts: Vec<(Day, Ledger)> = (0..).zip(&extracts)
            .map(|(index, rows)| (first.plus_days(20 * index), read(rows)))
            .collect();
        let history = Ledger::from_snapshots(&extracts).unwrap();
        for (on, extract) in &extracts {
            prop_assert_eq!(known(&history, Some(*on)), known(extract, None));
        }
        let (_, last) = extracts.last().unwrap();
        prop_assert_eq!(known(&history, None), known(last, None));

        let again = Ledger::read_csv(history.to_csv().as_bytes(), &policy()).unwrap();
        prop_assert_eq!(again.digest(), history.digest());
        prop_assert_eq!(again.reading().quarantined(), 0);
    }
}
