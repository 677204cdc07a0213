//! From text to a mapping: TOML and JSON, one form.

use crate::ErrorCode;
use crate::ledger::Field;
use crate::ledger::mapping::{Cbs, CodeMap, Coded, EndDay, Mapping, OwnReason, ReasonMap, format};
use crate::policy::Reason;
use crate::tree::{self, Fault, FromTree, Tree, deserialize_by_tree, leaves, tables};
use serde::de::{Error as _, Unexpected};
use serde::{Deserialize, Deserializer};

impl Mapping {
    /// Reads a mapping written in TOML. `bad_mapping` with the place (such as `reasons[2].to`, or
    /// the line) of what is wrong.
    pub fn from_toml(text: &str) -> crate::Result<Self> {
        tree::from_toml::<Self>(text, ErrorCode::BadMapping)?.checked()
    }

    /// Reads a mapping written in JSON, as [`Mapping::from_toml`] does from TOML.
    pub fn from_json(text: &str) -> crate::Result<Self> {
        tree::from_json::<Self>(text, ErrorCode::BadMapping)?.checked()
    }
}

impl<'de> Deserialize<'de> for Coded {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        let word = String::deserialize(source)?;
        Self::from_word(&word).ok_or_else(|| {
            D::Error::custom(format!("`{word}` is neither `kind` nor a kind that has codes to map"))
        })
    }
}

impl FromTree for Mapping {
    fn from_tree(tree: &Tree) -> Result<Self, Fault> {
        let names = ["format", "end", "columns", "constants", "codes", "reasons"];
        let table = tree.table(&names)?;
        Ok(Self {
            format: table.field_or("format", format())?,
            end: table.field("end")?,
            columns: table.field("columns")?,
            constants: table.field("constants")?,
            codes: table.field("codes")?,
            reasons: table.field("reasons")?,
            of_kind: None,
        })
    }
}

impl FromTree for CodeMap {
    fn from_tree(tree: &Tree) -> Result<Self, Fault> {
        let wanted = "a table of own codes and ours, or \"cbs\" for benefits";
        match tree.text() {
            Some(word) => cbs(word, wanted).map(Self::Cbs),
            None if tree.is_table() => FromTree::from_tree(tree).map(Self::Own),
            None => Err(tree.unlike(&wanted)),
        }
    }
}

impl FromTree for ReasonMap {
    fn from_tree(tree: &Tree) -> Result<Self, Fault> {
        let wanted = "a list of own reasons, or \"cbs\"";
        match tree.text() {
            Some(word) => cbs(word, wanted).map(Self::Cbs),
            None if tree.is_list() => FromTree::from_tree(tree).map(Self::Own),
            None => Err(tree.unlike(&wanted)),
        }
    }

    fn absent() -> Option<Self> {
        Some(Self::default())
    }
}

tables! {
    OwnReason { own, is, from, to };
}

leaves! {
    EndDay, else Self::default();
    Field;
    Reason;
}

deserialize_by_tree!(Mapping, CodeMap, ReasonMap, OwnReason);

fn cbs(word: &str, wanted: &str) -> Result<Cbs, Fault> {
    match word {
        "cbs" => Ok(Cbs::Cbs),
        _ => Err(Fault::invalid_value(Unexpected::Str(word), &wanted)),
    }
}
