//! Laws of reading: nothing is lost, nothing is added, and how the rows came makes no difference.

// What can't be had fails the test, in the helpers too.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod twin;

use meedoen::ledger::LedgerReader;
use meedoen::{Ledger, Policy};
use proptest::prelude::*;
use proptest::sample::Index;
use twin::asked::{Asked, policy_of};
use twin::compare::difference;
use twin::generate::{case, config, one_of, query::query, rows::csv};

fn read(text: &str, policy: &Policy) -> Ledger {
    Ledger::read_csv(text.as_bytes(), policy).expect("a ledger")
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

proptest! {
    #![proptest_config(config(150))]

    #[test]
    fn what_is_read_is_what_was_written(case in case()) {
        let ledger = read(&case.csv(), &policy_of(&case));
        prop_assert_eq!(twin::read::rows(&ledger), case.rows());
    }

    #[test]
    fn a_ledger_grown_row_by_row_is_the_ledger_read_at_once(
        case in case(), queries in proptest::collection::vec(query(), 4),
    ) {
        let policy = policy_of(&case);
        let at_once = read(&case.csv(), &policy);
        let mut grown = read(&csv(&[]), &policy);
        for row in &case.written {
            let mut reader = LedgerReader::resume(grown);
            reader.push(csv(std::slice::from_ref(row)).as_bytes()).unwrap();
            grown = reader.finish().unwrap();
        }
        prop_assert_eq!(grown.reading().quarantined(), 0);
        prop_assert_eq!(twin::read::rows(&grown), twin::read::rows(&at_once));
        let (at_once, grown) = (Asked::of(&at_once, &policy), Asked::of(&grown, &policy));
        for query in &queries {
            let found = difference(&at_once.ask(query), &grown.ask(query));
            prop_assert!(found.is_none(), "{query}\n{}", found.unwrap_or_default());
        }
    }

    #[test]
    fn every_row_is_accounted_for(
        case in case(),
        spoiled in proptest::collection::vec((any::<Index>(), any::<Index>(), one_of(&JUNK)), 0..40),
        piece in 1..200_usize,
    ) {
        let text = case.csv();
        let mut lines: Vec<Vec<&str>> = text.lines().map(|line| line.split(',').collect()).collect();
        for (line, cell, junk) in spoiled {
            if lines.len() > 1 {
                let line = 1 + line.index(lines.len() - 1);
                let cell = cell.index(lines[line].len());
                lines[line][cell] = junk;
            }
        }
        let lines: Vec<String> = lines.iter().map(|cells| cells.join(",")).collect();
        let text = lines.join("\n");
        let policy = policy_of(&case);
        let ledger = read(&text, &policy);
        let reading = ledger.reading();
        prop_assert_eq!(reading.rows(), reading.accepted() + reading.quarantined());
        // A quote may swallow the lines after it; without one each line is a row.
        if !text.contains('"') {
            let rows = lines[1..].iter().filter(|line| !line.trim_matches([',', ' ']).is_empty());
            prop_assert_eq!(reading.rows(), rows.count() as u64);
        }
        let mut found: Vec<u32> = reading.findings().iter().map(|finding| finding.row).collect();
        found.dedup();
        prop_assert_eq!(found.len() as u64, reading.quarantined());
        prop_assert!(found.iter().all(|row| 1 <= *row && u64::from(*row) <= reading.rows()));
        prop_assert!(ledger.records().all(|record| !found.contains(&record.row)));

        // The same bytes in pieces, cut anywhere.
        let mut reader = LedgerReader::new(&policy);
        for piece in text.as_bytes().chunks(piece) {
            reader.push(piece).unwrap();
        }
        let in_pieces = reader.finish().unwrap();
        prop_assert_eq!(in_pieces.reading(), reading);
        prop_assert_eq!(twin::read::rows(&in_pieces), twin::read::rows(&ledger));
    }
}
