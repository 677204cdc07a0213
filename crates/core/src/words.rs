//! One macro for every enum whose variants are words of the wire form.
//!
//! ```text
//! words! {
//!     /// The step of a grid of periods.
//!     #[non_exhaustive]
//!     pub enum Every in "meedoen::calendar": "step" {
//!         /// Day by day.
//!         Day = "day",
//!     }
//! }
//! ```
//!
//! makes the enum with `ALL` (in the order written), `as_str`, `Display`, `FromStr`, `Serialize`,
//! `Deserialize` and its JSON Schema. `in` says from where users import it, for the example in the docs; the text behind
//! it says what a word is not that is none of them: "`decade` is no step". Such a word is an error of code `bad_query`, or of the code that
//! follows the text.
//!
//! `with Row` and braces behind each word hold what else is known of it, as the fields of `Row`,
//! found by `row()`:
//!
//! ```text
//! words! {
//!     pub enum Domain in "meedoen::vocabulary": "domain" with DomainRow {
//!         /// Werk.
//!         Werk = "werk" { label: Text::new("Werk", "Work") },
//!     }
//! }
//! ```

macro_rules! words {
    (
        $(#[$meta:meta])*
        $vis:vis enum $name:ident in $path:literal: $noun:literal $(, $code:ident)? with $row:ident {
            $($(#[$variant_meta:meta])* $variant:ident = $word:literal { $($fields:tt)* },)*
        }
    ) => {
        $crate::words::words! {
            $(#[$meta])*
            $vis enum $name in $path: $noun $(, $code)? {
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
        $vis:vis enum $name:ident in $path:literal: $noun:literal {
            $($(#[$variant_meta:meta])* $variant:ident = $word:literal,)*
        }
    ) => {
        $crate::words::words! {
            $(#[$meta])*
            $vis enum $name in $path: $noun, BadQuery {
                $($(#[$variant_meta])* $variant = $word,)*
            }
        }
    };
    (
        $(#[$meta:meta])*
        $vis:vis enum $name:ident in $path:literal: $noun:literal, $code:ident {
            $($(#[$variant_meta:meta])* $variant:ident = $word:literal,)*
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "schema", schemars(transform = $crate::words::as_list))]
        $vis enum $name {
            $(
                $(#[$variant_meta])*
                #[cfg_attr(feature = "schema", schemars(rename = $word))]
                $variant,
            )*
        }

        impl $name {
            /// All of them, in order.
            pub const ALL: [Self; [$($word),*].len()] = [$(Self::$variant),*];

            /// The word, as every language and document writes it; `parse` reads it.
            ///
            /// ```
            #[doc = concat!("use ", $path, "::", stringify!($name), ";")]
            ///
            #[doc = concat!(
                "let first = ", stringify!($name), "::", $crate::words::first!($(stringify!($variant)),*), ";"
            )]
            #[doc = concat!(
                "assert_eq!(first.as_str(), \"", $crate::words::first!($($word),*), "\");"
            )]
            #[doc = concat!("assert_eq!(first.as_str().parse(), Ok(first));")]
            #[doc = concat!("assert!(\"so-so\".parse::<", stringify!($name), ">().is_err());")]
            /// ```
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
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
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
                struct Word;

                impl serde::de::Visitor<'_> for Word {
                    type Value = $name;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str(concat!("a ", $noun))
                    }

                    fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<$name, E> {
                        word.parse().map_err(|error: $crate::Error| E::custom(error.message()))
                    }
                }

                source.deserialize_str(Word)
            }
        }
    };
}
pub(crate) use words;

/// The schema of a long list of words is the list; a short one says of each word what it is.
#[cfg(feature = "schema")]
pub(crate) fn as_list(schema: &mut schemars::Schema) {
    /// Longer lists have a page of their own: of the KPIs, of the findings.
    const SHORT: usize = 32;
    let Some(words) = schema.get("oneOf").and_then(|words| words.as_array()) else { return };
    if words.len() > SHORT {
        let words: Vec<_> = words.iter().filter_map(|word| word.get("const").cloned()).collect();
        schema.remove("oneOf");
        schema.insert("enum".to_owned(), words.into());
    }
}

/// The first of a list, for the example in `as_str`.
macro_rules! first {
    ($first:expr $(, $others:expr)*) => {
        $first
    };
}
pub(crate) use first;
