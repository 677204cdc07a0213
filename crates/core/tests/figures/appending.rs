//! A caseload that grew is the caseload of the grown ledger: to every question, on every day it is
//! asked as known on, for every client.

use crate::twin::generate::{Case, case, config, query::query};
use meedoen::caseload::State;
use meedoen::findings::FindingsQuery;
use meedoen::kpi::AskOptions;
use meedoen::{Caseload, Day, ErrorCode, Ledger, LedgerReader, Policy, Question};
use proptest::prelude::*;

/// The ledger's rows in pieces, each a file with a header of its own.
fn pieces(case: &Case, cuts: &[usize]) -> Vec<String> {
    let csv = case.csv();
    let mut lines = csv.split_inclusive('\n');
    let header = lines.next().unwrap_or_default();
    let lines: Vec<&str> = lines.collect();
    let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut % (lines.len() + 1)).collect();
    cuts.sort_unstable();
    cuts.push(lines.len());
    let begins = std::iter::once(0).chain(cuts.clone());
    begins.zip(cuts).map(|(from, to)| format!("{header}{}", lines[from..to].concat())).collect()
}

fn read_on(ledger: Ledger, piece: &str) -> Ledger {
    let mut reader = LedgerReader::resume(ledger);
    reader.push_csv(piece.as_bytes()).unwrap();
    reader.finish().unwrap()
}

proptest! {
    #![proptest_config(config(600))]

    #[test]
    fn what_is_abandoned_leaves_no_trace(
        case in case(), cuts in proptest::collection::vec(0..100_usize, 1..5), ended: bool,
    ) {
        let policy = Policy::from_json(&case.policy.to_string()).unwrap();
        let pieces = pieces(&case, &cuts);
        let read = |change_of_mind: bool| {
            let mut ledger = Ledger::read_csv(pieces[0].as_bytes(), &policy).unwrap();
            for piece in &pieces[1..] {
                if change_of_mind {
                    let mut reader = LedgerReader::resume(ledger);
                    reader.push_csv(pieces.concat().as_bytes()).unwrap();
                    if ended {
                        reader.end().unwrap();
                    }
                    ledger = reader.abandon();
                }
                ledger = read_on(ledger, piece);
            }
            ledger
        };
        let (straight, with_detours) = (read(false), read(true));
        prop_assert_eq!(with_detours.reading(), straight.reading());
        prop_assert!(with_detours.clients().eq(straight.clients()));
        prop_assert_eq!(with_detours.to_csv(), straight.to_csv());
        prop_assert_eq!(with_detours.digest(), straight.digest());
        let caseload = |ledger| Caseload::build(ledger, &policy).unwrap();
        prop_assert_eq!(caseload(&with_detours).digests(), caseload(&straight).digests());
    }

    #[test]
    fn a_grown_caseload_equals_one_built_anew(
        case in case(),
        cuts in proptest::collection::vec(0..100_usize, 1..20),
        queries in proptest::collection::vec(query(), 1..5),
        known_on in proptest::option::of(18_500..20_500_i32),
    ) {
        let policy = Policy::from_json(&case.policy.to_string()).unwrap();
        let pieces = pieces(&case, &cuts);
        let mut ledger = Ledger::read_csv(pieces[0].as_bytes(), &policy).unwrap();
        let mut caseload = Caseload::build(&ledger, &policy).unwrap();
        for piece in &pieces[1..] {
            let earlier = (caseload.clone(), caseload.digests());
            ledger = read_on(ledger, piece);
            caseload = caseload.append(&ledger).unwrap();
            prop_assert_eq!(earlier.0.digests(), earlier.1, "a reader keeps what it has");
        }
        let anew = Caseload::build(&ledger, &policy).unwrap();
        let questions: Vec<Question> =
            queries.iter().filter_map(|query| Question::from_json(&query.to_string()).ok()).collect();
        let options = AskOptions::default().digests(true);
        prop_assert_eq!(
            caseload.ask_all(&questions, options),
            anew.ask_all(&questions, options)
        );
        let plan = anew.plan(&questions, AskOptions::default());
        let shipped = |caseload: &Caseload| caseload.tally(&plan).unwrap().to_bytes();
        prop_assert!(shipped(&caseload) == shipped(&anew), "the same tallies are the same bytes");
        let known_on = known_on.map(Day::from_number);
        prop_assert!(caseload.client_ids().eq(anew.client_ids()));
        for id in anew.client_ids() {
            let day = known_on.unwrap_or(Day::from_number(19_400));
            prop_assert_eq!(state(&caseload, id, day, known_on), state(&anew, id, day, known_on));
        }
        let findings = FindingsQuery::as_of(Day::from_number(20_000)).known_on(known_on);
        prop_assert_eq!(caseload.findings(&findings).unwrap(), anew.findings(&findings).unwrap());
    }
}

/// What held for a client on a day, as known on a day.
fn state(caseload: &Caseload, id: &str, day: Day, known_on: Option<Day>) -> Option<State> {
    Some(caseload.client(id, known_on)?.state(day))
}

#[test]
fn only_the_same_ledger_grown_is_taken() {
    let policy = Policy::preset("example").unwrap();
    let read = |rows: &str| {
        let csv = format!("client,kind,code,start\n{rows}");
        Ledger::read_csv(csv.as_bytes(), &policy).unwrap()
    };
    let caseload = Caseload::build(&read("a,benefit,pw,2023-01-01\n"), &policy).unwrap();
    for other in ["", "b,benefit,pw,2023-01-01\nc,benefit,pw,2023-01-01\n"] {
        let error = caseload.append(&read(other)).unwrap_err();
        assert_eq!(error.code(), ErrorCode::BadLedger);
    }
    let same = read("a,benefit,pw,2023-01-01\n");
    assert_eq!(caseload.append(&same).unwrap().digests(), caseload.digests());
}

#[test]
fn an_extract_that_updates_a_ledger_is_appended_too() {
    let policy = Policy::preset("example").unwrap();
    let read = |rows: &str| {
        let csv = format!("client,kind,code,start\n{rows}");
        Ledger::read_csv(csv.as_bytes(), &policy).unwrap()
    };
    let day = |text: &str| text.parse::<Day>().unwrap();
    let first = read("a,benefit,pw,2023-01-01\nb,benefit,pw,2023-02-01\n");
    let mut ledger = Ledger::from_snapshots(&[(day("2023-03-01"), first)]).unwrap();
    let caseload = Caseload::build(&ledger, &policy).unwrap();
    let next = read("a,benefit,ioaw,2023-01-01\nc,benefit,pw,2023-03-15\n");
    ledger.update(day("2023-04-01"), &next).unwrap();
    let grown = caseload.append(&ledger).unwrap();
    let anew = Caseload::build(&ledger, &policy).unwrap();
    assert_eq!(grown.digests(), anew.digests());
    for (id, day) in [("a", "2023-05-01"), ("b", "2023-05-01"), ("c", "2023-05-01")] {
        for known_on in [None, Some(Day::from_number(19_430))] {
            let day = day.parse().unwrap();
            assert_eq!(state(&grown, id, day, known_on), state(&anew, id, day, known_on), "{id}");
        }
    }
}
