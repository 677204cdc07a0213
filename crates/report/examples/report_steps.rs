//! What the report takes, for `cargo xtask bench`: every run's seconds, as one JSON object. The npm
//! package is measured beside it.
//!
//! ```text
//! cargo run --release -p meedoen-report --example report_steps -- --ledger ledger.csv --runs 3
//! ```

use lexopt::prelude::{Long, ValueExt};
use meedoen::vocabulary::Lang;
use meedoen::{Caseload, Ledger, Policy};
use meedoen_report::{Report, ReportOptions};
use std::error::Error;
use std::path::PathBuf;
use std::time::Instant;

/// The same as in the other programs that measure.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> Result<(), Box<dyn Error>> {
    let (mut file, mut runs) = (None, 5);
    let mut words = lexopt::Parser::from_env();
    while let Some(word) = words.next()? {
        match word {
            Long("ledger") => file = Some(PathBuf::from(words.value()?)),
            Long("runs") => runs = words.value()?.parse()?,
            _ => return Err(word.unexpected().into()),
        }
    }
    let policy = Policy::preset("example")?;
    let ledger = Ledger::read_csv(&std::fs::read(file.ok_or("--ledger is missing")?)?, &policy)?;
    let caseload = Caseload::build(&ledger, &policy)?;
    let options = ReportOptions::default().ledger(&ledger);
    let mut took = Vec::new();
    for _ in 0..runs {
        let started = Instant::now();
        Report::of(&caseload, &options)?.to_html(Lang::Nl);
        took.push(started.elapsed().as_secs_f64());
    }
    println!("{}", serde_json::json!({"took": {"report": took}}));
    Ok(())
}
