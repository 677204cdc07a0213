//! `wire.schema.json`: the forms of the library and of the crates around it, in one schema.

use serde_json::{Map, Value};

/// The library's schema, with the forms that the other crates add.
pub(super) fn whole() -> String {
    let mut whole = parsed(&meedoen::wire::schema());
    for part in [meedoen_report::schema(), meedoen_synthetic::schema()] {
        let Some(added) = parsed(&part).remove("$defs") else { continue };
        if let (Some(forms), Value::Object(added)) =
            (whole.get_mut("$defs").and_then(Value::as_object_mut), added)
        {
            for (name, form) in added {
                forms.entry(name).or_insert(form);
            }
        }
    }
    let mut text = serde_json::to_string_pretty(&whole).unwrap_or_default();
    text.push('\n');
    text
}

fn parsed(schema: &str) -> Map<String, Value> {
    serde_json::from_str(schema).unwrap_or_default()
}
