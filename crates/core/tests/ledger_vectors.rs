//! Every shared vector is read as its `reading.json` says.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use meedoen::ledger::{Ledger, LedgerReader, Mapping};
use meedoen::policy::Policy;
use serde_json::Value;
use std::path::{Path, PathBuf};

fn vectors() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors");
    let mut folders: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    folders
}

fn text(folder: &Path, file: &str) -> Option<String> {
    std::fs::read_to_string(folder.join(file)).ok()
}

fn reader(folder: &Path) -> LedgerReader {
    let policy = Policy::from_toml(&text(folder, "policy.toml").unwrap()).unwrap();
    let mapping = text(folder, "mapping.toml").map(|text| Mapping::from_toml(&text).unwrap());
    LedgerReader::new(&policy).mapping(mapping.unwrap_or_default())
}

fn read(folder: &Path, piece: usize) -> Ledger {
    let bytes = std::fs::read(folder.join("ledger.csv")).unwrap();
    let mut reader = reader(folder);
    for piece in bytes.chunks(piece) {
        reader.push(piece).unwrap();
    }
    reader.finish().unwrap()
}

#[test]
fn every_vector_is_read_as_its_reading_says() {
    let mut seen = 0;
    for folder in vectors() {
        let expected: Value =
            serde_json::from_str(&text(&folder, "reading.json").unwrap()).unwrap();
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
    for folder in vectors() {
        let whole = read(&folder, usize::MAX);
        for piece in [1, 7, 4096] {
            let pieces = read(&folder, piece);
            assert_eq!(whole.columns(), pieces.columns(), "{}", folder.display());
            assert_eq!(whole.reading(), pieces.reading(), "{}", folder.display());
        }
    }
}
