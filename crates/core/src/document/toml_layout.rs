//! A document as TOML, laid out as people do: plain values first, then `[table]` and `[[entry]]`, and
//! what lies deeper in one line (`name = { nl = "…", en = "…" }`).

use super::{Node, Tree, TreeEntry};

impl Tree {
    /// The document, which is a table, as TOML.
    pub(crate) fn to_toml(&self) -> String {
        let mut text = String::new();
        let (sections, lines): (Vec<&TreeEntry>, Vec<&TreeEntry>) = self
            .entries()
            .iter()
            .partition(|entry| entry.value.is_table() || entry.value.is_tables());
        for line in lines {
            write_line(&mut text, line);
        }
        for TreeEntry { key, value, .. } in sections {
            match &value.value {
                Node::List(tables) => {
                    for table in tables {
                        write_section(&mut text, &format!("[[{key}]]"), table);
                    }
                }
                _ => write_section(&mut text, &format!("[{key}]"), value),
            }
        }
        text
    }

    /// Whether it is a table.
    pub(crate) fn is_table(&self) -> bool {
        matches!(self.value, Node::Table(_))
    }

    /// Whether it is a list of nothing but tables.
    fn is_tables(&self) -> bool {
        matches!(&self.value, Node::List(list) if list.iter().all(Self::is_table))
    }
}

fn write_section(text: &mut String, head: &str, table: &Tree) {
    text.push('\n');
    text.push_str(head);
    text.push('\n');
    for line in table.entries() {
        write_line(text, line);
    }
}

fn write_line(text: &mut String, entry: &TreeEntry) {
    // TOML has no null: what is not there is left out.
    if entry.value.value != Node::Null {
        write_pair(text, entry);
        text.push('\n');
    }
}

fn write_pair(text: &mut String, TreeEntry { key, value, .. }: &TreeEntry) {
    let is_bare = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    if !key.is_empty() && key.bytes().all(is_bare) {
        text.push_str(key);
    } else {
        write_text(text, key);
    }
    text.push_str(" = ");
    write_value(text, value);
}

fn write_value(text: &mut String, value: &Tree) {
    match &value.value {
        Node::Text(value) => write_text(text, value),
        Node::List(list) => {
            text.push('[');
            for (index, value) in list.iter().enumerate() {
                text.push_str(if index > 0 { ", " } else { "" });
                write_value(text, value);
            }
            text.push(']');
        }
        Node::Table(entries) => {
            for (index, entry) in entries.iter().enumerate() {
                text.push_str(if index > 0 { ", " } else { "{ " });
                write_pair(text, entry);
            }
            text.push_str(if entries.is_empty() { "{}" } else { " }" });
        }
        // Whole numbers, decimals and flags are written as in JSON.
        _ => text.push_str(&serde_json::to_string(value).unwrap_or_default()),
    }
}

/// Text in quotation marks: as in JSON, but that TOML wants DEL escaped.
fn write_text(text: &mut String, value: &str) {
    text.push_str(&serde_json::to_string(value).unwrap_or_default().replace('\u{7f}', "\\u007f"));
}
