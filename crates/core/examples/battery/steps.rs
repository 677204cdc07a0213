//! The steps one by one, for `cargo xtask bench`: what the npm package is measured beside. CSV to
//! ledger, columns to ledger, ledger to caseload, caseload to answers and to findings; every run's
//! seconds, as one JSON object.
//!
//! ```text
//! cargo run --release --features parallel --example battery_steps -- --ledger ledger.csv --runs 3
//! ```

mod answers;
#[expect(dead_code, reason = "the other programs use more of it")]
mod machine;
#[expect(dead_code, reason = "the other programs use more of it")]
mod options;
mod table;

use answers::{BATTERY, flattened};
use machine::seconds;
use meedoen::findings::FindingsQuery;
use meedoen::kpi::{AskOptions, QuestionList};
use meedoen::ledger::LedgerReader;
use meedoen::vocabulary::Lang;
use meedoen::{Caseload, Day, Error, ErrorCode, Policy, Result};
use options::Options;
use serde_json::{Map, Value, json};
use table::Table;

/// The same as in the other program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What the reader is given at once: as much as the npm package gives it.
const PIECE: usize = 1 << 20;

fn main() -> std::process::ExitCode {
    options::run(measure)
}

fn measure(options: &Options, policy: &Policy) -> Result<Map<String, Value>> {
    let file = std::fs::read(&options.ledger)
        .map_err(|error| Error::new(ErrorCode::BadLedger, "", error.to_string()))?;
    let mut csv = Vec::new();
    for _ in 0..options.runs {
        let (ledger, took) = seconds(|| {
            let mut reader = LedgerReader::new(policy);
            file.chunks(PIECE).try_for_each(|piece| reader.push_csv(piece))?;
            reader.finish()
        });
        drop(ledger?);
        csv.push(took);
    }
    drop(file);

    let table = Table::read(&options.ledger)?;
    let batch = table.batch();
    let (mut columns, mut build) = (Vec::new(), Vec::new());
    let mut last = None;
    for _ in 0..options.runs {
        drop(last.take());
        let (ledger, took) = seconds(|| {
            let mut reader = LedgerReader::new(policy);
            reader.push_batch(&batch)?;
            reader.finish()
        });
        let ledger = ledger?;
        columns.push(took);
        let (caseload, took) = seconds(|| Caseload::build(&ledger, policy));
        build.push(took);
        last = Some(caseload?);
    }
    let Some(caseload) = last else { return Ok(Map::new()) };

    let mut ask = Vec::new();
    let mut answers = Vec::new();
    for _ in 0..options.runs.max(5) {
        let answer = || -> Result<_> {
            let questions = QuestionList::from_json(BATTERY)?;
            Ok(caseload.ask_all(questions, AskOptions::default()))
        };
        let (answered, took) = seconds(answer);
        answers = answered?;
        ask.push(took);
    }
    let mut findings = Vec::new();
    for _ in 0..options.runs {
        let as_of = caseload.horizon(None).unwrap_or(Day::MAX);
        let found = || -> Result<_> {
            Ok(caseload.findings(&FindingsQuery::as_of(as_of))?.frame(&[], Lang::En))
        };
        let (frame, took) = seconds(found);
        frame?;
        findings.push(took);
    }
    let took = json!({"csv": csv, "columns": columns, "build": build, "ask": ask,
                      "findings": findings});
    Ok(Map::from_iter([("answers".into(), flattened(&answers)?), ("took".into(), took)]))
}
