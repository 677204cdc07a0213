//! Laws of reading, over rows and bytes that nobody thought of: nothing is lost, nothing is added, and how
//! the rows came makes no difference.

use crate::twin;
use crate::twin::asked::policy_of;
use crate::twin::generate::{case, config, one_of};
use meedoen::Day;
use meedoen::catalogue::Severity;
use meedoen::ledger::{Batch, Column, Field, Ledger, LedgerReader, Mapping, Record};
use meedoen::policy::Policy;
use meedoen::vocabulary::Word;
use proptest::prelude::*;
use proptest::sample::Index;
use std::sync::LazyLock;

static POLICY: LazyLock<Policy> = LazyLock::new(|| Policy::preset("example").unwrap());

type Cells = [String; Field::ALL.len()];

fn header(separator: char) -> String {
    Field::ALL.iter().copied().map(Field::as_str).collect::<Vec<_>>().join(&separator.to_string())
}

/// A row of cells that are mostly right.
fn row() -> impl Strategy<Value = Cells> {
    let words = |words: &'static [&'static str]| prop::sample::select(words);
    let date = || {
        let words =
            ["", "2023-01-15", "15-1-2023", "20230115", "2023-02-01", "2023", "00000000", "x"];
        prop::sample::select(words.to_vec())
    };
    let kind = words(&[
        "benefit,pw",
        "rung,2",
        "birth,",
        "placement,paid",
        "referral,wsp",
        "route,rest",
        "withdraw,r1",
        "withdraw,r2",
        "benefit,wwb",
        "benefits,pw",
    ]);
    (
        words(&["a", "b", "c", " é ", ""]),
        kind,
        date(),
        date(),
        words(&["", "work", "accepted", "11"]),
        words(&["", "8", "23,5", "-1"]),
        words(&["", "b1", "b2"]),
        date(),
        date(),
        words(&["", "", "r1", "r2", "r3"]),
    )
        .prop_map(
            |(client, kind, start, end, reason, hours, number, registered, withdrawn, record)| {
                let (kind, code) = kind.split_once(',').unwrap();
                [
                    client, kind, code, start, end, reason, hours, number, registered, withdrawn,
                    record,
                ]
                .map(str::to_owned)
            },
        )
}

fn rows() -> impl Strategy<Value = Vec<Cells>> {
    prop::collection::vec(row(), 0..30)
}

fn csv(rows: &[Cells], separator: char) -> String {
    let mut text = header(separator) + "\n";
    for row in rows {
        let cells = row.each_ref().map(|cell| {
            if cell.contains(separator) { format!("\"{cell}\"") } else { cell.clone() }
        });
        text += &(cells.join(&separator.to_string()) + "\n");
    }
    text
}

fn read(csv: &str) -> Ledger {
    Ledger::read_csv(csv.as_bytes(), &POLICY).unwrap()
}

fn grow(ledger: Ledger, csv: &str) -> Ledger {
    let mut reader = LedgerReader::resume(ledger);
    reader.push_csv(csv.as_bytes()).unwrap();
    reader.finish().unwrap()
}

/// What the rows say.
fn said(ledger: &Ledger) -> (Vec<Record>, Vec<String>) {
    // Where a row stood is not what it says.
    let content = |mut record: Record| {
        record.row = 0;
        record
    };
    (ledger.records().map(content).collect(), ledger.clients().map(str::to_owned).collect())
}

/// Cells that a register may hold, and should not.
const JUNK: [&str; 22] = [
    "",
    " ",
    "x",
    "0",
    "-1",
    "2023",
    "202300",
    "20230100",
    "00000000",
    "99991231",
    "9999-12-31",
    "2023-02-30",
    "31-12-2022",
    "1899-01-01",
    "pw",
    "work",
    "\"",
    "\"a\"",
    "a;b",
    "é",
    ",",
    "12,5",
];

/// A generated ledger as text, some of its cells replaced by junk.
fn spoiled() -> impl Strategy<Value = String> {
    let spoilt = (any::<Index>(), any::<Index>(), one_of(&JUNK));
    (case(), prop::collection::vec(spoilt, 0..40)).prop_map(|(case, spoilt)| {
        let text = case.csv();
        let mut lines: Vec<Vec<&str>> =
            text.lines().map(|line| line.split(',').collect()).collect();
        for (line, cell, junk) in spoilt {
            if lines.len() > 1 {
                let line = 1 + line.index(lines.len() - 1);
                let cell = cell.index(lines[line].len());
                lines[line][cell] = junk;
            }
        }
        let lines: Vec<String> = lines.iter().map(|cells| cells.join(",")).collect();
        lines.join("\n")
    })
}

proptest! {
    #![proptest_config(config(150))]

    #[test]
    fn what_is_read_is_what_was_written(case in case()) {
        let ledger = Ledger::read_csv(case.csv().as_bytes(), &policy_of(&case)).unwrap();
        prop_assert_eq!(twin::read::rows(&ledger), case.rows());
    }

    #[test]
    fn every_row_is_accounted_for(
        text in prop_oneof![spoiled(), rows().prop_map(|rows| csv(&rows, ','))], piece in 1..200_usize,
    ) {
        let ledger = read(&text);
        let reading = ledger.reading();
        prop_assert_eq!(reading.rows(), reading.accepted() + reading.quarantined());
        prop_assert!(ledger.len() as u64 <= reading.accepted());
        let mut found: Vec<u32> = reading.findings().iter().map(|finding| finding.row).collect();
        found.dedup();
        prop_assert_eq!(found.len() as u64, reading.quarantined());
        prop_assert!(found.iter().all(|row| 1 <= *row && u64::from(*row) <= reading.rows()));
        prop_assert!(reading.findings().iter().all(|finding| finding.code.severity() == Severity::Error));
        prop_assert!(ledger.records().all(|record| !found.contains(&record.row)));
        // A quote may swallow the lines after it; without one each line is a row.
        if !text.contains('"') {
            let blank = |line: &&str| line.trim_matches([',', ' ']).is_empty();
            let rows = text.lines().skip(1).filter(|line| !blank(line)).count();
            prop_assert_eq!(reading.rows(), rows as u64);
            for finding in reading.findings() {
                let line = finding.line.unwrap() as usize;
                prop_assert!(!blank(&text.lines().nth(line - 1).unwrap()));
            }
        }

        // The same bytes in pieces, cut anywhere.
        let mut reader = LedgerReader::new(&POLICY);
        for piece in text.as_bytes().chunks(piece) {
            reader.push_csv(piece).unwrap();
        }
        let in_pieces = reader.finish().unwrap();
        prop_assert_eq!(in_pieces.reading(), reading);
        prop_assert_eq!(said(&in_pieces), said(&ledger));
    }
}

proptest! {
    #[test]
    fn a_ledger_grown_row_by_row_is_the_ledger_read_at_once(rows in rows()) {
        let whole = read(&csv(&rows, ','));
        let mut grown = read(&csv(&[], ','));
        for row in &rows {
            grown = grow(grown, &csv(std::slice::from_ref(row), ','));
        }
        prop_assert_eq!(said(&whole), said(&grown));
        prop_assert_eq!(whole.digest(), grown.digest());
        prop_assert_eq!(whole.reading().quarantined(), grown.reading().quarantined());
    }

    #[test]
    fn the_same_rows_have_one_digest_however_they_come_in(rows in rows(), turn in 0..30_usize) {
        let commas = read(&csv(&rows, ','));
        let semicolons = read(&csv(&rows, ';'));
        prop_assert_eq!(commas.digest(), semicolons.digest());
        prop_assert_eq!(commas.reading().findings(), semicolons.reading().findings());

        let mut batch = Batch::new();
        for &field in Field::ALL {
            let text = rows.iter().map(|row| &*row[field as usize]);
            batch = batch.column(field.as_str(), Column::text(text));
        }
        let mut reader = LedgerReader::new(&POLICY);
        reader.push_batch(&batch).unwrap();
        let columns = reader.finish().unwrap();
        prop_assert_eq!(said(&commas), said(&columns));
        prop_assert_eq!(commas.digest(), columns.digest());

        // Written and read again, also in another order.
        let written = commas.to_csv();
        prop_assert_eq!(read(&written).digest(), commas.digest());
        let (head, body) = written.split_once('\n').unwrap();
        let mut lines: Vec<&str> = body.lines().collect();
        if !lines.is_empty() {
            let turn = turn % lines.len();
            lines.rotate_left(turn);
        }
        let turned = format!("{head}\n{}", lines.join("\n"));
        prop_assert_eq!(read(&turned).digest(), commas.digest());
    }

    #[test]
    fn a_row_more_is_another_digest(rows in rows()) {
        let some = read(&csv(&rows, ','));
        let more = grow(some.clone(), "client,kind,code,start\na,rung,1,2023-01-01\n");
        let twice = grow(more.clone(), "client,kind,code,start\na,rung,1,2023-01-01\n");
        prop_assert_ne!(some.digest(), more.digest());
        prop_assert_ne!(more.digest(), twice.digest());
    }

    #[test]
    fn any_bytes_give_a_ledger_or_an_error(
        bytes in prop::collection::vec(any::<u8>(), 0..300),
        cut in 0..300_usize,
    ) {
        let whole = Ledger::read_csv(&bytes, &POLICY);
        prop_assert!(whole.is_err() || whole.unwrap().reading().rows() < 300);
        // And below a good header, in pieces: the same as whole.
        let below = [header(',').as_bytes(), b"\n", &bytes].concat();
        let whole = Ledger::read_csv(&below, &POLICY);
        let mut reader = LedgerReader::new(&POLICY);
        let (head, tail) = below.split_at(cut.min(below.len()));
        let pieces = reader.push_csv(head).and_then(|()| reader.push_csv(tail)).and_then(|()| reader.finish());
        match (whole, pieces) {
            (Ok(whole), Ok(pieces)) => {
                prop_assert_eq!(said(&whole), said(&pieces));
                prop_assert_eq!(whole.reading(), pieces.reading());
                prop_assert_eq!(whole.reading().rows(),
                    whole.reading().accepted() + whole.reading().quarantined());
                for file in 0..2 {
                    whole.quarantined_csv(file, meedoen::vocabulary::Lang::Nl);
                }
            }
            (whole, pieces) => prop_assert_eq!(whole.err(), pieces.err()),
        }
    }

    #[test]
    fn csv_like_text_is_cut_anywhere(
        text in "[a,;\"\r\n é]{0,60}",
        cuts in prop::collection::vec(0..80_usize, 0..4),
    ) {
        let text = format!("client,kind,code,start\n{text}");
        let mut reader = LedgerReader::new(&POLICY);
        let mut rest = text.as_bytes();
        for cut in cuts {
            let (piece, behind) = rest.split_at(cut.min(rest.len()));
            reader.push_csv(piece).unwrap();
            rest = behind;
        }
        reader.push_csv(rest).unwrap();
        let (pieces, whole) = (reader.finish().unwrap(), read(&text));
        prop_assert_eq!(pieces.reading(), whole.reading());
    }

    #[test]
    fn any_text_is_a_mapping_or_an_error(text in "\\PC{0,60}", key in "[a-z]{0,8}") {
        for text in [text.clone(), format!("{key} = {text}"), format!("[codes.{key}]\n{text}")] {
            if let Err(error) = Mapping::from_toml(&text) {
                prop_assert_eq!(error.code().as_str(), "bad_mapping");
            }
        }
        if let Err(error) = Mapping::from_json(&text) {
            prop_assert_eq!(error.code().as_str(), "bad_mapping");
        }
    }
}

#[test]
fn columns_in_memory_are_read_like_the_cells_of_a_file() {
    let day = |text: &str| Some(text.parse::<Day>().unwrap().number());
    let words = ["benefit", "placement", " birth "];
    let starts = [day("2023-01-01"), day("2023-01-02"), None, day("1980-01-01"), Some(-30_000)];
    let batch = Batch::new()
        .column("client", Column::real([Some(7.0), Some(7.0), None, Some(f64::NAN), Some(8.0)]))
        .column("kind", Column::dictionary(words, &[0_i16, 1, -1, 2, 2]))
        .column("code", Column::text([Some("pw"), Some(" paid "), None, None, Some("x")]))
        .column("start", Column::days(starts))
        .column("end", Column::days([Some(2_932_896), day("2023-03-01"), None, None, None]))
        .column("hours", Column::real([None, Some(23.5), None, None, None]))
        .column("note", Column::int64(&[0, 1, 0, 0, 0]).nulls(&[0b10], 0));
    let mut reader = LedgerReader::new(&POLICY);
    reader.push_batch(&batch).unwrap();
    reader.push_batch(&batch).unwrap();
    assert_eq!(reader.rows_read(), 8, "a row without any value is no row");
    assert!(reader.push_batch(&Batch::new().column("client", Column::text([""; 0]))).is_err());

    let mut reader = LedgerReader::new(&POLICY);
    reader.push_batch(&batch).unwrap();
    let columns = reader.finish().unwrap();
    let csv = read(
        "client,kind,code,start,end,hours,note\n7,benefit,pw,2023-01-01,9999-12-31,,\n\
         7,placement,paid,2023-01-02,2023-03-01,\"23,5\",1\n,,,,,,\n,birth,,1980-01-01,,,\n8,birth,x,1887-11-12,,,\n",
    );
    assert_eq!(said(&columns), said(&csv));
    let found = |ledger: &Ledger| -> Vec<_> {
        let findings = ledger.reading().findings().iter();
        findings.map(|it| (it.row, it.column, it.code, it.text.clone())).collect()
    };
    assert_eq!(found(&columns), found(&csv));
    assert_eq!(columns.reading().findings()[0].line, None);
    assert!(
        columns
            .quarantined_csv(0, meedoen::vocabulary::Lang::En)
            .ends_with("8, birth ,x,1887-11-12,,,\n")
    );
}

#[test]
fn columns_of_different_lengths_or_with_nul_are_no_table() {
    for batch in [
        Batch::new().column("client", Column::int64(&[1])).column("kind", Column::int64(&[])),
        Batch::new().column("client", Column::int64(&[1]).nulls(&[1], 8)),
        Batch::new().column("client", Column::text(["a\0"])),
        Batch::new().column("client", Column::dictionary(["a\0"], &[0_u8])),
        Batch::new().column("client", Column::utf8(&[0, 1], &[0xFF])),
        Batch::new().column("client", Column::utf8(&[0, 2], b"a")),
        Batch::new(),
    ] {
        let error = LedgerReader::new(&POLICY).push_batch(&batch).unwrap_err();
        assert_eq!(error.code(), meedoen::ErrorCode::BadLedger);
    }
}

#[test]
fn a_ledger_may_cross_threads() {
    fn crosses<T: Send + Sync + Clone>() {}
    crosses::<Ledger>();
}
