//! A document as a tree: TOML or JSON, one form, each value with where it stands.
//!
//! Policies and mappings are read out of it, so that both languages are read in one way, which
//! knows the path of what is wrong.

mod deserialize;
mod fault;
mod parse;
mod read;

pub(crate) use fault::Fault;
pub(crate) use read::{FromTree, deserialize_by_tree, leaves, name, tables};

use crate::{ErrorCode, Result};

/// A value, and the byte of the text at which it begins, where that is known.
#[derive(Debug)]
pub(crate) struct Tree {
    value: Node,
    at: Option<usize>,
}

#[derive(Debug)]
enum Node {
    Null,
    Flag(bool),
    Whole(i64),
    /// A whole number beyond those.
    Large(u64),
    Real(f64),
    Text(String),
    List(Vec<Tree>),
    /// In the order of the text. JSON may say a key twice: who reads the table refuses that.
    Table(Vec<Entry>),
}

#[derive(Debug)]
struct Entry {
    key: String,
    /// Where the key begins.
    at: Option<usize>,
    value: Tree,
}

/// Reads what is written in TOML. An error has this code and the path of what is wrong (such as
/// `ambition[2].target`) or, where the text is no TOML, line and column.
pub(crate) fn from_toml<T: FromTree>(text: &str, code: ErrorCode) -> Result<T> {
    let text = without_mark(text);
    let read = parse::toml(text).and_then(|tree| T::from_tree(&tree));
    read.map_err(|fault| fault.told(text, code))
}

/// Reads what is written in JSON, as [`from_toml`] does from TOML.
pub(crate) fn from_json<T: FromTree>(text: &str, code: ErrorCode) -> Result<T> {
    let text = without_mark(text);
    let read = parse::json(text).and_then(|tree| T::from_tree(&tree));
    read.map_err(|fault| fault.told(text, code))
}

/// The text without the byte-order mark that some editors put before it.
fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}
