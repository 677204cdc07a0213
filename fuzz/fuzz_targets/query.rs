//! Any text is a question with an answer or an error with a code.
#![no_main]

use libfuzzer_sys::fuzz_target;
use meedoen::kpi::AskOptions;
use meedoen::{Caseload, ErrorCode, Ledger, Policy};
use serde_json::Value;
use std::sync::LazyLock;

static CASELOAD: LazyLock<Caseload> = LazyLock::new(|| {
    let policy = Policy::from_toml(include_str!("../../tests/vectors/mixed-01/policy.toml"))
        .expect("the vector's policy");
    let ledger = include_bytes!("../../tests/vectors/mixed-01/ledger.csv");
    let ledger = Ledger::read_csv(ledger, &policy).expect("the vector's ledger");
    Caseload::build(&ledger, &policy).expect("the vector's caseload")
});

fuzz_target!(|text: &str| {
    let Ok(answer) = CASELOAD.ask_json(text, &AskOptions::default()) else { return };
    let answer: Value = serde_json::from_str(&answer).expect("what is written is JSON");
    if let Some(code) = answer.get("error").and_then(Value::as_str) {
        assert!(ErrorCode::ALL.iter().any(|known| known.as_str() == code), "{code}");
    }
});
