//! What the command line names: policy and ledger.

use crate::options::Options;
use meedoen::{Error, ErrorCode, Ledger, LedgerReader, Mapping, Policy, Result};
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// How much of a ledger is read at once.
const PIECE: usize = 1 << 16;

/// Reads the policy and the ledger.
pub fn load(options: &Options) -> Result<(Policy, Ledger)> {
    let policy = policy(&options.policy)?;
    let mut reader = LedgerReader::new(&policy);
    if let Some(file) = &options.mapping {
        reader = reader.mapping(mapping(file)?);
    }
    push(&options.ledger, &mut reader)?;
    Ok((policy, reader.finish()?))
}

fn policy(file: &Path) -> Result<Policy> {
    if let Some(name) = file.to_str().and_then(|word| word.strip_prefix("preset:")) {
        return Policy::preset(name);
    }
    let text = text(file, ErrorCode::BadPolicy)?;
    if is_json(file) { Policy::from_json(&text) } else { Policy::from_toml(&text) }
}

fn mapping(file: &Path) -> Result<Mapping> {
    let text = text(file, ErrorCode::BadMapping)?;
    if is_json(file) { Mapping::from_json(&text) } else { Mapping::from_toml(&text) }
}

/// Pushes a file piece by piece: it is never in memory as a whole.
fn push(file: &Path, reader: &mut LedgerReader) -> Result<()> {
    let unreadable = |error: std::io::Error| unreadable(file, ErrorCode::BadLedger, &error);
    let mut source = File::open(file).map_err(unreadable)?;
    let mut piece = vec![0; PIECE];
    loop {
        match source.read(&mut piece).map_err(unreadable)? {
            0 => return Ok(()),
            read => reader.push_csv(&piece[..read])?,
        }
    }
}

fn text(file: &Path, code: ErrorCode) -> Result<String> {
    std::fs::read_to_string(file).map_err(|error| unreadable(file, code, &error))
}

fn unreadable(file: &Path, code: ErrorCode, error: &std::io::Error) -> Error {
    Error::new(code, file.display().to_string(), error.to_string())
}

fn is_json(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension == "json")
}
