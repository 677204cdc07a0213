//! Our side of `cargo xtask bench`: answers the council battery, measures what that takes, and
//! prints the figures and the measurements as one JSON object.
//!
//! ```text
//! cargo run --release --features parallel --example battery -- --ledger ledger.csv --threads 1 --runs 5
//! ```
//!
//! One process measures one ledger at one number of threads. `--only` narrows it: `ask` (a built
//! caseload to the answers, columns in memory to the answers), `csv` (file to caseload and the
//! tokeniser's share), `caseload` (what a built caseload holds in memory).

mod answers;
mod machine;
mod table;

use answers::{BATTERY, flattened};
use lexopt::prelude::{Long, ValueExt};
use machine::{Stretch, median, peak_mb, processor_seconds, resident_bytes, seconds};
use meedoen::ledger::{Columns, LedgerReader};
use meedoen::policy::Kind;
use meedoen::{Caseload, Error, ErrorCode, Ledger, Policy, Question, Result};
use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};
use table::Table;

const HELP: &str = "\
Measures the council battery on a ledger, as JSON.

usage: battery --ledger FILE [--threads N] [--runs N] [--only ask|csv|caseload]";

/// What to measure.
struct Options {
    ledger: PathBuf,
    threads: usize,
    runs: usize,
    only: String,
}

fn main() -> std::process::ExitCode {
    let measured = match options() {
        Ok(options) => measure(&options).map_err(|error| error.to_string()),
        Err(error) => Err(format!("{error}\n\n{HELP}")),
    };
    match measured {
        Ok(measured) => {
            println!("{measured}");
            std::process::ExitCode::SUCCESS
        }
        Err(sentence) => {
            eprintln!("{sentence}");
            std::process::ExitCode::FAILURE
        }
    }
}

fn options() -> std::result::Result<Options, lexopt::Error> {
    let mut ledger = None;
    let (mut threads, mut runs, mut only) = (1, 5, String::from("ask"));
    let mut words = lexopt::Parser::from_env();
    while let Some(word) = words.next()? {
        match word {
            Long("ledger") => ledger = Some(PathBuf::from(words.value()?)),
            Long("threads") => threads = words.value()?.parse()?,
            Long("runs") => runs = words.value()?.parse()?,
            Long("only") => only = words.value()?.string()?,
            _ => return Err(word.unexpected()),
        }
    }
    let ledger = ledger.ok_or("--ledger is missing")?;
    Ok(Options { ledger, threads, runs, only })
}

fn measure(options: &Options) -> Result<Value> {
    let policy = Policy::preset("example")?;
    // With the feature `parallel` the library works on the threads of the pool in scope.
    let threads = rayon::ThreadPoolBuilder::new().num_threads(options.threads).build();
    let threads =
        threads.map_err(|error| Error::new(ErrorCode::BadQuery, "threads", error.to_string()))?;
    let mut found = threads.install(|| match options.only.as_str() {
        "csv" => from_csv(options, &policy),
        "caseload" => what_it_holds(options, &policy),
        _ => from_columns(options, &policy),
    })?;
    found.insert("threads".into(), json!(options.threads));
    Ok(Value::Object(found))
}

/// Columns in memory to the answers, and a built caseload to the answers.
fn from_columns(options: &Options, policy: &Policy) -> Result<Map<String, Value>> {
    let table = Table::read(&options.ledger)?;
    let batch = table.batch();
    let bandwidth = machine::bandwidth();
    let stretch = Stretch::begin();

    let mut built = Vec::new();
    let processor = processor_seconds();
    let mut whole = Vec::new();
    let mut last = None;
    for _ in 0..options.runs {
        drop(last.take());
        let (caseload_and_ledger, took) = seconds(|| -> Result<(Caseload, Ledger)> {
            let mut reader = LedgerReader::new(policy);
            reader.push_batch(&batch)?;
            let ledger = reader.finish()?;
            Ok((Caseload::build(&ledger, policy)?, ledger))
        });
        let (caseload, ledger) = caseload_and_ledger?;
        let questions = questions(&caseload)?;
        let (answers, asked) = seconds(|| caseload.ask_all(&questions));
        drop(answers);
        built.push(took);
        whole.push(took + asked);
        last = Some((caseload, ledger));
    }
    let whole_processor = (processor_seconds() - processor) / options.runs as f64;
    let peak = peak_mb();
    let Some((caseload, ledger)) = last else { return Ok(Map::new()) };
    let (clients, rows, touched) =
        (ledger.client_count(), ledger.columns().len(), touched(&ledger));
    let spells = ledger.columns().kind.iter().filter(|kind| **kind == Kind::Benefit).count();
    drop(ledger);

    let questions = questions(&caseload)?;
    let mut asked = Vec::new();
    let mut answers = Vec::new();
    let runs = options.runs.max(5);
    let processor = processor_seconds();
    for _ in 0..runs {
        let took;
        (answers, took) = seconds(|| caseload.ask_all(&questions));
        asked.push(took);
    }
    let ask_processor = (processor_seconds() - processor) / runs as f64;
    let stock = questions.get(..1).unwrap_or_default();
    let mut stock_took = Vec::new();
    for _ in 0..runs {
        stock_took.push(seconds(|| caseload.ask_all(stock)).1);
    }
    Ok(Map::from_iter([
        ("answers".into(), flattened(&answers)?),
        ("clients".into(), json!(clients)),
        ("rows".into(), json!(rows)),
        ("spells".into(), json!(spells)),
        ("ask".into(), json!(median(&mut asked))),
        ("ask_processor".into(), json!(ask_processor)),
        ("whole_processor".into(), json!(whole_processor)),
        ("build".into(), json!(median(&mut built))),
        ("whole".into(), json!(median(&mut whole))),
        ("stock_by_rung".into(), json!(median(&mut stock_took))),
        ("bytes_touched".into(), json!(touched)),
        ("bandwidth".into(), json!(bandwidth)),
        ("loaded_mb".into(), json!(stretch.begun_at_mb)),
        ("peak_mb".into(), json!(peak)),
    ]))
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
        let (cells, run) = seconds(|| table::count_cells(&options.ledger));
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
    let rows = ledger.columns().len();
    let caseload = Caseload::build(&ledger, policy)?;
    drop(ledger);
    let after = resident_bytes();
    Ok(Map::from_iter([
        ("clients".into(), json!(caseload.client_count())),
        ("rows".into(), json!(rows)),
        ("caseload_bytes".into(), json!(after.saturating_sub(before))),
    ]))
}

/// The battery as questions, through the JSON form that every language shares.
fn questions(caseload: &Caseload) -> Result<Vec<Question>> {
    let list: Vec<Value> = serde_json::from_str(BATTERY)
        .map_err(|error| Error::new(ErrorCode::BadQuery, "", error.to_string()))?;
    list.iter().map(|json| caseload.question(json)).collect()
}

/// The bytes that an answer can't do without: of each row that the battery looks at its first day
/// (4) and its code (1), of a stretch the day after its last as well (4), of a benefit the reason
/// too (1), and of every client where its rows begin (4).
fn touched(ledger: &Ledger) -> usize {
    let of_row = |kind: &Kind| match kind {
        Kind::Benefit => 10,
        Kind::Placement => 9,
        Kind::Rung | Kind::Contact | Kind::Activity => 5,
        _ => 0,
    };
    let Columns { kind, .. } = ledger.columns();
    kind.iter().map(of_row).sum::<usize>() + 4 * ledger.client_count()
}

fn read_in_pieces(path: &Path, policy: &Policy) -> Result<Ledger> {
    let mut reader = LedgerReader::new(policy);
    table::pieces(path, |piece| reader.push(piece))?;
    reader.finish()
}

fn unreadable(error: &std::io::Error) -> Error {
    Error::new(ErrorCode::BadLedger, "", error.to_string())
}
