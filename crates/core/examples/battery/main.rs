//! Our side of `cargo xtask bench`: answers the council battery, measures what that takes, and
//! prints the figures and the measurements as one JSON object.
//!
//! ```text
//! cargo run --release --features parallel --example battery -- --ledger ledger.csv --threads 1 --runs 5
//! ```
//!
//! One process measures one ledger at one number of threads: a built caseload to the answers, and
//! columns in memory to the answers. What a file takes is the other program's: `battery_file`.

mod answers;
mod machine;
#[expect(dead_code, reason = "the other program uses more of it")]
mod options;
mod table;

use answers::{BATTERY, flattened};
use machine::{Stretch, median, peak_mb, processor_seconds, seconds};
use meedoen::kpi::AskOptions;
use meedoen::ledger::{LedgerReader, Record};
use meedoen::vocabulary::Kind;
use meedoen::{Caseload, Error, ErrorCode, Ledger, Policy, Question, Result};
use options::Options;
use serde_json::{Map, Value, json};
use std::fmt::Write;
use table::Table;

/// The peers bring an allocator that keeps memory at hand (jemalloc, mimalloc); so does this
/// program, as a service would.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    options::run(measure)
}

/// Columns in memory to the answers, and a built caseload to the answers.
fn measure(options: &Options, policy: &Policy) -> Result<Map<String, Value>> {
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
        let questions = questions()?;
        let (answers, asked) = seconds(|| caseload.ask_all(&questions, AskOptions::default()));
        drop(answers);
        built.push(took);
        whole.push(took + asked);
        last = Some((caseload, ledger));
    }
    let whole_processor = (processor_seconds() - processor) / options.runs as f64;
    let peak = peak_mb();
    let Some((caseload, ledger)) = last else { return Ok(Map::new()) };
    let (clients, rows, touched) = (ledger.client_count(), ledger.len(), touched(&ledger));
    let spells = ledger.records().filter(|record| record.kind == Kind::Benefit).count();
    let mut appended = append_days(ledger, &caseload)?;

    let questions = questions()?;
    let mut asked = Vec::new();
    let mut answers = Vec::new();
    let runs = options.runs.max(5);
    let processor = processor_seconds();
    for _ in 0..runs {
        let took;
        (answers, took) = seconds(|| caseload.ask_all(&questions, AskOptions::default()));
        asked.push(took);
    }
    let ask_processor = (processor_seconds() - processor) / runs as f64;
    let stock = questions.get(..1).unwrap_or_default();
    let mut stock_took = Vec::new();
    for _ in 0..runs {
        stock_took.push(seconds(|| caseload.ask_all(stock, AskOptions::default())).1);
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
        ("append".into(), json!(median(&mut appended))),
        ("bytes_touched".into(), json!(touched)),
        ("bandwidth".into(), json!(bandwidth)),
        ("loaded_mb".into(), json!(stretch.begun_at_mb)),
        ("peak_mb".into(), json!(peak)),
    ]))
}

/// Seconds for each of several days on which two records of a thousand clients come in: to read
/// them behind the ledger, and to append them to the caseload.
fn append_days(mut ledger: Ledger, caseload: &Caseload) -> Result<Vec<f64>> {
    let mut caseload = caseload.clone();
    let mut took = Vec::new();
    let ids: Vec<String> = caseload.client_ids().map(str::to_owned).collect();
    for day in 1..=15_usize {
        let mut csv = String::from("client,kind,code,start\n");
        for index in 0..1000 {
            // Clients far apart, others each day.
            let id = &ids[(index * 7919 + day * 104_729) % ids.len()];
            // Writing to a string does not fail.
            let _ = writeln!(csv, "{id},contact,progress,2024-12-{day:02}");
            let _ = writeln!(csv, "{id},rung,3,2024-12-{day:02}");
        }
        let (grown, run) = seconds(move || -> Result<(Ledger, Caseload)> {
            let mut reader = LedgerReader::resume(ledger);
            reader.push_csv(csv.as_bytes())?;
            let ledger = reader.finish()?;
            let caseload = caseload.append(&ledger)?;
            Ok((ledger, caseload))
        });
        (ledger, caseload) = grown?;
        took.push(run);
    }
    Ok(took)
}

/// The battery as questions, through the JSON form that every language shares.
fn questions() -> Result<Vec<Question>> {
    let list: Vec<Value> = serde_json::from_str(BATTERY)
        .map_err(|error| Error::new(ErrorCode::BadQuery, "", error.to_string()))?;
    list.iter().map(|json| Question::from_json(&json.to_string())).collect()
}

/// The bytes that an answer can't do without: of each row that the battery looks at its first day
/// (4) and its code (1), of a stretch the day after its last as well (4), of a benefit the reason
/// too (1), and of every client where its rows begin (4).
fn touched(ledger: &Ledger) -> usize {
    let of_row = |record: Record| match record.kind {
        Kind::Benefit => 10,
        Kind::Placement => 9,
        Kind::Rung | Kind::Contact | Kind::Activity => 5,
        _ => 0,
    };
    ledger.records().map(of_row).sum::<usize>() + 4 * ledger.client_count()
}
