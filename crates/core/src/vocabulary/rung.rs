//! The rungs of the participation ladder.

use super::{CommonCode, Text};
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
    ///
    /// ```
    /// use meedoen::vocabulary::Rung;
    /// assert_eq!(Rung::new(6), Some(Rung::ALL[5]));
    /// assert_eq!(Rung::new(0), None);
    /// ```
    pub const fn new(number: u8) -> Option<Self> {
        if number >= 1 && number <= 6 { Some(Self(number)) } else { None }
    }

    /// Its number, 1 to 6.
    pub const fn number(self) -> u8 {
        self.0
    }

    /// Its number as text, as it stands in a ledger and in an answer.
    pub(crate) const fn as_str(self) -> &'static str {
        self.row().as_str()
    }

    /// What a report calls it.
    ///
    /// ```
    /// use meedoen::vocabulary::{Lang, Rung};
    /// assert_eq!(Rung::ALL[1].label().get(Lang::Nl), "Trede 2");
    /// ```
    pub const fn label(self) -> Text {
        self.row().label()
    }

    const fn row(self) -> &'static CommonCode {
        &RUNGS[self.0 as usize - 1]
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

/// A row for each rung: number, Dutch and English label, and what registrations call it beside
/// *trede* and the number.
pub(super) static RUNGS: [CommonCode; Rung::ALL.len()] = [
    CommonCode::new("1", "Trede 1", "Rung 1").also("geisoleerd"),
    CommonCode::new("2", "Trede 2", "Rung 2").also("socialecontacten"),
    CommonCode::new("3", "Trede 3", "Rung 3")
        .also("georganiseerdeactiviteiten deelnameactiviteiten"),
    CommonCode::new("4", "Trede 4", "Rung 4").also("onbetaaldwerk"),
    CommonCode::new("5", "Trede 5", "Rung 5").also("betaaldwerkmetondersteuning"),
    CommonCode::new("6", "Trede 6", "Rung 6").also("betaaldwerk"),
];
