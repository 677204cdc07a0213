//! The published schemas of a policy and of a mapping.

use meedoen::Kpi;
use meedoen::ledger::{Field, Mapping};
use meedoen::vocabulary::Word;
use serde_json::Value;

#[test]
fn a_policys_schema_knows_every_word() {
    let schema: Value = serde_json::from_str(&meedoen::policy::schema()).unwrap();
    assert_eq!(
        schema["$defs"]["Kpi"]["enum"],
        Value::from(Kpi::ALL.iter().copied().map(Kpi::as_str).collect::<Vec<_>>())
    );
    assert_eq!(schema["required"], serde_json::json!(["format", "municipality"]));
    assert_eq!(schema["additionalProperties"], false);
}

#[test]
fn a_mappings_schema_knows_every_word_and_requires_nothing() {
    let schema: Value = serde_json::from_str(&Mapping::schema()).unwrap();
    assert_eq!(schema["additionalProperties"], false);
    assert_eq!(schema.get("required"), None, "every part may be left out");
    let text = schema.to_string();
    for word in
        Field::ALL.iter().copied().map(Field::as_str).chain(["exclusive", "cbs", "pension_age"])
    {
        assert!(text.contains(&format!("\"{word}\"")), "{word}");
    }
}
