//! Questions and answers: a list of queries becomes one plan, is swept once, and comes back as
//! tidy rows with a receipt.
//!
//! A question is checked ([`Question`]) and resolved into a part of a plan: its grid, its horizon,
//! the cells of each KPI. One sweep over the clients fills a tally for each KPI; tallies add up, and
//! become rows at the very end. They add up over caseloads too: as bytes they go to whoever merges
//! them, see [`Tallies`]. Each family of KPIs has a file with one counting function a KPI.

mod answer;
mod answering;
mod ask;
mod axis;
mod bulk;
mod chain;
mod check;
mod cohort;
mod columns;
mod counting;
mod frame;
mod identity;
mod ladder;
mod parse;
mod pass;
mod placements;
mod plan;
mod published;
mod question;
mod receipt;
mod rows;
mod shared;
mod shipping;
mod stock_and_flow;
mod sums;
mod sweep;
mod tallies;
mod tally;
mod transitions;
mod waits;
mod written;

pub use answer::{
    Answer, AssessmentRow, BreakMet, Cell, CurveRow, Number, Receipt, Row, Rows, TransitionRow,
};
pub use ask::{AskOptions, MOST_ROWS};
#[cfg(all(test, feature = "schema"))]
pub(crate) use parse::{CURVE_KEYS, QUERY_KEYS, TRANSITION_KEYS};
pub use plan::Plan;
pub use question::{CurveQuery, Query, Question, TransitionQuery, Where};
pub use tallies::Tallies;
