//! The ledger's own columns.

use crate::vocabulary::{Kind, Text};
use crate::words::words;

/// What is known of a column beside its name.
struct FieldRow {
    label: Text,
}

words! {
    /// A column of the ledger, in the order in which a row's problems are looked for.
    #[non_exhaustive]
    pub enum Field: "column" with FieldRow {
        /// Pseudonymous id of the client.
        Client = "client" { label: Text::new("cliënt", "client") },
        /// What kind of record it is.
        Kind = "kind" { label: Text::new("soort gegeven", "kind of record") },
        /// The code, by kind.
        Code = "code" { label: Text::new("code", "code") },
        /// First day, or the day it happened.
        Start = "start" {
            label: Text::new("eerste dag, of de dag zelf", "first day, or the day itself"),
        },
        /// Last day, inclusive.
        End = "end" { label: Text::new("einde", "end") },
        /// Why it ended.
        Reason = "reason" { label: Text::new("reden van het einde", "reason of the end") },
        /// Hours a week.
        Hours = "hours" { label: Text::new("uren per week", "hours a week") },
        /// Number of the benefit this person shares in.
        BenefitNo = "benefit_no" {
            label: Text::new("nummer van de uitkering", "number of the benefit"),
        },
        /// The day the row became known.
        RegisteredOn = "registered_on" {
            label: Text::new("dag van registratie", "day it was registered"),
        },
        /// The day the row ceased to hold.
        WithdrawnOn = "withdrawn_on" {
            label: Text::new("dag van intrekking", "day it was withdrawn"),
        },
        /// The row's own number.
        Record = "record" { label: Text::new("nummer van de regel", "number of the row") },
    }
}

impl Field {
    /// How many columns a ledger has.
    pub(crate) const COUNT: usize = Self::LIST.len();

    /// The columns that every extract has, or its mapping gives.
    pub(crate) const REQUIRED: [Self; 4] = [Self::Client, Self::Kind, Self::Code, Self::Start];

    /// What it is called.
    pub(crate) const fn label(self) -> Text {
        self.row().label
    }

    /// Whether the column holds dates.
    pub(crate) const fn is_date(self) -> bool {
        matches!(self, Self::Start | Self::End | Self::RegisteredOn | Self::WithdrawnOn)
    }

    /// Whether rows of this kind use the column; what stands in one they do not use is not read.
    pub(crate) const fn is_used_by(self, kind: Kind) -> bool {
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
