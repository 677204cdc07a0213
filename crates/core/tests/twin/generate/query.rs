//! Random queries, all of them valid.

use super::super::answer::FIGURES;
use super::*;
use meedoen::vocabulary::Word;
use proptest::sample::subsequence;
use serde_json::{Map, json};

pub const GENERAL: [&str; 9] = [
    "rung",
    "domain",
    "route",
    "group",
    "group:household",
    "group:phase",
    "scheme",
    "age",
    "duration",
];

const PLACED: [&str; 4] =
    ["placements", "placed_clients", "placed_off_benefit", "sustained_placements"];

/// KPIs that are asked together, and the dimensions they have beside the general ones.
fn families() -> Vec<(Vec<&'static str>, Vec<&'static str>)> {
    let general: Vec<&str> = meedoen::Kpi::ALL
        .iter()
        .map(|kpi| kpi.as_str())
        .filter(|kpi| !FIGURES.contains(kpi))
        .collect();
    vec![
        (general.clone(), vec![]),
        (general, vec![]),
        (super::policy::AIMED_AT.to_vec(), vec![]),
        (vec!["outflow", "outflow_to_work", "sustained_outflow"], vec!["reason"]),
        (PLACED.to_vec(), vec!["code", "hours"]),
        (vec!["activated"], vec!["code"]),
        (vec!["handover_days", "open_handovers"], vec!["code"]),
    ]
}

/// Members that may be asked for.
fn wanted(dimension: &str, kpi: &str) -> Vec<Value> {
    let words: Vec<&str> = match dimension {
        "rung" => return vec![json!(1), json!("2"), json!(3), json!("4"), json!("unmeasured")],
        "domain" => vec!["participatie", "werk", "unassigned"],
        "route" => vec!["rest", "barriers", "none"],
        "group" => vec!["status_holder", "exempt", "single", "couple", "none"],
        "group:household" => vec!["single", "couple", "unknown"],
        "group:phase" => vec!["young", "old", "unknown"],
        "scheme" => vec!["pw", "ioaw", "bbz", "none"],
        "age" => vec!["<27", "27-44", "45-54", "55+", "unknown"],
        "duration" => vec!["<12", "12-23", "24-35", "120+", "none"],
        "reason" => vec!["work", "study", "moved", "unknown"],
        "hours" => vec!["<12", "12-23", "24-31", "32+", "unknown"],
        _ if kpi == "activated" => vec!["volunteering", "organised", "cafe", "barriers"],
        _ if PLACED.contains(&kpi) => vec!["paid", "trial", "internship", "supported"],
        _ => vec!["wsp", "participatie", "debts"],
    };
    words.into_iter().map(|word| json!(word)).collect()
}

pub fn filter(dimensions: &[&'static str], kpi: &'static str) -> BoxedStrategy<Value> {
    let one = one_of(dimensions).prop_flat_map(move |dimension| {
        let members = wanted(dimension, kpi);
        let list = subsequence(members.clone(), 1..=3).prop_map(Value::from);
        (Just(dimension.to_string()), prop_oneof![one_of(&members), list])
    });
    prop_oneof![
        5 => Just(Value::Null),
        2 => proptest::collection::vec(one, 1..3)
            .prop_map(|chosen| chosen.into_iter().collect::<Map<_, _>>().into()),
    ]
    .boxed()
}

fn some_day(list: &[&str]) -> impl Strategy<Value = Day> {
    let list: Vec<Day> = list.iter().map(|text| parse(text).unwrap()).collect();
    prop_oneof![3 => one_of(&list), 2 => day()]
}

pub fn span() -> impl Strategy<Value = (Day, Day)> {
    let from = some_day(&["2023-01-01", "2023-01-01", "2022-07-01", "2022-12-15", "2023-03-01"]);
    let days = prop_oneof![
        2 => one_of(&[1, 2, 7, 28, 29, 31, 32, 90, 92]),
        5 => one_of(&[181, 184, 365, 366, 546, 731]),
    ];
    // Or up to a day on which much happens.
    (from, days, some(0.4, day())).prop_map(|(from, days, to)| {
        (from, to.filter(|to| *to >= from).unwrap_or(plus(from, days - 1)))
    })
}

/// K and the horizon.
pub fn known() -> impl Strategy<Value = (Option<Day>, Option<Day>)> {
    let later =
        || some_day(&["2024-12-31", "2023-12-31", "2023-06-30", "2024-02-01", "2026-01-01"]);
    (some(0.35, later()), some(0.4, later()))
}

fn text(day: Option<Day>) -> Value {
    json!(day.map(|day| day.to_string()))
}

pub fn without_nulls(mut query: Value) -> Value {
    query.as_object_mut().unwrap().retain(|_, value| !value.is_null());
    query
}

/// A question for KPIs with dimensions.
fn broken_down() -> impl Strategy<Value = Value> {
    one_of(&families()).prop_flat_map(|(kpis, extra)| {
        let mut dimensions = GENERAL.to_vec();
        dimensions.extend(&extra);
        // The own dimensions of these KPIs often.
        dimensions.extend(&extra);
        dimensions.extend(&extra);
        let count = prop_oneof![3 => 0..1_usize, 4 => 1..2_usize, 2 => 2..3_usize, 1 => 3..4_usize];
        let all = dimensions.clone();
        let by = count.prop_flat_map(move |count| proptest::collection::vec(one_of(&all), count));
        let most = kpis.len().min(5);
        let asked = subsequence(kpis.clone(), 1..=most).prop_shuffle();
        (asked, by, filter(&dimensions, kpis[0]), rest()).prop_map(
            |(kpis, mut by, filter, rest)| {
                let mut seen = Vec::new();
                by.retain(|dimension| {
                    !seen.contains(dimension) && {
                        seen.push(*dimension);
                        true
                    }
                });
                question(&kpis, &by, &filter, rest)
            },
        )
    })
}

/// A question for any KPIs, without dimensions.
fn plain() -> impl Strategy<Value = Value> {
    let kpis: Vec<&str> = meedoen::Kpi::ALL.iter().map(|kpi| kpi.as_str()).collect();
    let most = kpis.len();
    let any = prop_oneof![subsequence(kpis, 1..=most), subsequence(FIGURES.to_vec(), 1..=4)];
    (any.prop_shuffle(), rest()).prop_map(|(kpis, rest)| question(&kpis, &[], &Value::Null, rest))
}

type Rest = (
    (Day, Day),
    Option<&'static str>,
    (Option<Day>, Option<Day>),
    Option<Result<i64, i64>>,
    Option<&'static str>,
);

fn rest() -> impl Strategy<Value = Rest> {
    let every = some(0.6, one_of(&["day", "week", "month", "quarter", "year"]));
    let days = || one_of(&[0_i64, 1, 30, 31, 92, 365]);
    let follow = some(0.5, prop_oneof![days().prop_map(Ok), days().prop_map(Err)]);
    (span(), every, known(), follow, some(0.35, one_of(&PROGRAMMES)))
}

fn question(kpis: &[&str], by: &[&str], filter: &Value, rest: Rest) -> Value {
    let ((from, to), mut every, (known_on, horizon), follow, mut programme) = rest;
    let cells = 7_i64.pow(by.len() as u32);
    let days = super::super::days::between(from, to);
    let step = match every {
        Some("day") => 1,
        Some("week") => 7,
        _ => 30,
    };
    if days / step * cells > 400 {
        every = every.filter(|every| *every == "year");
    }
    if kpis.contains(&"caseload_per_fte") {
        programme = programme.or(Some("meedoen"));
    }
    without_nulls(json!({
        "kpis": kpis,
        "from": from.to_string(),
        "to": to.to_string(),
        "every": every,
        "by": if by.is_empty() { Value::Null } else { json!(by) },
        "where": filter,
        "known_on": text(known_on),
        "horizon": text(horizon),
        "followed_to": text(follow.and_then(Result::err).map(|days| plus(to, days))),
        "follow_up_days": follow.and_then(Result::ok),
        "programme": programme,
    }))
}

fn transitions() -> impl Strategy<Value = Value> {
    (span(), filter(&GENERAL, "stock"), known()).prop_map(|((from, to), filter, (known_on, _))| {
        json!({ "transitions": without_nulls(json!({
                "from": from.to_string(), "to": to.to_string(), "where": filter,
                "known_on": text(known_on),
            })) })
    })
}

fn curve() -> impl Strategy<Value = Value> {
    let of = one_of(&[
        "days_to_first_contact",
        "handover_days",
        "days_to_activation",
        "days_on_benefit",
        "days_in_placement",
    ]);
    let programme = some(0.4, one_of(&PROGRAMMES));
    (of, span(), filter(&GENERAL, "stock"), known(), programme).prop_map(
        |(of, (from, to), filter, (known_on, horizon), programme)| {
            json!({ "curve": without_nulls(json!({
                "of": of, "from": from.to_string(), "to": to.to_string(), "where": filter,
                "known_on": text(known_on), "horizon": text(horizon), "programme": programme,
            })) })
        },
    )
}

pub fn query() -> impl Strategy<Value = Value> {
    prop_oneof![6 => broken_down(), 2 => plain(), 1 => transitions(), 2 => curve()]
}
