//! What is written reads back as itself, in TOML and in JSON: policies, mappings and questions.

use crate::twin::generate::policy::policy;
use crate::twin::generate::query::query;
use meedoen::kpi::{AskOptions, Plan};
use meedoen::ledger::{Ledger, Mapping};
use meedoen::{Caseload, Kpi, Policy, Query, Question, Span};
use proptest::prelude::*;
use serde_json::{Value, json};

/// A decimal that a policy may hold: of any number of digits up to seventeen.
fn decimal() -> impl Strategy<Value = f64> {
    prop_oneof![
        0.0..200.0_f64,
        0.0..1e12_f64,
        (0_u64..1 << 50, 0..12_i32).prop_map(|(whole, places)| whole as f64 / 10_f64.powi(places)),
        (any::<u64>(), -40..40_i32)
            .prop_map(|(whole, power)| whole as f64 * 2_f64.powi(power) / 2_f64.powi(64)),
    ]
    .prop_filter("no target is larger", |decimal| *decimal <= 1e12)
}

/// Random policies, full of decimals.
fn policy_with_decimals() -> impl Strategy<Value = Value> {
    let decimals = proptest::collection::vec(decimal(), 40);
    (policy(), decimals).prop_map(|(mut policy, decimals)| {
        let mut decimals = decimals.into_iter();
        policy["parameters"]["min_placement_hours"] = json!(decimals.next());
        for (table, field) in [("staffing", "fte"), ("ambition", "target")] {
            for entry in policy[table].as_array_mut().into_iter().flatten() {
                entry[field] = json!(decimals.next());
            }
        }
        policy
    })
}

/// Random mappings; words of any letters.
fn mapping() -> impl Strategy<Value = Value> {
    let words = |ours: &'static [&'static str]| {
        let pair = (".{1,8}", proptest::sample::select(ours));
        proptest::collection::btree_map(pair.0, pair.1, 0..4)
    };
    let reason = (".{0,8}", proptest::sample::select(vec!["work", "moved", "other"]));
    let days = proptest::option::of(proptest::sample::select(vec!["2019-12-31", "2023-01-01"]));
    let reasons = proptest::collection::vec((reason, days), 0..4);
    let end = proptest::sample::select(vec!["inclusive", "exclusive"]);
    let activities = words(&["volunteering", "language"]);
    (end, words(&["client", "start", "end"]), activities, reasons, any::<bool>()).prop_map(
        |(end, columns, activities, reasons, cbs)| {
            let reasons: Vec<Value> = reasons
                .into_iter()
                .map(|((own, is), to)| match to {
                    None => json!({"own": own, "is": is}),
                    Some(to) => json!({"own": own, "is": is, "from": "2019-01-01", "to": to}),
                })
                .collect();
            json!({
                "end": end,
                "columns": columns,
                "constants": {"kind": "activity"},
                "codes": {"activity": activities, "kind": {"act": "activity"}},
                "reasons": if cbs { json!("cbs") } else { json!(reasons) },
            })
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn policies(policy in policy_with_decimals()) {
        let policy = Policy::from_json(&policy.to_string()).unwrap();
        prop_assert_eq!(&Policy::from_json(&policy.to_json()).unwrap(), &policy);
        prop_assert_eq!(&Policy::from_toml(&policy.to_toml()).unwrap(), &policy);
        // Both languages read the same.
        let through_both = Policy::from_json(&Policy::from_toml(&policy.to_toml()).unwrap().to_json());
        prop_assert_eq!(through_both.unwrap().to_toml(), policy.to_toml());
    }

    #[test]
    fn mappings(mapping in mapping()) {
        let mapping = Mapping::from_json(&mapping.to_string()).unwrap();
        prop_assert_eq!(&Mapping::from_json(&mapping.to_json()).unwrap(), &mapping);
        prop_assert_eq!(&Mapping::from_toml(&mapping.to_toml()).unwrap(), &mapping);
    }

    #[test]
    fn questions(query in query()) {
        let question = Question::from_json(&query.to_string()).unwrap();
        let again = Question::from_json(&question.to_json()).unwrap();
        prop_assert_eq!(again.to_json(), question.to_json());
        prop_assert_eq!(again, question);
    }

    #[test]
    fn decimals_are_the_same_in_a_ledger_a_policy_and_json(decimal in decimal()) {
        let policy = |text: Result<Policy, _>| text.unwrap().parameters().min_placement_hours();
        let head = "format = 1\nmunicipality.name = 'Nergens'\n";
        let toml = format!("{head}parameters.min_placement_hours = {decimal:?}\n");
        let json = json!({"format": 1, "municipality": {"name": "Nergens"},
                          "parameters": {"min_placement_hours": decimal}});
        prop_assert_eq!(policy(Policy::from_toml(&toml)).to_bits(), decimal.to_bits());
        prop_assert_eq!(policy(Policy::from_json(&json.to_string())).to_bits(), decimal.to_bits());

        for point in [".", ","] {
            let hours = decimal.to_string().replace('.', point);
            let csv = format!("client;kind;code;start;hours\nc1;placement;paid;2023-01-01;{hours}\n");
            let ledger = Ledger::read_csv(csv.as_bytes(), &Policy::starter("Nergens")).unwrap();
            prop_assert_eq!(ledger.record(0).hours.map(f64::to_bits), Some(decimal.to_bits()));
        }
    }
}

#[test]
fn a_plan_survives_the_policys_own_json() {
    let fte = 90.422_252_909_423_83;
    let text = json!({
        "format": 1, "municipality": {"name": "Nergens"},
        "programme": [{"id": "meedoen", "name": "Meedoen"}],
        "staffing": [{"programme": "meedoen", "from": "2023-01-01", "fte": fte}],
    });
    let policy = Policy::from_json(&text.to_string()).unwrap();
    assert_eq!(policy.fte_on("meedoen", "2023-06-01".parse().unwrap()), Some(fte));
    let sent = Policy::from_json(&policy.to_json()).unwrap();
    let ledger = Ledger::read_csv(b"client,kind,code,start\n", &policy).unwrap();
    let caseload = Caseload::build(&ledger, &policy).unwrap();
    let questions = [Query::over(Span::parse("2023").unwrap()).kpis([Kpi::Stock]).into()];
    let plan = Plan::new(&sent, &questions, AskOptions::default());
    assert!(caseload.tally(&plan).is_ok());
}

#[test]
fn what_a_policy_calls_things_decides_no_count() {
    let text = Policy::preset_toml("example").unwrap();
    let policy = Policy::preset("example").unwrap();
    let questions = [Query::over(Span::parse("2023").unwrap()).kpis([Kpi::Stock]).into()];
    let plan = |policy: &Policy, options| Plan::new(policy, &questions, options);
    let ledger = Ledger::read_csv(b"client,kind,code,start\n", &policy).unwrap();
    let caseload = Caseload::build(&ledger, &policy).unwrap();
    let is_same = |other: &str| {
        let other = Policy::from_toml(other).unwrap();
        let same = plan(&other, AskOptions::default()).digest()
            == plan(&policy, AskOptions::default()).digest();
        let counted = caseload.tally(&plan(&other, AskOptions::default()));
        assert_eq!(counted.is_ok(), same);
        same
    };
    let renamed = text.replace("Statushouders", "Inburgeraars");
    assert_ne!(renamed, text);
    assert!(is_same(&renamed));
    assert!(is_same(&format!("{text}\n[[deadline]]\non = \"2024-01-01\"\nwhat = \"a letter\"\n")));
    assert!(!is_same(&format!(
        "{text}\n[[break]]\non = \"2023-05-01\"\nnote = \"new register\"\n"
    )));
    assert!(!is_same(&text.replace("bridge_days = 30", "bridge_days = 31")));

    // A receipt that digests the document tells documents apart.
    let digests = AskOptions::default().digests(true);
    let other = Policy::from_toml(&renamed).unwrap();
    assert_ne!(plan(&other, digests).digest(), plan(&policy, digests).digest());
}
