//! The assessment against a twin that tries every completion, and against the shared vectors.

use meedoen::policy::Policy;
use meedoen::policy::{AssessmentAnswers, AssessmentQuestion, AssessmentRules, Reply, assess};
use meedoen::vocabulary::{Rung, Word};
use serde_json::json;

/// One of the table's rows, read from the top rung down, for answers that are all known.
fn twin_rung(yes: &[bool; 11], care_is_work: bool) -> u8 {
    let [
        contract,
        benefit,
        instrument,
        sheltered,
        coaching,
        course,
        unpaid,
        care,
        physical,
        organised,
        social,
    ] = *yes;
    let kinds = [benefit, instrument, sheltered, coaching, course];
    let none_of_five = kinds.iter().all(|kind| !kind);
    let rows: [(u8, bool); 5] = [
        (6, contract && none_of_five),
        (5, contract && !none_of_five),
        (4, !contract && (unpaid || (care_is_work && care)) && physical),
        (3, !contract && organised),
        (2, !contract && social),
    ];
    rows.into_iter().find(|(_, holds)| *holds).map_or(1, |(rung, _)| rung)
}

/// The rung of every combination of known answers, by the bits of the questions that hold.
fn table(care_is_work: bool) -> Vec<u8> {
    (0..1_u32 << 11)
        .map(|bits| twin_rung(&std::array::from_fn(|index| bits >> index & 1 == 1), care_is_work))
        .collect()
}

/// What follows from some answers, from what follows with one of the unknowns filled in: the
/// possible rungs and the questions that can change the rung, both as bits. Every combination of
/// answers is a number in base 3 (0 no, 1 yes, 2 unknown), so that the two ways to fill in an
/// unknown have smaller numbers and are known already.
fn twin(care_is_work: bool) -> Vec<(u8, u16)> {
    let rungs = table(care_is_work);
    let mut all: Vec<(u8, u16)> = Vec::with_capacity(177_147);
    for number in 0..3_usize.pow(11) {
        let digits: [usize; 11] =
            std::array::from_fn(|index| number / 3_usize.pow(index as u32) % 3);
        let Some(unknown) = digits.iter().position(|digit| *digit == 2) else {
            let bits =
                digits.iter().enumerate().map(|(index, digit)| digit << index).sum::<usize>();
            all.push((1 << rungs[bits], 0));
            continue;
        };
        let place = 3_usize.pow(unknown as u32);
        let (no, yes) = (all[number - 2 * place], all[number - place]);
        let known: usize =
            digits.iter().enumerate().map(|(index, digit)| usize::from(*digit == 1) << index).sum();
        let open: Vec<usize> =
            (0..11).filter(|index| *index != unknown && digits[*index] == 2).collect();
        let changes = (0..1_usize << open.len()).any(|choice| {
            let filled = open.iter().enumerate().map(|(bit, index)| (choice >> bit & 1) << index);
            let bits = known | filled.sum::<usize>();
            rungs[bits] != rungs[bits | 1 << unknown]
        });
        all.push((no.0 | yes.0, no.1 | yes.1 | u16::from(changes) << unknown));
    }
    all
}

fn answers_of(number: usize) -> AssessmentAnswers {
    AssessmentQuestion::ALL.iter().copied().enumerate().fold(
        AssessmentAnswers::default(),
        |answers, (index, question)| {
            let reply =
                [Reply::No, Reply::Yes, Reply::Unknown][number / 3_usize.pow(index as u32) % 3];
            answers.with(question, reply)
        },
    )
}

fn check_every_combination(informal_care_is_unpaid_work: bool) {
    let rules = AssessmentRules::new(informal_care_is_unpaid_work);
    for (number, (rungs, questions)) in twin(informal_care_is_unpaid_work).into_iter().enumerate() {
        let got = assess(&answers_of(number), rules);
        let possible: Vec<Rung> =
            Rung::ALL.into_iter().filter(|rung| rungs >> rung.number() & 1 == 1).collect();
        let ask: Vec<AssessmentQuestion> = AssessmentQuestion::ALL
            .iter()
            .enumerate()
            .filter(|(index, _)| questions >> index & 1 == 1)
            .map(|(_, &question)| question)
            .collect();
        assert_eq!(got.possible(), possible, "combination {number}");
        assert_eq!(got.ask(), ask, "combination {number}");
        assert_eq!(got.rung(), (possible.len() == 1).then(|| possible[0]), "combination {number}");
        assert_eq!(got.ask().is_empty(), got.rung().is_some(), "combination {number}");
    }
}

#[test]
fn every_combination_of_answers_is_assessed_as_the_twin_does() {
    check_every_combination(true);
}

#[test]
fn so_it_is_where_informal_care_is_no_work() {
    check_every_combination(false);
}

#[test]
fn what_decided_a_rung_decides_it_and_nothing_in_it_can_be_left_out() {
    let rules = AssessmentRules::new(true);
    for number in (0..3_usize.pow(11)).step_by(7) {
        let got = assess(&answers_of(number), rules);
        let only = |left_out: Option<AssessmentQuestion>| {
            got.decided_by()
                .iter()
                .filter(|(question, _)| Some(*question) != left_out)
                .fold(AssessmentAnswers::default(), |answers, (question, reply)| {
                    answers.with(*question, *reply)
                })
        };
        if got.rung().is_none() {
            assert_eq!(got.decided_by(), []);
            continue;
        }
        assert_eq!(assess(&only(None), rules).rung(), got.rung(), "combination {number}");
        for (question, _) in got.decided_by() {
            assert_eq!(assess(&only(Some(*question)), rules).rung(), None, "combination {number}");
        }
    }
}

#[test]
fn the_vectors_assessments_are_as_they_say() {
    let mut seen = 0;
    for folder in crate::vectors::folders() {
        let policy = std::fs::read_to_string(folder.join("policy.toml")).unwrap();
        let policy = Policy::from_toml(&policy).unwrap();
        let rules = policy.assessment_rules();
        for case in crate::vectors::cases(&folder) {
            let Some(query) = case["query"].as_object().filter(|query| query.len() == 1) else {
                continue;
            };
            let Some(asked) = query.get("assess") else { continue };
            seen += 1;
            match AssessmentAnswers::from_json(&asked.to_string()) {
                Err(error) => assert_eq!(case["error"], error.code().as_str(), "{}", case["name"]),
                Ok(answers) => {
                    let got = assess(&answers, rules);
                    let rungs: Vec<_> =
                        got.possible().iter().map(std::string::ToString::to_string).collect();
                    let ask: Vec<_> = got.ask().iter().map(|question| question.as_str()).collect();
                    let rung = got.rung().map(|rung| rung.to_string());
                    let row = json!({"rung": rung, "possible": rungs, "ask": ask});
                    assert_eq!(case["rows"], json!([row]), "{}", case["name"]);
                }
            }
        }
    }
    assert!(seen > 30, "only {seen} assessments in the vectors");
}

#[test]
fn answers_are_read_and_written_in_the_wire_form() {
    let form = json!({"contract_or_self_employed": "no", "weekly_social_contact": "yes"});
    let answers = AssessmentAnswers::from_json(&form.to_string()).unwrap();
    assert_eq!(serde_json::to_value(answers).unwrap(), form);
    assert_eq!(serde_json::from_value::<AssessmentAnswers>(form).unwrap(), answers);
    for wrong in [json!({"has_a_dog": "yes"}), json!({"work_based_course": true}), json!(["yes"])] {
        assert_eq!(
            AssessmentAnswers::from_json(&wrong.to_string()).unwrap_err().code().as_str(),
            "bad_query"
        );
    }
    let error = AssessmentAnswers::from_json(r#"{"work_based_course": "maybe"}"#).unwrap_err();
    assert_eq!(error.place(), "work_based_course");
}
