//! The ledger's own columns.

use crate::catalogue::Text;
use crate::policy::Kind;
use serde::{Deserialize, Serialize};

/// A column of the ledger, in the order in which a row's problems are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Field {
    /// Pseudonymous id of the client.
    Client,
    /// What kind of record it is.
    Kind,
    /// The code, by kind.
    Code,
    /// First day, or the day it happened.
    Start,
    /// Last day, inclusive.
    End,
    /// Why it ended.
    Reason,
    /// Hours a week.
    Hours,
    /// Number of the benefit this person shares in.
    BenefitNo,
    /// The day the row became known.
    RegisteredOn,
    /// The day the row ceased to hold.
    WithdrawnOn,
    /// The row's own number.
    Record,
}

impl Field {
    /// How many columns a ledger has.
    pub const COUNT: usize = 11;

    /// Every column, in the order of the model.
    pub const ALL: [Self; Self::COUNT] = [
        Self::Client,
        Self::Kind,
        Self::Code,
        Self::Start,
        Self::End,
        Self::Reason,
        Self::Hours,
        Self::BenefitNo,
        Self::RegisteredOn,
        Self::WithdrawnOn,
        Self::Record,
    ];

    /// The columns that every extract has, or its mapping gives.
    pub const REQUIRED: [Self; 4] = [Self::Client, Self::Kind, Self::Code, Self::Start];

    /// The name in a header.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Kind => "kind",
            Self::Code => "code",
            Self::Start => "start",
            Self::End => "end",
            Self::Reason => "reason",
            Self::Hours => "hours",
            Self::BenefitNo => "benefit_no",
            Self::RegisteredOn => "registered_on",
            Self::WithdrawnOn => "withdrawn_on",
            Self::Record => "record",
        }
    }

    /// What it is called.
    pub const fn label(self) -> Text {
        match self {
            Self::Client => Text::new("cliënt", "client"),
            Self::Kind => Text::new("soort gegeven", "kind of record"),
            Self::Code => Text::new("code", "code"),
            Self::Start => Text::new("eerste dag, of de dag zelf", "first day, or the day itself"),
            Self::End => Text::new("einde", "end"),
            Self::Reason => Text::new("reden van het einde", "reason of the end"),
            Self::Hours => Text::new("uren per week", "hours a week"),
            Self::BenefitNo => Text::new("nummer van de uitkering", "number of the benefit"),
            Self::RegisteredOn => Text::new("dag van registratie", "day it was registered"),
            Self::WithdrawnOn => Text::new("dag van intrekking", "day it was withdrawn"),
            Self::Record => Text::new("nummer van de regel", "number of the row"),
        }
    }

    /// The column with this name.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.as_str() == word)
    }

    /// Whether the column holds dates.
    pub const fn is_date(self) -> bool {
        matches!(self, Self::Start | Self::End | Self::RegisteredOn | Self::WithdrawnOn)
    }

    /// Whether rows of this kind use the column; what stands in one they do not use is not read.
    pub const fn is_used_by(self, kind: Kind) -> bool {
        match self {
            Self::Client | Self::Kind | Self::Start => true,
            Self::Code => !matches!(kind, Kind::Birth),
            Self::End => kind.has_end(),
            Self::Reason => matches!(kind, Kind::Benefit | Kind::Referral),
            Self::Hours => matches!(kind, Kind::Placement),
            Self::BenefitNo => matches!(kind, Kind::Benefit),
            Self::RegisteredOn | Self::WithdrawnOn | Self::Record => {
                !matches!(kind, Kind::Withdraw)
            }
        }
    }
}

impl std::fmt::Display for Field {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}
