//! The command line of the programs that measure.

use lexopt::prelude::{Long, ValueExt};
use meedoen::{Error, ErrorCode, Policy, Result};
use serde_json::{Map, Value, json};
use std::path::PathBuf;
use std::process::ExitCode;

const HELP: &str = "\
Measures one ledger, as JSON.

options: --ledger FILE [--threads N] [--runs N] [--holds]";

/// What to measure.
pub(super) struct Options {
    pub(super) ledger: PathBuf,
    threads: usize,
    pub(super) runs: usize,
    /// Whether to measure what a caseload holds, and not what a file takes.
    pub(super) holds: bool,
}

/// Measures what the command line asks for, on so many threads, and prints what was found.
pub(super) fn run(
    measure: impl FnOnce(&Options, &Policy) -> Result<Map<String, Value>> + Send,
) -> ExitCode {
    let measured = match options() {
        Ok(options) => on_threads(&options, measure).map_err(|error| error.to_string()),
        Err(error) => Err(format!("{error}\n\n{HELP}")),
    };
    match measured {
        Ok(measured) => {
            println!("{measured}");
            ExitCode::SUCCESS
        }
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

fn options() -> std::result::Result<Options, lexopt::Error> {
    let mut ledger = None;
    let (mut threads, mut runs, mut holds) = (1, 5, false);
    let mut words = lexopt::Parser::from_env();
    while let Some(word) = words.next()? {
        match word {
            Long("ledger") => ledger = Some(PathBuf::from(words.value()?)),
            Long("threads") => threads = words.value()?.parse()?,
            Long("runs") => runs = words.value()?.parse()?,
            Long("holds") => holds = true,
            _ => return Err(word.unexpected()),
        }
    }
    let ledger = ledger.ok_or("--ledger is missing")?;
    Ok(Options { ledger, threads, runs, holds })
}

/// With the feature `parallel` the library works on the threads of the pool in scope.
fn on_threads(
    options: &Options,
    measure: impl FnOnce(&Options, &Policy) -> Result<Map<String, Value>> + Send,
) -> Result<Value> {
    let policy = Policy::preset("example")?;
    let threads = rayon::ThreadPoolBuilder::new().num_threads(options.threads).build();
    let threads =
        threads.map_err(|error| Error::new(ErrorCode::BadQuery, "threads", error.to_string()))?;
    let mut found = threads.install(|| measure(options, &policy))?;
    found.insert("threads".into(), json!(options.threads));
    Ok(Value::Object(found))
}
