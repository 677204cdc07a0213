//! From what was counted to the rows of an answer.

use super::{Rows, TransitionRow, build_rows};
use crate::kpi::plan::Planned;
use crate::kpi::question::Question;
use crate::kpi::tally::FinishedTally;
use crate::kpi::tally::state_pairs::{CLOSING, OPENING, PAIRS};
use crate::policy::{Policy, assess};
use crate::statistics::KaplanMeier;

/// The rows of a question.
pub(crate) fn rows(planned: &Planned, policy: &Policy, counts: &[FinishedTally]) -> Rows {
    match &planned.question {
        Question::Kpis(query) => {
            Rows::Kpis(build_rows::of_query(query, policy, &planned.part, counts))
        }
        Question::Transitions(_) => {
            Rows::Transitions(counts.iter().flat_map(transition_rows).collect())
        }
        Question::Curve(_) => {
            let durations = counts.first().map(|counts| counts.durations(0, 0));
            let curve = durations.map(KaplanMeier::from_observations).unwrap_or_default();
            Rows::Curve(curve.steps().to_vec())
        }
        Question::Assess(answers) => Rows::Assessment(assess(answers, policy.assessment_rules())),
    }
}

/// The pairs that occur, by both states.
fn transition_rows(counts: &FinishedTally) -> Vec<TransitionRow> {
    let pairs = (0..PAIRS).map(|pair| TransitionRow {
        from_state: OPENING[pair / CLOSING.len()],
        to_state: CLOSING[pair % CLOSING.len()],
        value: counts.value(pair, 0),
    });
    pairs.filter(|row| row.value != 0).collect()
}
