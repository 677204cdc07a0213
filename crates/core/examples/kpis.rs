//! Answers questions from a file: one question, or a list that is answered in one sweep.
//!
//! ```text
//! cargo run --release --example kpis -- --policy preset:example --ledger ledger.csv --queries q.json
//! ```
//!
//! Prints the rows (for a list of questions, a list of rows) as JSON; an error, of a question or of
//! a file, as `{"error": "<code>", "message": …}`.

use lexopt::prelude::{Long, ValueExt};
use meedoen::ledger::{LedgerReader, Mapping};
use meedoen::{Caseload, Error, ErrorCode, Policy, Result};
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
    let is_json = |file: &PathBuf| file.extension().is_some_and(|extension| extension == "json");
    let policy = match options.policy.to_str().and_then(|word| word.strip_prefix("preset:")) {
        Some(name) => Policy::preset(name)?,
        None => {
            let text = text(&options.policy, ErrorCode::BadPolicy)?;
            if is_json(&options.policy) {
                Policy::from_json(&text)?
            } else {
                Policy::from_toml(&text)?
            }
        }
    };
    let mut reader = LedgerReader::new(&policy);
    if let Some(file) = &options.mapping {
        let text = text(file, ErrorCode::BadMapping)?;
        let mapping =
            if is_json(file) { Mapping::from_json(&text)? } else { Mapping::from_toml(&text)? };
        reader = reader.mapping(mapping);
    }
    reader.push(&bytes(&options.ledger, ErrorCode::BadLedger)?)?;
    let caseload = Caseload::build(&reader.finish()?, &policy)?;
    let queries = serde_json::from_str(&text(&options.queries, ErrorCode::BadQuery)?)
        .map_err(|error| Error::new(ErrorCode::BadQuery, "", format!("no JSON: {error}")))?;
    Ok(caseload.ask_json(&queries))
}

fn bytes(file: &PathBuf, code: ErrorCode) -> Result<Vec<u8>> {
    std::fs::read(file)
        .map_err(|error| Error::new(code, file.display().to_string(), error.to_string()))
}

fn text(file: &PathBuf, code: ErrorCode) -> Result<String> {
    String::from_utf8(bytes(file, code)?)
        .map_err(|_| Error::new(code, file.display().to_string(), "is no UTF-8 text"))
}
