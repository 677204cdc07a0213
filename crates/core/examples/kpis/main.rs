//! Answers questions from a file: one question, or a list that is answered in one sweep.
//!
//! ```text
//! cargo run --release --example kpis -- --policy preset:example --ledger ledger.csv --queries q.json
//! ```
//!
//! Prints the rows (for a list of questions, a list of rows) as JSON; an error, of a question or of
//! a file, as `{"error": "<code>", "message": …}`.

mod files;

use lexopt::prelude::{Long, ValueExt};
use meedoen::kpi::AskOptions;
use meedoen::{Caseload, ErrorCode, Result};
use serde_json::{Value, json};
use std::path::PathBuf;

const HELP: &str = "\
Answers questions about a caseload, as JSON.

usage: kpis --policy FILE|preset:example --ledger FILE --queries FILE [--mapping FILE]

  --policy   the policy (.toml or .json), or preset:example
  --ledger   the ledger, or the extract that the mapping makes one (.csv)
  --mapping  how the extract becomes a ledger (.toml or .json)
  --queries  one question or a list of them (.json)";

/// The files named on the command line.
struct Options {
    policy: PathBuf,
    ledger: PathBuf,
    mapping: Option<PathBuf>,
    queries: PathBuf,
}

fn main() -> std::process::ExitCode {
    match options() {
        Ok(Some(options)) => {
            let answer = answer(&options).unwrap_or_else(|error| json!(error));
            println!("{answer:#}");
            std::process::ExitCode::SUCCESS
        }
        Ok(None) => {
            println!("{HELP}");
            std::process::ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}\n\n{HELP}");
            std::process::ExitCode::from(2)
        }
    }
}

fn options() -> std::result::Result<Option<Options>, lexopt::Error> {
    let (mut policy, mut ledger, mut mapping, mut queries) = (None, None, None, None);
    let mut words = lexopt::Parser::from_env();
    while let Some(word) = words.next()? {
        let file = match word {
            Long("policy") => &mut policy,
            Long("ledger") => &mut ledger,
            Long("mapping") => &mut mapping,
            Long("queries") => &mut queries,
            Long("help") => return Ok(None),
            _ => return Err(word.unexpected()),
        };
        *file = Some(words.value()?.parse()?);
    }
    let missing = |flag: &str| lexopt::Error::from(format!("{flag} is missing"));
    Ok(Some(Options {
        policy: policy.ok_or_else(|| missing("--policy"))?,
        ledger: ledger.ok_or_else(|| missing("--ledger"))?,
        queries: queries.ok_or_else(|| missing("--queries"))?,
        mapping,
    }))
}

fn answer(options: &Options) -> Result<Value> {
    let policy = files::policy(&options.policy)?;
    let ledger = files::ledger(&options.ledger, options.mapping.as_deref(), &policy)?;
    let caseload = Caseload::build(&ledger, &policy)?;
    let queries = files::text(&options.queries, ErrorCode::BadQuery)?;
    let answers = caseload.ask_json(&queries, &AskOptions::default())?;
    // Read again for the indents.
    Ok(serde_json::from_str(&answers).unwrap_or_default())
}
