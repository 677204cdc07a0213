//! From a policy to text.

use super::Policy;
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
    // TOML has nothing for null; what is not there is left out.
    if !value.is_null() {
        write_pair(text, key, value);
        text.push('\n');
    }
}

fn write_pair(text: &mut String, key: &str, value: &Value) {
    let is_bare = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    if !key.is_empty() && key.bytes().all(is_bare) {
        text.push_str(key);
    } else {
        write_text(text, key);
    }
    text.push_str(" = ");
    write_value(text, value);
}

fn write_value(text: &mut String, value: &Value) {
    match value {
        Value::String(value) => write_text(text, value),
        Value::Array(list) => {
            text.push('[');
            for (index, value) in list.iter().enumerate() {
                text.push_str(if index > 0 { ", " } else { "" });
                write_value(text, value);
            }
            text.push(']');
        }
        Value::Object(table) => {
            for (index, (key, value)) in table.iter().enumerate() {
                text.push_str(if index > 0 { ", " } else { "{ " });
                write_pair(text, key, value);
            }
            text.push_str(if table.is_empty() { "{}" } else { " }" });
        }
        // Whole numbers, decimals and flags are written as in JSON.
        _ => text.push_str(&value.to_string()),
    }
}

/// Text in quotation marks: as in JSON, but that TOML wants DEL escaped.
fn write_text(text: &mut String, value: &str) {
    text.push_str(&Value::from(value).to_string().replace('\u{7f}', "\\u007f"));
}
