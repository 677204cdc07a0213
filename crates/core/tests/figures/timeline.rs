//! One client's timeline as JSON: words and days, worked out by hand.

use meedoen::{Caseload, Ledger, Policy};
use serde_json::{Value, json};

const CSV: &str = "\
client,kind,code,start,end,reason,hours,registered_on,withdrawn_on\n\
R001,birth,,1980-05-17,,,,,\n\
R001,benefit,pw,2022-01-01,2022-06-30,,,,\n\
R001,benefit,ioaw,2022-07-10,2023-03-31,work,,,\n\
R001,benefit,pw,2023-09-01,,,,,\n\
R001,rung,2,2022-02-01,,,,,\n\
R001,rung,3,2022-02-01,,,,2022-02-05,\n\
R001,rung,4,2023-09-15,,,,2023-09-20,2024-02-01\n\
R001,growth,4,2022-02-01,,,,,\n\
R001,route,barriers,2022-02-01,2022-06-30,,,,\n\
R001,contact,first,2022-01-20,,,,,\n\
R001,contact,progress,2022-03-20,,,,,\n\
R001,activity,volunteering,2022-04-01,,,,,\n\
R001,referral,wsp,2022-09-01,2022-09-01,returned,,,\n\
R001,referral,wsp,2022-10-01,2022-11-01,,,,\n\
R001,referral,wsp,2023-02-01,,,,,\n\
R001,placement,paid,2023-04-01,2023-06-30,,32.5,,\n\
R001,placement,paid,2023-07-03,2023-07-31,,12,,\n\
R001,placement,trial,2023-03-01,2023-03-31,,12,,\n\
R001,instrument,job_coach,2023-04-01,2023-04-01,,,,\n\
R001,group,exempt,2022-01-01,2022-12-31,,,,\n\
R002,birth,,1990,,,,,\n";

fn told(client: &str, known_on: Option<&str>) -> Value {
    let policy = Policy::preset("example").unwrap();
    let ledger = Ledger::read_csv(CSV.as_bytes(), &policy).unwrap();
    assert_eq!(ledger.reading().quarantined(), 0);
    let caseload = Caseload::build(&ledger, &policy).unwrap();
    let known_on = known_on.map(|day| day.parse().unwrap());
    let timeline = caseload.client(client, known_on).unwrap();
    assert!(!format!("{timeline:?}").contains(client), "a log holds no client");
    serde_json::to_value(&timeline).unwrap()
}

#[test]
fn a_timeline_is_told_in_words_and_days() {
    let expected = json!({
        "client": "R001",
        "known_on": null,
        "horizon": "2024-02-01",
        "birth": "1980-05-17",
        // The nine days between the first two benefits are bridged.
        "episodes": [
            {
                "from": "2022-01-01", "to": "2023-03-31", "reason": "work",
                "category": "to_work", "schemes": ["pw", "ioaw"],
            },
            {
                "from": "2023-09-01", "to": null, "reason": null,
                "category": null, "schemes": ["pw"],
            },
        ],
        // Of two on one day the one that was registered last; one was withdrawn.
        "rungs": [{"on": "2022-02-01", "rung": 3}],
        "growth": [{"on": "2022-02-01", "rung": 4}],
        "routes": [{"from": "2022-02-01", "to": "2022-06-30", "code": "barriers"}],
        "contacts": [
            {"on": "2022-01-20", "code": "first"},
            {"on": "2022-03-20", "code": "progress"},
        ],
        "activities": [{"from": "2022-04-01", "to": null, "code": "volunteering"}],
        "referrals": [
            {"from": "2022-09-01", "to": "2022-09-01", "code": "wsp", "reason": "returned"},
            {"from": "2022-10-01", "to": "2022-11-01", "code": "wsp", "reason": "accepted"},
            {"from": "2023-02-01", "to": null, "code": "wsp", "reason": null},
        ],
        // Renewed within a week: one placement. A trial does not count.
        "placements": [
            {"from": "2023-04-01", "to": "2023-07-31", "code": "paid", "hours": 32.5},
        ],
        "instruments": [{"from": "2023-04-01", "to": "2023-04-01", "code": "job_coach"}],
        "groups": [{"from": "2022-01-01", "to": "2022-12-31", "code": "exempt"}],
    });
    assert_eq!(told("R001", None), expected);
}

#[test]
fn it_is_told_as_it_was_known_on_a_day() {
    let told = told("R001", Some("2023-09-30"));
    assert_eq!(told["known_on"], "2023-09-30");
    assert_eq!(told["horizon"], "2023-09-20");
    assert_eq!(told["rungs"][1], json!({"on": "2023-09-15", "rung": 4}));
}

#[test]
fn of_somebody_with_only_a_birth_nothing_else_is_told() {
    let told = told("R002", None);
    // A year of birth counts as its last day.
    assert_eq!(told["birth"], "1990-12-31");
    let Value::Object(fields) = told else { panic!("an object") };
    let lists = fields.values().filter_map(Value::as_array);
    assert_eq!(lists.filter(|list| list.is_empty()).count(), 10);
}
