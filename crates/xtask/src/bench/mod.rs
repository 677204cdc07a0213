//! What `cargo xtask bench` does: the council battery by us and by what our users would otherwise
//! pick, on the same made-up ledgers, in one go on this machine.
//!
//! `measure` makes a ledger, runs everybody on it (the peers in an environment of their own) and
//! compares the figures, `browser` does the same with the npm package in Node and in Chromium,
//! `targets` says what is reached, `page` and `browser_page` write `docs/performance.md`.

mod browser;
mod browser_page;
mod measure;
mod numbers;
mod page;
mod targets;

use crate::command::Outcome;
use crate::venv;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What to measure.
pub(crate) struct Options {
    sizes: Vec<u64>,
    ids: Vec<u64>,
    threads: Vec<u64>,
    /// Whether the measurements of the last run that are not made again stand beside the new ones.
    add: bool,
    /// Whether only the npm package is measured, beside the library on one thread.
    browser: bool,
}

/// The folder of the peers' programs.
const PEERS: &str = "bench/peers";

/// Peers are measured up to this many clients, pandas up to fewer.
const PEERS_UP_TO: u64 = 1_000_000;
const PANDAS_UP_TO: u64 = 100_000;

impl Options {
    fn read(words: &[&str]) -> Result<Self, String> {
        let mut options = Self {
            sizes: vec![10_000, 100_000, 1_000_000, 10_000_000],
            ids: vec![9, 16],
            threads: vec![1, 2],
            add: false,
            browser: false,
        };
        if words.contains(&"--browser") {
            options.sizes = vec![browser::UP_TO];
        }
        let mut words = words.iter();
        while let Some(word) = words.next() {
            let list = match *word {
                "--quick" => {
                    (options.sizes, options.ids) = (vec![10_000], vec![9]);
                    continue;
                }
                "--add" => {
                    options.add = true;
                    continue;
                }
                "--browser" => {
                    (options.browser, options.add) = (true, true);
                    continue;
                }
                "--page" => {
                    (options.add, options.sizes) = (true, Vec::new());
                    continue;
                }
                "--sizes" => &mut options.sizes,
                "--ids" => &mut options.ids,
                "--threads" => &mut options.threads,
                _ => return Err(format!("`bench` has no {word}")),
            };
            let numbers = words.next().ok_or(format!("{word} needs numbers"))?.split(',');
            let numbers: Result<Vec<u64>, _> = numbers.map(str::parse).collect();
            *list =
                numbers.map_err(|_| format!("{word} takes whole numbers, like 10000,100000"))?;
        }
        Ok(options)
    }
}

/// Measures, compares and writes the page. A figure that differs between two of us is an error.
pub(crate) fn run(root: &Path, words: &[&str]) -> Outcome {
    let options = Options::read(words)?;
    let kept = target(root).join("bench-results.json");
    let mut measured: Vec<Value> = Vec::new();
    if options.add {
        let text = std::fs::read_to_string(&kept).unwrap_or_default();
        measured = serde_json::from_str(&text).unwrap_or_default();
    }
    if options.sizes.is_empty() {
        return write(&root.join("docs/performance.md"), &page::of(&measured));
    }
    build(root)?;
    if options.sizes.iter().any(|size| *size <= browser::UP_TO) {
        browser::build(root)?;
    }
    let requirements = root.join(PEERS).join("requirements.txt");
    let python = if options.browser {
        PathBuf::new()
    } else {
        venv::ready(&target(root).join("bench-venv"), &requirements)?
    };
    for &size in &options.sizes {
        for &ids in &options.ids {
            for order in ["sorted", "shuffled"] {
                let ledger = measure::Ledger { size, ids, order };
                let file = ledger.make(root)?;
                let mut more = Ok(Vec::new());
                if !options.browser {
                    more = ledger.measure(root, &python, &file, &options.threads);
                }
                if size <= browser::UP_TO
                    && let Ok(records) = &mut more
                {
                    match browser::measure(&ledger, root, &file) {
                        Ok(of_browsers) => records.extend(of_browsers),
                        Err(error) => more = Err(error),
                    }
                }
                // The file is large, and can be made again.
                let _ = std::fs::remove_file(&file);
                for record in more? {
                    measured.retain(|old| !measure::same_place(old, &record));
                    measured.push(record);
                }
                let text = serde_json::to_string(&measured).unwrap_or_default();
                write(&kept, &text)?;
                write(&root.join("docs/performance.md"), &page::of(&measured))?;
            }
        }
    }
    println!("\n{}", page::of(&measured));
    Ok(())
}

fn build(root: &Path) -> Outcome {
    let words = "build --release --package meedoen --package meedoen-report \
                 --package meedoen-synthetic --features meedoen/parallel --example synthetic \
                 --example battery --example battery_file --example battery_steps \
                 --example report_steps";
    let built = Command::new("cargo").args(words.split_whitespace()).current_dir(root).status();
    match built {
        Ok(status) if status.success() => Ok(()),
        _ => Err(format!("`cargo {words}` failed")),
    }
}

/// Where cargo builds.
fn target(root: &Path) -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or(root.join("target"), PathBuf::from)
}

fn write(path: &Path, text: &str) -> Outcome {
    std::fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}

/// A command's standard output, read as JSON.
fn json_of(command: &mut Command) -> Result<Value, String> {
    let line = format!("{command:?}");
    let output = command.output().map_err(|error| format!("{line} can't be started: {error}"))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(format!("{line} failed ({}):\n{said}", output.status));
    }
    serde_json::from_slice(&output.stdout).map_err(|error| format!("{line}: {error}"))
}
