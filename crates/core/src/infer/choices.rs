//! What a mapping can lead to under a policy, with names: what a form lets one choose from.

use crate::ledger::{Field, Mapping};
use crate::policy::Policy;
use crate::vocabulary::{Kind, Lang, Reason, Word};
use serde::Serialize;

/// Our columns, kinds, codes and reasons, with their names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(crate) struct Choices {
    /// The columns of a ledger.
    fields: Vec<FieldChoice>,
    /// The kinds of records, and the codes of each.
    kinds: Vec<KindChoice>,
    /// Why benefits end.
    reasons: Vec<Choice>,
}

/// A column of a ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(crate) struct FieldChoice {
    /// Its name in a header.
    id: Field,
    /// In Dutch.
    nl: &'static str,
    /// In English.
    en: &'static str,
    /// Whether every ledger has it.
    required: bool,
}

/// A kind of record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(crate) struct KindChoice {
    /// Its word.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    id: Kind,
    /// In Dutch.
    nl: &'static str,
    /// In English.
    en: &'static str,
    /// Its codes, in the order of the model and then of the policy.
    codes: Vec<Choice>,
}

/// A word of ours and what it is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(crate) struct Choice {
    /// The word.
    id: String,
    /// In Dutch; the word itself where nobody named it.
    nl: String,
    /// In English.
    en: String,
}

impl Mapping {
    /// All that a mapping can lead to under this policy, with names: for a form.
    ///
    /// ```
    /// use meedoen::{Mapping, Policy};
    ///
    /// let choices = serde_json::json!(Mapping::choices(&Policy::starter("Ons Dorp")));
    /// assert_eq!(choices["fields"][0]["nl"], "cliënt");
    /// assert_eq!(choices["kinds"][1]["codes"][2]["nl"], "Trede 3");
    /// ```
    pub fn choices(policy: &Policy) -> impl Serialize + use<> {
        let choice = |id: &str, name: &dyn Fn(Lang) -> Option<String>| {
            let named = |lang| name(lang).unwrap_or_else(|| id.to_owned());
            Choice { id: id.to_owned(), nl: named(Lang::Nl), en: named(Lang::En) }
        };
        let codes = |kind: Kind| {
            let name = |code: &str, lang| policy.code_label(kind, code, lang).map(str::to_owned);
            policy.codes(kind).iter().map(|id| choice(id, &|lang| name(id, lang))).collect()
        };
        let reason = |reason: Reason| {
            choice(reason.as_str(), &|lang| Some(reason.label().get(lang).to_owned()))
        };
        Choices {
            fields: (Field::LIST.into_iter())
                .map(|id| {
                    let [nl, en] = Lang::LIST.map(|lang| id.label().get(lang));
                    FieldChoice { id, nl, en, required: Field::REQUIRED.contains(&id) }
                })
                .collect(),
            kinds: (Kind::LIST.into_iter())
                .map(|id| {
                    let [nl, en] = Lang::LIST.map(|lang| id.label().get(lang));
                    KindChoice { id, nl, en, codes: codes(id) }
                })
                .collect(),
            reasons: Reason::LIST.into_iter().map(reason).collect(),
        }
    }
}
