//! Nothing panics: any bytes, any document and any question give an answer or an error with a code.

use meedoen::kpi::AskOptions;
use meedoen::ledger::{LedgerReader, Mapping};
use meedoen::vocabulary::Word;
use meedoen::{Caseload, ErrorCode, Ledger, Policy};
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use std::sync::LazyLock;

static CASELOAD: LazyLock<Caseload> = LazyLock::new(|| {
    let policy = Policy::preset("example").unwrap();
    let csv = include_bytes!("../../../tests/vectors/mixed-01/ledger.csv");
    Caseload::build(&Ledger::read_csv(csv, &policy).unwrap(), &policy).unwrap()
});

/// Whether a list of rows, or an error with a code of the list.
fn is_answer(answer: &Value) -> bool {
    let is_code = |word: &Value| ErrorCode::ALL.iter().any(|code| word == code.as_str());
    answer.is_array() || (is_code(&answer["error"]) && answer["message"].is_string())
}

/// Words that questions are made of, and some that they are not.
fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => proptest::sample::select(vec![
            "stock", "benefits", "placements", "activated", "handover_days", "caseload_per_fte",
            "volume_change", "rung", "domain", "group", "group:household_type", "group:",
            "scheme", "age", "duration", "reason", "code", "hours", "route", "status_holder",
            "none", "unknown", "unmeasured", "1", "pw", "<27", "paid", "meedoen_werkt", "month",
            "day", "week", "2023-01-01", "2023-12-31", "1901-01-01", "2199-12-31", "2200-01-01",
            "2023-02-30", "days_on_benefit", "yes", "no", "",
        ]).prop_map(ToString::to_string),
        1 => any::<String>(),
    ]
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        word().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 20, 5, |inner| {
        let keys = prop_oneof![key(), word()];
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::vec((keys, inner), 0..6)
                .prop_map(|pairs| Value::Object(pairs.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

fn key() -> impl Strategy<Value = String> {
    proptest::sample::select(vec![
        "kpis",
        "from",
        "to",
        "every",
        "by",
        "where",
        "known_on",
        "horizon",
        "followed_to",
        "follow_up_days",
        "programme",
        "transitions",
        "curve",
        "assess",
        "of",
        "contract_or_self_employed",
    ])
    .prop_map(ToString::to_string)
}

/// A question with every part of its form, each right or wrong.
fn near_question() -> impl Strategy<Value = Value> {
    let day = || {
        proptest::sample::select(vec![
            "2022-12-31",
            "2023-01-01",
            "2024-02-29",
            "2199-12-31",
            "soon",
        ])
    };
    let list = || proptest::collection::vec(word(), 0..3);
    (list(), day(), day(), word(), list(), any_json(), proptest::option::of(day()), any_json())
        .prop_map(|(kpis, from, to, every, by, only, known_on, days)| {
            json!({"kpis": kpis, "from": from, "to": to, "every": every, "by": by, "where": only,
                   "known_on": known_on, "follow_up_days": days})
        })
}

fn ask(caseload: &Caseload, question: &Value) -> Value {
    let answer = caseload.ask_json(&question.to_string(), &AskOptions::default()).unwrap();
    serde_json::from_str(&answer).unwrap()
}

proptest! {
    #[test]
    fn any_question_is_answered(question in prop_oneof![any_json(), near_question()]) {
        let answer = ask(&CASELOAD, &question);
        prop_assert!(is_answer(&answer), "{question}\n{answer}");
        if let Value::Array(list) = &question {
            let answers = answer.as_array().unwrap();
            prop_assert_eq!(list.len(), answers.len());
            prop_assert!(answers.iter().all(is_answer));
        }
    }

    #[test]
    fn any_bytes_are_a_ledger_or_an_error(bytes in any::<Vec<u8>>(), cut in any::<prop::sample::Index>()) {
        for mapping in ["format = 1", "format = 1\nend = \"exclusive\"\nreasons = \"cbs\""] {
            let mut reader = LedgerReader::new(CASELOAD.policy())
                .mapping(Mapping::from_toml(mapping).unwrap());
            let (head, tail) = bytes.split_at(cut.index(bytes.len() + 1));
            let read = reader.push_csv(head).and_then(|()| reader.push_csv(tail)).and_then(|()| reader.finish());
            match read {
                Ok(ledger) => {
                    let reading = ledger.reading();
                    prop_assert_eq!(reading.rows(), reading.accepted() + reading.quarantined());
                    let caseload = Caseload::build(&ledger, CASELOAD.policy()).unwrap();
                    let question = json!({"kpis": ["stock"], "from": "2023-01-01", "to": "2023-12-31"});
                    prop_assert!(ask(&caseload, &question).is_array());
                }
                Err(error) => prop_assert_eq!(error.code(), ErrorCode::BadLedger),
            }
        }
    }

    #[test]
    fn rows_of_any_cells_are_accounted_for(
        rows in proptest::collection::vec(proptest::collection::vec(word(), 0..12), 0..8),
    ) {
        let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\"").replace('\0', ""));
        let lines = rows.iter().map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(","));
        let header = "client,kind,code,start,end,reason,hours,benefit_no,registered_on,withdrawn_on,record";
        let csv = [header.to_string()].into_iter().chain(lines).collect::<Vec<_>>().join("\n");
        let ledger = Ledger::read_csv(csv.as_bytes(), CASELOAD.policy()).unwrap();
        let reading = ledger.reading();
        prop_assert_eq!(reading.rows(), reading.accepted() + reading.quarantined());
        prop_assert_eq!(reading.findings().len() as u64, reading.quarantined());
    }

    #[test]
    fn any_text_is_a_policy_or_mapping_or_an_error(text in any::<String>()) {
        for error in [Policy::from_toml(&text).err(), Policy::from_json(&text).err()] {
            prop_assert!(error.is_none_or(|error| error.code() == ErrorCode::BadPolicy));
        }
        for error in [Mapping::from_toml(&text).err(), Mapping::from_json(&text).err()] {
            prop_assert!(error.is_none_or(|error| error.code() == ErrorCode::BadMapping));
        }
    }

    #[test]
    fn any_document_is_a_policy_or_mapping_or_an_error(document in any_json()) {
        let text = document.to_string();
        prop_assert!(Policy::from_json(&text).err().is_none_or(|it| it.code() == ErrorCode::BadPolicy));
        prop_assert!(Mapping::from_json(&text).err().is_none_or(|it| it.code() == ErrorCode::BadMapping));
    }
}
