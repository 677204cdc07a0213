//! The KPIs and curves by name.

use super::block::each_kpi;
use super::shared::{code_11, follow_up};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Names an enum's words once: variant, text and the list of all.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident, $unknown:literal, {
        $($(#[doc = $($doc:tt)+])* $variant:ident = $word:literal,)*
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $(
                #[doc = concat!("`", $word, "`. ")]
                $(#[doc = $($doc)+])*
                $variant,
            )*
        }

        impl $name {
            /// All of them, in the order of the catalogue.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The word in queries and answers.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }
        }

        impl std::str::FromStr for $name {
            type Err = crate::Error;

            fn from_str(word: &str) -> crate::Result<Self> {
                match word {
                    $($word => Ok(Self::$variant),)*
                    _ => Err(crate::Error::new(
                        crate::ErrorCode::UnknownKpi,
                        "",
                        format!("`{}` is no {}", word.escape_debug(), $unknown),
                    )),
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                text.parse().map_err(|error: crate::Error| serde::de::Error::custom(error.message()))
            }
        }
    };
}

/// Makes the enum of the heads of all blocks.
macro_rules! kpi {
    ($(
        $(#[doc = $($doc:tt)+])+
        $name:ident = $word:literal by $counting:ident::$count:ident $(($($with:tt)*))?,
    )+) => {
        words! {
            /// A KPI. Its definition stands behind its name; labels, unit and dimensions are in its
            /// catalogue entry, [`Kpi::entry`].
            Kpi, "KPI", {
                $($(#[doc = $($doc)+])+ $name = $word,)+
            }
        }
    };
}

each_kpi!(kpi);

words! {
    /// A Kaplan–Meier curve: how long until something happens.
    CurveKind, "curve", {
        DaysToFirstContact = "days_to_first_contact",
        HandoverDays = "handover_days",
        DaysToActivation = "days_to_activation",
        DaysOnBenefit = "days_on_benefit",
        DaysInPlacement = "days_in_placement",
    }
}
