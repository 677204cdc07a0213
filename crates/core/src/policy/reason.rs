//! Why a benefit ended: reasons, their CBS code and their category.
//!
//! Source: Regeling statistiek Participatiewet, IOAW en IOAZ, characteristic 34.

use serde::{Deserialize, Serialize};

/// What an end reason counts as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Category {
    /// Left for work or self-employment.
    ToWork,
    /// Left for education.
    Education,
    /// Left for a reason nobody steers: pension age, moving, death, a relationship.
    Neutral,
    /// Any other known reason.
    Other,
    /// No reason was registered.
    Unknown,
}

impl Category {
    /// Every category, in the order of the transition table.
    pub const ALL: [Self; 5] =
        [Self::ToWork, Self::Education, Self::Neutral, Self::Other, Self::Unknown];

    /// The categories a policy can map a reason to: all but `unknown`, which is no reason at all.
    pub const MAPPED: [Self; 4] = [Self::ToWork, Self::Education, Self::Neutral, Self::Other];

    /// The word in policies and answers.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ToWork => "to_work",
            Self::Education => "education",
            Self::Neutral => "neutral",
            Self::Other => "other",
            Self::Unknown => "unknown",
        }
    }
}

/// Why a benefit ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Reason {
    /// CBS 11.
    Work,
    /// CBS 13.
    SelfEmployment,
    /// CBS 01.
    Study,
    /// CBS 02.
    Relationship,
    /// CBS 03.
    PensionAge,
    /// CBS 04.
    Death,
    /// CBS 05.
    Detention,
    /// CBS 06.
    SchoolingRefused,
    /// CBS 07.
    AbroadTooLong,
    /// CBS 14.
    UnemploymentBenefit,
    /// CBS 15.
    DisabilityBenefit,
    /// CBS 17.
    Alimony,
    /// CBS 18.
    Assets,
    /// CBS 19.
    OtherIncome,
    /// CBS 31.
    NoInformation,
    /// CBS 32.
    Moved,
    /// CBS 33.
    MovedAbroad,
    /// CBS 34.
    NoShowInformation,
    /// CBS 35.
    NoShowReintegration,
    /// CBS 97.
    Partner,
    /// CBS 98.
    Other,
}

/// Reason, word, CBS code and the category it has unless the policy says otherwise.
const TABLE: [(Reason, &str, &str, Category); 21] = [
    (Reason::Work, "work", "11", Category::ToWork),
    (Reason::SelfEmployment, "self_employment", "13", Category::ToWork),
    (Reason::Study, "study", "01", Category::Education),
    (Reason::Relationship, "relationship", "02", Category::Neutral),
    (Reason::PensionAge, "pension_age", "03", Category::Neutral),
    (Reason::Death, "death", "04", Category::Neutral),
    (Reason::Detention, "detention", "05", Category::Neutral),
    (Reason::SchoolingRefused, "schooling_refused", "06", Category::Other),
    (Reason::AbroadTooLong, "abroad_too_long", "07", Category::Other),
    (Reason::UnemploymentBenefit, "unemployment_benefit", "14", Category::Other),
    (Reason::DisabilityBenefit, "disability_benefit", "15", Category::Other),
    (Reason::Alimony, "alimony", "17", Category::Other),
    (Reason::Assets, "assets", "18", Category::Other),
    (Reason::OtherIncome, "other_income", "19", Category::Other),
    (Reason::NoInformation, "no_information", "31", Category::Other),
    (Reason::Moved, "moved", "32", Category::Neutral),
    (Reason::MovedAbroad, "moved_abroad", "33", Category::Neutral),
    (Reason::NoShowInformation, "no_show_information", "34", Category::Other),
    (Reason::NoShowReintegration, "no_show_reintegration", "35", Category::Other),
    (Reason::Partner, "partner", "97", Category::Neutral),
    (Reason::Other, "other", "98", Category::Other),
];

impl Reason {
    /// Every reason, in the order of the table.
    pub const ALL: [Self; 21] = {
        let mut all = [Self::Work; 21];
        let mut index = 0;
        while index < 21 {
            all[index] = TABLE[index].0;
            index += 1;
        }
        all
    };

    /// The word in ledgers, policies and answers.
    pub const fn as_str(self) -> &'static str {
        TABLE[self as usize].1
    }

    /// Its CBS code, two digits.
    pub const fn cbs_code(self) -> &'static str {
        TABLE[self as usize].2
    }

    /// The category it has unless a policy maps it otherwise.
    pub const fn category(self) -> Category {
        TABLE[self as usize].3
    }

    /// The reason with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.as_str() == word)
    }

    /// The reason with this CBS code, with or without its leading zero.
    pub fn from_cbs(code: &str) -> Option<Self> {
        let short = |code: &'static str| code.strip_prefix('0').unwrap_or(code);
        Self::ALL.into_iter().find(|reason| {
            let own = reason.cbs_code();
            own == code || short(own) == code
        })
    }
}

impl std::fmt::Display for Reason {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// How a referral was settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Settlement {
    /// The other team took over; also when no reason is given.
    Accepted,
    /// The referral came back.
    Returned,
    /// It came to nothing.
    Lapsed,
}

impl Settlement {
    /// Every way to settle.
    pub const ALL: [Self; 3] = [Self::Accepted, Self::Returned, Self::Lapsed];

    /// The word in ledgers.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Returned => "returned",
            Self::Lapsed => "lapsed",
        }
    }

    /// The settlement with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.as_str() == word)
    }
}
