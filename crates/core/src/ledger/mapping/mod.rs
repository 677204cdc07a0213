//! The mapping document: how one's own extract becomes a ledger.
//!
//! TOML or JSON, one form. Every part may be left out; a text that it does not name is read as it
//! stands.

pub(crate) mod column_map;
mod from_text;
pub(crate) mod resolver;
mod to_text;

use crate::ledger::Field;
use crate::vocabulary::{Kind, Reason, Word};
use crate::words::words;
use crate::{Day, Error, ErrorCode, Result};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How the columns, codes, reasons and last days of an extract are to be read.
///
/// ```
/// use meedoen::ledger::Mapping;
///
/// let mapping = Mapping::from_toml(r#"
///     end = "exclusive"
///     reasons = "cbs"
///     [columns]
///     clientnr = "client"
///     [constants]
///     kind = "benefit"
/// "#)?;
/// assert!(mapping.to_toml().starts_with("format = 1\nend = \"exclusive\""));
///
/// let error = Mapping::from_toml("[columns]\nclientnr = 'person'").unwrap_err();
/// assert_eq!(error.place(), "columns.clientnr");
/// # Ok::<(), meedoen::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "schema",
    schemars(
        rename = "MappingDocument",
        title = "Mapping",
        description = "How one extract becomes a ledger. Every part may be left out; a text that the \
                   mapping does not name is read as it stands."
    )
)]
#[serde(deny_unknown_fields, default)]
pub struct Mapping {
    /// The version of this form: 1.
    #[cfg_attr(feature = "schema", schemars(extend("const" = 1)))]
    pub(crate) format: u32,
    /// What the extract's `end` means.
    pub(crate) end: EndDay,
    /// Own column name to ours.
    pub(crate) columns: BTreeMap<String, Field>,
    /// The text of columns that the extract does not have.
    pub(crate) constants: BTreeMap<Field, String>,
    /// Own codes to ours, by kind; and own words for the kinds themselves.
    pub(crate) codes: BTreeMap<Coded, CodeMap>,
    /// Own benefit reasons to ours.
    pub(crate) reasons: ReasonMap,
    /// The kind of all rows, where the extract need not say it ([`Mapping::of_kind`]); no part of
    /// the document.
    #[serde(skip)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub(crate) of_kind: Option<Kind>,
}

/// The version of the form that is written.
const fn format() -> u32 {
    1
}

impl Default for Mapping {
    /// Reads everything as it stands.
    fn default() -> Self {
        Self {
            format: format(),
            end: EndDay::default(),
            columns: BTreeMap::new(),
            constants: BTreeMap::new(),
            codes: BTreeMap::new(),
            reasons: ReasonMap::default(),
            of_kind: None,
        }
    }
}

words! {
    /// What the day in an extract's `end` is.
    #[derive(Default)]
    pub(crate) enum EndDay: "meaning of `end`" {
        /// The last day.
        #[default]
        Inclusive = "inclusive",
        /// The first day without, for `benefit`, `route`, `activity`, `placement`, `instrument` and
        /// `group`.
        Exclusive = "exclusive",
    }
}

/// What own words stand for: the kinds themselves, or the codes of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Coded {
    /// Kinds.
    Kinds,
    /// The codes of this kind.
    Of(Kind),
}

impl Coded {
    /// The word in a mapping.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Kinds => "kind",
            Self::Of(kind) => kind.word(),
        }
    }

    /// What a word in a mapping names; births and withdrawals have no codes to map.
    pub(crate) fn from_word(word: &str) -> Option<Self> {
        let has_codes = |kind: &Kind| !matches!(kind, Kind::Birth | Kind::Withdraw);
        match word {
            "kind" => Some(Self::Kinds),
            _ => word.parse().ok().filter(has_codes).map(Self::Of),
        }
    }
}

impl std::fmt::Display for Coded {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Coded {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Coded {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Coded".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let words = std::iter::once("kind").chain(Kind::LIST.into_iter().map(Kind::as_str));
        let words: Vec<&str> = words.filter(|word| Self::from_word(word).is_some()).collect();
        schemars::json_schema!({ "type": "string", "enum": words })
    }
}

/// Own codes of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub(crate) enum CodeMap {
    /// CBS codes with or without their leading zero (`benefit`).
    Cbs(Cbs),
    /// Own code to ours.
    Own(BTreeMap<String, String>),
}

/// Own end reasons of benefits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub(crate) enum ReasonMap {
    /// CBS codes with or without their leading zero.
    Cbs(Cbs),
    /// Own reasons; of several that hold the first.
    Own(Vec<OwnReason>),
}

impl Default for ReasonMap {
    fn default() -> Self {
        Self::Own(Vec::new())
    }
}

/// The word `cbs`: codes of the national statistics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub(crate) enum Cbs {
    /// Codes of the national statistics.
    Cbs,
}

/// One own end reason, and the last days it holds for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct OwnReason {
    /// The text in the extract.
    pub(crate) own: String,
    /// What it means.
    #[cfg_attr(feature = "schema", schemars(with = "String", extend("enum" = Reason::LIST)))]
    pub(crate) is: Reason,
    /// The first last day it holds for; `None` means from the beginning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) from: Option<Day>,
    /// The last last day it holds for, inclusive; `None` means for good.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) to: Option<Day>,
}

impl Mapping {
    /// The same mapping for a table whose rows are all of this kind, as registrations export them:
    /// it needs no `kind`, and births need no `code`. A column that it has all the same is read.
    ///
    /// ```
    /// use meedoen::{ledger::{LedgerReader, Mapping}, policy::Policy, vocabulary::Kind};
    ///
    /// let policy = Policy::starter("Ons Dorp");
    /// let mut reader = LedgerReader::new(&policy);
    /// reader.next_file(Kind::Benefit.table(), Some(Mapping::default().of_kind(Kind::Benefit)))?;
    /// reader.push_csv(b"client,code,start\nc1,pw,2023-01-15\n")?;
    /// reader.next_file(Kind::Birth.table(), Some(Mapping::default().of_kind(Kind::Birth)))?;
    /// reader.push_csv(b"client,start\nc1,1980-05-17\n")?;
    /// assert_eq!(reader.finish()?.reading().accepted(), 2);
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    #[must_use]
    pub fn of_kind(mut self, kind: Kind) -> Self {
        self.of_kind = Some(kind);
        self
    }

    /// The text of a column of ours that the extract lacks, where the kind of its rows is known.
    pub(crate) fn text_of_absent(&self, field: Field) -> Option<&'static str> {
        match (field, self.of_kind?) {
            (Field::Kind, kind) => Some(kind.as_str()),
            (Field::Code, Kind::Birth) => Some(""),
            _ => None,
        }
    }

    /// What deserialising does not see. `bad_mapping` with the place.
    pub(crate) fn checked(self) -> Result<Self> {
        if self.format != format() {
            return Err(bad("format", "this library reads format 1"));
        }
        for (coded, map) in &self.codes {
            if *map == CodeMap::Cbs(Cbs::Cbs) && *coded != Coded::Of(Kind::Benefit) {
                let place = format!("codes.{}", coded.as_str());
                return Err(bad(place, "only benefits have CBS codes; name own codes and ours"));
            }
        }
        let ReasonMap::Own(reasons) = &self.reasons else { return Ok(self) };
        for (index, reason) in reasons.iter().enumerate() {
            if reason.from.zip(reason.to).is_some_and(|(from, to)| to < from) {
                return Err(bad(format!("reasons[{index}].to"), "`to` lies before `from`"));
            }
        }
        Ok(self)
    }

    /// The JSON Schema of a mapping, indented: for editors that complete and check while one types.
    ///
    /// ```
    /// assert!(meedoen::Mapping::schema().contains(r#""title": "Mapping""#));
    /// ```
    #[cfg(feature = "schema")]
    pub fn schema() -> String {
        let schema = schemars::schema_for!(Self);
        let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
        text.push('\n');
        text
    }
}

pub(crate) fn bad(place: impl Into<String>, message: impl Into<String>) -> Error {
    Error::new(ErrorCode::BadMapping, place, message)
}
