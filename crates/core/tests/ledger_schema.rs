//! The published schema of a mapping.

#![allow(clippy::unwrap_used, reason = "a test may fail")]
#![cfg(feature = "schema")]

use meedoen::ledger::{Field, Mapping};
use serde_json::Value;

#[test]
fn it_knows_every_word_and_requires_nothing() {
    let schema: Value = serde_json::from_str(&Mapping::schema()).unwrap();
    assert_eq!(schema["additionalProperties"], false);
    assert_eq!(schema.get("required"), None, "every part may be left out");
    let text = schema.to_string();
    for word in Field::ALL.map(Field::as_str).into_iter().chain(["exclusive", "cbs", "pension_age"])
    {
        assert!(text.contains(&format!("\"{word}\"")), "{word}");
    }
}
