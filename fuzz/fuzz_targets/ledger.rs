//! Any bytes are a ledger or an error, every row is accounted for, and what was read can be asked.
#![no_main]

use libfuzzer_sys::fuzz_target;
use meedoen::kpi::AskOptions;
use meedoen::{Caseload, Ledger, Policy};
use serde_json::json;
use std::sync::LazyLock;

static POLICY: LazyLock<Policy> = LazyLock::new(|| Policy::preset("example").expect("it ships"));

fuzz_target!(|bytes: &[u8]| {
    let Ok(ledger) = Ledger::read_csv(bytes, &POLICY) else { return };
    let reading = ledger.reading();
    assert_eq!(reading.rows(), reading.accepted() + reading.quarantined());

    let Ok(caseload) = Caseload::build(&ledger, &POLICY) else { return };
    let question = json!({
        "kpis": ["stock", "inflow", "outflow", "climbed", "first_conversations", "placements"],
        "from": "2020-01-01", "to": "2024-12-31", "every": "year", "by": ["rung"],
    });
    let _ = caseload.ask_json(&question.to_string(), &AskOptions::default());
});
