//! Kinds of records and the codes each may have.

use crate::catalogue::Text;
use serde::{Deserialize, Serialize};

/// The kind of a ledger record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
#[non_exhaustive]
pub enum Kind {
    /// A stretch of benefit.
    Benefit,
    /// A measured rung (a point).
    Rung,
    /// The highest rung held possible within a year (a point).
    Growth,
    /// A conversation (a point).
    Contact,
    /// A stretch on a route.
    Route,
    /// A stretch of an activity.
    Activity,
    /// A handover to another team, until it was settled.
    Referral,
    /// A stretch of work.
    Placement,
    /// A stretch of a re-integration instrument in use.
    Instrument,
    /// A stretch of membership of a group.
    Group,
    /// The date of birth (a point).
    Birth,
    /// Another row ceases to hold.
    Withdraw,
}

impl Kind {
    /// Every kind, in the order of the model.
    pub const ALL: [Self; 12] = [
        Self::Benefit,
        Self::Rung,
        Self::Growth,
        Self::Contact,
        Self::Route,
        Self::Activity,
        Self::Referral,
        Self::Placement,
        Self::Instrument,
        Self::Group,
        Self::Birth,
        Self::Withdraw,
    ];

    /// The word in ledgers and mappings.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Benefit => "benefit",
            Self::Rung => "rung",
            Self::Growth => "growth",
            Self::Contact => "contact",
            Self::Route => "route",
            Self::Activity => "activity",
            Self::Referral => "referral",
            Self::Placement => "placement",
            Self::Instrument => "instrument",
            Self::Group => "group",
            Self::Birth => "birth",
            Self::Withdraw => "withdraw",
        }
    }

    /// What it is called.
    pub const fn label(self) -> Text {
        match self {
            Self::Benefit => Text::new("uitkering", "benefit"),
            Self::Rung => Text::new("trede", "rung"),
            Self::Growth => Text::new("groeipotentieel", "growth"),
            Self::Contact => Text::new("gesprek", "contact"),
            Self::Route => Text::new("route", "route"),
            Self::Activity => Text::new("activiteit", "activity"),
            Self::Referral => Text::new("doorverwijzing", "referral"),
            Self::Placement => Text::new("plaatsing", "placement"),
            Self::Instrument => Text::new("voorziening", "instrument"),
            Self::Group => Text::new("groep", "group"),
            Self::Birth => Text::new("geboortedatum", "date of birth"),
            Self::Withdraw => Text::new("intrekking", "withdrawal"),
        }
    }

    /// The kind with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }

    /// What a table with nothing but rows of this kind is called, as registrations export them.
    pub const fn table(self) -> &'static str {
        match self {
            Self::Benefit => "benefits",
            Self::Rung => "rungs",
            Self::Growth => "growths",
            Self::Contact => "contacts",
            Self::Route => "routes",
            Self::Activity => "activities",
            Self::Referral => "referrals",
            Self::Placement => "placements",
            Self::Instrument => "instruments",
            Self::Group => "groups",
            Self::Birth => "births",
            Self::Withdraw => "withdrawals",
        }
    }

    /// The kind whose table has this name.
    pub fn from_table(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.table() == name)
    }

    /// Whether a record of this kind has an `end`.
    pub const fn has_end(self) -> bool {
        !matches!(self, Self::Rung | Self::Growth | Self::Contact | Self::Birth | Self::Withdraw)
    }

    /// The codes every municipality has for this kind, in the order of the model; a policy may add
    /// to some. Routes and groups are the policy's own; a birth has no code.
    pub const fn common_codes(self) -> &'static [&'static str] {
        match self {
            Self::Benefit => &["pw", "ioaw", "ioaz", "bbz"],
            Self::Rung | Self::Growth => &["1", "2", "3", "4", "5", "6"],
            Self::Contact => &["first", "progress"],
            Self::Activity => {
                &["volunteering", "informal_care", "organised", "barriers", "language"]
            }
            Self::Referral => &["wsp", "participatie"],
            Self::Placement => &["paid", "supported", "sheltered", "trial", "self_employed"],
            Self::Instrument => &[
                "wage_subsidy",
                "sheltered_work",
                "job_coach",
                "trial_placement",
                "participation_place",
                "workplace_adjustment",
                "transport",
                "other",
            ],
            Self::Route | Self::Group | Self::Birth | Self::Withdraw => &[],
        }
    }

    /// Whether a policy may add codes to this kind (`[codes]`).
    pub const fn takes_more_codes(self) -> bool {
        matches!(
            self,
            Self::Contact | Self::Activity | Self::Referral | Self::Placement | Self::Instrument
        )
    }
}

impl std::fmt::Display for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The codes of every kind under one policy, numbered in their order: the numbers a ledger's code
/// column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Codes {
    lists: [Vec<String>; 12],
}

impl Default for Codes {
    /// The codes every municipality has.
    fn default() -> Self {
        Self {
            lists: Kind::ALL
                .map(|kind| kind.common_codes().iter().map(ToString::to_string).collect()),
        }
    }
}

impl Codes {
    /// Adds a code at the end of a kind's list; one that is already there stays where it is.
    pub fn add(&mut self, kind: Kind, code: impl Into<String>) {
        let (list, code) = (&mut self.lists[kind as usize], code.into());
        if !list.contains(&code) {
            list.push(code);
        }
    }

    /// The codes of a kind, in the order of the model and then of the policy.
    pub fn of(&self, kind: Kind) -> &[String] {
        &self.lists[kind as usize]
    }

    /// The number of a code within its kind.
    pub fn number(&self, kind: Kind, code: &str) -> Option<u16> {
        self.of(kind).iter().position(|known| known == code).map(|index| index as u16)
    }
}
