//! Questions and answers: a list of queries becomes one plan, is swept once, and comes back as
//! tidy rows with a receipt.
//!
//! A question is checked ([`Question`]) and resolved into a part of a plan: its grid, its horizon,
//! the cells of each KPI. One sweep over the clients fills a tally for each KPI; tallies add up, and
//! become rows at the very end. They add up over caseloads too: as bytes they go to whoever merges
//! them, see [`Tallies`]. Each family of KPIs has a file with one counting function a KPI.

mod answer;
mod ask;
mod dimension;
mod families;
mod plan;
mod question;
mod sweep;
mod tallies;
mod tally;

#[cfg(feature = "schema")]
pub(crate) use answer::AssessmentRow;
pub use answer::{
    Answer, Cell, CurveStep, Figure, KpiRow, NoFigure, Number, Receipt, Rows, TransitionRow,
};
pub use plan::{AskOptions, Plan};
pub use question::{CurveQuery, Query, Question, QuestionList, TransitionQuery};
pub use tallies::Tallies;
