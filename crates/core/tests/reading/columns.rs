//! Columns in memory, in any number of pieces and threads: what the same rows as text give.

use meedoen::ledger::{Batch, Column, Field, Ledger, LedgerReader, Mapping};
use meedoen::policy::Policy;
use meedoen::vocabulary::{Lang, Word};
use proptest::prelude::*;
use std::sync::LazyLock;

static POLICY: LazyLock<Policy> = LazyLock::new(|| Policy::preset("example").unwrap());

/// Numbers that look like chance and are the same in every run.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        ((self.0 >> 33) as usize) % sides
    }

    fn pick<T: Copy>(&mut self, values: &[T]) -> T {
        values[self.throw(values.len())]
    }
}

const WORDS: [(&str, &str); 14] = [
    ("benefit", "pw"),
    ("benefit", "ioaw"),
    ("benefit", "01"),
    ("rung", "2"),
    ("growth", "9"),
    ("birth", ""),
    ("birth", "pw"),
    ("placement", "paid"),
    ("referral", "wsp"),
    (" contact ", "first"),
    ("withdraw", "r1"),
    ("withdraw", "r2"),
    ("benefits", "pw"),
    ("", ""),
];

/// A row's values; most are as they should be.
#[derive(Clone)]
struct Row {
    client: String,
    words: (&'static str, &'static str),
    start: Option<i32>,
    end: Option<i32>,
    reason: &'static str,
    hours: Option<f64>,
    benefit: String,
    registered: Option<i32>,
    withdrawn: Option<i32>,
    record: &'static str,
}

fn rows(seed: u64, count: usize, clients: usize, odd: usize) -> Vec<Row> {
    let mut dice = Dice(seed);
    let mut last = String::new();
    (0..count)
        .map(|_| {
            // One row in so many has something odd.
            let is_odd = dice.throw(odd) == 0;
            if dice.throw(3) > 0 {
                let number = dice.throw(clients);
                last = match number % 3 {
                    0 => format!("c{number:015}"),
                    1 => format!("client-with-a-long-id-{number}"),
                    _ => number.to_string(),
                };
            }
            let day = |dice: &mut Dice| Some(19_000 + dice.throw(900) as i32);
            let words = if is_odd { dice.pick(&WORDS) } else { dice.pick(&WORDS[..2]) };
            let words = if dice.throw(4) == 0 && !is_odd { WORDS[7] } else { words };
            let start = day(&mut dice);
            let end = start.map(|start| start + dice.throw(300) as i32);
            let mut row = Row {
                client: last.clone(),
                words,
                start,
                end: end.filter(|_| dice.throw(2) == 0),
                reason: if words.0 == "benefit" { dice.pick(&["", "work"]) } else { "" },
                hours: Some(f64::from(dice.throw(40) as u32) / 2.0)
                    .filter(|_| words.0 != "benefit"),
                benefit: if dice.throw(2) == 0 {
                    dice.throw(clients).to_string()
                } else {
                    String::new()
                },
                registered: if dice.throw(2) == 0 { start } else { None },
                withdrawn: None,
                record: "",
            };
            if is_odd {
                let odd_day = [None, Some(2_932_896), Some(-30_000), Some(19_000)];
                match dice.throw(9) {
                    0 => row.client = String::new(),
                    1 => row.start = dice.pick(&odd_day),
                    2 => row.end = dice.pick(&odd_day),
                    3 => row.reason = dice.pick(&["accepted", "11", "work", "x"]),
                    4 => row.hours = dice.pick(&[Some(-1.0), Some(f64::NAN), None]),
                    5 => row.registered = dice.pick(&odd_day),
                    6 => row.withdrawn = dice.pick(&odd_day),
                    7 => row.record = dice.pick(&["r1", "r2", "r3"]),
                    _ => {}
                }
            }
            row
        })
        .collect()
}

/// The columns as text: the way of the rules for rows.
fn text(rows: &[Row]) -> String {
    let day = |day: Option<i32>| {
        day.map_or(String::new(), |day| meedoen::Day::from_number(day).to_string())
    };
    let line = |row: &Row| {
        let hours = row.hours.filter(|hours| !hours.is_nan());
        [
            row.client.clone(),
            row.words.0.to_owned(),
            row.words.1.to_owned(),
            day(row.start),
            day(row.end),
            row.reason.to_owned(),
            hours.map_or(String::new(), |hours| hours.to_string()),
            row.benefit.clone(),
            day(row.registered),
            day(row.withdrawn),
            row.record.to_owned(),
        ]
        .join(",")
    };
    let header = Field::ALL.iter().copied().map(Field::as_str).collect::<Vec<_>>().join(",");
    [header].into_iter().chain(rows.iter().map(line)).collect::<Vec<_>>().join("\n")
}

/// The columns in the types that a table in memory has.
fn batch(rows: &[Row]) -> Batch<'_> {
    fn words(rows: &[Row], word: impl Fn(&Row) -> &'static str) -> Column<'_> {
        let mut list: Vec<&'static str> = rows.iter().map(&word).collect();
        list.sort_unstable();
        list.dedup();
        let number = |row: &Row| list.binary_search(&word(row)).unwrap() as u8;
        let codes: Vec<u8> = rows.iter().map(number).collect();
        Column::dictionary(list, codes)
    }
    Batch::new()
        .column("client", Column::text(rows.iter().map(|row| &*row.client)))
        .column("kind", words(rows, |row| row.words.0))
        .column("code", words(rows, |row| row.words.1))
        .column("start", Column::days(rows.iter().map(|row| row.start)))
        .column("end", Column::days(rows.iter().map(|row| row.end)))
        .column("reason", words(rows, |row| row.reason))
        .column("hours", Column::real(rows.iter().map(|row| row.hours)))
        .column("benefit_no", Column::text(rows.iter().map(|row| &*row.benefit)))
        .column("registered_on", Column::days(rows.iter().map(|row| row.registered)))
        .column("withdrawn_on", Column::days(rows.iter().map(|row| row.withdrawn)))
        .column("record", words(rows, |row| row.record))
}

const MAPPING: &str = r#"
    reasons = [{ own = "11", is = "work", from = "2022-06-01" }]
    codes = { benefit = "cbs" }
"#;

fn reader() -> LedgerReader {
    LedgerReader::new(&POLICY).mapping(Mapping::from_toml(MAPPING).unwrap())
}

fn from_columns(rows: &[Row], piece: usize, threads: usize) -> Ledger {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    pool.install(|| {
        let mut reader = reader();
        for rows in rows.chunks(piece) {
            reader.push_batch(&batch(rows)).unwrap();
        }
        reader.finish().unwrap()
    })
}

fn from_text(rows: &[Row]) -> Ledger {
    let mut reader = reader();
    reader.push_csv(text(rows).as_bytes()).unwrap();
    reader.finish().unwrap()
}

/// All that a ledger says, but for the lines of findings.
fn assert_same(one: &Ledger, other: &Ledger) {
    assert!(one.clients().eq(other.clients()));
    assert!(one.records().eq(other.records()));
    let found = |ledger: &Ledger| -> Vec<_> {
        let findings = ledger.reading().findings().iter();
        findings.map(|it| (it.row, it.column, it.code, it.text.clone())).collect()
    };
    assert_eq!(found(one), found(other));
    let counts = |ledger: &Ledger| {
        let reading = ledger.reading();
        (reading.rows(), reading.accepted(), reading.quarantined())
    };
    assert_eq!(counts(one), counts(other));
    let refused = |ledger: &Ledger| ledger.quarantined_csv(0, Lang::En).lines().count();
    assert_eq!(refused(one), refused(other));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn columns_in_any_pieces_are_read_as_the_same_text(
        seed in any::<u64>(), count in 1..400_usize, odd in 1..40_usize, piece in 1..400_usize,
    ) {
        let rows = rows(seed, count, 40, odd);
        let (columns, text) = (from_columns(&rows, piece, 2), from_text(&rows));
        assert_same(&columns, &text);
    }
}

#[test]
fn many_rows_are_read_alike_on_any_number_of_threads() {
    // Several chunks, few odd rows in them and many, and clients that come back.
    for (seed, odd) in [(1, 20_000), (2, 7)] {
        let rows = rows(seed, 200_000, 90_000, odd);
        let expected = from_text(&rows);
        assert!(expected.reading().quarantined() > 0);
        for (piece, threads) in [(200_000, 1), (200_000, 3), (70_001, 2)] {
            assert_same(&from_columns(&rows, piece, threads), &expected);
        }
        let (some, others) = rows.split_at(120_000);
        let mut reader = LedgerReader::resume(from_text(some));
        reader = reader.mapping(Mapping::from_toml(MAPPING).unwrap());
        reader.push_batch(&batch(others)).unwrap();
        let grown = reader.finish().unwrap();
        assert!(grown.clients().eq(expected.clients()));
        assert_eq!(grown.digest(), expected.digest());
    }
}
