//! From answers to a rung: what they decide, and what must still be asked.
//!
//! The assessment walks from the top rung down and takes the first that holds. Where answers are
//! unknown it looks at every way to fill them in (at most 2^11), so that it never falls through to
//! a low rung for want of an answer. It advises; the professional decides.
//!
//! The answers are two bit sets, *yes* and *no*. The subsets of the unknown bits are counted through
//! with the carry trick (`(x - mask) & mask`), so each completion is one word of bits. The tests in
//! `tests/documents/assessment.rs` hold it against a version that fills in every answer one by one.

mod answers;

pub use answers::{AssessmentAnswers, AssessmentQuestion, Reply};

use crate::vocabulary::Rung;
use crate::{ErrorCode, Result, document};
use serde::{Deserialize, Serialize};

/// What a policy decides about the assessment.
///
/// ```
/// use meedoen::policy::AssessmentRules;
///
/// let rules = AssessmentRules::from_json(r#"{"informal_care_is_unpaid_work": false}"#)?;
/// assert_eq!(rules, AssessmentRules::new(false));
/// assert_eq!(AssessmentRules::from_json("{}")?, AssessmentRules::default());
/// # Ok::<(), meedoen::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(description = "What a policy decides about the assessment.")
)]
#[serde(deny_unknown_fields, default)]
pub struct AssessmentRules {
    /// Whether informal care outside the household counts as unpaid work, rung 4.
    pub(crate) informal_care_is_unpaid_work: bool,
}

impl Default for AssessmentRules {
    /// Those of a policy that decides nothing.
    fn default() -> Self {
        Self::new(true)
    }
}

impl AssessmentRules {
    /// Rules by whether informal care outside the household counts as unpaid work.
    ///
    /// ```
    /// use meedoen::policy::AssessmentRules;
    /// assert_eq!(AssessmentRules::new(true), AssessmentRules::default());
    /// ```
    pub const fn new(informal_care_is_unpaid_work: bool) -> Self {
        Self { informal_care_is_unpaid_work }
    }

    /// Reads the rules from JSON; what is left out has its default. `bad_query` with the place of what
    /// is wrong.
    ///
    /// ```
    /// use meedoen::policy::AssessmentRules;
    ///
    /// assert_eq!(AssessmentRules::from_json("{}")?, AssessmentRules::default());
    /// let error = AssessmentRules::from_json(r#"{"informal_care": true}"#).unwrap_err();
    /// assert_eq!(error.place(), "informal_care"); // unknown keys are refused
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn from_json(text: &str) -> Result<Self> {
        document::from_json(text, ErrorCode::BadQuery)
    }
}

/// What answers come to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Assessment {
    /// The rung, where only one is possible.
    pub(crate) rung: Option<Rung>,
    /// The rungs that are possible, ascending.
    pub(crate) possible: Vec<Rung>,
    /// The questions still to ask, in the order of the model: each unknown that in some completion
    /// of the answers changes the rung.
    pub(crate) ask: Vec<AssessmentQuestion>,
    /// The answers that decided the rung, in the order of the model: enough to decide it, and
    /// without any one of them it would be open. Empty while the rung is open.
    pub(crate) decided_by: Vec<(AssessmentQuestion, Reply)>,
}

impl Assessment {
    /// The rung, where only one is possible.
    ///
    /// ```
    /// use meedoen::policy::{AssessmentAnswers, AssessmentRules, assess};
    ///
    /// let rules = AssessmentRules::default();
    /// let answers = AssessmentAnswers::from_json(r#"{"contract_or_self_employed": "yes"}"#)?;
    /// assert_eq!(assess(&answers, rules).rung(), None); // 5 or 6: whether it is supported is open
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn rung(&self) -> Option<Rung> {
        self.rung
    }

    /// The rungs that are possible, ascending.
    ///
    /// ```
    /// use meedoen::policy::{AssessmentAnswers, AssessmentRules, assess};
    ///
    /// let rules = AssessmentRules::default();
    /// assert_eq!(assess(&AssessmentAnswers::default(), rules).possible().len(), 6); // nothing is known
    /// ```
    pub fn possible(&self) -> &[Rung] {
        &self.possible
    }

    /// The questions still to ask, in the order of the model: each unknown that in some completion
    /// of the answers changes the rung.
    ///
    /// ```
    /// use meedoen::policy::{AssessmentAnswers, AssessmentRules, assess};
    ///
    /// let rules = AssessmentRules::default();
    /// let assessment = assess(&AssessmentAnswers::default(), rules);
    /// assert_eq!(assessment.ask().len(), 11); // any of them may change the rung
    /// ```
    pub fn ask(&self) -> &[AssessmentQuestion] {
        &self.ask
    }

    /// The answers that decided the rung, in the order of the model: enough to decide it, and
    /// without any one of them it would be open. Empty while the rung is open.
    ///
    /// ```
    /// use meedoen::policy::{AssessmentAnswers, AssessmentQuestion, AssessmentRules, Reply, assess};
    ///
    /// let (works, coached) = (
    ///     AssessmentQuestion::ContractOrSelfEmployed,
    ///     AssessmentQuestion::ExternalCoaching,
    /// );
    /// let answers = AssessmentAnswers::default()
    ///     .with(works, Reply::Yes)
    ///     .with(coached, Reply::Yes)
    ///     .with(AssessmentQuestion::WeeklySocialContact, Reply::No); // it makes no difference
    /// let assessment = assess(&answers, AssessmentRules::default());
    /// assert_eq!(assessment.decided_by(), [(works, Reply::Yes), (coached, Reply::Yes)]);
    /// ```
    pub fn decided_by(&self) -> &[(AssessmentQuestion, Reply)] {
        &self.decided_by
    }
}

/// Assesses answers.
///
/// ```
/// use meedoen::policy::{AssessmentAnswers, AssessmentQuestion, AssessmentRules, Reply, assess};
/// use meedoen::vocabulary::Rung;
///
/// let rules = AssessmentRules::new(true);
/// let answers = AssessmentAnswers::default().with(AssessmentQuestion::ContractOrSelfEmployed, Reply::Yes);
/// let assessment = assess(&answers, rules);
/// assert_eq!(assessment.rung(), None);
/// assert_eq!(assessment.possible(), [5, 6].map(|rung| Rung::new(rung).unwrap()));
/// assert_eq!(assessment.ask().len(), 5); // whether the work is supported
///
/// let coached = answers.with(AssessmentQuestion::ExternalCoaching, Reply::Yes);
/// assert_eq!(assess(&coached, rules).rung(), Rung::new(5));
/// ```
pub fn assess(answers: &AssessmentAnswers, rules: AssessmentRules) -> Assessment {
    let known = Known::from(answers);
    let possible = known.possible(rules);
    let rung = only(&possible);
    let unknown = AssessmentQuestion::LIST.into_iter().filter(|question| !known.has(*question));
    let ask = match rung {
        Some(_) => Vec::new(),
        None => unknown.filter(|question| known.hinges_on(*question, rules)).collect(),
    };
    let decided_by = match rung {
        Some(_) => known.enough_to_decide(rules).replies().collect(),
        None => Vec::new(),
    };
    Assessment { rung, possible, ask, decided_by }
}

/// The answers as bits, one a question in the order of [`AssessmentQuestion::ALL`].
#[derive(Clone, Copy)]
struct Known {
    yes: u16,
    no: u16,
}

/// The bit of every question.
const EVERY: u16 = (1 << AssessmentQuestion::LIST.len()) - 1;

const fn bit(question: AssessmentQuestion) -> u16 {
    1 << question as u16
}

impl From<&AssessmentAnswers> for Known {
    fn from(answers: &AssessmentAnswers) -> Self {
        let bits = |reply| {
            let such = AssessmentQuestion::LIST
                .into_iter()
                .filter(|question| answers.get(*question) == reply);
            such.fold(0, |bits, question| bits | bit(question))
        };
        Self { yes: bits(Reply::Yes), no: bits(Reply::No) }
    }
}

impl Known {
    const fn has(self, question: AssessmentQuestion) -> bool {
        (self.yes | self.no) & bit(question) != 0
    }

    const fn without(self, question: AssessmentQuestion) -> Self {
        Self { yes: self.yes & !bit(question), no: self.no & !bit(question) }
    }

    /// Every way to fill in the unknowns, each as the bits of the questions that hold.
    fn completions(self) -> impl Iterator<Item = u16> {
        let unknown = EVERY & !(self.yes | self.no);
        // Counting within the unknown bits: the next subset after `filled` is the one that the
        // carry makes, and after the last comes the empty one again.
        let next = move |filled: &u16| {
            Some(filled.wrapping_sub(unknown) & unknown).filter(|next| *next != 0)
        };
        std::iter::successors(Some(0), next).map(move |filled| self.yes | filled)
    }

    /// The rungs of all completions, ascending.
    fn possible(self, rules: AssessmentRules) -> Vec<Rung> {
        let mut found = [false; Rung::ALL.len()];
        for holding in self.completions() {
            found[usize::from(rung_of(holding, rules)) - 1] = true;
        }
        Rung::ALL.into_iter().filter(|rung| found[usize::from(rung.number()) - 1]).collect()
    }

    /// Whether in some completion the reply to this question changes the rung.
    fn hinges_on(self, question: AssessmentQuestion, rules: AssessmentRules) -> bool {
        self.completions()
            .any(|holding| rung_of(holding, rules) != rung_of(holding ^ bit(question), rules))
    }

    /// The answers left when each that is not needed, the last question first, is let go.
    fn enough_to_decide(self, rules: AssessmentRules) -> Self {
        AssessmentQuestion::LIST.into_iter().rev().fold(self, |kept, question| {
            let fewer = kept.without(question);
            if only(&fewer.possible(rules)).is_some() { fewer } else { kept }
        })
    }

    fn replies(self) -> impl Iterator<Item = (AssessmentQuestion, Reply)> {
        AssessmentQuestion::LIST.into_iter().filter(move |question| self.has(*question)).map(
            move |question| {
                let holds = self.yes & bit(question) != 0;
                (question, if holds { Reply::Yes } else { Reply::No })
            },
        )
    }
}

/// The number of the first rung that holds, from the top down, where every answer is known.
fn rung_of(holding: u16, rules: AssessmentRules) -> u8 {
    let holds = |question| holding & bit(question) != 0;
    let unpaid_work = holds(AssessmentQuestion::UnpaidResponsibleWork)
        || (rules.informal_care_is_unpaid_work
            && holds(AssessmentQuestion::InformalCareOutsideHousehold));
    if holds(AssessmentQuestion::ContractOrSelfEmployed) {
        if AssessmentQuestion::SUPPORT.into_iter().any(holds) { 5 } else { 6 }
    } else if unpaid_work && holds(AssessmentQuestion::WeeklyPhysicalContact) {
        4
    } else if holds(AssessmentQuestion::WeeklyOrganisedActivity) {
        3
    } else if holds(AssessmentQuestion::WeeklySocialContact) {
        2
    } else {
        1
    }
}

fn only(rungs: &[Rung]) -> Option<Rung> {
    match rungs {
        [rung] => Some(*rung),
        _ => None,
    }
}
