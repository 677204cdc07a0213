//! Documents: TOML and JSON, one form, read in one way.
//!
//! A text becomes a [`Tree`]: values in the order of the text, each with where it begins. serde reads
//! types out of it through the one deserializer of this room, so that an error knows the path of what
//! is wrong in either language:
//!
//! ```text
//! [[ambition]]            ambition ─ list ─ [0] table ─┬ kpi    = "placements"
//! kpi = "placements"                                   └ target = "many"
//! target = "many"
//!
//! bad_policy, at `ambition[0].target`:
//! invalid type: string "many", expected f64 (line 3, column 10)
//! ```
//!
//! Why not toml's and serde_json's own deserializers with `serde_path_to_error`: the derived code of
//! every type would be made once for each of them, 90 kB of the module for browsers.
//!
//! serde stops at the first fault. Where all are wanted, [`read_on`] mends the tree and reads again.

mod deserialize;
mod faults;
mod fields;
mod mend;
mod parse;
mod read_error;
mod serialize;
mod toml_layout;

pub(crate) use faults::Faults;
pub(crate) use fields::{is_default, or_default, whole};
pub(crate) use mend::read_on;
pub(crate) use read_error::{ReadError, Step};

use crate::{ErrorCode, Result};
use serde::de::DeserializeOwned;

/// A value, and the byte of the text at which it begins, where that is known.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Tree {
    value: Node,
    at: Option<usize>,
}

#[derive(Debug, Clone, PartialEq)]
enum Node {
    Null,
    Flag(bool),
    Whole(i64),
    /// A whole number beyond those.
    Large(u64),
    Real(f64),
    Text(String),
    List(Vec<Tree>),
    /// In the order of the text; no key stands in it twice.
    Table(Vec<TreeEntry>),
}

#[derive(Debug, Clone, PartialEq)]
struct TreeEntry {
    key: String,
    /// Where the key begins.
    at: Option<usize>,
    value: Tree,
}

/// Reads what is written in TOML. An error has this code and the path of what is wrong (such as
/// `ambition[2].target`) or, where the text is no TOML, line and column.
pub(crate) fn from_toml<T: DeserializeOwned>(text: &str, code: ErrorCode) -> Result<T> {
    let text = without_mark(text);
    let read = parse::toml(text).and_then(|tree| T::deserialize(&tree));
    read.map_err(|error| error.into_error(text, code))
}

/// Reads what is written in JSON, as [`from_toml`] does from TOML.
pub(crate) fn from_json<T: DeserializeOwned>(text: &str, code: ErrorCode) -> Result<T> {
    let text = without_mark(text);
    let read = parse::json(text).and_then(|tree| {
        parse::no_key_twice(&tree)?;
        T::deserialize(&tree)
    });
    read.map_err(|error| error.into_error(text, code))
}

/// Reads a text as JSON of any form.
pub(crate) fn json(text: &str) -> Result<Tree> {
    let text = without_mark(text);
    parse::json(text).map_err(|error| error.into_error(text, ErrorCode::BadQuery))
}

/// The text without the byte-order mark that some editors put before it.
fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}
