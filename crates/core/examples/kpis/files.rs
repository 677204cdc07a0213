//! The files that the command line names.

use meedoen::ledger::{LedgerReader, Mapping};
use meedoen::{Error, ErrorCode, Ledger, Policy, Result};
use std::path::Path;

/// The policy in a file (`.json`, else TOML), or the preset of a word like `preset:example`.
pub(crate) fn policy(file: &Path) -> Result<Policy> {
    if let Some(name) = file.to_str().and_then(|word| word.strip_prefix("preset:")) {
        return Policy::preset(name);
    }
    let text = text(file, ErrorCode::BadPolicy)?;
    if is_json(file) { Policy::from_json(&text) } else { Policy::from_toml(&text) }
}

/// The ledger in a file, or the one that a mapping makes of it.
pub(crate) fn ledger(file: &Path, mapping: Option<&Path>, policy: &Policy) -> Result<Ledger> {
    let mut reader = LedgerReader::new(policy);
    if let Some(mapping) = mapping {
        let text = text(mapping, ErrorCode::BadMapping)?;
        reader = reader.mapping(if is_json(mapping) {
            Mapping::from_json(&text)?
        } else {
            Mapping::from_toml(&text)?
        });
    }
    reader.push_csv(&bytes(file, ErrorCode::BadLedger)?)?;
    reader.finish()
}

/// The text of a file.
pub(crate) fn text(file: &Path, code: ErrorCode) -> Result<String> {
    String::from_utf8(bytes(file, code)?)
        .map_err(|_| Error::new(code, file.display().to_string(), "is no UTF-8 text"))
}

fn bytes(file: &Path, code: ErrorCode) -> Result<Vec<u8>> {
    std::fs::read(file)
        .map_err(|error| Error::new(code, file.display().to_string(), error.to_string()))
}

fn is_json(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension == "json")
}
