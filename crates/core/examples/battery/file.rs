//! What a file takes and what a caseload holds, for `cargo xtask bench`: file to caseload with the
//! tokeniser's share, or the memory of a built caseload, as one JSON object.
//!
//! ```text
//! cargo run --release --example battery_file -- --ledger ledger.csv --runs 5
//! ```
//!
//! One process measures one of the two, since what has once been held shows in the memory: with
//! `--holds` what a built caseload holds.
//!
//! It keeps the system's own allocator, which gives back what is no longer held.

#[expect(dead_code, reason = "the other program uses more of it")]
mod machine;
mod options;

use machine::{Stretch, median, peak_mb, resident_bytes, seconds};
use meedoen::ledger::LedgerReader;
use meedoen::{Caseload, Error, ErrorCode, Ledger, Policy, Result};
use options::Options;
use serde_json::{Map, Value, json};
use std::fs::File;
use std::io::Read;
use std::path::Path;

fn main() -> std::process::ExitCode {
    options::run(measure)
}

fn measure(options: &Options, policy: &Policy) -> Result<Map<String, Value>> {
    if options.holds { what_it_holds(options, policy) } else { from_csv(options, policy) }
}

/// File to caseload, read in pieces, on one thread.
fn from_csv(options: &Options, policy: &Policy) -> Result<Map<String, Value>> {
    let bytes = std::fs::metadata(&options.ledger).map_err(|error| unreadable(&error))?.len();
    let stretch = Stretch::begin();
    let mut took = Vec::new();
    for _ in 0..options.runs {
        let (caseload, run) = seconds(|| -> Result<Caseload> {
            let ledger = read_in_pieces(&options.ledger, policy)?;
            Caseload::build(&ledger, policy)
        });
        drop(caseload?);
        took.push(run);
    }
    let peak = peak_mb();
    let mut tokens = Vec::new();
    for _ in 0..options.runs {
        let (cells, run) = seconds(|| count_cells(&options.ledger));
        cells?;
        tokens.push(run);
    }
    Ok(Map::from_iter([
        ("csv_bytes".into(), json!(bytes)),
        ("csv".into(), json!(median(&mut took))),
        ("tokens".into(), json!(median(&mut tokens))),
        ("begun_at_mb".into(), json!(stretch.begun_at_mb)),
        ("peak_mb".into(), json!(peak)),
    ]))
}

/// What a built caseload holds: the growth of this process once all else has been given back.
fn what_it_holds(options: &Options, policy: &Policy) -> Result<Map<String, Value>> {
    let before = resident_bytes();
    let ledger = read_in_pieces(&options.ledger, policy)?;
    let rows = ledger.len();
    let caseload = Caseload::build(&ledger, policy)?;
    drop(ledger);
    let after = resident_bytes();
    Ok(Map::from_iter([
        ("clients".into(), json!(caseload.client_count())),
        ("rows".into(), json!(rows)),
        ("caseload_bytes".into(), json!(after.saturating_sub(before))),
    ]))
}

fn read_in_pieces(path: &Path, policy: &Policy) -> Result<Ledger> {
    let mut reader = LedgerReader::new(policy);
    pieces(path, |piece| reader.push_csv(piece))?;
    reader.finish()
}

fn unreadable(error: &std::io::Error) -> Error {
    Error::new(ErrorCode::BadLedger, "", error.to_string())
}

const PIECE: usize = 1 << 20;

/// Hands over a file in pieces.
fn pieces(path: &Path, mut take: impl FnMut(&[u8]) -> Result<()>) -> Result<()> {
    let mut file = File::open(path).map_err(|error| unreadable(&error))?;
    let mut piece = vec![0; PIECE];
    loop {
        let read = file.read(&mut piece).map_err(|error| unreadable(&error))?;
        match piece.get(..read) {
            None | Some([]) => return Ok(()),
            Some(piece) => take(piece)?,
        }
    }
}

/// Only cuts a file into cells, as the library's reader does before it looks at one.
fn count_cells(path: &Path) -> Result<usize> {
    let mut reader = csv_core::Reader::new();
    let (mut bytes, mut ends) = (vec![0; 4096], vec![0; 64]);
    let mut cells = 0;
    pieces(path, |piece| {
        let mut rest = piece;
        while !rest.is_empty() {
            let (_, read, _, ended) = reader.read_record(rest, &mut bytes, &mut ends);
            cells += ended;
            rest = rest.get(read..).unwrap_or_default();
        }
        Ok(())
    })?;
    Ok(cells)
}
