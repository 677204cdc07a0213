//! One macro for every enum whose variants are words of the wire form.
//!
//! ```text
//! words! {
//!     /// The step of a grid of periods.
//!     #[non_exhaustive]
//!     pub enum Every: "step" {
//!         /// Day by day.
//!         Day = "day",
//!     }
//! }
//! ```
//!
//! makes the enum a [`Word`] with its JSON Schema. The text behind the name says what any other word is not:
//! "`decade` is no step". Such a word is an error of code `bad_query`, or of the code that follows the text.
//!
//! `with Row` and braces behind each word hold what else is known of it, as the fields of `Row`,
//! found by `row()`:
//!
//! ```text
//! words! {
//!     pub enum Domain: "domain" with DomainRow {
//!         /// Werk.
//!         Werk = "werk" { label: Text::new("Werk", "Work") },
//!     }
//! }
//! ```

use crate::Error;
use std::fmt::Display;
use std::str::FromStr;

/// One of a closed list of words: what every language and document calls a thing.
///
/// The words are those of the wire form, in snake_case. They are read by `parse` and by serde, and
/// written by `Display` and by serde.
///
/// ```
/// use meedoen::vocabulary::{Domain, Word};
///
/// assert_eq!(Domain::Werk.as_str(), "werk");
/// assert_eq!("werk".parse(), Ok(Domain::Werk));
/// assert_eq!(Domain::ALL, [Domain::Participatie, Domain::Werk]);
///
/// // Words are matched exactly; the error names those that are known, where they are few.
/// let error = "Werk".parse::<Domain>().unwrap_err();
/// assert_eq!(error.message(), "`Werk` is no domain; known are `participatie`, `werk`");
/// ```
pub trait Word: Copy + Eq + Display + FromStr<Err = Error> + 'static {
    /// All words, in the order of the model.
    const ALL: &'static [Self];

    /// The word as text.
    fn as_str(self) -> &'static str;
}

macro_rules! words {
    (
        $(#[$meta:meta])*
        $vis:vis enum $name:ident: $noun:literal $(, $code:ident)? with $row:ident {
            $($(#[$variant_meta:meta])* $variant:ident = $word:literal { $($fields:tt)* },)*
        }
    ) => {
        $crate::words::words! {
            $(#[$meta])*
            $vis enum $name: $noun $(, $code)? {
                $($(#[$variant_meta])* $variant = $word,)*
            }
        }

        impl $name {
            /// What else is known of the word.
            const fn row(self) -> &'static $row {
                match self {
                    $(Self::$variant => const { &$row { $($fields)* } },)*
                }
            }
        }
    };
    (
        $(#[$meta:meta])*
        $vis:vis enum $name:ident: $noun:literal {
            $($(#[$variant_meta:meta])* $variant:ident = $word:literal,)*
        }
    ) => {
        $crate::words::words! {
            $(#[$meta])*
            $vis enum $name: $noun, BadQuery {
                $($(#[$variant_meta])* $variant = $word,)*
            }
        }
    };
    (
        $(#[$meta:meta])*
        $vis:vis enum $name:ident: $noun:literal, $code:ident {
            $($(#[$variant_meta:meta])* $variant:ident = $word:literal,)*
        }
    ) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        $(#[$meta])*
        $vis enum $name {
            $(
                $(#[$variant_meta])*
                #[cfg_attr(feature = "schema", schemars(rename = $word))]
                $variant,
            )*
        }

        impl $name {
            /// What `Word::ALL` lists, as an array, whose length is a constant.
            pub(crate) const LIST: [Self; [$($word),*].len()] = [$(Self::$variant),*];

            /// The word as text, for constants, where a trait's function cannot be called.
            pub(crate) const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }
        }

        impl $crate::words::Word for $name {
            const ALL: &'static [Self] = &Self::LIST;

            fn as_str(self) -> &'static str {
                self.word()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.word())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::Error;

            fn from_str(word: &str) -> $crate::Result<Self> {
                match word {
                    $($word => Ok(Self::$variant),)*
                    _ => Err($crate::Error::unknown_word(
                        $crate::ErrorCode::$code,
                        $noun,
                        word,
                        &[$($word),*],
                    )),
                }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.word())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
                struct OneOf;

                impl serde::de::Visitor<'_> for OneOf {
                    type Value = $name;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str(concat!("a ", $noun))
                    }

                    fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<$name, E> {
                        word.parse().map_err(|error: $crate::Error| E::custom(error.message()))
                    }
                }

                source.deserialize_str(OneOf)
            }
        }
    };
}
pub(crate) use words;

/// The schema of words that have a page of their own, the KPIs: the bare list. Other schemas say of
/// each word what it is.
#[cfg(feature = "schema")]
pub(crate) fn as_list(schema: &mut schemars::Schema) {
    let Some(words) = schema.get("oneOf").and_then(|words| words.as_array()) else { return };
    let words: Vec<_> = words.iter().filter_map(|word| word.get("const").cloned()).collect();
    schema.remove("oneOf");
    schema.insert("enum".to_owned(), words.into());
}
