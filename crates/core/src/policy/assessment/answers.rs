//! What is asked to place somebody on the ladder, and what was answered.

use crate::words::words;
use crate::{ErrorCode, Result, document};
use serde::de::{MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

words! {
    /// A question of the assessment.
    #[non_exhaustive]
    pub enum AssessmentQuestion: "question of the assessment" {
        /// Works on a contract or is self-employed.
        ContractOrSelfEmployed = "contract_or_self_employed",
        /// Has a supplementary benefit.
        SupplementaryBenefit = "supplementary_benefit",
        /// A municipal instrument is in use: wage subsidy, job coach …
        MunicipalInstrument = "municipal_instrument",
        /// Works in sheltered employment (Wsw or beschut werk).
        ShelteredEmployment = "sheltered_employment",
        /// Is coached at work by anyone but manager and colleagues (a merely formal aftercare does not
        /// count).
        ExternalCoaching = "external_coaching",
        /// Follows a regular course with a work component below the starting qualification.
        WorkBasedCourse = "work_based_course",
        /// Does unpaid work with responsibility toward others.
        UnpaidResponsibleWork = "unpaid_responsible_work",
        /// Gives informal care (mantelzorg) outside the household.
        InformalCareOutsideHousehold = "informal_care_outside_household",
        /// Has physical contact with others in that work, every week.
        WeeklyPhysicalContact = "weekly_physical_contact",
        /// Takes part in organised activities or schooling with physical contact, every week.
        WeeklyOrganisedActivity = "weekly_organised_activity",
        /// Meets people outside the household in person, outside organised activities, every week.
        WeeklySocialContact = "weekly_social_contact",
    }
}

impl AssessmentQuestion {
    /// The five kinds of support that make paid work rung 5.
    pub(crate) const SUPPORT: [Self; 5] = [
        Self::SupplementaryBenefit,
        Self::MunicipalInstrument,
        Self::ShelteredEmployment,
        Self::ExternalCoaching,
        Self::WorkBasedCourse,
    ];
}

words! {
    /// What was answered to one question.
    #[derive(Default)]
    #[non_exhaustive]
    pub enum Reply: "reply" {
        /// It holds.
        Yes = "yes",
        /// It does not hold.
        No = "no",
        /// It was not asked, or nobody could say.
        #[default]
        Unknown = "unknown",
    }
}

/// A reply to every question; what is left out is unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct AssessmentAnswers {
    replies: [Reply; AssessmentQuestion::LIST.len()],
}

impl AssessmentAnswers {
    /// The same answers but for this question; the reply given last counts.
    ///
    /// ```
    /// use meedoen::policy::{AssessmentAnswers, AssessmentQuestion, Reply};
    ///
    /// let question = AssessmentQuestion::ExternalCoaching;
    /// let answers = AssessmentAnswers::default().with(question, Reply::Yes); // the others are unknown
    /// assert_eq!(answers.with(question, Reply::Unknown), AssessmentAnswers::default());
    /// ```
    #[must_use]
    pub fn with(mut self, question: AssessmentQuestion, reply: Reply) -> Self {
        self.replies[question as usize] = reply;
        self
    }

    /// The reply to a question.
    pub(crate) fn get(&self, question: AssessmentQuestion) -> Reply {
        self.replies[question as usize]
    }

    /// Reads `{"contract_or_self_employed": "no", …}`. `bad_query` for a question that does not exist
    /// or a reply that is none.
    ///
    /// ```
    /// use meedoen::policy::{AssessmentAnswers, AssessmentQuestion, Reply};
    ///
    /// let answers = AssessmentAnswers::from_json(r#"{"weekly_social_contact": "yes"}"#)?;
    /// let question = AssessmentQuestion::WeeklySocialContact;
    /// assert_eq!(answers, AssessmentAnswers::default().with(question, Reply::Yes)); // the rest is unknown
    ///
    /// let wrong = AssessmentAnswers::from_json(r#"{"weekly_social_contact": "often"}"#);
    /// assert_eq!(wrong.unwrap_err().place(), "weekly_social_contact");
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn from_json(text: &str) -> Result<Self> {
        document::from_json(text, ErrorCode::BadQuery)
    }
}

impl Serialize for AssessmentAnswers {
    /// The questions that have an answer, in the order of the model.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for question in AssessmentQuestion::LIST {
            if self.get(question) != Reply::Unknown {
                map.serialize_entry(&question, &self.get(question))?;
            }
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for AssessmentAnswers {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AnswersVisitor;

        impl<'de> Visitor<'de> for AnswersVisitor {
            type Value = AssessmentAnswers;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a reply by question")
            }

            fn visit_map<M: MapAccess<'de>>(
                self,
                mut map: M,
            ) -> Result<AssessmentAnswers, M::Error> {
                let mut answers = AssessmentAnswers::default();
                while let Some((question, reply)) = map.next_entry()? {
                    answers = answers.with(question, reply);
                }
                Ok(answers)
            }
        }

        deserializer.deserialize_map(AnswersVisitor)
    }
}
