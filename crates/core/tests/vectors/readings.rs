//! Every shared vector is read as its `reading.json` says.

use crate::vectors::{folders, reader};
use meedoen::Ledger;
use serde_json::Value;
use std::path::Path;

fn read(folder: &Path, piece: usize) -> Ledger {
    let bytes = std::fs::read(folder.join("ledger.csv")).unwrap();
    let mut reader = reader(folder).0;
    for piece in bytes.chunks(piece) {
        reader.push_csv(piece).unwrap();
    }
    reader.finish().unwrap()
}

#[test]
fn every_vector_is_read_as_its_reading_says() {
    let mut seen = 0;
    for folder in folders() {
        let expected: Value =
            serde_json::from_str(&std::fs::read_to_string(folder.join("reading.json")).unwrap())
                .unwrap();
        let ledger = read(&folder, usize::MAX);
        let reading = ledger.reading();
        let counts = [reading.rows(), reading.accepted(), reading.quarantined()];
        let wanted = ["rows", "accepted", "quarantined"].map(|key| expected[key].as_u64().unwrap());
        assert_eq!(counts, wanted, "{}", folder.display());
        let findings: Vec<Value> = (reading.findings().iter())
            .map(|finding| {
                serde_json::json!({
                    "row": finding.row,
                    "column": finding.column,
                    "code": finding.code,
                    "text": finding.text,
                })
            })
            .collect();
        assert_eq!(Value::from(findings), expected["findings"], "{}", folder.display());
        seen += 1;
    }
    assert!(seen >= 28, "only {seen} vectors were found");
}

#[test]
fn pieces_cut_anywhere_give_the_same_ledger() {
    for folder in folders() {
        let whole = read(&folder, usize::MAX);
        for piece in [1, 7, 4096] {
            let pieces = read(&folder, piece);
            assert!(whole.clients().eq(pieces.clients()), "{}", folder.display());
            assert!(whole.records().eq(pieces.records()), "{}", folder.display());
            assert_eq!(whole.reading(), pieces.reading(), "{}", folder.display());
        }
    }
}
