//! The mapping document: how one's own extract becomes a ledger.
//!
//! TOML or JSON, one form. Every part may be left out; a text that it does not name is read as it
//! stands.

use super::Field;
use crate::policy::{Kind, Reason};
use crate::{Day, Error, ErrorCode, Result};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// How the columns, codes, reasons and last days of an extract are to be read.
///
/// ```
/// use meedoen::ledger::{EndDay, Mapping};
///
/// let mapping = Mapping::from_toml(r#"
///     end = "exclusive"
///     reasons = "cbs"
///     [columns]
///     clientnr = "client"
///     [constants]
///     kind = "benefit"
/// "#)?;
/// assert_eq!(mapping.end, EndDay::Exclusive);
///
/// let error = Mapping::from_toml("[columns]\nclientnr = \"person\"").unwrap_err();
/// assert_eq!(error.place(), "columns.clientnr");
/// # Ok::<(), meedoen::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields, title = "meedoen mapping"))]
pub struct Mapping {
    /// The version of this form: 1.
    #[cfg_attr(feature = "schema", schemars(default = "format", range(min = 1, max = 1)))]
    pub format: u32,
    /// What the extract's `end` means.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub end: EndDay,
    /// Own column name to ours.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub columns: BTreeMap<String, Field>,
    /// The text of columns that the extract does not have.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub constants: BTreeMap<Field, String>,
    /// Own codes to ours, by kind; and own words for the kinds themselves.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub codes: BTreeMap<Coded, CodeMap>,
    /// Own benefit reasons to ours.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub reasons: ReasonMap,
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
        }
    }
}

/// What the day in an extract's `end` is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum EndDay {
    /// The last day.
    #[default]
    Inclusive,
    /// The first day without, for `benefit`, `route`, `activity`, `placement`, `instrument` and
    /// `group`.
    Exclusive,
}

/// What own words stand for: the kinds themselves, or the codes of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Coded {
    /// Kinds.
    Kinds,
    /// The codes of this kind.
    Of(Kind),
}

impl Coded {
    /// The word in a mapping.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Kinds => "kind",
            Self::Of(kind) => kind.as_str(),
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        let has_codes = |kind: &Kind| !matches!(kind, Kind::Birth | Kind::Withdraw);
        match word {
            "kind" => Some(Self::Kinds),
            _ => Kind::from_word(word).filter(has_codes).map(Self::Of),
        }
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
        let words = std::iter::once("kind").chain(Kind::ALL.into_iter().map(Kind::as_str));
        let words: Vec<&str> = words.filter(|word| Self::from_word(word).is_some()).collect();
        schemars::json_schema!({ "type": "string", "enum": words })
    }
}

/// Own codes of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
#[non_exhaustive]
pub enum CodeMap {
    /// CBS codes with or without their leading zero (`benefit`).
    Cbs(Cbs),
    /// Own code to ours.
    Own(BTreeMap<String, String>),
}

/// Own end reasons of benefits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
#[non_exhaustive]
pub enum ReasonMap {
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Cbs {
    /// Codes of the national statistics.
    Cbs,
}

/// One own end reason, and the last days it holds for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OwnReason {
    /// The text in the extract.
    pub own: String,
    /// What it means.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub is: Reason,
    /// The first last day it holds for; none: from ever.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub from: Option<Day>,
    /// The last last day it holds for, inclusive; none: for ever.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub to: Option<Day>,
}

impl Mapping {
    /// Reads a mapping written in TOML. `bad_mapping`, with the place, when it can't be.
    pub fn from_toml(text: &str) -> Result<Self> {
        let value = toml::from_str(text).map_err(|error| {
            let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or("");
            let line = before.matches('\n').count() + 1;
            bad(format!("line {line}"), format!("the TOML can't be read: {}", error.message()))
        })?;
        Self::from_value(value)
    }

    /// Reads a mapping written in JSON. `bad_mapping`, with the place, when it can't be.
    pub fn from_json(text: &str) -> Result<Self> {
        let value = serde_json::from_str(text).map_err(|error| {
            bad(format!("line {}", error.line()), format!("the JSON can't be read: {error}"))
        })?;
        Self::from_value(value)
    }

    fn from_value(value: Value) -> Result<Self> {
        let mut mapping = Self::default();
        for (key, value) in table("", value)? {
            match key.as_str() {
                "format" if value == Value::from(format()) => {}
                "format" => return Err(bad("format", "this library reads format 1")),
                "end" => mapping.end = part("end", value)?,
                "columns" => mapping.columns = columns(value)?,
                "constants" => mapping.constants = constants(value)?,
                "codes" => mapping.codes = codes(value)?,
                "reasons" => mapping.reasons = reasons(value)?,
                _ => {
                    return Err(bad(
                        key,
                        "a mapping has `format`, `end`, `columns`, `constants`, `codes` and \
                         `reasons`",
                    ));
                }
            }
        }
        Ok(mapping)
    }

    /// The JSON Schema of this form.
    #[cfg(feature = "schema")]
    pub fn schema() -> Value {
        schemars::schema_for!(Mapping).to_value()
    }
}

pub(super) fn bad(place: impl Into<String>, message: impl Into<String>) -> Error {
    Error::new(ErrorCode::BadMapping, place, message)
}

fn table(place: &str, value: Value) -> Result<serde_json::Map<String, Value>> {
    match value {
        Value::Object(entries) => Ok(entries),
        _ => Err(bad(place, "here stands a table of names and values")),
    }
}

fn text(place: &str, value: Value) -> Result<String> {
    match value {
        Value::String(text) => Ok(text.trim().to_owned()),
        _ => Err(bad(place, "here stands text, in quotes")),
    }
}

fn part<T: serde::de::DeserializeOwned>(place: &str, value: Value) -> Result<T> {
    serde_json::from_value(value).map_err(|error| bad(place, error.to_string()))
}

fn field(place: &str, word: &str) -> Result<Field> {
    Field::from_word(word).ok_or_else(|| {
        let names = Field::ALL.map(Field::as_str).join("`, `");
        bad(place, format!("`{word}` is no column of a ledger; these are: `{names}`"))
    })
}

fn columns(value: Value) -> Result<BTreeMap<String, Field>> {
    let mut columns = BTreeMap::new();
    for (own, value) in table("columns", value)? {
        let place = format!("columns.{own}");
        let ours = field(&place, &text(&place, value)?)?;
        if columns.insert(own.trim().to_owned(), ours).is_some() {
            return Err(bad(place, "this column is named twice"));
        }
    }
    Ok(columns)
}

fn constants(value: Value) -> Result<BTreeMap<Field, String>> {
    let mut constants = BTreeMap::new();
    for (name, value) in table("constants", value)? {
        let place = format!("constants.{name}");
        constants.insert(field(&place, &name)?, text(&place, value)?);
    }
    Ok(constants)
}

fn codes(value: Value) -> Result<BTreeMap<Coded, CodeMap>> {
    let mut codes = BTreeMap::new();
    for (word, value) in table("codes", value)? {
        let place = format!("codes.{word}");
        let Some(coded) = Coded::from_word(&word) else {
            return Err(bad(place, "here stands `kind`, or a kind that has codes of its own"));
        };
        let map = match value {
            Value::String(word) if word == "cbs" && coded == Coded::Of(Kind::Benefit) => {
                CodeMap::Cbs(Cbs::Cbs)
            }
            Value::Object(entries) => CodeMap::Own(own_codes(&place, entries)?),
            _ if coded == Coded::Of(Kind::Benefit) => {
                return Err(bad(place, "here stands `\"cbs\"` or a table of own codes and ours"));
            }
            _ => return Err(bad(place, "here stands a table of own codes and ours")),
        };
        codes.insert(coded, map);
    }
    Ok(codes)
}

fn own_codes(
    place: &str,
    entries: serde_json::Map<String, Value>,
) -> Result<BTreeMap<String, String>> {
    let mut codes = BTreeMap::new();
    for (own, value) in entries {
        let place = format!("{place}.{own}");
        let ours = text(&place, value)?;
        if codes.insert(own.trim().to_owned(), ours).is_some() {
            return Err(bad(place, "this code is named twice"));
        }
    }
    Ok(codes)
}

fn reasons(value: Value) -> Result<ReasonMap> {
    let entries = match value {
        Value::String(word) if word == "cbs" => return Ok(ReasonMap::Cbs(Cbs::Cbs)),
        Value::Array(entries) => entries,
        _ => return Err(bad("reasons", "here stands `\"cbs\"` or a list of own reasons")),
    };
    let mut reasons = Vec::with_capacity(entries.len());
    for (index, entry) in entries.into_iter().enumerate() {
        let place = format!("reasons[{index}]");
        let mut reason: OwnReason = part(&place, entry)?;
        if let (Some(from), Some(to)) = (reason.from, reason.to)
            && to < from
        {
            return Err(bad(format!("{place}.to"), "`to` lies before `from`"));
        }
        reason.own = reason.own.trim().to_owned();
        reasons.push(reason);
    }
    Ok(ReasonMap::Own(reasons))
}
