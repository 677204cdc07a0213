//! What a figure can be broken down by or narrowed to, one row a dimension.

use super::{AGE_BANDS, Band, DURATION_BANDS, HOURS_BANDS, Kind, Missing, Text};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::sync::Arc;

/// Calls a macro with every dimension: its name, the file of its reader in `kpi/dimension/readers`, its
/// word, and its row. The sets of groups, which are the policy's, stand between `group` and `scheme`:
/// that is the order of [`Dimension`].
macro_rules! each_dimension {
    ($callback:ident) => {
        $callback! {
            /// Rung of the participation ladder, or `unmeasured`.
            Rung in rung: "rung" {
                label: Text::new("Trede", "Rung"),
                general: true,
                members: MemberList::Codes(Kind::Rung),
                missing: (Missing::Unmeasured, Text::new("niet gemeten", "unmeasured")),
            }
            /// Who guides the client: `participatie`, `werk` or `unassigned`.
            Domain in domain: "domain" {
                label: Text::new("Domein", "Domain"),
                general: true,
                members: MemberList::Domains,
                missing: (Missing::Unassigned, Text::new("zonder domein", "unassigned")),
            }
            /// The programme's route, or `none`.
            Route in route: "route" {
                label: Text::new("Route", "Route"),
                general: true,
                members: MemberList::Codes(Kind::Route),
                missing: (Missing::None, Text::new("geen route", "no route")),
            }
            /// The groups without a set; no partition: a client counts in each of them, or in `none`.
            Group in group: "group" {
                label: Text::new("Groep", "Group"),
                general: true,
                members: MemberList::GroupsWithoutSet,
                missing: (Missing::None, Text::new("geen groep", "no group")),
            }
            ;
            /// The benefit's scheme, or `none` outside benefit.
            Scheme in scheme: "scheme" {
                label: Text::new("Regeling", "Scheme"),
                general: true,
                members: MemberList::Codes(Kind::Benefit),
                missing: (Missing::None, Text::new("geen uitkering", "no benefit")),
            }
            /// Age band.
            Age in age: "age" {
                label: Text::new("Leeftijd", "Age"),
                general: true,
                members: MemberList::Bands(&AGE_BANDS),
                missing: (Missing::Unknown, UNKNOWN),
            }
            /// Band of whole months on benefit, or `none` outside benefit.
            Duration in duration: "duration" {
                label: Text::new("Bijstandsduur", "Duration on benefit"),
                general: true,
                members: MemberList::Bands(&DURATION_BANDS),
                missing: (Missing::None, Text::new("geen uitkering", "no benefit")),
            }
            /// Why a benefit ended, or `unknown`.
            Reason in reason: "reason" {
                label: Text::new("Reden van uitstroom", "Reason of outflow"),
                general: false,
                members: MemberList::Reasons,
                missing: (Missing::Unknown, UNKNOWN),
            }
            /// The code of the record that is counted.
            Code in code: "code" {
                label: Text::new("Soort", "Kind"),
                general: false,
                members: MemberList::CodesCounted,
                missing: (Missing::Unknown, UNKNOWN),
            }
            /// Band of hours a week, or `unknown`.
            Hours in hours: "hours" {
                label: Text::new("Uren per week", "Hours a week"),
                general: false,
                members: MemberList::Bands(&HOURS_BANDS),
                missing: (Missing::Unknown, UNKNOWN),
            }
        }
    };
}
pub(crate) use each_dimension;

const UNKNOWN: Text = Text::new("onbekend", "unknown");

/// What is known of a dimension.
#[derive(Debug)]
struct Row {
    label: Text,
    /// Whether every KPI with dimensions has it.
    general: bool,
    members: MemberList,
    /// Its last member, that of those who have none of the others, and what it is called.
    missing: (Missing, Text),
}

/// Where the members of a dimension come from; behind them all stands the one that is missing.
#[derive(Debug, Clone, Copy)]
pub(crate) enum MemberList {
    /// The codes that the policy has for a kind of record.
    Codes(Kind),
    /// The codes of the kind of record that a KPI counts.
    CodesCounted,
    Domains,
    Reasons,
    Bands(&'static [Band]),
    /// The policy's groups that belong to no set.
    GroupsWithoutSet,
    /// The policy's groups of the set that the dimension names.
    GroupsOfSet,
}

/// The groups of a set of the policy.
const SET: Row = Row {
    label: Text::new("Groepsindeling", "Grouping"),
    general: true,
    members: MemberList::GroupsOfSet,
    missing: (Missing::Unknown, UNKNOWN),
};

macro_rules! dimensions {
    (
        $($(#[$meta:meta])* $name:ident in $file:ident: $word:literal { $($row:tt)* })*
        ;
        $($(#[$meta_2:meta])* $name_2:ident in $file_2:ident: $word_2:literal { $($row_2:tt)* })*
    ) => {
        /// A dimension of a breakdown or a filter, judged on the anchor day of what is counted.
        ///
        /// ```
        /// use meedoen::Dimension;
        /// assert_eq!("group:household_type".parse(), Ok(Dimension::set("household_type")));
        /// assert_eq!(Dimension::Rung.to_string(), "rung");
        /// assert!("colour".parse::<Dimension>().is_err());
        /// ```
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Dimension {
            $($(#[$meta])* $name,)*
            /// The groups of one set and `unknown`; a partition.
            Set(Arc<str>),
            $($(#[$meta_2])* $name_2,)*
        }

        impl Dimension {
            /// Every dimension but the sets of groups, which are the policy's.
            pub const ALL: [Self; [$($word,)* $($word_2),*].len()] =
                [$(Self::$name,)* $(Self::$name_2),*];

            const fn row(&self) -> &'static Row {
                match self {
                    $(Self::$name => const { &Row { $($row)* } },)*
                    Self::Set(_) => &SET,
                    $(Self::$name_2 => const { &Row { $($row_2)* } },)*
                }
            }

            /// Its word; that of a set of groups begins with `group:`.
            const fn word(&self) -> &'static str {
                match self {
                    $(Self::$name => $word,)*
                    Self::Set(_) => SET_PREFIX,
                    $(Self::$name_2 => $word_2,)*
                }
            }
        }
    };
}

each_dimension!(dimensions);

/// A set of groups is this and its name.
const SET_PREFIX: &str = "group:";

impl Dimension {
    /// The groups of this set.
    pub fn set(name: impl Into<Arc<str>>) -> Self {
        Self::Set(name.into())
    }

    /// Whether every KPI with dimensions has it (`G` in the definitions).
    pub const fn is_general(&self) -> bool {
        self.row().general
    }

    /// What the dimension is called; a set of groups carries its own name.
    ///
    /// ```
    /// use meedoen::vocabulary::{Dimension, Lang};
    /// assert_eq!(Dimension::Duration.label().get(Lang::Nl), "Bijstandsduur");
    /// ```
    pub const fn label(&self) -> Text {
        self.row().label
    }

    /// Its last member: that of those who have none of the others.
    pub(crate) const fn missing(&self) -> Missing {
        self.row().missing.0
    }

    /// What its last member is called.
    pub(crate) const fn missing_label(&self) -> Text {
        self.row().missing.1
    }

    /// Where its members come from.
    pub(crate) const fn member_list(&self) -> MemberList {
        self.row().members
    }
}

impl std::fmt::Display for Dimension {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.word())?;
        match self {
            Self::Set(name) => f.write_str(name),
            _ => Ok(()),
        }
    }
}

impl std::str::FromStr for Dimension {
    type Err = crate::Error;

    fn from_str(word: &str) -> crate::Result<Self> {
        if let Some(known) = Self::ALL.into_iter().find(|dimension| dimension.word() == word) {
            return Ok(known);
        }
        match word.strip_prefix(SET_PREFIX) {
            Some(name) if !name.is_empty() => Ok(Self::set(name)),
            _ => Err(crate::Error::new(
                crate::ErrorCode::UnknownDimension,
                "",
                format!("`{}` is no dimension", word.escape_debug()),
            )),
        }
    }
}

impl Serialize for Dimension {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Dimension {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|error: crate::Error| serde::de::Error::custom(error.message()))
    }
}
