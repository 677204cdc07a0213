//! The twin, proven: it answers every case of the shared vectors as it is written there.

// What can't be had fails the test, in the helpers too.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod twin;

use meedoen::ledger::{LedgerReader, Mapping};
use meedoen::{Ledger, Policy};
use serde_json::Value;
use std::path::{Path, PathBuf};
use twin::compare::difference;
use twin::policy::TwinPolicy;

fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors");
    let paths = std::fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path());
    let mut folders: Vec<_> = paths.filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

fn text(folder: &Path, name: &str) -> Option<String> {
    std::fs::read_to_string(folder.join(name)).ok()
}

/// The ledger as the library reads it: reading is proven elsewhere.
fn ledger(folder: &Path) -> Ledger {
    let policy = Policy::from_toml(&text(folder, "policy.toml").unwrap()).unwrap();
    let mapping = text(folder, "mapping.toml").map(|text| Mapping::from_toml(&text).unwrap());
    let mut reader = LedgerReader::new(&policy).mapping(mapping.unwrap_or_default());
    reader.push(&std::fs::read(folder.join("ledger.csv")).unwrap()).unwrap();
    reader.finish().unwrap()
}

#[test]
fn the_twin_answers_every_vector() {
    let (mut agreed, mut wrong) = (0, Vec::new());
    for folder in folders() {
        let policy = TwinPolicy::from_toml(&text(&folder, "policy.toml").unwrap());
        let rows = twin::read::rows(&ledger(&folder));
        let cases: Vec<Value> =
            serde_json::from_str(&text(&folder, "cases.json").unwrap()).unwrap();
        for case in &cases {
            let (query, expected) = (&case["query"], &case["rows"]);
            // The twin knows no errors and assesses nobody.
            if expected.is_null() || query.get("assess").is_some() {
                continue;
            }
            match difference(expected, &twin::ask(&rows, &policy, query)) {
                None => agreed += 1,
                Some(why) => wrong.push(format!("{}: {query}: {why}", folder.display())),
            }
        }
    }
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
    assert!(agreed > 700, "only {agreed} cases were looked at");
}
