//! Writes a made-up ledger, and what is true of it.
//!
//! ```text
//! cargo run --release --example synthetic -- --clients 10000 --out ledger.csv
//! ```

#[expect(dead_code, reason = "this example reads no ledger")]
#[path = "../../core/examples/common/mod.rs"]
mod common;

use lexopt::prelude::{Long, ValueExt};
use meedoen_synthetic::{Ids, Options, Order, SyntheticLedger};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

const HELP: &str = "\
Writes a made-up ledger (.csv), and what is true of it (.json).

usage: synthetic --clients N --out FILE [--truth FILE] [--seed N] [--ids 9|16] [--shuffled]
                 [--policy FILE|preset:example]

  --clients   how many clients; each has about 6.3 records
  --out       where the ledger goes
  --truth     where the true figures of every month go
  --seed      another seed gives another ledger (1)
  --ids       how many characters the clients' ids have (9)
  --shuffled  rows in no order, instead of by client
  --policy    the policy whose routes, groups and bridges hold (preset:example)";

/// What the command line asks for.
struct Wish {
    options: Options,
    order: Order,
    policy: PathBuf,
    out: PathBuf,
    truth: Option<PathBuf>,
}

fn main() -> std::process::ExitCode {
    match wish() {
        Ok(None) => {
            println!("{HELP}");
            std::process::ExitCode::SUCCESS
        }
        Ok(Some(wish)) => match fulfil(&wish) {
            Ok(()) => std::process::ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("{error}");
                std::process::ExitCode::FAILURE
            }
        },
        Err(error) => {
            eprintln!("{error}\n\n{HELP}");
            std::process::ExitCode::from(2)
        }
    }
}

fn wish() -> Result<Option<Wish>, lexopt::Error> {
    let mut options = Options::of(0);
    let (mut out, mut truth, mut order) = (None, None, Order::ByClient);
    let mut policy = PathBuf::from("preset:example");
    let mut words = lexopt::Parser::from_env();
    while let Some(word) = words.next()? {
        match word {
            Long("clients") => options.clients = words.value()?.parse()?,
            Long("seed") => options.seed = words.value()?.parse()?,
            Long("ids") => {
                options.ids = words.value()?.parse_with(|width| match width {
                    "9" => Ok(Ids::Short),
                    "16" => Ok(Ids::Long),
                    _ => Err("ids have 9 or 16 characters"),
                })?;
            }
            Long("shuffled") => order = Order::Shuffled,
            Long("policy") => policy = words.value()?.parse()?,
            Long("out") => out = Some(words.value()?.parse()?),
            Long("truth") => truth = Some(words.value()?.parse()?),
            Long("help") => return Ok(None),
            _ => return Err(word.unexpected()),
        }
    }
    let out = out.ok_or("--out is missing")?;
    if options.clients == 0 {
        return Err("--clients is missing".into());
    }
    Ok(Some(Wish { options, order, policy, out, truth }))
}

fn fulfil(wish: &Wish) -> Result<(), Box<dyn std::error::Error>> {
    let policy = common::policy(&wish.policy)?;
    let synthetic = SyntheticLedger::new(&policy, wish.options.clone())?;
    let mut out = create(&wish.out)?;
    for piece in synthetic.csv(wish.order) {
        out.write_all(piece.as_bytes())?;
    }
    out.flush()?;
    if let Some(file) = &wish.truth {
        let mut out = create(file)?;
        serde_json::to_writer_pretty(&mut out, &synthetic.truth())?;
        writeln!(out)?;
        out.flush()?;
    }
    Ok(())
}

fn create(file: &Path) -> Result<BufWriter<File>, String> {
    let file_opened = File::create(file).map_err(|error| format!("{}: {error}", file.display()))?;
    Ok(BufWriter::new(file_opened))
}
