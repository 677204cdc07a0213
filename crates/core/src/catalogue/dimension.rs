//! What a figure can be broken down by or narrowed to.

use crate::vocabulary::{Missing, Text};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

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
    /// Rung of the participation ladder, or `unmeasured`.
    Rung,
    /// Who guides the client: `participatie`, `werk` or `unassigned`.
    Domain,
    /// The programme's route, or `none`.
    Route,
    /// The groups without a set; no partition: a client counts in each of them, or in `none`.
    Group,
    /// The groups of one set and `unknown`; a partition.
    Set(String),
    /// The benefit's scheme, or `none` outside benefit.
    Scheme,
    /// Age band.
    Age,
    /// Band of whole months on benefit, or `none` outside benefit.
    Duration,
    /// Why a benefit ended, or `unknown`.
    Reason,
    /// The code of the record that is counted.
    Code,
    /// Band of hours a week, or `unknown`.
    Hours,
}

impl Dimension {
    /// Every dimension but the sets of groups, which are the policy's.
    pub const ALL: [Self; 10] = [
        Self::Rung,
        Self::Domain,
        Self::Route,
        Self::Group,
        Self::Scheme,
        Self::Age,
        Self::Duration,
        Self::Reason,
        Self::Code,
        Self::Hours,
    ];

    /// The groups of this set.
    pub fn set(name: impl Into<String>) -> Self {
        Self::Set(name.into())
    }

    /// Whether every KPI with dimensions has it (`G` in the definitions).
    pub const fn is_general(&self) -> bool {
        !matches!(self, Self::Reason | Self::Code | Self::Hours)
    }

    /// What the dimension is called; a set of groups carries its own name.
    pub const fn label(&self) -> Text {
        match self {
            Self::Rung => Text::new("Trede", "Rung"),
            Self::Domain => Text::new("Domein", "Domain"),
            Self::Route => Text::new("Route", "Route"),
            Self::Group => Text::new("Groep", "Group"),
            Self::Set(_) => Text::new("Groepsindeling", "Grouping"),
            Self::Scheme => Text::new("Regeling", "Scheme"),
            Self::Age => Text::new("Leeftijd", "Age"),
            Self::Duration => Text::new("Bijstandsduur", "Duration on benefit"),
            Self::Reason => Text::new("Reden van uitstroom", "Reason of outflow"),
            Self::Code => Text::new("Soort", "Kind"),
            Self::Hours => Text::new("Uren per week", "Hours a week"),
        }
    }

    /// Its last member: that of those who have none of the others.
    pub const fn missing(&self) -> Missing {
        match self {
            Self::Rung => Missing::Unmeasured,
            Self::Domain => Missing::Unassigned,
            Self::Route | Self::Group | Self::Scheme | Self::Duration => Missing::None,
            Self::Set(_) | Self::Age | Self::Reason | Self::Code | Self::Hours => Missing::Unknown,
        }
    }

    /// What its last member is called.
    pub(crate) const fn missing_label(&self) -> Text {
        match self {
            Self::Rung => Text::new("niet gemeten", "unmeasured"),
            Self::Domain => Text::new("zonder domein", "unassigned"),
            Self::Route => Text::new("geen route", "no route"),
            Self::Group => Text::new("geen groep", "no group"),
            Self::Scheme | Self::Duration => Text::new("geen uitkering", "no benefit"),
            Self::Set(_) | Self::Age | Self::Reason | Self::Code | Self::Hours => {
                Text::new("onbekend", "unknown")
            }
        }
    }
}

impl std::fmt::Display for Dimension {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Rung => "rung",
            Self::Domain => "domain",
            Self::Route => "route",
            Self::Group => "group",
            Self::Set(name) => return write!(f, "group:{name}"),
            Self::Scheme => "scheme",
            Self::Age => "age",
            Self::Duration => "duration",
            Self::Reason => "reason",
            Self::Code => "code",
            Self::Hours => "hours",
        })
    }
}

impl std::str::FromStr for Dimension {
    type Err = crate::Error;

    fn from_str(word: &str) -> crate::Result<Self> {
        Ok(match word {
            "rung" => Self::Rung,
            "domain" => Self::Domain,
            "route" => Self::Route,
            "group" => Self::Group,
            "scheme" => Self::Scheme,
            "age" => Self::Age,
            "duration" => Self::Duration,
            "reason" => Self::Reason,
            "code" => Self::Code,
            "hours" => Self::Hours,
            _ => match word.strip_prefix("group:") {
                Some(name) if !name.is_empty() => Self::set(name),
                _ => {
                    return Err(crate::Error::new(
                        crate::ErrorCode::UnknownDimension,
                        "",
                        format!("`{}` is no dimension", word.escape_debug()),
                    ));
                }
            },
        })
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
