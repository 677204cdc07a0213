//! From text to a tree.

use super::read_error::{Position, ReadError};
use super::{Node, Tree, TreeEntry};
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use std::collections::HashSet;
use std::fmt::Formatter;
use toml::Spanned;
use toml::de::{DeInteger, DeTable, DeValue};

/// A document in TOML.
pub(super) fn toml(text: &str) -> Result<Tree, ReadError> {
    let document = DeTable::parse(text).map_err(|error| {
        ReadError::new(error.message(), error.span().map(|span| Position::Byte(span.start)))
    })?;
    table(document.into_inner()).map(|value| Tree { value, at: None })
}

fn table(table: DeTable<'_>) -> Result<Node, ReadError> {
    let mut entries = Vec::with_capacity(table.len());
    for (key, value) in table {
        let at = Some(key.span().start);
        let key = key.into_inner().into_owned();
        let value = tree(value).map_err(|error| error.under(&key))?;
        entries.push(TreeEntry { key, at, value });
    }
    entries.sort_by_key(|entry| entry.at);
    Ok(Node::Table(entries))
}

fn tree(value: Spanned<DeValue<'_>>) -> Result<Tree, ReadError> {
    let at = Some(value.span().start);
    let value = match value.into_inner() {
        DeValue::String(text) => Node::Text(text.into_owned()),
        DeValue::Integer(number) => whole(&number).map_err(|error| error.beginning(at))?,
        DeValue::Float(number) => {
            let real = number.as_str().parse();
            Node::Real(real.map_err(|_| ReadError::new("it is no number", None).beginning(at))?)
        }
        DeValue::Boolean(flag) => Node::Flag(flag),
        // A day without quotation marks is as good as one with.
        DeValue::Datetime(moment) => Node::Text(moment.to_string()),
        DeValue::Array(list) => {
            let trees = list.into_iter().enumerate();
            let trees =
                trees.map(|(index, value)| tree(value).map_err(|error| error.at_index(index)));
            Node::List(trees.collect::<Result<_, _>>()?)
        }
        DeValue::Table(inner) => table(inner)?,
    };
    Ok(Tree { value, at })
}

fn whole(number: &DeInteger<'_>) -> Result<Node, ReadError> {
    let (digits, radix) = (number.as_str(), number.radix());
    let small = i64::from_str_radix(digits, radix).map(Node::Whole);
    let number = small.or_else(|_| u64::from_str_radix(digits, radix).map(Node::Large));
    number.map_err(|_| ReadError::new("the number is too large", None))
}

/// A document in JSON. Where its values begin is not known.
pub(super) fn json(text: &str) -> Result<Tree, ReadError> {
    serde_json::from_str(text).map_err(|error| {
        let position = (error.line() > 0).then(|| Position::Line(error.line(), error.column()));
        let sentence = error.to_string();
        // serde_json ends its sentence with the position, which stands in ours already.
        let message = sentence.rsplit_once(" at line ").map_or(&*sentence, |(message, _)| message);
        ReadError::new(message, position)
    })
}

/// Refuses a key that stands twice in one table: JSON would let the last one win, TOML refuses it.
pub(super) fn no_key_twice(tree: &Tree) -> Result<(), ReadError> {
    match &tree.value {
        Node::List(list) => list.iter().enumerate().try_for_each(|(index, value)| {
            no_key_twice(value).map_err(|error| error.at_index(index))
        }),
        Node::Table(entries) => {
            let mut seen = HashSet::with_capacity(entries.len());
            entries.iter().try_for_each(|TreeEntry { key, value, .. }| {
                if !seen.insert(key) {
                    let message = format!("`{}` stands there twice", key.escape_debug());
                    return Err(ReadError::new(message, None));
                }
                no_key_twice(value).map_err(|error| error.under(key))
            })
        }
        _ => Ok(()),
    }
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        source.deserialize_any(AnyValue).map(|value| Self { value, at: None })
    }
}

struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = Node;

    fn expecting(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Node, E> {
        Ok(Node::Flag(flag))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Node, E> {
        Ok(Node::Whole(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Node, E> {
        Ok(i64::try_from(number).map_or(Node::Large(number), Node::Whole))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Node, E> {
        Ok(Node::Real(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Node, E> {
        Ok(Node::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Node, A::Error> {
        let mut trees = Vec::new();
        while let Some(tree) = list.next_element()? {
            trees.push(tree);
        }
        Ok(Node::List(trees))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut entries = Vec::new();
        while let Some((key, value)) = map.next_entry()? {
            entries.push(TreeEntry { key, at: None, value });
        }
        Ok(Node::Table(entries))
    }
}
