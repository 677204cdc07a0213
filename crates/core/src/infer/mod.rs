//! What a mapping may be, guessed from the beginning of an extract.
//!
//! An extract of one's own registration is no ledger yet, and most of what its mapping has to say
//! can be seen in it: in the names of its columns and in what stands in them. A guess is a
//! beginning that somebody who knows the registration confirms; what it holds to be unsure it says.
//!
//! ```
//! use meedoen::ledger::{Field, LedgerReader, Mapping};
//! use meedoen::policy::{Kind, Policy};
//!
//! let policy = Policy::starter("Ons Dorp");
//! let extract = "Cliëntnr;Regeling;Ingangsdatum;Einddatum;Reden einde\n\
//!                p-017;PW;01-03-2021;01-09-2023;11\n\
//!                p-018;IOAW;15-06-2022;;\n";
//! let guess = Mapping::guess(extract.as_bytes(), &policy);
//!
//! assert_eq!(guess.kind, Some(Kind::Benefit));
//! assert_eq!(guess.columns[0].field, Some(Field::Client));
//! assert!(guess.missing.is_empty());
//! assert_eq!(guess.end.convention, None); // nothing shows it: somebody must say
//!
//! let mut reader = LedgerReader::new(&policy).mapping(guess.mapping);
//! reader.push_csv(extract.as_bytes())?;
//! assert_eq!(reader.finish()?.reading().accepted(), 2);
//! # Ok::<(), meedoen::Error>(())
//! ```

mod assign;
mod choices;
mod column_names;
mod compose;
mod end_days;
mod sample;
mod synonyms;
mod values;

pub use choices::{Choice, Choices, FieldChoice, KindChoice};

use crate::ledger::{Encoding, EndDay, Field, Mapping};
use crate::policy::{Kind, Policy};
use serde::Serialize;
use std::collections::BTreeMap;

/// What an extract seems to be, and the mapping that would read it.
///
/// It shows texts of the extract: it is for the eyes of the extract's owner.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Guess {
    /// What separates the cells: `,` or `;`.
    pub delimiter: char,
    /// How its bytes stand for text; none: it is no text that can be read.
    pub encoding: Option<Encoding>,
    /// How many rows were looked at.
    pub rows: u64,
    /// Whether its header is a ledger's as it stands.
    pub is_ledger: bool,
    /// Its columns, in their order.
    pub columns: Vec<ColumnGuess>,
    /// The kind of all rows; none where a column says it, or nothing does.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub kind: Option<Kind>,
    /// The words for kinds in the column that says it.
    pub kinds: Vec<WordGuess>,
    /// The codes, by kind.
    #[cfg_attr(feature = "schema", schemars(with = "BTreeMap<String, Vec<WordGuess>>"))]
    pub codes: BTreeMap<Kind, Vec<WordGuess>>,
    /// Why benefits ended.
    pub reasons: Vec<WordGuess>,
    /// What the day in `end` seems to be.
    pub end: EndGuess,
    /// Whether a column holds what looks like BSNs: such an extract should not be read.
    pub bsn_like: bool,
    /// The required columns of ours that have no source.
    pub missing: Vec<Field>,
    /// All that was guessed, as a mapping.
    pub mapping: Mapping,
    /// What the same rows say beside: each is read by reading the file again with its mapping.
    pub also: Vec<AlsoGuess>,
}

/// What a column seems to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ColumnGuess {
    /// Its own name.
    pub name: String,
    /// How many of the rows have text in it.
    pub filled: u64,
    /// How many different texts.
    pub distinct: u64,
    /// The most frequent texts, the most frequent first; none of a column that looks like BSNs.
    pub values: Vec<ValueCount>,
    /// The column of ours.
    pub field: Option<Field>,
    /// What shows it, or shows that it is none.
    pub because: Option<Evidence>,
    /// Whether it hardly needs a second look.
    pub sure: bool,
}

/// A text and how many rows have it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ValueCount {
    /// The text.
    pub text: String,
    /// How many rows.
    pub rows: u64,
}

/// What shows which column of ours a column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Evidence {
    /// Its name.
    Name,
    /// What stands in it.
    Values,
    /// What was known already.
    Known,
    /// It is none: it looks like BSNs.
    Bsn,
    /// It is none: a date of the last change moves, also of old rows.
    LastChange,
}

/// A word of the extract and ours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct WordGuess {
    /// The word in the extract.
    pub own: String,
    /// How many rows have it.
    pub rows: u64,
    /// Our word; none: nothing shows it.
    pub ours: Option<String>,
    /// Whether it hardly needs a second look.
    pub sure: bool,
}

/// What the day in `end` seems to be, and what shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct EndGuess {
    /// The last day, or the first day without; none: nothing shows it.
    pub convention: Option<EndDay>,
    /// How many stretches end on the day before the client's next of that kind.
    pub for_inclusive: u64,
    /// How many end on the very day on which the next starts.
    pub for_exclusive: u64,
    /// How many end on the last day of a month: many if that is the last day.
    pub on_last_of_month: u64,
    /// How many end on the first day of a month: many if that is the first day without.
    pub on_first_of_month: u64,
}

/// What the rows say beside what they are mainly about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AlsoGuess {
    /// The kind of record.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub kind: Kind,
    /// Its codes.
    pub codes: Vec<WordGuess>,
    /// The mapping that reads it.
    pub mapping: Mapping,
}

impl Mapping {
    /// Guesses the mapping of an extract from its beginning, of any length and cut anywhere: a
    /// last line that does not end is left out, unless it is the first row. See [the module](self).
    pub fn guess(sample: &[u8], policy: &Policy) -> Guess {
        Guess::around(sample, policy, &Self::default())
    }
}

impl Guess {
    /// The same where something is known already: where `known` names columns, these and no other
    /// are ours; its `end` stands; its constants and words stand in any case, and what it leaves out is guessed.
    ///
    /// ```
    /// use meedoen::{infer::Guess, ledger::Mapping};
    /// use meedoen::policy::{Kind, Policy};
    ///
    /// let known = Mapping::from_toml("[constants]\nkind = 'rung'")?;
    /// let policy = Policy::starter("Ons Dorp");
    /// let guess = Guess::around(b"nr,datum,stand\nc1,2023-05-01,T3\n", &policy, &known);
    /// assert_eq!(guess.codes[&Kind::Rung][0].ours.as_deref(), Some("3"));
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn around(sample: &[u8], policy: &Policy, known: &Mapping) -> Self {
        let sample = sample::Sample::read(sample);
        compose::compose(&sample, policy, known)
    }
}
