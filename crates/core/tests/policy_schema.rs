//! The published schema of a policy.
#![cfg(feature = "schema")]

use meedoen::Kpi;
use meedoen::policy::schema;
use serde_json::Value;

#[test]
fn it_knows_every_word() {
    let schema: Value = serde_json::from_str(&schema()).unwrap();
    let kpis: Vec<&str> = Kpi::ALL.iter().map(|kpi| kpi.as_str()).collect();
    assert_eq!(schema["$defs"]["Kpi"]["enum"], Value::from(kpis));
    assert_eq!(schema["required"], serde_json::json!(["format", "municipality"]));
    assert_eq!(schema["additionalProperties"], false);
}
