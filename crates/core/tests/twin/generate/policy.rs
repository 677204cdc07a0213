//! Random policies.

use super::super::answer::FIGURES;
use super::*;
use meedoen::vocabulary::Word;
use proptest::sample::subsequence;
use serde_json::json;

fn parameters() -> impl Strategy<Value = Value> {
    let days = (
        one_of(&[30, 30, 0, 7]),
        one_of(&[92, 92, 0, 31]),
        one_of(&[60, 0, 1, 31]),
        one_of(&[7, 7, 0, 30]),
    );
    let months = (
        one_of(&[12, 1, 0]),
        one_of(&[6, 1, 0, 2]),
        one_of(&[6, 1, 0]),
        one_of(&[12, 1, 0]),
        one_of(&[60, 12, 1, 0]),
        one_of(&[3, 0, 1]),
    );
    let lists = (
        one_of(&["begin_plus_inflow", "begin"]),
        subsequence(END_REASONS.to_vec(), 0..3),
        prop_oneof![Just(SCHEMES.to_vec()), subsequence(SCHEMES.to_vec(), 1..=4)],
        subsequence(ACTIVITIES.to_vec(), 1..=6),
        some(0.5, subsequence(PLACEMENTS.to_vec(), 1..=6)),
        one_of(&[0.0, 0.0, 8.0, 12.0, 24.0]),
    );
    (days, months, lists).prop_map(
        |(
            (bridge, carry, intake, placement_bridge),
            (reentry, sustained, stale, in_view, long_term, provisional),
            (base, excludes, schemes, activating, placements, hours),
        )| {
            let mut parameters = json!({
                "bridge_days": bridge,
                "rung_carry_days": carry,
                "intake_days": intake,
                "placement_bridge_days": placement_bridge,
                "reentry_months": reentry,
                "sustained_months": sustained,
                "stale_months": stale,
                "in_view_months": in_view,
                "long_term_months": long_term,
                "provisional_months": provisional,
                "rate_base": base,
                "rate_excludes": excludes,
                "caseload_schemes": schemes,
                "activating": activating,
                "min_placement_hours": hours,
            });
            if let Some(placements) = placements {
                parameters["counts_as_placement"] = json!(placements);
            }
            parameters
        },
    )
}

/// Ladder versions from different days; some leave rungs to nobody.
fn ladder() -> impl Strategy<Value = Value> {
    let split = one_of(&[
        (vec![1, 2], vec![3, 4, 5, 6]),
        (vec![1, 2, 3], vec![4, 5, 6]),
        (vec![1], vec![4, 5]),
        (vec![3, 4], vec![1, 2, 6]),
        (vec![], vec![1, 2, 3, 4, 5, 6]),
    ]);
    let from = one_of(&["2010-01-01", "2023-01-01", "2023-02-28", "2023-07-01", "2024-03-01"]);
    proptest::collection::btree_map(from, split, 0..4).prop_map(|versions| {
        let version = |(from, (participatie, werk))| {
            json!({ "from": from, "participatie": participatie, "werk": werk })
        };
        versions.into_iter().map(version).collect()
    })
}

/// Values by day, on different days.
fn dated<S: Strategy>(value: S) -> impl Strategy<Value = Vec<(Day, S::Value)>> {
    proptest::collection::btree_map(day(), value, 0..4)
        .prop_map(|values| values.into_iter().collect())
}

/// The KPIs most ambitions are about, so that several meet.
pub const AIMED_AT: [&str; 6] =
    ["stock", "placements", "activated", "unmeasured", "still_active", "in_view"];

fn ambition() -> impl Strategy<Value = Value> {
    let kpis: Vec<&str> = meedoen::Kpi::ALL.iter().map(|kpi| kpi.as_str()).collect();
    let kpi = prop_oneof![
        1 => one_of(&kpis),
        3 => one_of(&AIMED_AT),
    ];
    let cell = prop_oneof![
        3 => Just(json!({})),
        2 => one_of(&[
            json!({ "domain": "werk" }),
            json!({ "rung": "3" }),
            json!({ "domain": "participatie", "rung": "2" }),
            json!({ "group": "status_holder" }),
            json!({ "group:household": "single" }),
            json!({ "route": "rest" }),
            json!({ "age": "<27" }),
        ]),
    ];
    let target = one_of(&[0.0, 1.0, 7.0, 30.5, 365.0, 0.25]);
    // Some of these are equally long, some the same.
    let span = one_of(&[
        ("2023-01-01", "2023-12-31"),
        ("2023-01-01", "2023-12-31"),
        ("2023-01-15", "2024-01-14"),
        ("2022-07-01", "2023-06-30"),
        ("2022-01-01", "2024-12-31"),
        ("2023-01-15", "2023-07-31"),
        ("2024-01-01", "2024-12-31"),
    ]);
    let decided = some(0.7, one_of(&["2022-06-01", "2023-01-01", "2023-07-01"]));
    (kpi, cell, target, span, decided, any::<bool>()).prop_map(
        |(kpi, cell, target, (from, to), decided, share)| {
            let entry = kpi.parse::<meedoen::Kpi>().unwrap().entry();
            let whole = FIGURES.contains(&kpi) || !entry.has(&meedoen::Dimension::Rung);
            let is_count = !["days_to_first_contact", "handover_days"].contains(&kpi);
            json!({
                "kpi": kpi,
                "from": from,
                "to": to,
                "target": target,
                "cell": if whole { json!({}) } else { cell },
                "decided_on": decided,
                "share": share && is_count && !whole && entry.of().is_some(),
            })
        },
    )
}

fn name(id: &str) -> Value {
    json!({ "nl": id })
}

pub fn policy() -> impl Strategy<Value = Value> {
    let programme = (
        subsequence(CONTACTS.to_vec(), 1..=3),
        some(0.5, day()),
        one_of(&[None, Some("participatie"), Some("werk")]),
    );
    let programmes = proptest::collection::vec((programme, some(0.3, length())), 3);
    let routes = proptest::collection::vec(one_of(&[Some("meedoen"), Some("werkwijs"), None]), 3);
    let staffing = dated((one_of(&PROGRAMMES), one_of(&[4.0, 5.5, 3.2, 0.5])));
    let count = || some(0.8, one_of(&[1_u64, 36_500, 46_111]));
    let population = dated((count(), count()));
    let ambitions = proptest::collection::vec(ambition(), 0..10);
    let reasons = some(0.3, one_of(&["neutral", "to_work"]));
    let (staff_and_people, decisions) = ((staffing, population), (ambitions, reasons));
    (parameters(), ladder(), programmes, routes, staff_and_people, decisions).prop_map(
        |(parameters, ladder, programmes, routes, (staffing, population), (ambitions, reason))| {
            let programme = |(id, ((codes, from, domain), days)): (&str, (_, Option<i64>))| {
                let (codes, from, domain): (Vec<&str>, Option<Day>, Option<&str>) =
                    (codes, from, domain);
                let to = from.zip(days).map(|(from, days)| plus(from, days - 1).to_string());
                let from = from.map(|day| day.to_string());
                json!({ "id": id, "name": name(id), "first_codes": codes, "from": from, "to": to,
                        "domain": domain })
            };
            let programmes: Vec<Value> =
                PROGRAMMES.into_iter().zip(programmes).map(programme).collect();
            let routes: Vec<Value> = ROUTES
                .iter()
                .zip(routes)
                .map(
                    |(id, programme)| json!({ "id": id, "name": name(id), "programme": programme }),
                )
                .collect();
            let groups: Vec<Value> = GROUPS
                .iter()
                .map(|(id, set)| json!({ "id": id, "name": name(id), "set": set }))
                .collect();
            let staffing: Vec<Value> = staffing
                .iter()
                .map(|(from, (programme, fte))| {
                    json!({ "programme": programme, "from": from.to_string(), "fte": fte })
                })
                .collect();
            let population: Vec<Value> = population
                .iter()
                .map(|(on, (adults, working_age))| {
                    json!({ "on": on.to_string(), "adults": adults, "working_age": working_age })
                })
                .collect();
            without_nulls(json!({
                "format": 1,
                "municipality": { "name": "Nergens" },
                "parameters": parameters,
                "ladder": ladder,
                "programme": programmes,
                "route": routes,
                "group": groups,
                "staffing": staffing,
                "population": population,
                "ambition": ambitions,
                "codes": { "activity": ["cafe"], "contact": ["phone"], "placement": ["internship"],
                           "referral": ["debts"] },
                "reasons": { "disability_benefit": reason },
            }))
        },
    )
}

/// A document leaves out what it does not say.
fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(map) => map
            .into_iter()
            .filter(|(_, value)| !value.is_null())
            .map(|(key, value)| (key, without_nulls(value)))
            .collect(),
        Value::Array(list) => list.into_iter().map(without_nulls).collect(),
        other => other,
    }
}
