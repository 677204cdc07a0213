//! What is asked together: a list of questions, made or read.

use super::from_json;
use super::{Question, check, not_read};
use crate::document::Faults;
use crate::policy::Policy;
use crate::{Day, ErrorCode, Result};

/// Questions that are asked together, to be answered in one sweep, each in its place. One that can't
/// be read has its error in its place.
///
/// Questions that were made become one by themselves; those in JSON are read by
/// [`from_json`](Self::from_json).
///
/// ```
/// use meedoen::kpi::{AskOptions, QuestionList};
/// use meedoen::{Caseload, Kpi, Ledger, Policy, Query, Span};
///
/// let policy = Policy::preset("example")?;
/// let ledger = Ledger::read_csv(b"client,kind,code,start\nR001,benefit,pw,2023-01-15", &policy)?;
/// let caseload = Caseload::build(&ledger, &policy)?;
///
/// let made = [Query::over(Span::parse("2023")?).kpis([Kpi::Stock]).into()];
/// let read = r#"[{"kpis": ["stock"], "from": "2023-01-01", "to": "2023-12-31"}, {"kpis": 5}]"#;
/// let made = caseload.ask_all(&made, AskOptions::default());
/// let read = caseload.ask_all(QuestionList::from_json(read)?, AskOptions::default());
/// assert_eq!(made[0], read[0]);
/// assert_eq!(read[1].as_ref().map_err(|error| error.place()), Err("kpis"));
/// # Ok::<(), meedoen::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct QuestionList {
    questions: Vec<ListedQuestion>,
    is_list: bool,
}

/// A question as far as it could be read, and what was found wrong.
#[derive(Debug, Clone)]
pub(crate) struct ListedQuestion {
    question: Option<Question>,
    faults: Faults,
}

impl QuestionList {
    /// Reads a question, or a list of them, from the JSON form that every language shares.
    ///
    /// `bad_query` for a text that is no JSON. What else is wrong is the answer to the question that
    /// it is wrong in.
    ///
    /// ```
    /// use meedoen::kpi::QuestionList;
    ///
    /// assert!(QuestionList::from_json(r#"{"kpis": ["stock"], "from": "2023-01-01"}"#).is_ok());
    /// assert!(QuestionList::from_json("stock").is_err());
    /// ```
    pub fn from_json(text: &str) -> Result<Self> {
        let read = |tree| {
            let mut faults = Faults::new(ErrorCode::BadQuery);
            ListedQuestion { question: from_json::question(tree, &mut faults), faults }
        };
        Ok(match from_json::tree(text)?.into_list() {
            Ok(trees) => Self { questions: trees.into_iter().map(read).collect(), is_list: true },
            Err(tree) => Self { questions: vec![read(tree)], is_list: false },
        })
    }

    /// The questions, in order.
    pub(crate) fn questions(self) -> impl Iterator<Item = ListedQuestion> {
        self.questions.into_iter()
    }

    /// Whether they are answered with a list in JSON, also where that has one answer.
    pub(crate) const fn is_list(&self) -> bool {
        self.is_list
    }
}

impl ListedQuestion {
    /// The question, if all of it could be read and it can be asked under this policy; `horizon` is
    /// that of the options.
    pub(crate) fn checked(self, policy: &Policy, horizon: Option<Day>) -> Result<Question> {
        let Self { question, mut faults } = self;
        if let Some(question) = &question {
            check::question(question, policy, &mut faults);
        }
        check::in_calendar(horizon, "horizon", &mut faults);
        faults.into_foremost()?;
        question.ok_or_else(not_read)
    }
}

impl From<&[Question]> for QuestionList {
    fn from(questions: &[Question]) -> Self {
        let listed = |question: &Question| ListedQuestion {
            question: Some(question.clone()),
            faults: Faults::new(ErrorCode::BadQuery),
        };
        Self { questions: questions.iter().map(listed).collect(), is_list: true }
    }
}

impl<const N: usize> From<&[Question; N]> for QuestionList {
    fn from(questions: &[Question; N]) -> Self {
        questions.as_slice().into()
    }
}

impl From<&Vec<Question>> for QuestionList {
    fn from(questions: &Vec<Question>) -> Self {
        questions.as_slice().into()
    }
}
