//! Questions and answers: a list of queries becomes one plan, is swept once, and comes back as
//! tidy rows with a receipt.

mod answer;
mod question;

pub use answer::{
    Answer, AssessmentRow, BreakMet, CurveRow, Number, Receipt, Row, Rows, TransitionRow,
};
pub use question::{CurveQuery, Query, Question, TransitionQuery};
