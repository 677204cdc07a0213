//! From what was counted to the rows of an answer.

use super::{CurveRow, Rows, TransitionRow, build_rows};
use crate::kpi::plan::Planned;
use crate::kpi::question::Question;
use crate::kpi::tally::FinishedTally;
use crate::kpi::tally::state_pairs::{CLOSING, OPENING, PAIRS};
use crate::policy::Policy;
use crate::policy::{AssessmentAnswers, assess};
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
        Question::Curve(_) => Rows::Curve(counts.iter().flat_map(curve_rows).collect()),
        Question::Assess(answers) => assessed(answers, policy),
    }
}

fn assessed(answers: &AssessmentAnswers, policy: &Policy) -> Rows {
    Rows::Assessment(vec![assess(answers, policy.assessment_rules()).into()])
}

fn curve_rows(counts: &FinishedTally) -> Vec<CurveRow> {
    let curve = KaplanMeier::from_observations(counts.durations(0, 0));
    let steps = curve.steps().iter().map(|step| CurveRow {
        days: step.days(),
        at_risk: step.at_risk() as i64,
        events: step.events() as i64,
        censored: step.censored() as i64,
        survival: step.survival(),
        lower: step.interval().map(|(lower, _)| lower),
        upper: step.interval().map(|(_, upper)| upper),
    });
    steps.collect()
}

/// The pairs that occur, by both states.
fn transition_rows(counts: &FinishedTally) -> Vec<TransitionRow> {
    let pairs = (0..PAIRS).map(|pair| TransitionRow {
        from_state: OPENING[pair / CLOSING.len()].as_str(),
        to_state: CLOSING[pair % CLOSING.len()].as_str(),
        value: counts.value(pair, 0),
    });
    pairs.filter(|row| row.value != 0).collect()
}
