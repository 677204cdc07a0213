//! The shared vectors: every language answers them alike.

use crate::vectors::{caseload, cases, folders};
use meedoen::Caseload;
use meedoen::kpi::AskOptions;
use serde_json::Value;

/// Numbers agree within 1e-9 relative where one of them is a double; all else exactly.
fn same(expected: &Value, got: &Value) -> bool {
    match (expected, got) {
        (Value::Number(a), Value::Number(b)) => {
            if let (Some(a), Some(b)) = (a.as_i64(), b.as_i64()) {
                return a == b;
            }
            let (a, b) = (a.as_f64().unwrap(), b.as_f64().unwrap());
            (a - b).abs() <= 1e-9 * a.abs().max(b.abs())
        }
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(key, a)| b.get(key).is_some_and(|b| same(a, b)))
        }
        _ => expected == got,
    }
}

fn ask(caseload: &Caseload, question: &Value) -> Value {
    let answer = caseload.ask_json(&question.to_string(), &AskOptions::default()).unwrap();
    serde_json::from_str(&answer).unwrap()
}

#[test]
fn every_case_is_answered_as_the_vectors_say() {
    let (mut wrong, mut asked) = (Vec::new(), 0);
    for folder in folders() {
        let (caseload, cases) = (caseload(&folder), cases(&folder));
        let questions: Vec<Value> = cases.iter().map(|case| case["query"].clone()).collect();
        // All in one sweep: the answers are those of each question alone.
        let together = ask(&caseload, &Value::Array(questions));
        for (case, got) in cases.iter().zip(together.as_array().unwrap()) {
            asked += 1;
            let right = match &case["error"] {
                Value::Null => same(&case["rows"], got),
                code => got["error"] == *code,
            };
            if !right || ask(&caseload, &case["query"]) != *got {
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
