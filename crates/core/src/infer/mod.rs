//! What a mapping may be, guessed from the beginning of an extract.
//!
//! Most of what a mapping has to say can be seen in the extract itself: in the names of its columns
//! and in their values. A guess is a first draft, to be confirmed by somebody who knows the
//! registration; it marks what is not sure.
//!
//! ```
//! use meedoen::ledger::{Field, LedgerReader, Mapping};
//! use meedoen::policy::Policy;
//! use meedoen::vocabulary::Kind;
//!
//! let policy = Policy::starter("Ons Dorp");
//! let extract = "Cliëntnr;Regeling;Ingangsdatum;Einddatum;Reden einde\n\
//!                p-017;PW;01-03-2021;01-09-2023;11\n\
//!                p-018;IOAW;15-06-2022;;\n";
//! let guess = Mapping::guess(extract.as_bytes(), &policy);
//!
//! assert_eq!(guess.kind(), Some(Kind::Benefit));
//! assert_eq!(guess.columns()[0].field(), Some(Field::Client));
//! assert!(guess.missing().is_empty());
//!
//! let mut reader = LedgerReader::new(&policy).mapping(guess.mapping().clone());
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

#[cfg(feature = "schema")]
pub(crate) use choices::Choices;

use crate::ledger::{Encoding, EndDay, Field, Mapping};
use crate::policy::Policy;
use crate::vocabulary::Kind;
use serde::Serialize;
use std::collections::BTreeMap;

/// What an extract seems to be, and the mapping that would read it.
///
/// As JSON (it is `Serialize`) it says all: for each column what shows it, its most frequent texts,
/// and the words of the extract with ours. It shows texts of the extract, so it is for the eyes of
/// the extract's owner.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Guess {
    /// What separates the cells: `,` or `;`.
    pub(crate) delimiter: char,
    /// How its bytes stand for text; `None` where they can't be read as text.
    pub(crate) encoding: Option<Encoding>,
    /// How many rows were looked at.
    pub(crate) rows: u64,
    /// Whether its header is a ledger's as it stands.
    pub(crate) is_ledger: bool,
    /// Its columns, in their order.
    pub(crate) columns: Vec<ColumnGuess>,
    /// The kind of all rows; `None` where a column says it, or nothing does.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub(crate) kind: Option<Kind>,
    /// The words for kinds in the column that says it.
    pub(crate) kinds: Vec<WordGuess>,
    /// The codes, by kind.
    #[cfg_attr(feature = "schema", schemars(with = "BTreeMap<String, Vec<WordGuess>>"))]
    pub(crate) codes: BTreeMap<Kind, Vec<WordGuess>>,
    /// Why benefits ended.
    pub(crate) reasons: Vec<WordGuess>,
    /// What the day in `end` seems to be.
    pub(crate) end: EndGuess,
    /// Whether a column holds what looks like BSNs: such an extract should not be read.
    pub(crate) bsn_like: bool,
    /// The required columns of ours that have no source.
    pub(crate) missing: Vec<Field>,
    /// All that was guessed, as a mapping.
    pub(crate) mapping: Mapping,
    /// What the same rows say beside: each is read by reading the file again with its mapping.
    pub(crate) also: Vec<AlsoGuess>,
}

/// What a column seems to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ColumnGuess {
    /// Its own name.
    pub(crate) name: String,
    /// How many of the rows have text in it.
    pub(crate) filled: u64,
    /// How many different texts.
    pub(crate) distinct: u64,
    /// The most frequent texts, the most frequent first; empty for a column that looks like BSNs.
    pub(crate) values: Vec<ValueCount>,
    /// The column of ours.
    pub(crate) field: Option<Field>,
    /// What shows it, or shows that it is none.
    pub(crate) because: Option<Evidence>,
    /// Whether it hardly needs a second look.
    pub(crate) sure: bool,
}

/// A text and how many rows have it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(crate) struct ValueCount {
    /// The text.
    pub(crate) text: String,
    /// How many rows.
    pub(crate) rows: u64,
}

/// What shows which column of ours a column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub(crate) enum Evidence {
    /// Its name.
    Name,
    /// What stands in it.
    Values,
    /// What was known already.
    Known,
    /// It holds what looks like BSNs, so it is no column of ours.
    Bsn,
    /// It is the day of the last change, which moves, also for old rows: no column of ours.
    LastChange,
}

/// A word of the extract and ours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(crate) struct WordGuess {
    /// The word in the extract.
    pub(crate) own: String,
    /// How many rows have it.
    pub(crate) rows: u64,
    /// Our word; `None` where nothing shows it.
    pub(crate) ours: Option<String>,
    /// Whether it hardly needs a second look.
    pub(crate) sure: bool,
}

/// What the day in `end` seems to be, and what shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(crate) struct EndGuess {
    /// The last day, or the first day without; `None` where nothing shows it.
    pub(crate) convention: Option<EndDay>,
    /// How many stretches end on the day before the client's next of that kind.
    pub(crate) for_inclusive: u64,
    /// How many end on the very day on which the next starts.
    pub(crate) for_exclusive: u64,
    /// How many end on the last day of a month: many if that is the last day.
    pub(crate) on_last_of_month: u64,
    /// How many end on the first day of a month: many if that is the first day without.
    pub(crate) on_first_of_month: u64,
}

/// What the rows say beside what they are mainly about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(crate) struct AlsoGuess {
    /// The kind of record.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub(crate) kind: Kind,
    /// Its codes.
    pub(crate) codes: Vec<WordGuess>,
    /// The mapping that reads it.
    pub(crate) mapping: Mapping,
}

impl Mapping {
    /// Guesses the mapping of an extract from its beginning, of any length and cut anywhere: a
    /// last line without a line end is left out, unless it is the first row. See [the module](self).
    ///
    /// ```
    /// use meedoen::{Mapping, Policy};
    ///
    /// let policy = Policy::starter("Ons Dorp");
    /// let guess = Mapping::guess(b"clientnr;trede;meetdatum\nc1;Trede 2;14-03-2021\n", &policy);
    /// assert!(guess.missing().is_empty());
    /// println!("{}", guess.mapping().to_toml());
    /// ```
    pub fn guess(sample: &[u8], policy: &Policy) -> Guess {
        Guess::around(sample, policy, &Self::default())
    }
}

impl Guess {
    /// As [`Mapping::guess`], around what is known already. Where `known` names columns, it names all of
    /// them, and its `end` is kept; its constants and words are kept in any case. The rest is guessed.
    ///
    /// ```
    /// use meedoen::{infer::Guess, ledger::Mapping};
    /// use meedoen::policy::Policy;
    ///
    /// let known = Mapping::from_toml("[constants]\nkind = 'rung'")?;
    /// let policy = Policy::starter("Ons Dorp");
    /// let guess = Guess::around(b"nr,datum,stand\nc1,2023-05-01,T3\n", &policy, &known);
    /// assert!(guess.mapping().to_toml().contains("T3 = \"3\""));
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn around(sample: &[u8], policy: &Policy, known: &Mapping) -> Self {
        let sample = sample::Sample::read(sample);
        compose::compose(&sample, policy, known)
    }

    /// The mapping that would read the extract.
    ///
    /// ```
    /// # use meedoen::{Mapping, Policy};
    /// let policy = Policy::starter("Ons Dorp");
    /// let guess = Mapping::guess(b"nr;trede;datum\nc1;2;2023-05-01\n", &policy);
    /// assert_eq!(Mapping::from_toml(&guess.mapping().to_toml())?, *guess.mapping());
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn mapping(&self) -> &Mapping {
        &self.mapping
    }

    /// The kind of all rows; `None` where a column says it, or nothing does.
    ///
    /// ```
    /// # use meedoen::{Mapping, Policy, vocabulary::Kind};
    /// let policy = Policy::starter("Ons Dorp");
    /// let guess = Mapping::guess(b"clientnr;trede;meetdatum\nc1;2;2023-05-01\n", &policy);
    /// assert_eq!(guess.kind(), Some(Kind::Rung));
    /// ```
    pub fn kind(&self) -> Option<Kind> {
        self.kind
    }

    /// The columns of the extract, in their order.
    ///
    /// ```
    /// # use meedoen::{Mapping, Policy};
    /// let policy = Policy::starter("Ons Dorp");
    /// let guess = Mapping::guess(b"clientnr;trede;meetdatum\nc1;2;2023-05-01\n", &policy);
    /// assert_eq!(guess.columns()[1].name(), "trede");
    /// ```
    pub fn columns(&self) -> &[ColumnGuess] {
        &self.columns
    }

    /// The required columns of ours that the extract has no source for.
    ///
    /// ```
    /// # use meedoen::{Mapping, Policy, ledger::Field};
    /// let policy = Policy::starter("Ons Dorp");
    /// let guess = Mapping::guess(b"clientnr\nc1\nc2\n", &policy);
    /// assert_eq!(guess.missing(), [Field::Kind, Field::Code, Field::Start]);
    /// ```
    pub fn missing(&self) -> &[Field] {
        &self.missing
    }

    /// Whether the header is that of a ledger as it stands, so that no mapping is needed.
    ///
    /// ```
    /// # use meedoen::{Mapping, Policy};
    /// let policy = Policy::starter("Ons Dorp");
    /// assert!(Mapping::guess(b"client,kind,code,start\n", &policy).is_ledger());
    /// ```
    pub fn is_ledger(&self) -> bool {
        self.is_ledger
    }
}

impl ColumnGuess {
    /// The column's own name.
    ///
    /// ```
    /// # use meedoen::{Mapping, Policy};
    /// let policy = Policy::starter("Ons Dorp");
    /// let guess = Mapping::guess(b"clientnr;kleur\nc1;rood\n", &policy);
    /// assert!(guess.columns().iter().map(|column| column.name()).eq(["clientnr", "kleur"]));
    /// ```
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Which column of ours it is; `None` where it is none.
    ///
    /// ```
    /// # use meedoen::{Mapping, Policy, ledger::Field};
    /// let policy = Policy::starter("Ons Dorp");
    /// let guess = Mapping::guess(b"clientnr;kleur\nc1;rood\n", &policy);
    /// assert!(guess.columns().iter().map(|column| column.field()).eq([Some(Field::Client), None]));
    /// ```
    pub fn field(&self) -> Option<Field> {
        self.field
    }
}
