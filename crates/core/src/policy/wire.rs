//! How numbers and tables of a policy are read and written.

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serializer};
use std::collections::BTreeMap;
use std::marker::PhantomData;

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

/// Reads a table by word in which no word stands twice (JSON would let the last one win).
pub(super) fn unique<'de, D, V>(deserializer: D) -> Result<BTreeMap<String, V>, D::Error>
where
    D: Deserializer<'de>,
    V: Deserialize<'de>,
{
    struct UniqueVisitor<V>(PhantomData<V>);

    impl<'de, V: Deserialize<'de>> Visitor<'de> for UniqueVisitor<V> {
        type Value = BTreeMap<String, V>;

        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("a table")
        }

        fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
            let mut table = BTreeMap::new();
            while let Some((word, value)) = map.next_entry::<String, V>()? {
                let message = format!("`{}` stands there twice", word.escape_debug());
                if table.insert(word, value).is_some() {
                    return Err(serde::de::Error::custom(message));
                }
            }
            Ok(table)
        }
    }

    deserializer.deserialize_map(UniqueVisitor(PhantomData))
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
