//! A name in a policy, in the languages it has.

use crate::vocabulary::Lang;
use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// What something is called: in Dutch and, where the policy says so, in English.
///
/// In a policy it is `{ nl = "…", en = "…" }`, or plain text where one name will do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The Dutch name.
    pub(crate) nl: String,
    /// The English name; `None`: the Dutch one is used.
    pub(crate) en: Option<String>,
}

impl Name {
    /// The name in this language; in English the Dutch one where there is no other.
    ///
    /// ```
    /// use meedoen::{vocabulary::Lang, policy::Name};
    /// assert_eq!(Name::from("Rust en zorg").get(Lang::En), "Rust en zorg");
    /// ```
    pub fn get(&self, lang: Lang) -> &str {
        match (lang, &self.en) {
            (Lang::En, Some(en)) => en,
            _ => &self.nl,
        }
    }
}

impl From<&str> for Name {
    fn from(text: &str) -> Self {
        Self { nl: text.to_owned(), en: None }
    }
}

/// The form with languages.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct InLanguages {
    nl: String,
    #[serde(default)]
    en: Option<String>,
}

impl Serialize for Name {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.en {
            None => serializer.serialize_str(&self.nl),
            en => InLanguages { nl: self.nl.clone(), en: en.clone() }.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextOrLanguages;

        impl<'de> Visitor<'de> for TextOrLanguages {
            type Value = Name;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a name: text, or `nl` and `en`")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Name, E> {
                Ok(Name::from(text))
            }

            fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<Name, M::Error> {
                let form = MapAccessDeserializer::new(map);
                let InLanguages { nl, en } = InLanguages::deserialize(form)?;
                Ok(Name { nl, en })
            }
        }

        deserializer.deserialize_any(TextOrLanguages)
    }
}
