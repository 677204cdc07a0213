//! Partial results: tallies of some clients and of the others merge to those of all.

use crate::vectors::{caseload, cases, folders};
use meedoen::kpi::AskOptions;
use meedoen::{Caseload, ErrorCode, Kpi, Policy, Query, Question, Span};

#[test]
fn tallies_of_parts_merge_to_the_tally_of_the_whole() {
    for folder in folders() {
        let caseload = caseload(&folder);
        let questions: Vec<Question> = cases(&folder)
            .iter()
            .filter_map(|case| Question::from_json(&case["query"].to_string()).ok())
            .collect();
        let whole = caseload.ask_all(&questions, AskOptions::default());
        let plan = caseload.plan(&questions, AskOptions::default());
        for shares in [1, 2, 7] {
            let mut tallies = caseload.tally_share(&plan, 0, shares).unwrap();
            for share in 1..shares {
                tallies.merge(caseload.tally_share(&plan, share, shares).unwrap()).unwrap();
            }
            assert_eq!(tallies.answers(), whole, "{}", folder.display());
        }
    }
}

#[test]
fn a_couple_split_over_two_parts_is_one_benefit() {
    let policy = Policy::preset("example").unwrap();
    let csv =
        "client,kind,code,start,benefit_no\na,benefit,pw,2023-01-01,h1\nb,benefit,pw,2023-01-01,h1";
    let ledger = meedoen::Ledger::read_csv(csv.as_bytes(), &policy).unwrap();
    let caseload = Caseload::build(&ledger, &policy).unwrap();
    let query = Query::over(Span::parse("2023").unwrap()).kpis([Kpi::Stock, Kpi::Benefits]);
    let plan = caseload.plan(&[query.into()], AskOptions::default());
    let mut tallies = caseload.tally_share(&plan, 0, 2).unwrap();
    tallies.merge(caseload.tally_share(&plan, 1, 2).unwrap()).unwrap();
    let answer = tallies.answers().remove(0).unwrap();
    let values: Vec<f64> =
        answer.kpi_rows().iter().map(|row| row.value().as_f64().unwrap()).collect();
    assert_eq!(values, [2.0, 1.0]);
}

#[test]
fn tallies_of_another_plan_are_refused() {
    let caseload = caseload(&folders()[0]);
    let question = |kpi| Question::from(Query::over(Span::parse("2023").unwrap()).kpis([kpi]));
    let plan = |kpi| caseload.plan(&[question(kpi)], AskOptions::default());
    let mut stock = caseload.tally_share(&plan(Kpi::Stock), 0, 2).unwrap();
    let error = stock.merge(caseload.tally_share(&plan(Kpi::Inflow), 1, 2).unwrap()).unwrap_err();
    assert_eq!(error.code(), ErrorCode::PlanMismatch);
}

#[test]
fn a_question_for_more_rows_than_the_limit_is_refused_before_counting() {
    let caseload = caseload(&folders()[0]);
    let query = Query::over(Span::parse("2023").unwrap())
        .kpis([Kpi::Stock])
        .every(meedoen::calendar::Every::Month);
    let ask = |rows| {
        let options = AskOptions::default().most_rows(rows);
        caseload.ask_all(&[query.clone().into()], options).remove(0)
    };
    assert!(ask(12).is_ok());
    assert_eq!(ask(11).unwrap_err().code(), ErrorCode::TooLarge);
}

#[test]
fn the_receipt_says_what_an_answer_rests_on() {
    let policy = Policy::preset("example").unwrap();
    let read = |csv: &str| {
        let ledger = meedoen::Ledger::read_csv(csv.as_bytes(), &policy).unwrap();
        (Caseload::build(&ledger, &policy).unwrap(), ledger.digest())
    };
    let header = "client,kind,code,start,end,registered_on\n";
    let (registered, digest) = read(&format!(
        "{header}a,benefit,pw,2022-05-01,2023-04-30,2023-05-02\na,rung,2,2022-05-01,,\n"
    ));
    let span = Span::parse("2023").unwrap();
    let query =
        Query::over(span).kpis([Kpi::InstrumentsInUse]).known_on("2023-12-31".parse().unwrap());
    let options = AskOptions::default().digests(true);
    let receipt = registered.ask_all(&[query.clone().into()], options).remove(0).unwrap();
    let receipt = receipt.receipt();
    assert_eq!(receipt.library(), format!("meedoen {}", env!("CARGO_PKG_VERSION")));
    assert_eq!(receipt.horizon(), Some("2023-05-02".parse().unwrap()));
    assert_eq!(receipt.known_on(), Question::from(query.clone()).known_on());
    assert!((receipt.registered_share() - 0.5).abs() < 1e-12);
    assert!(receipt.warnings().is_empty());
    assert_eq!(receipt.breaks().len(), 1, "the series broke on 2023-01-01");
    assert_eq!(receipt.digests().unwrap().ledger(), digest);

    let other_form = "start;code;kind;client;end;registered_on\n01-05-2022;2;rung;a;;\n\
                      1-5-2022;pw;benefit;a;20230430;2023-05-02\n";
    assert_eq!(read(other_form).1, digest);

    let (unregistered, _) = read("client,kind,code,start\na,benefit,pw,2022-05-01\n");
    let receipt = unregistered.ask(&query.clone().into()).unwrap().receipt().clone();
    assert_eq!(receipt.warnings().len(), 2, "`known_on` and horizon without registration days");
    let horizon = query.horizon("2023-12-31".parse().unwrap());
    let receipt = unregistered.ask(&horizon.into()).unwrap().receipt().clone();
    assert_eq!(receipt.warnings().len(), 1, "`known_on` without registration days");
}

#[test]
fn a_caseload_can_be_shared_between_threads() {
    fn shared<T: Send + Sync + Clone + 'static>() {}
    shared::<Caseload>();
    shared::<Policy>();
    shared::<meedoen::Ledger>();
}

#[cfg(feature = "parallel")]
#[test]
fn any_number_of_threads_gives_the_same_answers() {
    for folder in folders() {
        let caseload = caseload(&folder);
        let questions: Vec<Question> = cases(&folder)
            .iter()
            .filter_map(|case| Question::from_json(&case["query"].to_string()).ok())
            .collect();
        let plan = caseload.plan(&questions, AskOptions::default());
        let alone = caseload.tally_share(&plan, 0, 1).unwrap().answers();
        for threads in [1, 2, 7] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            assert_eq!(
                pool.install(|| caseload.ask_all(&questions, AskOptions::default())),
                alone,
                "{threads} threads"
            );
        }
    }
}
