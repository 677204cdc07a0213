//! Into a tree, and out of it as JSON.

use super::{Node, Tree, TreeEntry, parse};
use serde::{Serialize, Serializer};

impl Tree {
    /// What is written of a document. It must have text keys and finite numbers, as those have that
    /// were read or checked; of another, nothing.
    pub(crate) fn of(document: &impl Serialize) -> Self {
        let text = serde_json::to_string(document).unwrap_or_default();
        parse::json(&text).unwrap_or(Self::table(Vec::new()))
    }

    /// A list without elements.
    pub(crate) fn empty_list() -> Self {
        Self { value: Node::List(Vec::new()), at: None }
    }

    /// The same without the entries that another table has too, but for those of these keys.
    pub(crate) fn without_entries_of(self, other: &Self, but: &[&str]) -> Self {
        let entries = self.into_entries();
        let is_kept =
            |entry: &TreeEntry| but.contains(&&*entry.key) || !other.entries().contains(entry);
        Self::table(entries.into_iter().filter(is_kept).collect())
    }

    pub(super) fn table(entries: Vec<TreeEntry>) -> Self {
        Self { value: Node::Table(entries), at: None }
    }

    /// The entries of a table; of anything else, none.
    pub(super) fn entries(&self) -> &[TreeEntry] {
        match &self.value {
            Node::Table(entries) => entries,
            _ => &[],
        }
    }

    fn into_entries(self) -> Vec<TreeEntry> {
        match self.value {
            Node::Table(entries) => entries,
            _ => Vec::new(),
        }
    }

    /// The document as JSON, indented.
    pub(crate) fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }
}

impl From<String> for Tree {
    fn from(text: String) -> Self {
        Self { value: Node::Text(text), at: None }
    }
}

impl Serialize for Tree {
    fn serialize<S: Serializer>(&self, target: S) -> Result<S::Ok, S::Error> {
        match &self.value {
            Node::Null => target.serialize_unit(),
            Node::Flag(flag) => target.serialize_bool(*flag),
            Node::Whole(number) => target.serialize_i64(*number),
            Node::Large(number) => target.serialize_u64(*number),
            Node::Real(number) => target.serialize_f64(*number),
            Node::Text(text) => target.serialize_str(text),
            Node::List(list) => target.collect_seq(list),
            Node::Table(entries) => {
                target.collect_map(entries.iter().map(|entry| (&entry.key, &entry.value)))
            }
        }
    }
}
