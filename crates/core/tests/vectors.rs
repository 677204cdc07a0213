//! The shared vectors: every language answers them alike.

use meedoen::ledger::{LedgerReader, Mapping};
use meedoen::{Caseload, Ledger, Policy};
use serde_json::Value;
use std::path::{Path, PathBuf};

fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors");
    let mut folders: Vec<_> =
        std::fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    assert!(folders.len() >= 28, "the vectors are all there");
    folders
}

fn text(folder: &Path, name: &str) -> Option<String> {
    std::fs::read_to_string(folder.join(name)).ok()
}

fn read(folder: &Path) -> (Policy, Ledger) {
    let policy = Policy::from_toml(&text(folder, "policy.toml").unwrap()).unwrap();
    let mapping = text(folder, "mapping.toml").map(|text| Mapping::from_toml(&text).unwrap());
    let mut reader = LedgerReader::new(&policy).mapping(mapping.unwrap_or_default());
    reader.push(&std::fs::read(folder.join("ledger.csv")).unwrap()).unwrap();
    let ledger = reader.finish().unwrap();
    (policy, ledger)
}

/// Numbers agree within 1e-9 relative where one of them is a double; all else exactly.
fn same(expected: &Value, got: &Value) -> bool {
    match (expected, got) {
        (Value::Number(a), Value::Number(b)) => match (a.as_i64(), b.as_i64()) {
            (Some(a), Some(b)) => a == b,
            _ => {
                let (a, b) = (a.as_f64().unwrap(), b.as_f64().unwrap());
                (a - b).abs() <= 1e-9 * a.abs().max(b.abs())
            }
        },
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(key, a)| b.get(key).is_some_and(|b| same(a, b)))
        }
        _ => expected == got,
    }
}

#[test]
fn every_case_is_answered_as_the_vectors_say() {
    let (mut wrong, mut asked) = (Vec::new(), 0);
    for folder in folders() {
        let (policy, ledger) = read(&folder);
        let caseload = Caseload::build(&ledger, &policy).unwrap();
        let cases: Value = serde_json::from_str(&text(&folder, "cases.json").unwrap()).unwrap();
        let cases = cases.as_array().unwrap();
        let questions: Vec<Value> = cases.iter().map(|case| case["query"].clone()).collect();
        // All in one sweep: the answers are those of each question alone.
        let together = caseload.ask_json(&Value::Array(questions));
        for (case, got) in cases.iter().zip(together.as_array().unwrap()) {
            asked += 1;
            let right = match &case["error"] {
                Value::Null => same(&case["rows"], got),
                code => got["error"] == *code,
            };
            if !right || caseload.ask_json(&case["query"]) != *got {
                wrong.push(format!(
                    "{}: {}\n  asked    {}\n  expected {}\n  got      {}",
                    folder.file_name().unwrap().to_string_lossy(),
                    case["name"],
                    case["query"],
                    case.get("rows").unwrap_or(&case["error"]),
                    got,
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {asked} cases\n{}", wrong.len(), wrong.join("\n"));
    assert!(asked >= 845);
}
