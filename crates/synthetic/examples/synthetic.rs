//! Writes a made-up ledger, and what is true of it.
//!
//! ```text
//! cargo run --release --example synthetic -- --clients 10000 --out ledger.csv
//! ```

use lexopt::prelude::{Long, ValueExt};
use meedoen::Policy;
use meedoen_synthetic::{SyntheticLedger, SyntheticOptions};
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
  --policy    the policy (TOML) whose routes, groups and bridges hold (preset:example)";

/// What the command line asks for.
struct Wish {
    options: SyntheticOptions,
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
    let (mut clients, mut seed, mut ids, mut shuffled) = (None, None, None, false);
    let (mut out, mut truth) = (None, None);
    let mut policy = PathBuf::from("preset:example");
    let mut words = lexopt::Parser::from_env();
    while let Some(word) = words.next()? {
        match word {
            Long("clients") => clients = Some(words.value()?.parse()?),
            Long("seed") => seed = Some(words.value()?.parse()?),
            Long("ids") => ids = Some(words.value()?.string()?),
            Long("shuffled") => shuffled = true,
            Long("policy") => policy = words.value()?.parse()?,
            Long("out") => out = Some(words.value()?.parse()?),
            Long("truth") => truth = Some(words.value()?.parse()?),
            Long("help") => return Ok(None),
            _ => return Err(word.unexpected()),
        }
    }
    let out = out.ok_or("--out is missing")?;
    let mut options = SyntheticOptions::of(clients.ok_or("--clients is missing")?);
    if let Some(seed) = seed {
        options = options.seed(seed);
    }
    match ids.as_deref() {
        None | Some("9") => {}
        Some("16") => options = options.long_ids(),
        Some(_) => return Err("ids have 9 or 16 characters".into()),
    }
    if shuffled {
        options = options.shuffled();
    }
    Ok(Some(Wish { options, policy, out, truth }))
}

fn fulfil(wish: &Wish) -> Result<(), Box<dyn std::error::Error>> {
    let policy = policy(&wish.policy)?;
    let synthetic = SyntheticLedger::new(&policy, wish.options.clone())?;
    let mut out = create(&wish.out)?;
    for piece in synthetic.csv() {
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

/// The policy in a file, or the preset of a word like `preset:example`.
fn policy(file: &Path) -> Result<Policy, String> {
    let policy = match file.to_str().and_then(|word| word.strip_prefix("preset:")) {
        Some(name) => Policy::preset(name),
        None => Policy::from_toml(&std::fs::read_to_string(file).map_err(in_file(file))?),
    };
    policy.map_err(in_file(file))
}

fn create(file: &Path) -> Result<BufWriter<File>, String> {
    File::create(file).map(BufWriter::new).map_err(in_file(file))
}

/// An error with the file it is about.
fn in_file<E: std::fmt::Display>(file: &Path) -> impl Fn(E) -> String {
    move |error| format!("{}: {error}", file.display())
}
