//! The questions of a report, collected section by section and asked in one sweep.

use meedoen::kpi::{
    Answer, KpiRow, Query, Question, Receipt, Rows, TransitionQuery, TransitionRow,
};
use meedoen::{Day, Error, ErrorCode, Result};

/// Which question of the batch, and so which answer.
#[derive(Debug, Clone, Copy)]
pub(super) struct QueryId(usize);

/// The questions so far, all as known on the same day and with the same horizon.
#[derive(Debug)]
pub(super) struct QueryBatch {
    questions: Vec<Question>,
    known_on: Option<Day>,
    horizon: Option<Day>,
}

impl QueryBatch {
    pub(super) fn new(known_on: Option<Day>, horizon: Option<Day>) -> Self {
        Self { questions: Vec::new(), known_on, horizon }
    }

    pub(super) fn kpis(&mut self, mut query: Query) -> QueryId {
        if let Some(day) = self.known_on {
            query = query.known_on(day);
        }
        if let Some(day) = self.horizon {
            query = query.horizon(day);
        }
        self.push(Question::Kpis(query))
    }

    pub(super) fn transitions(&mut self, mut query: TransitionQuery) -> QueryId {
        if let Some(day) = self.known_on {
            query = query.known_on(day);
        }
        self.push(Question::Transitions(query))
    }

    pub(super) fn questions(&self) -> &[Question] {
        &self.questions
    }

    fn push(&mut self, question: Question) -> QueryId {
        self.questions.push(question);
        QueryId(self.questions.len() - 1)
    }
}

/// The answers, in the order of the questions.
#[derive(Debug)]
pub(super) struct Answers(Vec<Answer>);

impl Answers {
    /// The answers to these questions, or the first error. `bad_query` where there are more or fewer
    /// answers than questions.
    pub(super) fn new(answers: Vec<Result<Answer>>, batch: &QueryBatch) -> Result<Self> {
        let (asked, given) = (batch.questions.len(), answers.len());
        if asked != given {
            let message = format!("the report asks {asked} questions and got {given} answers");
            return Err(Error::new(ErrorCode::BadQuery, "answers", message));
        }
        answers.into_iter().collect::<Result<_>>().map(Self)
    }

    pub(super) fn rows(&self, query: QueryId) -> &[KpiRow] {
        self.0.get(query.0).map_or(&[], Answer::kpi_rows)
    }

    pub(super) fn transitions(&self, query: QueryId) -> &[TransitionRow] {
        match self.0.get(query.0).map(Answer::rows) {
            Some(Rows::Transitions(rows)) => rows,
            _ => &[],
        }
    }

    pub(super) fn receipts(&self) -> impl Iterator<Item = &Receipt> {
        self.0.iter().map(Answer::receipt)
    }
}
