//! The npm package beside the library: the same steps on the same ledger, natively on one thread, in
//! Node and in a page of Chromium, in one go.

use super::measure::{Ledger, compare, take_answers};
use super::{json_of, target};
use crate::command::Outcome;
use crate::{npm, wasm};
use serde_json::{Map, Value, json};
use std::path::Path;
use std::process::Command;

const PACKAGE: &str = "crates/wasm/npm";
const QUESTIONS: &str = "crates/core/examples/battery/battery.json";

/// Larger ledgers are not measured: WebAssembly has at most 4 GiB.
pub(super) const UP_TO: u64 = 1_000_000;

/// How often everybody has a turn, one after another, so that what else the machine does disturbs
/// all alike; of all runs the least counts, since others only lengthen a time.
const ROUNDS: usize = 3;
const RUNS: &str = "3";

/// The ways that are measured in processes of their own: a module's memory never shrinks.
const WAYS: [&str; 2] = ["csv", "columns"];

/// Who is measured: a name, and the program of the npm package.
const FACES: [(&str, &str); 2] = [("node", "node.mjs"), ("chromium", "chromium.mjs")];

/// Builds what is measured here.
pub(super) fn build(root: &Path) -> Outcome {
    wasm::run(root, &[])?;
    npm::ready(&root.join(PACKAGE))
}

/// Measures a ledger; a record for each of the three.
pub(super) fn measure(ledger: &Ledger, root: &Path, file: &Path) -> Result<Vec<Value>, String> {
    let mut native = Found::default();
    let mut faces = FACES.map(|_| Found::default());
    for round in 1..=ROUNDS {
        let mut program = Command::new(target(root).join("release/examples/battery_steps"));
        let mut found = json_of(program.args(["--runs", RUNS, "--ledger"]).arg(file))?;
        let expected = take_answers(&mut found);
        native.add("columns", &found);
        let mut program = Command::new(target(root).join("release/examples/report_steps"));
        native.add("columns", &json_of(program.args(["--runs", RUNS, "--ledger"]).arg(file))?);
        for ((who, program), face) in FACES.iter().zip(&mut faces) {
            for way in WAYS {
                let mut node = Command::new("node");
                node.arg(root.join(PACKAGE).join("bench").join(program)).arg(way);
                node.arg(file).arg(root.join(QUESTIONS)).arg(RUNS);
                let mut found = json_of(&mut node)?;
                if way == "columns" {
                    compare(&expected, &take_answers(&mut found), who)?;
                }
                face.add(way, &found);
            }
        }
        println!("{} clients, {}: round {round} of {ROUNDS}", ledger.size, ledger.order);
    }
    let names = ["native"].into_iter().chain(FACES.map(|(who, _)| who));
    let all = [native].into_iter().chain(faces);
    Ok(names.zip(all).map(|(who, found)| found.record(who, ledger)).collect())
}

/// What one of the three took, of all its runs.
#[derive(Default)]
struct Found {
    /// By step the least of all runs, and the least of the first runs of a process.
    least: Map<String, Value>,
    first: Map<String, Value>,
    /// What else is told, by way.
    more: Map<String, Value>,
}

impl Found {
    fn add(&mut self, way: &str, found: &Value) {
        for (step, runs) in found["took"].as_object().into_iter().flatten() {
            // Both ways build; that from columns is the one that counts.
            if way == "csv" && step != "csv" {
                continue;
            }
            let mut runs = runs.as_array().into_iter().flatten().filter_map(Value::as_f64);
            let Some(first) = runs.next() else { continue };
            lower(&mut self.first, step, first);
            lower(&mut self.least, step, runs.fold(first, f64::min));
        }
        for key in ["memory", "begun", "peak"] {
            if let Some(bytes) = found[key].as_f64() {
                self.more.insert(format!("{key}_{way}"), json!(bytes / 1e6));
            }
        }
        if let Some(version) = found["version"].as_str() {
            self.more.insert("version".to_owned(), json!(version));
        }
    }

    fn record(self, who: &str, ledger: &Ledger) -> Value {
        let mut record = json!({"who": who, "size": ledger.size, "ids": ledger.ids,
            "order": ledger.order, "threads": 1, "least": self.least, "first": self.first});
        if let Some(record) = record.as_object_mut() {
            record.extend(self.more);
        }
        record
    }
}

fn lower(times: &mut Map<String, Value>, step: &str, time: f64) {
    let held = times.get(step).and_then(Value::as_f64).unwrap_or(f64::INFINITY);
    times.insert(step.to_owned(), json!(held.min(time)));
}
