//! From text to a mapping: TOML and JSON, one form.

use super::mapping::{Cbs, CodeMap, Coded, Mapping, OwnReason, ReasonMap};
use crate::{ErrorCode, Result, tree};
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Error as _, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;
use std::fmt::Formatter;
use std::marker::PhantomData;

impl Mapping {
    /// Reads a mapping written in TOML. `bad_mapping` with the place (such as `reasons[2].to`, or
    /// the line) of what is wrong.
    pub fn from_toml(text: &str) -> Result<Self> {
        tree::from_toml::<Self>(text, ErrorCode::BadMapping)?.checked()
    }

    /// Reads a mapping written in JSON, as [`Mapping::from_toml`] does from TOML.
    pub fn from_json(text: &str) -> Result<Self> {
        tree::from_json::<Self>(text, ErrorCode::BadMapping)?.checked()
    }
}

/// Reads a table in which no name stands twice (JSON would let the last one win).
pub(super) fn unique<'de, D, K, V>(source: D) -> Result<BTreeMap<K, V>, D::Error>
where
    D: Deserializer<'de>,
    K: Deserialize<'de> + Ord,
    V: Deserialize<'de>,
{
    struct Table<K, V>(PhantomData<(K, V)>);

    impl<'de, K: Deserialize<'de> + Ord, V: Deserialize<'de>> Visitor<'de> for Table<K, V> {
        type Value = BTreeMap<K, V>;

        fn expecting(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
            f.write_str("a table")
        }

        fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
            let mut table = BTreeMap::new();
            while let Some((name, value)) = map.next_entry()? {
                if table.insert(name, value).is_some() {
                    return Err(M::Error::custom("a name stands there twice"));
                }
            }
            Ok(table)
        }
    }

    source.deserialize_map(Table(PhantomData))
}

impl<'de> Deserialize<'de> for Coded {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        let word = String::deserialize(source)?;
        Self::from_word(&word).ok_or_else(|| {
            D::Error::custom(format!("`{word}` is neither `kind` nor a kind that has codes to map"))
        })
    }
}

impl<'de> Deserialize<'de> for CodeMap {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        struct Codes;

        impl<'de> Visitor<'de> for Codes {
            type Value = CodeMap;

            fn expecting(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
                f.write_str("a table of own codes and ours, or \"cbs\" for benefits")
            }

            fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<CodeMap, E> {
                cbs(word, &self).map(CodeMap::Cbs)
            }

            fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<CodeMap, M::Error> {
                unique(MapAccessDeserializer::new(map)).map(CodeMap::Own)
            }
        }

        source.deserialize_any(Codes)
    }
}

impl<'de> Deserialize<'de> for ReasonMap {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        struct Reasons;

        impl<'de> Visitor<'de> for Reasons {
            type Value = ReasonMap;

            fn expecting(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
                f.write_str("a list of own reasons, or \"cbs\"")
            }

            fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<ReasonMap, E> {
                cbs(word, &self).map(ReasonMap::Cbs)
            }

            fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<ReasonMap, A::Error> {
                let list = SeqAccessDeserializer::new(list);
                Vec::<OwnReason>::deserialize(list).map(ReasonMap::Own)
            }
        }

        source.deserialize_any(Reasons)
    }
}

fn cbs<'de, E: serde::de::Error>(word: &str, expected: &impl Visitor<'de>) -> Result<Cbs, E> {
    match word {
        "cbs" => Ok(Cbs::Cbs),
        _ => Err(E::invalid_value(serde::de::Unexpected::Str(word), expected)),
    }
}
