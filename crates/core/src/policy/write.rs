//! From a policy to text.

use super::Policy;
use serde::Serialize;
use serde_json::{Map, Value};

impl Policy {
    /// The policy as TOML: its document, without what is empty or was left out.
    pub fn to_toml(&self) -> String {
        let mut text = String::new();
        write_table(&mut text, &self.tree());
        text
    }

    /// The policy as JSON, indented.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(&self.tree()).unwrap_or_default()
    }

    fn tree(&self) -> Map<String, Value> {
        // Text keys and finite numbers, which a checked policy has, can always be written.
        match serde_json::to_value(&self.document) {
            Ok(Value::Object(tree)) => tree,
            _ => Map::new(),
        }
    }
}

/// Writes the document as people do: plain values first, then `[table]` and `[[entry]]`, and what
/// lies deeper in one line (`name = { nl = "…", en = "…" }`).
pub(crate) fn write_table(text: &mut String, document: &Map<String, Value>) {
    let is_entries =
        |value: &Value| value.as_array().is_some_and(|list| list.iter().all(Value::is_object));
    for (key, value) in document {
        if !value.is_object() && !is_entries(value) {
            write_line(text, key, value);
        }
    }
    for (key, value) in document {
        match value {
            Value::Object(table) => write_section(text, &format!("[{key}]"), table),
            Value::Array(entries) if is_entries(value) => {
                for entry in entries.iter().filter_map(Value::as_object) {
                    write_section(text, &format!("[[{key}]]"), entry);
                }
            }
            _ => {}
        }
    }
}

fn write_section(text: &mut String, head: &str, table: &Map<String, Value>) {
    text.push('\n');
    text.push_str(head);
    text.push('\n');
    for (key, value) in table {
        write_line(text, key, value);
    }
}

fn write_line(text: &mut String, key: &str, value: &Value) {
    let mut line = String::new();
    // A one-entry table writes itself as `{ key = value }`, which quotes the key where needed.
    let one = Map::from_iter([(key.to_owned(), value.clone())]);
    if one.serialize(toml::ser::ValueSerializer::new(&mut line)).is_ok() {
        let inner = line.strip_prefix("{ ").and_then(|line| line.strip_suffix(" }"));
        text.push_str(inner.unwrap_or(&line));
        text.push('\n');
    }
}
