//! Rungs and domains.

use serde::{Deserialize, Serialize};

/// A rung (trede) of the participation ladder: 1 isolated, 2 social contacts outside the home,
/// 3 taking part in organised activities, 4 unpaid work, 5 paid work with support, 6 paid work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Rung(u8);

impl Rung {
    /// The six rungs, the lowest first.
    pub const ALL: [Self; 6] = [Self(1), Self(2), Self(3), Self(4), Self(5), Self(6)];

    /// The rung with this number, 1 to 6.
    pub const fn new(number: u8) -> Option<Self> {
        if number >= 1 && number <= 6 { Some(Self(number)) } else { None }
    }

    /// Its number, 1 to 6.
    pub const fn number(self) -> u8 {
        self.0
    }

    /// Its number as text, as it stands in a ledger and in an answer.
    pub const fn as_str(self) -> &'static str {
        ["1", "2", "3", "4", "5", "6"][self.0 as usize - 1]
    }
}

impl TryFrom<u8> for Rung {
    type Error = &'static str;

    fn try_from(number: u8) -> Result<Self, Self::Error> {
        Self::new(number).ok_or("a rung is 1 to 6")
    }
}

impl From<Rung> for u8 {
    fn from(rung: Rung) -> Self {
        rung.0
    }
}

impl std::fmt::Display for Rung {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Who guides a client (domein): *Maatschappelijke Participatie* or *Werk*.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Domain {
    /// Maatschappelijke Participatie.
    Participatie,
    /// Werk.
    Werk,
}

impl Domain {
    /// Both domains.
    pub const ALL: [Self; 2] = [Self::Participatie, Self::Werk];

    /// The word in policies, queries and answers.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Participatie => "participatie",
            Self::Werk => "werk",
        }
    }
}

impl std::fmt::Display for Domain {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}
