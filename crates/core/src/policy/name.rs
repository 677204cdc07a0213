//! A name in a policy, in the languages it has.

use crate::catalogue::Lang;
use crate::tree::{Fault, FromTree, Tree};
use serde::{Serialize, Serializer};

/// What something is called: in Dutch and, where the policy says so, in English.
///
/// In a policy it is `{ nl = "…", en = "…" }`, or plain text where one name will do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The Dutch name.
    pub nl: String,
    /// The English name; none: the Dutch one is used.
    pub en: Option<String>,
}

impl Name {
    /// The name in this language; in English the Dutch one where there is no other.
    ///
    /// ```
    /// use meedoen::{catalogue::Lang, policy::Name};
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
#[derive(Serialize)]
struct InLanguages<'a> {
    nl: &'a str,
    en: &'a str,
}

impl Serialize for Name {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.en {
            None => serializer.serialize_str(&self.nl),
            Some(en) => InLanguages { nl: &self.nl, en }.serialize(serializer),
        }
    }
}

impl FromTree for Name {
    fn from_tree(tree: &Tree) -> Result<Self, Fault> {
        if let Some(text) = tree.text() {
            return Ok(Self::from(text));
        }
        if !tree.is_table() {
            return Err(tree.unlike(&"a name: text, or `nl` and `en`"));
        }
        let table = tree.table(&["nl", "en"])?;
        Ok(Self { nl: table.field("nl")?, en: table.field("en")? })
    }
}
