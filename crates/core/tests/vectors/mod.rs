//! The shared vectors, read through the library's door, and what they prove.

mod answers;
mod readings;
mod twin;

use meedoen::{Caseload, Ledger, LedgerReader, Mapping, Policy};
use serde_json::Value;
use std::path::{Path, PathBuf};

/// The folders of the vectors.
pub(crate) fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors");
    let mut folders: Vec<_> =
        std::fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    assert!(folders.len() >= 28, "the vectors are all there");
    folders
}

/// What reads a folder's ledger, and its policy.
pub(crate) fn reader(folder: &Path) -> (LedgerReader, Policy) {
    let text = |name: &str| std::fs::read_to_string(folder.join(name)).ok();
    let policy = Policy::from_toml(&text("policy.toml").unwrap()).unwrap();
    let mapping = text("mapping.toml").map(|text| Mapping::from_toml(&text).unwrap());
    (LedgerReader::new(&policy).mapping(mapping.unwrap_or_default()), policy)
}

/// A folder's ledger and its policy.
pub(crate) fn ledger(folder: &Path) -> (Ledger, Policy) {
    let (mut reader, policy) = reader(folder);
    reader.push_csv(&std::fs::read(folder.join("ledger.csv")).unwrap()).unwrap();
    (reader.finish().unwrap(), policy)
}

/// A folder's ledger under its policy.
pub(crate) fn caseload(folder: &Path) -> Caseload {
    let (ledger, policy) = ledger(folder);
    Caseload::build(&ledger, &policy).unwrap()
}

/// A folder's questions and their answers.
pub(crate) fn cases(folder: &Path) -> Vec<Value> {
    let cases = std::fs::read_to_string(folder.join("cases.json")).unwrap();
    serde_json::from_str(&cases).unwrap()
}
