//! Every shared vector is read as its `reading.json` says.

use meedoen::ledger::{Ledger, LedgerReader, Mapping};
use meedoen::policy::{Codes, Kind};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::sync::Arc;

fn vectors() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors");
    let mut folders: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    folders
}

/// The codes of a policy: its routes, groups and added codes.
fn codes(folder: &Path) -> Arc<Codes> {
    let text = std::fs::read_to_string(folder.join("policy.toml")).unwrap();
    let policy: Value = toml::from_str(&text).unwrap();
    let mut codes = Codes::default();
    for (key, kind) in [("route", Kind::Route), ("group", Kind::Group)] {
        for entry in policy[key].as_array().into_iter().flatten() {
            codes.add(kind, entry["id"].as_str().unwrap());
        }
    }
    for (kind, added) in policy["codes"].as_object().into_iter().flatten() {
        for code in added.as_array().unwrap() {
            codes.add(Kind::from_word(kind).unwrap(), code.as_str().unwrap());
        }
    }
    Arc::new(codes)
}

fn reader(folder: &Path) -> LedgerReader {
    let mapping = folder.join("mapping.toml");
    let mapping = mapping
        .exists()
        .then(|| Mapping::from_toml(&std::fs::read_to_string(mapping).unwrap()).unwrap());
    LedgerReader::with_codes(codes(folder)).mapping(mapping.unwrap_or_default())
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
        let text = std::fs::read_to_string(folder.join("reading.json")).unwrap();
        let expected: Value = serde_json::from_str(&text).unwrap();
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
