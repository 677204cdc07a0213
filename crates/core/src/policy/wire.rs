//! How numbers and tables of a policy are read and written.

use crate::tree::unique;
use serde::de::Visitor;
use serde::{Deserialize, Deserializer, Serializer};
use std::collections::BTreeMap;

/// Writes a whole number without `.0`, as a person would.
pub(super) fn whole<S: Serializer>(
    number: &(impl Into<Option<f64>> + Copy),
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match (*number).into() {
        None => serializer.serialize_none(),
        Some(real) if real.fract() == 0.0 && real.abs() < 9e15 => {
            serializer.serialize_i64(real as i64)
        }
        Some(real) => serializer.serialize_f64(real),
    }
}

/// Reads the members of a cell: text, or a number for a rung.
pub(super) fn members<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<BTreeMap<String, String>, D::Error> {
    let table: BTreeMap<String, TextOrNumber> = unique(deserializer)?;
    Ok(table.into_iter().map(|(word, member)| (word, member.0)).collect())
}

/// Text, also where a whole number stands.
struct TextOrNumber(String);

impl<'de> Deserialize<'de> for TextOrNumber {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextVisitor;

        impl Visitor<'_> for TextVisitor {
            type Value = TextOrNumber;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a member of the dimension, as text")
            }

            fn visit_str<E>(self, text: &str) -> Result<TextOrNumber, E> {
                Ok(TextOrNumber(text.to_owned()))
            }

            fn visit_i64<E>(self, number: i64) -> Result<TextOrNumber, E> {
                Ok(TextOrNumber(number.to_string()))
            }

            fn visit_u64<E>(self, number: u64) -> Result<TextOrNumber, E> {
                Ok(TextOrNumber(number.to_string()))
            }
        }

        deserializer.deserialize_any(TextVisitor)
    }
}
