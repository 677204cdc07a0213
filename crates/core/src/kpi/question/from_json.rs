//! Reading questions from JSON.
//!
//! A question with several faults is answered with the one whose code goes before the others, so
//! reading goes on after a fault ([`document::read_on`]), and what could be read is checked too.

use super::{CurveQuery, Query, Question, TransitionQuery};
use crate::document::{self, Faults, ReadError, Step, Tree};
use crate::policy::AssessmentAnswers;
use crate::{Dimension, Error, ErrorCode, Result};
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// The forms that one key tells apart from a question for KPIs.
const FORMS: [&str; 3] = ["transitions", "curve", "assess"];

/// A transition table is asked for.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct AskTransitions {
    transitions: TransitionQuery,
}

/// A curve is asked for.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct AskCurve {
    curve: CurveQuery,
}

/// The rung that follows from replies is asked for.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct AskAssessment {
    assess: AssessmentAnswers,
}

/// Reads a text as JSON: `bad_query` where it is none.
pub(crate) fn tree(text: &str) -> Result<Tree> {
    document::json(text).map_err(|error| {
        let message = format!("no JSON: {}", error.message());
        Error::new(ErrorCode::BadQuery, error.place(), message)
    })
}

/// Reads a question. What can't be read is added to the faults, and the rest stands in the question as
/// if that had not been asked, so that it can be checked too.
pub(crate) fn question(tree: Tree, faults: &mut Faults) -> Option<Question> {
    if !tree.is_table() {
        faults.add("", "a question is an object");
        return None;
    }
    match FORMS.into_iter().find(|form| tree.has(form)) {
        None => read::<Query>(tree, faults).map(Question::Kpis),
        Some("transitions") => {
            let form = read::<AskTransitions>(tree, faults)?;
            Some(Question::Transitions(form.transitions))
        }
        Some("curve") => read::<AskCurve>(tree, faults).map(|form| Question::Curve(form.curve)),
        Some(_) => read::<AskAssessment>(tree, faults).map(|form| Question::Assess(form.assess)),
    }
}

fn read<T: DeserializeOwned>(tree: Tree, faults: &mut Faults) -> Option<T> {
    document::read_on(tree, stand_in, |error, wrong| {
        let path = error.path();
        let is_word = wrong.is_some_and(Tree::is_text);
        faults.add_as(code(error, &path, is_word), place(error, &path), error.message());
    })
}

/// What stands for a part that is missing or can't be read: nothing that another check would refuse
/// before it.
fn stand_in(path: &[Step]) -> Option<Tree> {
    match keys(path).as_slice() {
        ["where", _] if matches!(path.last(), Some(Step::Key(_))) => Some(Tree::empty_list()),
        ["kpis"] if path.len() == 1 => Some(Tree::empty_list()),
        ["from"] => Some(Tree::from("1901-01-01".to_owned())),
        ["to"] => Some(Tree::from("2199-12-31".to_owned())),
        ["of"] => Some(Tree::from("days_on_benefit".to_owned())),
        _ => None,
    }
}

/// Which code a fault has: a word that names nothing has that of what it should name.
fn code(error: &ReadError, path: &[Step], is_word: bool) -> ErrorCode {
    let in_list = matches!(path.last(), Some(Step::Index(_)));
    match keys(path).as_slice() {
        ["kpis"] if is_word && in_list => ErrorCode::UnknownKpi,
        ["of"] if is_word => ErrorCode::UnknownKpi,
        ["by"] if is_word && in_list => ErrorCode::UnknownDimension,
        ["where", word] if error.is_in_key() && word.parse::<Dimension>().is_err() => {
            ErrorCode::UnknownDimension
        }
        _ => ErrorCode::BadQuery,
    }
}

/// The part of the question that a fault is in, `where` or `curve.from`; of an unknown key, that which
/// holds it.
fn place(error: &ReadError, path: &[Step]) -> String {
    let all: Vec<&str> = path.iter().map_while(key).collect();
    let most = if all.first().is_some_and(|first| FORMS.contains(first)) { 2 } else { 1 };
    let known = all.len() - usize::from(error.is_in_key());
    all[..known.min(most)].join(".")
}

/// The keys of a path within its form.
fn keys(path: &[Step]) -> Vec<&str> {
    let keys = path.iter().map_while(key);
    keys.skip_while(|key| FORMS.contains(key)).collect()
}

fn key(step: &Step) -> Option<&str> {
    match step {
        Step::Key(key) => Some(key),
        Step::Index(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Code and place of each fault.
    fn faults(text: &str) -> Vec<String> {
        let mut faults = Faults::new(ErrorCode::BadQuery);
        question(tree(text).unwrap(), &mut faults);
        faults.found().iter().map(|fault| format!("{} {}", fault.code(), fault.place())).collect()
    }

    #[test]
    fn every_fault_of_a_question_is_found() {
        assert_eq!(
            faults(
                r#"{"kpis": ["granite", "stock", 5], "from": "soon", "by": ["rung", "colour"],
                    "every": "fortnight", "where": {"colour": "red", "rung": 1.5}, "granite": 1}"#
            ),
            [
                "unknown_kpi kpis",
                "bad_query kpis",
                "bad_query from",
                "unknown_dimension by",
                "bad_query every",
                "unknown_dimension where",
                "bad_query where",
                "bad_query ",
                "bad_query to",
            ]
        );
        assert_eq!(
            faults(r#"{"curve": {"of": "granite", "to": 5}, "more": 1}"#),
            ["unknown_kpi curve.of", "bad_query curve.to", "bad_query curve.from", "bad_query "]
        );
        assert_eq!(faults(r#"{"transitions": 5}"#)[0], "bad_query transitions");
        assert_eq!(faults(r#"{"assess": {"granite": "yes"}}"#), ["bad_query assess"]);
        assert_eq!(faults("5"), ["bad_query "]);
        assert_eq!(
            faults(r#"{"kpis": ["stock"], "from": "2023-01-01", "to": "2023-12-31"}"#),
            [""; 0]
        );
    }

    #[test]
    fn many_faults_end_the_reading() {
        let kpis: Vec<String> = (0..5000).map(|index| format!("granite{index}")).collect();
        let question = serde_json::json!({"kpis": kpis, "from": "2023-01-01", "to": "2023-12-31"});
        assert!(faults(&question.to_string()).len() < 100);
    }
}
