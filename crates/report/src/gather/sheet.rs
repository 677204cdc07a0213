//! The sheet of questions: written down section by section, asked all at once in one sweep.

use meedoen::kpi::{Answer, Query, Question, Receipt, Row, TransitionQuery, TransitionRow};
use meedoen::{Day, Result};

/// Where on the sheet a question stands, and so its answer.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ticket(usize);

/// Questions under way, all as known on the same day and with the same horizon.
#[derive(Debug)]
pub(super) struct Sheet {
    questions: Vec<Question>,
    known_on: Option<Day>,
    horizon: Option<Day>,
}

impl Sheet {
    pub(super) fn new(known_on: Option<Day>, horizon: Option<Day>) -> Self {
        Self { questions: Vec::new(), known_on, horizon }
    }

    pub(super) fn kpis(&mut self, mut query: Query) -> Ticket {
        query.known_on = self.known_on;
        query.horizon = self.horizon;
        self.push(Question::Kpis(query))
    }

    pub(super) fn transitions(&mut self, mut query: TransitionQuery) -> Ticket {
        query.known_on = self.known_on;
        self.push(Question::Transitions(query))
    }

    pub(super) fn questions(&self) -> &[Question] {
        &self.questions
    }

    fn push(&mut self, question: Question) -> Ticket {
        self.questions.push(question);
        Ticket(self.questions.len() - 1)
    }
}

/// The answers, in the order of the sheet.
#[derive(Debug)]
pub(super) struct Answers(Vec<Answer>);

impl Answers {
    /// The answers, or the first error.
    pub(super) fn new(answers: Vec<Result<Answer>>) -> Result<Self> {
        answers.into_iter().collect::<Result<_>>().map(Self)
    }

    pub(super) fn rows(&self, ticket: Ticket) -> &[Row] {
        self.0.get(ticket.0).map_or(&[], Answer::kpi_rows)
    }

    pub(super) fn transitions(&self, ticket: Ticket) -> &[TransitionRow] {
        self.0.get(ticket.0).map_or(&[], Answer::transition_rows)
    }

    pub(super) fn receipts(&self) -> impl Iterator<Item = &Receipt> {
        self.0.iter().map(|answer| &answer.receipt)
    }
}
