//! What is asked to place somebody on the ladder, and what was answered.

use crate::{Error, ErrorCode, Result};
use serde::de::{MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A question of the assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "AssessmentQuestion"))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Question {
    /// Works on a contract or is self-employed.
    ContractOrSelfEmployed,
    /// Has a supplementary benefit.
    SupplementaryBenefit,
    /// A municipal instrument is in use: wage subsidy, job coach …
    MunicipalInstrument,
    /// Works in sheltered employment (Wsw or beschut werk).
    ShelteredEmployment,
    /// Is coached at work by anyone but manager and colleagues (a merely formal aftercare does not
    /// count).
    ExternalCoaching,
    /// Follows a regular course with a work component below the starting qualification.
    WorkBasedCourse,
    /// Does unpaid work with responsibility toward others.
    UnpaidResponsibleWork,
    /// Gives informal care (mantelzorg) outside the household.
    InformalCareOutsideHousehold,
    /// Has physical contact with others in that work, every week.
    WeeklyPhysicalContact,
    /// Takes part in organised activities or schooling with physical contact, every week.
    WeeklyOrganisedActivity,
    /// Meets people outside the household in person, outside organised activities, every week.
    WeeklySocialContact,
}

impl Question {
    /// Every question, in the order of the model.
    pub const ALL: [Self; 11] = [
        Self::ContractOrSelfEmployed,
        Self::SupplementaryBenefit,
        Self::MunicipalInstrument,
        Self::ShelteredEmployment,
        Self::ExternalCoaching,
        Self::WorkBasedCourse,
        Self::UnpaidResponsibleWork,
        Self::InformalCareOutsideHousehold,
        Self::WeeklyPhysicalContact,
        Self::WeeklyOrganisedActivity,
        Self::WeeklySocialContact,
    ];

    /// The five kinds of support that make paid work rung 5.
    pub const SUPPORT: [Self; 5] = [
        Self::SupplementaryBenefit,
        Self::MunicipalInstrument,
        Self::ShelteredEmployment,
        Self::ExternalCoaching,
        Self::WorkBasedCourse,
    ];

    /// The word in questions and answers.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ContractOrSelfEmployed => "contract_or_self_employed",
            Self::SupplementaryBenefit => "supplementary_benefit",
            Self::MunicipalInstrument => "municipal_instrument",
            Self::ShelteredEmployment => "sheltered_employment",
            Self::ExternalCoaching => "external_coaching",
            Self::WorkBasedCourse => "work_based_course",
            Self::UnpaidResponsibleWork => "unpaid_responsible_work",
            Self::InformalCareOutsideHousehold => "informal_care_outside_household",
            Self::WeeklyPhysicalContact => "weekly_physical_contact",
            Self::WeeklyOrganisedActivity => "weekly_organised_activity",
            Self::WeeklySocialContact => "weekly_social_contact",
        }
    }

    /// The question with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|question| question.as_str() == word)
    }
}

impl std::fmt::Display for Question {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What was answered to one question.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Reply {
    /// It holds.
    Yes,
    /// It does not hold.
    No,
    /// It was not asked, or nobody could say.
    #[default]
    Unknown,
}

impl Reply {
    /// Every reply.
    pub const ALL: [Self; 3] = [Self::Yes, Self::No, Self::Unknown];

    /// The word in questions and answers.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Unknown => "unknown",
        }
    }

    /// The reply with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reply| reply.as_str() == word)
    }
}

/// A reply to every question; what is left out is unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Answers {
    replies: [Reply; Question::ALL.len()],
}

impl Answers {
    /// Every question unknown.
    pub fn new() -> Self {
        Self::default()
    }

    /// The same answers but for this question.
    #[must_use]
    pub fn with(mut self, question: Question, reply: Reply) -> Self {
        self.replies[question as usize] = reply;
        self
    }

    /// The reply to a question.
    pub fn get(&self, question: Question) -> Reply {
        self.replies[question as usize]
    }

    /// Reads `{"contract_or_self_employed": "no", …}`. `bad_query` for a question that does not
    /// exist or a reply that is none.
    pub fn from_json(value: &serde_json::Value) -> Result<Self> {
        let wrong = |place: String, message: &str| {
            Error::new(ErrorCode::BadQuery, place, message.to_owned())
        };
        let Some(object) = value.as_object() else {
            return Err(wrong(
                "assess".to_owned(),
                "the answers are an object, a reply by question",
            ));
        };
        object.iter().try_fold(Self::new(), |answers, (word, reply)| {
            let place = || format!("assess.{}", word.escape_debug());
            let question = Question::from_word(word)
                .ok_or_else(|| wrong(place(), "the assessment has no such question"))?;
            let reply = reply
                .as_str()
                .and_then(Reply::from_word)
                .ok_or_else(|| wrong(place(), "a reply is `yes`, `no` or `unknown`"))?;
            Ok(answers.with(question, reply))
        })
    }
}

impl Serialize for Answers {
    /// The questions that have an answer, in the order of the model.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for question in Question::ALL {
            if self.get(question) != Reply::Unknown {
                map.serialize_entry(&question, &self.get(question))?;
            }
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Answers {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AnswersVisitor;

        impl<'de> Visitor<'de> for AnswersVisitor {
            type Value = Answers;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a reply by question")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Answers, M::Error> {
                let mut answers = Answers::new();
                while let Some((question, reply)) = map.next_entry()? {
                    answers = answers.with(question, reply);
                }
                Ok(answers)
            }
        }

        deserializer.deserialize_map(AnswersVisitor)
    }
}
