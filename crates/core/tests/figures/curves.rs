//! Curves through the whole library, against R's survival package.

use meedoen::catalogue::CurveKind;
use meedoen::kpi::{CurveQuery, CurveStep, Rows};

use meedoen::{Caseload, Day, Ledger, Policy, Span};
use serde_json::Value;
use std::fmt::Write;

/// Freireich's 6-MP remission times as benefit episodes: who had the event left benefit after so
/// many days, who was censored came in so many days before the horizon.
#[test]
fn days_on_benefit_of_the_gehan_data_are_those_of_r() {
    let oracle = include_str!("../../../../tests/oracles/km_gehan.json");
    let oracle: Value = serde_json::from_str(oracle).unwrap();
    let curve = &oracle["mp6_loglog"];
    let column = |name: &str| curve[name].as_array().unwrap().clone();
    let horizon: Day = "2023-12-31".parse().unwrap();
    let mut csv = String::from("client,kind,code,start,end\n");
    let mut clients = 0;
    for (index, time) in column("time").iter().enumerate() {
        let days = time.as_i64().unwrap() as i32;
        let start = horizon.plus_days(-days);
        for _ in 0..column("n_event")[index].as_i64().unwrap() {
            clients += 1;
            let last = start.plus_days(days - 1);
            writeln!(csv, "c{clients},benefit,pw,{start},{last}").unwrap();
        }
        for _ in 0..column("n_censor")[index].as_i64().unwrap() {
            clients += 1;
            writeln!(csv, "c{clients},benefit,pw,{start},").unwrap();
        }
    }
    assert_eq!(clients, 21);
    let policy = Policy::preset("example").unwrap();
    let ledger = Ledger::read_csv(csv.as_bytes(), &policy).unwrap();
    let caseload = Caseload::build(&ledger, &policy).unwrap();
    let query =
        CurveQuery::over(CurveKind::DaysOnBenefit, Span::parse("2023").unwrap()).horizon(horizon);
    let answer = caseload.ask(&query.into()).unwrap();

    let Rows::Curve(rows) = answer.rows() else { panic!("a curve was asked") };
    assert_eq!(
        (rows[0].days(), rows[0].at_risk(), rows[0].survival().to_bits()),
        (0, 21, 1_f64.to_bits())
    );
    let with_events =
        (0..column("time").len()).filter(|&index| column("n_event")[index].as_i64() != Some(0));
    let steps: Vec<usize> = with_events.collect();
    assert_eq!(rows.len(), steps.len() + 1);
    for (row, &index) in rows[1..].iter().zip(&steps) {
        let number = |name: &str| column(name)[index].as_f64().unwrap();
        let whole = |name: &str| column(name)[index].as_i64();
        assert_eq!(Some(i64::from(row.days())), whole("time"));
        assert_eq!(Some(row.at_risk() as i64), whole("n_risk"));
        assert_eq!(Some(row.events() as i64), whole("n_event"));
        let (lower, upper) = row.interval().unwrap();
        for (got, name) in [(row.survival(), "surv"), (lower, "lower"), (upper, "upper")] {
            let difference = (got - number(name)).abs();
            assert!(difference < 1e-12, "{name} on day {}: off by {difference}", row.days());
        }
    }
    let censored: u64 = rows.iter().map(CurveStep::censored).sum();
    assert_eq!(censored, 12);
}
