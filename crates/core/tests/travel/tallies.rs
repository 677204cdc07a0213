//! Tallies as bytes: those of several caseloads merge to the answers of the whole, and what is no
//! tallies, or of another plan, is refused.

use crate::twin;
use crate::twin::generate::query::query;
use crate::twin::generate::{case, config};
use crate::vectors::{caseload, cases, folders, ledger};
use meedoen::calendar::Every;
use meedoen::catalogue::CurveKind;
use meedoen::kpi::{AskOptions, CurveQuery, Plan, Rows, Tallies, TransitionQuery};
use meedoen::vocabulary::Word;
use meedoen::{Caseload, Day, Dimension, ErrorCode, Kpi, Ledger, Policy, Query, Question, Span};
use proptest::prelude::*;
use sha2::{Digest, Sha256};
use std::path::Path;
use std::sync::LazyLock;

/// Caseloads of a ledger's clients, each of some of them, and that of the whole.
struct Split {
    whole: Caseload,
    parts: Vec<Caseload>,
}

impl Split {
    /// Splits a ledger by client.
    fn new(ledger: &Ledger, policy: &Policy, parts: usize) -> Self {
        let csv = ledger.to_csv();
        let (header, rows) = csv.split_once('\n').unwrap();
        let mut texts = vec![format!("{header}\n"); parts];
        for row in rows.lines() {
            let client = row.split(',').next().unwrap();
            let digits = client.bytes().fold(0, |sum, byte| sum * 31 + usize::from(byte) % 31);
            let text = &mut texts[digits % parts];
            text.push_str(row);
            text.push('\n');
        }
        let built = |text: &String| {
            let ledger = Ledger::read_csv(text.as_bytes(), policy).unwrap();
            assert_eq!(ledger.reading().quarantined(), 0);
            Caseload::build(&ledger, policy).unwrap()
        };
        Self {
            parts: texts.iter().map(built).collect(),
            whole: Caseload::build(ledger, policy).unwrap(),
        }
    }

    fn policy(&self) -> &Policy {
        self.whole.policy()
    }

    /// The latest day that any part knows of.
    fn horizon(&self, known_on: Option<Day>) -> Option<Day> {
        self.parts.iter().filter_map(|part| part.horizon(known_on)).max()
    }

    fn options(&self) -> AskOptions {
        self.horizon(None).map_or(AskOptions::default(), |day| AskOptions::default().horizon(day))
    }

    /// The same questions, with a horizon of their own where they are asked as known on a day.
    fn with_horizons(&self, questions: &[Question]) -> Vec<Question> {
        let mut questions = questions.to_vec();
        for question in &mut questions {
            let day = question.known_on().and_then(|day| self.horizon(Some(day)));
            let Some(day) = day.filter(|_| question.horizon().is_none()) else { continue };
            *question = match question.clone() {
                Question::Kpis(query) => query.horizon(day).into(),
                Question::Curve(query) => query.horizon(day).into(),
                other => other,
            };
        }
        questions
    }

    /// What each part counts, as bytes.
    fn shipped(&self, questions: &[Question], options: AskOptions) -> Vec<Vec<u8>> {
        let count = |part: &Caseload| part.tally(&part.plan(questions, options)).unwrap();
        self.parts.iter().map(|part| count(part).to_bytes()).collect()
    }

    /// The parts, shipped and merged, answer as the whole does.
    fn answers_as_the_whole(&self, questions: &[Question]) {
        let (asked, options) = (self.with_horizons(questions), self.options());
        let plan = Plan::new(self.policy(), &asked, options);
        let mut shipped = self.shipped(&asked, options);
        shipped.rotate_left(2);
        let answers = merged(&plan, &shipped).answers();
        assert_eq!(answers, self.whole.ask_all(&asked, options));
        let rows = |answers: Vec<meedoen::Result<meedoen::Answer>>| -> Vec<_> {
            answers.into_iter().map(|answer| answer.map(|answer| answer.rows().clone())).collect()
        };
        assert_eq!(rows(answers), rows(self.whole.ask_all(questions, AskOptions::default())));
    }
}

fn merged(plan: &Plan, shipped: &[Vec<u8>]) -> Tallies {
    let mut tallies = Tallies::of_nobody(plan);
    for bytes in shipped {
        tallies.merge(Tallies::from_bytes(plan, bytes).unwrap()).unwrap();
    }
    tallies
}

fn year() -> Span {
    Span::parse("2023").unwrap()
}

/// A question of each kind: counts, shares, medians, shared benefits, a table, curves.
fn of_every_kind() -> Vec<Question> {
    let kpis = |kpis: &[Kpi]| Query::over(year()).kpis(kpis.iter().copied());
    let unhindered = Kpi::ALL.iter().copied().filter(|kpi| *kpi != Kpi::CaseloadPerFte);
    let long = Span::inclusive("2010-01-01".parse().unwrap(), year().last()).unwrap();
    vec![
        Query::over(year()).kpis(unhindered).into(),
        kpis(&[Kpi::Stock, Kpi::Benefits]).every(Every::Month).by([Dimension::Rung]).into(),
        kpis(&[Kpi::Benefits]).every(Every::Week).known_on("2023-06-30".parse().unwrap()).into(),
        kpis(&[Kpi::DaysToFirstContact]).every(Every::Quarter).by([Dimension::Domain]).into(),
        kpis(&[Kpi::Outflow]).by([Dimension::Reason]).into(),
        TransitionQuery::over(year()).into(),
        CurveQuery::over(CurveKind::DaysOnBenefit, long).into(),
        CurveQuery::over(CurveKind::DaysToActivation, year()).into(),
        Query::over(year()).into(), // asks for no KPI: an error in its place
    ]
}

fn sample() -> Split {
    let policy = Policy::preset("example").unwrap();
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/sample/rijswijk.csv");
    let ledger = Ledger::read_csv(&std::fs::read(file).unwrap(), &policy).unwrap();
    Split::new(&ledger, &policy, 7)
}

static SAMPLE: LazyLock<Split> = LazyLock::new(sample);

#[test]
fn a_vector_in_seven_answers_as_the_whole() {
    for folder in folders() {
        let (ledger, policy) = ledger(&folder);
        let split = Split::new(&ledger, &policy, 7);
        let questions: Vec<Question> = cases(&folder)
            .iter()
            .filter_map(|case| Question::from_json(&case["query"].to_string()).ok())
            .collect();
        split.answers_as_the_whole(&questions);
    }
}

#[test]
fn the_sample_in_seven_answers_as_the_whole() {
    SAMPLE.answers_as_the_whole(&of_every_kind());
}

#[test]
fn couples_of_the_sample_are_split_over_parts() {
    // Else the test above would say nothing about shared benefits.
    let questions = [Query::over(year()).kpis([Kpi::Benefits]).into()];
    let value = |caseload: &Caseload| {
        caseload.ask_all(&questions, AskOptions::default()).remove(0).unwrap().kpi_rows()[0]
            .value()
            .as_f64()
            .unwrap()
    };
    assert!(SAMPLE.parts.iter().map(value).sum::<f64>() > value(&SAMPLE.whole) + 50.0);
}

#[test]
fn caseloads_merge_without_bytes_too() {
    let (questions, options) = (of_every_kind(), SAMPLE.options());
    let plan = Plan::new(SAMPLE.policy(), &questions, options);
    let mut tallies = Tallies::of_nobody(&plan);
    for part in &SAMPLE.parts {
        tallies.merge(part.tally(&plan).unwrap()).unwrap();
    }
    assert_eq!(tallies.to_bytes(), merged(&plan, &SAMPLE.shipped(&questions, options)).to_bytes());
    assert_eq!(tallies.answers(), SAMPLE.whole.ask_all(&questions, options));
}

#[test]
fn the_whole_and_its_parts_are_the_same_bytes() {
    let (questions, options) = (of_every_kind(), SAMPLE.options());
    let plan = Plan::new(SAMPLE.policy(), &questions, options);
    let shipped = SAMPLE.shipped(&questions, options);
    let whole = SAMPLE.whole.tally(&plan).unwrap().to_bytes();
    assert_eq!(merged(&plan, &shipped).to_bytes(), whole);
    let mut in_shares = SAMPLE.whole.tally_share(&plan, 2, 3).unwrap();
    for share in [0, 1] {
        in_shares.merge(SAMPLE.whole.tally_share(&plan, share, 3).unwrap()).unwrap();
    }
    assert_eq!(in_shares.to_bytes(), whole);
    assert_eq!(Tallies::from_bytes(&plan, &whole).unwrap().to_bytes(), whole);
}

#[test]
fn no_registration_number_travels() {
    let policy = Policy::preset("example").unwrap();
    let csv = "client,kind,code,start,benefit_no\nclient-one,benefit,pw,2023-01-01,benefit-nine\n";
    let caseload =
        Caseload::build(&Ledger::read_csv(csv.as_bytes(), &policy).unwrap(), &policy).unwrap();
    let bytes = |span: &str| {
        let query = Query::over(Span::parse(span).unwrap()).kpis([Kpi::Benefits]);
        let plan = caseload.plan(&[query.into()], AskOptions::default());
        caseload.tally(&plan).unwrap().to_bytes()
    };
    let (one, other) = (bytes("2023"), bytes("2024"));
    for text in ["benefit-nine", "client-one"] {
        assert!(!one.windows(text.len()).any(|bytes| bytes == text.as_bytes()));
    }
    // Nothing of 16 bytes stands in both but the library, the policy and the horizons of the plan.
    let body = |bytes: &[u8]| bytes[74..bytes.len() - 8].to_vec();
    let (one, other) = (body(&one), body(&other));
    assert!(!one.windows(16).any(|key| other.windows(16).any(|it| it == key)));
}

#[test]
fn digests_of_several_ledgers_are_listed() {
    let questions = [Query::over(year()).kpis([Kpi::Stock]).into()];
    let options = SAMPLE.options().digests(true);
    let plan = Plan::new(SAMPLE.policy(), &questions, options);
    let digests = |tallies: Tallies| {
        tallies.answers().remove(0).unwrap().receipt().digests().unwrap().clone()
    };
    let of_parts = digests(merged(&plan, &SAMPLE.shipped(&questions, options)));
    let mut expected: Vec<String> =
        SAMPLE.parts.iter().map(|part| part.digests().ledger().to_owned()).collect();
    expected.sort();
    assert_eq!(serde_json::json!(of_parts)["ledgers"], serde_json::json!(expected));
    let of_whole = digests(SAMPLE.whole.tally(&plan).unwrap());
    assert_eq!(of_whole, SAMPLE.whole.digests());
    assert_eq!(of_parts.policy(), of_whole.policy());
    assert_ne!(of_parts.ledger(), of_whole.ledger());
    assert!(serde_json::to_value(&of_whole).unwrap().get("ledgers").is_none());
}

#[test]
fn tallies_of_another_plan_are_refused_and_the_error_says_what_differs() {
    let day = |text: &str| text.parse::<Day>().unwrap();
    let policy = Policy::preset("example").unwrap();
    let other_policy = Policy::from_toml(&{
        let mut text = policy.to_toml();
        text.push_str("\n[[break]]\non = \"2023-05-01\"\nnote = \"a new register\"\n");
        text
    });
    let options = AskOptions::default().horizon(day("2023-12-31"));
    let stock = || Query::over(year()).kpis([Kpi::Stock]);
    let inflow = || Query::over(year()).kpis([Kpi::Inflow]);
    let plan = Plan::new(&policy, &[stock().into(), inflow().into()], options);
    let shipped = Tallies::of_nobody(&plan).to_bytes();
    let asked = |questions: [Question; 2], options| Plan::new(&policy, &questions, options);
    let others = [
        ("questions", asked([inflow().into(), stock().into()], options)),
        (
            "questions",
            asked([stock().into(), inflow().known_on(day("2024-01-01")).into()], options),
        ),
        // With digests the receipt holds that of the whole policy, its names too.
        ("policy, the questions", asked([stock().into(), inflow().into()], options.digests(true))),
        ("horizons", asked([stock().into(), inflow().into()], options.horizon(day("2024-01-01")))),
        ("horizons", asked([stock().into(), inflow().into()], AskOptions::default())),
        ("policy", Plan::new(&other_policy.unwrap(), &[stock().into(), inflow().into()], options)),
    ];
    for (differs, other) in others {
        let read = Tallies::from_bytes(&other, &shipped).unwrap_err();
        assert_eq!(read.code(), ErrorCode::PlanMismatch);
        assert!(read.message().ends_with(&format!(": the {differs}")), "{read}");
        let merged = Tallies::of_nobody(&other).merge(Tallies::of_nobody(&plan)).unwrap_err();
        assert_eq!(merged.message(), read.message());
        assert_ne!(plan.digest(), other.digest());
    }
    let horizon = day("2023-12-31");
    let given = [stock().horizon(horizon).into(), inflow().horizon(horizon).into()];
    assert_eq!(asked(given, AskOptions::default()).digest(), plan.digest());
}

#[test]
fn a_plan_under_another_policy_counts_nobody() {
    let folder = &folders()[0];
    let other = caseload(folder);
    let plan = SAMPLE.whole.plan(&of_every_kind(), SAMPLE.options());
    assert_eq!(other.tally(&plan).unwrap_err().code(), ErrorCode::PlanMismatch);
    assert_eq!(other.tally_share(&plan, 0, 2).unwrap_err().code(), ErrorCode::PlanMismatch);
}

#[test]
fn a_horizon_for_all_is_not_after_the_day_a_question_is_known_on() {
    let day = |text: &str| text.parse::<Day>().unwrap();
    let query = Query::over(year()).kpis([Kpi::Stock]);
    let ask = |query: Query, options: AskOptions| {
        SAMPLE.whole.ask_all(&[query.into()], options).remove(0)
    };
    let options = AskOptions::default().horizon(day("2023-10-01"));
    let horizon = |query: Query| ask(query, options).unwrap().receipt().horizon();
    assert_eq!(horizon(query.clone()), Some(day("2023-10-01")));
    assert_eq!(horizon(query.clone().known_on(day("2023-06-30"))), Some(day("2023-06-30")));
    assert_eq!(horizon(query.clone().known_on(day("2023-11-30"))), Some(day("2023-10-01")));
    assert_eq!(horizon(query.clone().horizon(day("2023-12-31"))), Some(day("2023-12-31")));
    let refused = ask(query, AskOptions::default().horizon(Day::MAX.plus_days(1))).unwrap_err();
    assert_eq!((refused.code(), refused.place()), (ErrorCode::BadQuery, "horizon"));
}

#[test]
fn questions_are_read_as_they_were_written() {
    for folder in folders() {
        for case in cases(&folder) {
            if let Ok(question) = Question::from_json(&case["query"].to_string()) {
                assert_eq!(Question::from_json(&question.to_json()), Ok(question));
            }
        }
    }
}

/// Bytes of the sample's first part, and the plan they are of.
static SHIPPED: LazyLock<(Plan, Vec<u8>)> = LazyLock::new(|| {
    let options = SAMPLE.options().digests(true);
    let plan = Plan::new(SAMPLE.policy(), &of_every_kind(), options);
    let bytes = SAMPLE.parts[0].tally(&plan).unwrap().to_bytes();
    (plan, bytes)
});

/// What each part of the sample counts, with the digest of its ledger.
static DIGESTED: LazyLock<Vec<Vec<u8>>> =
    LazyLock::new(|| SAMPLE.shipped(&of_every_kind(), SAMPLE.options().digests(true)));

/// The sum at the end as it should be.
fn sum_up(bytes: &mut [u8]) {
    let (body, sum) = bytes.split_at_mut(bytes.len() - 8);
    sum.copy_from_slice(&Sha256::digest(body)[..8]);
}

#[test]
fn the_form_stays_as_it_is() {
    // Who changes this changes the version of the form.
    let policy = Policy::preset("example").unwrap();
    let csv = "client,kind,code,start\na,benefit,pw,2023-01-15\nb,benefit,pw,2023-03-15\n";
    let caseload =
        Caseload::build(&Ledger::read_csv(csv.as_bytes(), &policy).unwrap(), &policy).unwrap();
    let query = Query::over(year()).kpis([Kpi::Stock]).every(Every::Quarter);
    let bytes = caseload.tally(&caseload.plan(&[query.into()], AskOptions::default())).unwrap();
    let bytes = bytes.to_bytes();
    assert_eq!(&bytes[..10], b"meedoenT\x01\0");
    let [grounds, keys, changes] = [&[2, 0, 0][..], &[0], &[4, 0, 3, 3, 0, 0, 0, 0]];
    let [happened, waits, shared] = [&[0; 4][..], &[0], &[0]];
    let body = [grounds, keys, changes, happened, waits, shared].concat();
    assert_eq!(bytes[74..bytes.len() - 8], body);
}

#[test]
fn what_is_damaged_is_refused() {
    let (plan, bytes) = &*SHIPPED;
    let code = |bytes: &[u8]| Tallies::from_bytes(plan, bytes).unwrap_err().code();
    for length in (0..100).chain([bytes.len() - 1]) {
        assert_eq!(code(&bytes[..length]), ErrorCode::BadTallies, "{length}");
    }
    assert_eq!(code(&[&bytes[..], &[0]].concat()), ErrorCode::BadTallies);
    let mut longer = [&bytes[..], &[0]].concat();
    sum_up(&mut longer);
    assert_eq!(code(&longer), ErrorCode::BadTallies, "something behind the last tally");
    let mut of_version_2 = bytes.clone();
    of_version_2[8] = 2;
    sum_up(&mut of_version_2);
    let error = Tallies::from_bytes(plan, &of_version_2).unwrap_err();
    assert_eq!(error.message(), "tallies of form 2; this library reads form 1");
}

proptest! {
    #![proptest_config(config(60))]

    #[test]
    fn any_ledger_in_seven_answers_as_the_whole(
        case in case(), queries in proptest::collection::vec(query(), 6),
    ) {
        let policy = twin::asked::policy_of(&case);
        let ledger = Ledger::read_csv(case.csv().as_bytes(), &policy).unwrap();
        let split = Split::new(&ledger, &policy, 7);
        let questions: Vec<Question> =
            queries.iter().filter_map(|query| Question::from_json(&query.to_string()).ok()).collect();
        split.answers_as_the_whole(&questions);
    }

    #[test]
    fn merging_knows_no_order(order in Just((0..7).collect::<Vec<_>>()).prop_shuffle(), at in 0..8_usize) {
        let (questions, options) = (of_every_kind(), SAMPLE.options().digests(true));
        let plan = Plan::new(SAMPLE.policy(), &questions, options);
        let in_order: Vec<Vec<u8>> = order.iter().map(|part| DIGESTED[*part].clone()).collect();
        let mut grouped = merged(&plan, &in_order[..at.min(7)]);
        grouped.merge(merged(&plan, &in_order[at.min(7)..])).unwrap();
        prop_assert_eq!(grouped.to_bytes(), merged(&plan, &DIGESTED).to_bytes());
    }

    #[test]
    fn any_bytes_are_tallies_or_an_error(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let (plan, shipped) = &*SHIPPED;
        prop_assert!(Tallies::from_bytes(plan, &bytes).is_err());
        let mut behind_a_head = [&shipped[..74], &bytes, &[0; 8]].concat();
        sum_up(&mut behind_a_head);
        prop_assert!(Tallies::from_bytes(plan, &behind_a_head).is_err());
    }

    #[test]
    fn nearly_right_bytes_are_tallies_or_an_error(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
    ) {
        let (plan, shipped) = &*SHIPPED;
        let mut bytes = shipped.clone();
        for (place, byte) in changes {
            let place = 74 + place.index(bytes.len() - 82);
            bytes[place] = byte;
        }
        sum_up(&mut bytes);
        if let Ok(mut tallies) = Tallies::from_bytes(plan, &bytes) {
            tallies.merge(Tallies::from_bytes(plan, shipped).unwrap()).unwrap();
            prop_assert!(!tallies.to_bytes().is_empty());
            let answers = tallies.answers();
            let rows = |answer: &meedoen::Answer| matches!(answer.rows(), Rows::Kpis(_));
            prop_assert!(answers.iter().flatten().any(rows));
        }
    }
}
