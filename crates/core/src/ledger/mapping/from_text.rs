//! From text to a mapping: TOML and JSON, one form.

use crate::ledger::mapping::{Cbs, CodeMap, Coded, Mapping, OwnReason, ReasonMap};
use crate::{ErrorCode, Result, document};
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Error as _, MapAccess, SeqAccess, Unexpected, Visitor};
use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;
use std::fmt::Formatter;

impl Mapping {
    /// Reads a mapping written in TOML. `bad_mapping` with the place (such as `reasons[2].to`, or
    /// the line) of what is wrong.
    ///
    /// ```
    /// use meedoen::{ErrorCode, Mapping};
    ///
    /// assert!(Mapping::from_toml("reasons = 'cbs'\n[columns]\nklantnr = 'client'").is_ok());
    /// let error = Mapping::from_toml("reasons = 'uwv'").unwrap_err();
    /// assert_eq!((error.code(), error.place()), (ErrorCode::BadMapping, "reasons"));
    /// ```
    pub fn from_toml(text: &str) -> Result<Self> {
        document::from_toml::<Self>(text, ErrorCode::BadMapping)?.checked()
    }

    /// Reads a mapping written in JSON, as [`Mapping::from_toml`] does from TOML.
    ///
    /// ```
    /// use meedoen::Mapping;
    ///
    /// let mapping = Mapping::from_json(r#"{"columns": {"klantnr": "client"}}"#)?;
    /// assert_eq!(mapping, Mapping::from_toml("[columns]\nklantnr = 'client'")?);
    /// assert_eq!(Mapping::from_json("{}")?, Mapping::default()); // every part may be left out
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn from_json(text: &str) -> Result<Self> {
        document::from_json::<Self>(text, ErrorCode::BadMapping)?.checked()
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

impl<'de> Deserialize<'de> for CodeMap {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        struct CbsOrTable;

        impl<'de> Visitor<'de> for CbsOrTable {
            type Value = CodeMap;

            fn expecting(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
                f.write_str("a table of own codes and ours, or \"cbs\" for benefits")
            }

            fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<CodeMap, E> {
                cbs(word, &self).map(CodeMap::Cbs)
            }

            fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<CodeMap, M::Error> {
                BTreeMap::deserialize(MapAccessDeserializer::new(map)).map(CodeMap::Own)
            }
        }

        source.deserialize_any(CbsOrTable)
    }
}

impl<'de> Deserialize<'de> for ReasonMap {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        struct CbsOrList;

        impl<'de> Visitor<'de> for CbsOrList {
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

        source.deserialize_any(CbsOrList)
    }
}

fn cbs<'de, E: serde::de::Error>(word: &str, expected: &impl Visitor<'de>) -> Result<Cbs, E> {
    match word {
        "cbs" => Ok(Cbs::Cbs),
        _ => Err(E::invalid_value(Unexpected::Str(word), expected)),
    }
}
