//! Laws that the figures obey whatever the ledger: what adds up does, and what makes no difference
//! makes none.

use crate::twin;
use crate::twin::asked::Asked;
use crate::twin::compare::difference;
use crate::twin::days::{Day, parse, plus};
use crate::twin::generate::query::{GENERAL, filter, known, query, span, without_nulls};
use crate::twin::generate::{Case, PROGRAMMES, case, config, one_of, some};
use crate::twin::row::TwinRow;
use meedoen::catalogue::OverPeriods;
use meedoen::vocabulary::Word;
use meedoen::{Dimension, Kpi};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The span of a question, and how its ledger is seen.
#[derive(Debug, Clone)]
struct Seen {
    from: Day,
    to: Day,
    known_on: Option<Day>,
    horizon: Option<Day>,
}

fn seen() -> impl Strategy<Value = Seen> {
    (span(), known()).prop_map(|((from, to), (known_on, horizon))| Seen {
        from,
        to,
        known_on,
        horizon,
    })
}

impl Seen {
    /// A question for these KPIs; `more` adds to it.
    fn question(&self, kpis: &[&str], more: Value) -> Value {
        let mut question = json!({
            "kpis": kpis,
            "from": self.from.to_string(),
            "to": self.to.to_string(),
            "known_on": self.known_on.map(|day| day.to_string()),
            "horizon": self.horizon.map(|day| day.to_string()),
        });
        let Value::Object(more) = more else { panic!("an object") };
        question.as_object_mut().unwrap().extend(more);
        without_nulls(question)
    }

    /// The same, over one day only.
    fn on(&self, day: Day) -> Self {
        Self { from: day, to: day, ..self.clone() }
    }
}

fn rows(answer: &Value) -> &[Value] {
    answer.as_array().unwrap_or_else(|| panic!("no rows: {answer}"))
}

fn whole(value: &Value) -> i64 {
    value.as_i64().unwrap_or_else(|| panic!("no count: {value}"))
}

/// The sum of a field over the rows that satisfy a condition.
fn sum(answer: &Value, field: &str, which: impl Fn(&Value) -> bool) -> i64 {
    rows(answer).iter().filter(|row| which(row)).map(|row| whole(&row[field])).sum()
}

/// The sums of the values by cell.
fn by_cell(answer: &Value) -> BTreeMap<String, i64> {
    let mut sums = BTreeMap::new();
    for row in rows(answer) {
        *sums.entry(row["cell"].to_string()).or_default() += whole(&row["value"]);
    }
    sums
}

/// The KPIs whose entry in the catalogue satisfies a condition.
fn kpis(which: impl Fn(Kpi) -> bool) -> Vec<Kpi> {
    Kpi::ALL.iter().copied().filter(|kpi| which(*kpi)).collect()
}

/// Nothing differs between two caseloads for any of these questions.
fn no_difference(left: &Asked, right: &Asked, queries: &[Value]) -> Result<(), TestCaseError> {
    for query in queries {
        let found = difference(&left.ask(query), &right.ask(query));
        prop_assert!(found.is_none(), "{query}\n{}", found.unwrap_or_default());
    }
    Ok(())
}

fn queries() -> impl Strategy<Value = Vec<Value>> {
    proptest::collection::vec(query(), 4)
}

/// Queries that all name the horizon.
fn queries_with_horizon() -> impl Strategy<Value = Vec<Value>> {
    (queries(), span()).prop_map(|(mut queries, (_, horizon))| {
        for query in &mut queries {
            let inner = if query.get("curve").is_some() { &mut query["curve"] } else { query };
            if inner.get("transitions").is_none() {
                inner["horizon"] = json!(horizon.to_string());
            }
        }
        queries
    })
}

proptest! {
    #![proptest_config(config(150))]

    #[test]
    fn the_stock_is_the_stock_before_it_and_the_flows(
        case in case(), seen in seen(), every in one_of(&["day", "week", "month", "year"]),
    ) {
        let asked = Asked::new(&case);
        let before = asked.ask(&seen.on(plus(seen.from, -1)).question(&["stock"], json!({})));
        let mut stock = whole(&before[0]["value"]);
        let kpis = ["stock", "inflow", "outflow"];
        let answer = asked.ask(&seen.question(&kpis, json!({ "every": every })));
        let periods = rows(&answer).len() / 3;
        for period in 0..periods {
            let value = |kpi: usize| whole(&answer[kpi * periods + period]["value"]);
            stock += value(1) - value(2);
            prop_assert_eq!(value(0), stock, "{}", answer[period]);
        }
    }

    #[test]
    fn periods_add_up(
        case in case(),
        seen in seen(),
        kpi in one_of(&kpis(|kpi| kpi.entry().adds_over_periods() != OverPeriods::No)),
        by in one_of(&GENERAL),
        filter in filter(&GENERAL, "stock"),
        every in one_of(&["week", "month", "quarter", "year"]),
        followed_for in some(0.5, 0_i64..400),
        programme in some(0.3, one_of(&PROGRAMMES)),
    ) {
        let one_end = kpi.entry().adds_over_periods() == OverPeriods::WhenFollowedToOneDay;
        let followed_to = followed_for.or(one_end.then_some(0));
        let mut more = json!({
            "by": [by], "where": filter, "programme": programme,
            "followed_to": followed_to.map(|days| plus(seen.to, days).to_string()),
        });
        let asked = Asked::new(&case);
        let total = asked.ask(&seen.question(&[kpi.as_str()], more.clone()));
        more["every"] = json!(every);
        let parts = asked.ask(&seen.question(&[kpi.as_str()], more));
        prop_assert_eq!(by_cell(&total), by_cell(&parts), "{}", kpi);
    }

    #[test]
    fn cells_add_up(
        case in case(),
        seen in seen(),
        (kpi, by) in one_of(&kpis(|kpi| kpi.entry().adds_over_cells())).prop_flat_map(|kpi| {
            let words = GENERAL.iter().copied().chain(["reason", "code", "hours"]);
            let adds = |word: &&str| kpi.entry().adds_over(&word.parse::<Dimension>().unwrap());
            let dimensions: Vec<&str> = words.filter(adds).collect();
            (Just(kpi), proptest::sample::subsequence(dimensions, 1..3))
        }),
        every in some(0.5, one_of(&["month", "quarter"])),
        filter in filter(&GENERAL, "stock"),
        follow_up_days in some(0.5, 0_i64..400),
    ) {
        let mut more = json!({ "every": every, "where": filter, "follow_up_days": follow_up_days });
        let asked = Asked::new(&case);
        let totals = asked.ask(&seen.question(&[kpi.as_str()], more.clone()));
        more["by"] = json!(by);
        let cells = asked.ask(&seen.question(&[kpi.as_str()], more));
        let by_code = kpi == Kpi::Activated && by.contains(&"code");
        for total in rows(&totals) {
            let of_period = |row: &Value| row["from"] == total["from"];
            prop_assert_eq!(whole(&total["value"]), sum(&cells, "value", of_period), "{} {}", kpi, total);
            if kpi.entry().of().is_some() && !by_code {
                prop_assert_eq!(whole(&total["of"]), sum(&cells, "of", of_period), "{} {}", kpi, total);
            }
        }
    }

    #[test]
    fn the_margins_of_the_transition_table_are_stocks(
        case in case(), seen in seen(), filter in filter(&GENERAL, "stock"),
    ) {
        let asked = Asked::new(&case);
        let mut query = seen.question(&[], json!({}));
        for key in ["kpis", "horizon"] {
            query.as_object_mut().unwrap().remove(key);
        }
        let table = asked.ask(&json!({ "transitions": query }));
        query["where"] = filter.clone();
        let narrowed = asked.ask(&json!({ "transitions": without_nulls(query) }));
        let by_rung = |day: Day, filter: Value| {
            asked.ask(&seen.on(day).question(&["stock"], json!({ "by": ["rung"], "where": filter })))
        };
        let eve = plus(seen.from, -1);
        // Who came from outside is judged on the closing day: only the opening margin is a
        // narrowed stock.
        for (table, state, stock) in [
            (&table, "from_state", by_rung(eve, Value::Null)),
            (&table, "to_state", by_rung(seen.to, Value::Null)),
            (&narrowed, "from_state", by_rung(eve, filter)),
        ] {
            for row in rows(&stock) {
                let margin = sum(table, "value", |pair| pair[state] == row["cell"]["rung"]);
                prop_assert_eq!(whole(&row["value"]), margin, "{} {}", state, row);
            }
        }
    }

    #[test]
    fn a_cohort_splits_in_what_became_of_it(
        case in case(), seen in seen(), every in some(0.5, one_of(&["month", "quarter"])),
        by in one_of(&GENERAL), follow_up_days in some(0.5, 0_i64..400),
    ) {
        let more = json!({ "every": every, "by": [by], "follow_up_days": follow_up_days });
        let kpis = [
            "first_conversations", "cohort_to_work", "activated_without_work", "no_outcome_yet",
            "left_otherwise", "in_conversation", "not_spoken_since",
        ];
        let answer = Asked::new(&case).ask(&seen.question(&kpis, more));
        let cells = rows(&answer).len() / kpis.len();
        for cell in 0..cells {
            let value = |kpi: usize| whole(&answer[kpi * cells + cell]["value"]);
            prop_assert_eq!(value(0), value(1) + value(2) + value(3), "{}", answer[cell]);
            prop_assert_eq!(value(3), value(4) + value(5) + value(6), "{}", answer[cell]);
        }
    }

    #[test]
    fn the_order_of_rows_says_nothing_but_ties(
        (left, right) in case().prop_map(without_ties).prop_flat_map(|case| {
            let rows = case.written.clone();
            (Just(case), Just(rows).prop_shuffle())
        }).prop_map(|(case, mut shuffled)| {
            shuffled.sort_by_key(|row| row.kind == "withdraw");
            let right = Case { written: shuffled, ..case.clone() };
            (case, right)
        }),
        queries in queries(),
    ) {
        no_difference(&Asked::new(&left), &Asked::new(&right), &queries)?;
    }

    #[test]
    fn a_benefit_cut_in_two_is_one_benefit(
        case in case(), which in any::<Index>(), at in any::<Index>(), queries in queries_with_horizon(),
    ) {
        let Some(cut) = cut_in_two(&case, which, at) else { return Ok(()) };
        no_difference(&Asked::new(&case), &Asked::new(&cut), &queries)?;
    }

    #[test]
    fn known_in_the_far_future_is_known_now(
        case in case().prop_map(without_withdrawals), mut queries in queries_with_horizon(),
    ) {
        let asked = Asked::new(&case);
        for query in &mut queries {
            let mut far = query.clone();
            for (query, day) in [(&mut *query, Value::Null), (&mut far, json!("2199-12-31"))] {
                let key = ["curve", "transitions"].into_iter().find(|key| query.get(key).is_some());
                let inner = if let Some(key) = key { &mut query[key] } else { query };
                inner["known_on"] = day;
                *inner = without_nulls(inner.clone());
            }
            let found = difference(&asked.ask(query), &asked.ask(&far));
            prop_assert!(found.is_none(), "{query}\n{}", found.unwrap_or_default());
        }
    }

    #[test]
    fn as_known_on_a_day_is_what_the_ledger_of_that_day_gave(
        case in case().prop_map(as_a_register_grows), (day, _) in span(), queries in queries(),
    ) {
        let then = ledger_of(&case, day);
        let (now, then) = (Asked::new(&case), Asked::new(&then));
        for query in &queries {
            let as_known = |known_on: Value| {
                let mut query = query.clone();
                let key = ["curve", "transitions"].into_iter().find(|key| query.get(key).is_some());
                let inner = if let Some(key) = key { &mut query[key] } else { &mut query };
                inner["known_on"] = known_on;
                *inner = without_nulls(inner.clone());
                query
            };
            let was = then.ask(&as_known(Value::Null));
            let found = difference(&was, &now.ask(&as_known(json!(day.to_string()))));
            prop_assert!(found.is_none(), "{query}\n{}", found.unwrap_or_default());
        }
    }

    #[test]
    fn a_row_withdrawn_by_a_later_row_is_withdrawn_on_its_day(
        case in case(), queries in queries(),
    ) {
        let at_once = Case { written: case.rows(), ..case.clone() };
        no_difference(&Asked::new(&at_once), &Asked::new(&case), &queries)?;
    }
}

/// Without what a register that grows day by day can't hold: rows withdrawn before they were known.
/// And without ambitions, of which K alone says which counts.
fn as_a_register_grows(mut case: Case) -> Case {
    case.written = case.rows();
    case.written.retain(|row| row.withdrawn.is_none_or(|day| day >= row.known_from()));
    case.policy["ambition"] = json!([]);
    case
}

/// Leaves out rows until no two are alike in what the model's ties are about.
fn without_ties(mut case: Case) -> Case {
    let mut seen: Vec<(String, String, String)> = Vec::new();
    let mut gone: Vec<String> = Vec::new();
    case.written.retain(|row| {
        if row.kind == "withdraw" {
            return !gone.contains(&row.code);
        }
        let mut marks = vec![format!("start {}", row.start)];
        match row.kind.as_str() {
            "benefit" => marks.push(format!("end {:?}", row.end)),
            "birth" => marks = vec![String::new()],
            _ => {}
        }
        let marks: Vec<_> =
            marks.into_iter().map(|mark| (row.client.clone(), row.kind.clone(), mark)).collect();
        let new = !marks.iter().any(|mark| seen.contains(mark));
        if new {
            seen.extend(marks);
        } else {
            gone.extend(row.record.clone());
        }
        new
    });
    case
}

fn without_withdrawals(mut case: Case) -> Case {
    case.written.retain(|row| row.kind != "withdraw");
    for row in &mut case.written {
        row.withdrawn = None;
    }
    case
}

/// What the ledger held on a day: the rows known by then, and the withdrawals made by then.
fn ledger_of(case: &Case, day: Day) -> Case {
    let mut written = case.rows();
    written.retain(|row| row.known_from() <= day);
    for row in &mut written {
        row.withdrawn = row.withdrawn.filter(|withdrawn| *withdrawn <= day);
    }
    Case { written, ..case.clone() }
}

/// The case with one of its benefit rows as two that abut; none where no row can be cut. A row
/// that overlaps another of the client stays whole: which scheme holds goes by the later start.
fn cut_in_two(case: &Case, which: Index, at: Index) -> Option<Case> {
    let written = case.rows();
    let overlaps = |row: &TwinRow| {
        written.iter().filter(|other| other.client == row.client && other.kind == "benefit").any(
            |other| {
                other.order != row.order && other.start <= row.last() && row.start <= other.last()
            },
        )
    };
    let can_be_cut = |row: &&TwinRow| {
        row.kind == "benefit" && row.end.is_none_or(|end| end > row.start) && !overlaps(row)
    };
    let candidates: Vec<&TwinRow> = written.iter().filter(can_be_cut).collect();
    let row = candidates.get(which.index(candidates.len().max(1)))?;
    let place = written.iter().position(|other| other.order == row.order)?;
    let last_cut = row.end.unwrap_or_else(|| parse("2026-12-31").unwrap()).max(plus(row.start, 1));
    let days = twin::days::between(row.start, last_cut) as usize;
    let second = plus(row.start, 1 + at.index(days) as i64);
    let whole = TwinRow { registered: Some(row.known_from()), ..(*row).clone() };
    let mut cut = written.clone();
    cut[place] = TwinRow { end: Some(plus(second, -1)), record: None, ..whole.clone() };
    cut.insert(place + 1, TwinRow { start: second, record: None, ..whole });
    Some(Case { written: cut, ..case.clone() })
}
