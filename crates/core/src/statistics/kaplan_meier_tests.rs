//! Against R's survival package, and the cases a formula forgets.

use super::kaplan_meier::{HALF, KaplanMeier};
use super::median;
use proptest::prelude::*;
use serde_json::Value;

/// How many cases a curve is of.
fn cases(curve: &KaplanMeier) -> u64 {
    curve.steps().first().map_or(0, super::kaplan_meier::CurveStep::at_risk)
}

/// The median, read off the curve.
fn median_of(curve: &KaplanMeier) -> Option<i32> {
    curve
        .steps()
        .iter()
        .find(|step| step.survival() <= HALF)
        .map(super::kaplan_meier::CurveStep::days)
}

fn close(ours: f64, theirs: f64) -> bool {
    (ours - theirs).abs() <= 1e-9 * theirs.abs().max(1e-300)
}

fn list(value: &Value) -> Vec<Option<f64>> {
    value.as_array().expect("a list").iter().map(Value::as_f64).collect()
}

#[test]
fn as_r_computes_gehan() {
    let oracle: Value =
        serde_json::from_str(include_str!("../../../../tests/oracles/km_gehan.json"))
            .expect("the oracle is JSON");
    for (group, n, median) in [("mp6", 21, 23), ("control", 21, 8)] {
        let table = &oracle[format!("{group}_loglog")];
        let column = |name: &str| list(&table[name]);
        let whole = |name: &str| -> Vec<u64> {
            column(name).iter().map(|value| value.expect("a count") as u64).collect()
        };
        let (time, events, censored) = (whole("time"), whole("n_event"), whole("n_censor"));
        let curve = KaplanMeier::from_observations((0..time.len()).flat_map(|i| {
            [(time[i] as i32, true, events[i]), (time[i] as i32, false, censored[i])]
        }));
        assert_eq!(cases(&curve), n);
        assert_eq!(median_of(&curve), Some(median));
        assert_eq!(
            oracle[format!("{group}_quantiles_loglog")]["quantile"][1].as_f64(),
            Some(f64::from(median))
        );
        let with_events: Vec<usize> = (0..time.len()).filter(|&i| events[i] > 0).collect();
        assert_eq!(curve.steps().len(), with_events.len() + 1, "day 0 and each day with an event");
        let (at_risk, survival) = (whole("n_risk"), column("surv"));
        let (lower, upper) = (column("lower"), column("upper"));
        for (step, i) in curve.steps()[1..].iter().zip(with_events) {
            assert_eq!(
                (step.days() as u64, step.at_risk(), step.events()),
                (time[i], at_risk[i], events[i])
            );
            if let Some(survival) = survival[i].filter(|survival| *survival > 0.0) {
                assert!(close(step.survival(), survival), "{group}: survival on {}", step.days());
                assert!(close(step.interval().expect("an interval").0, lower[i].expect("a bound")));
                assert!(close(step.interval().expect("an interval").1, upper[i].expect("a bound")));
            } else {
                assert_eq!((step.survival(), step.interval()), (0.0, None));
            }
        }
    }
}

#[test]
fn nobody_has_no_steps() {
    let curve = KaplanMeier::from_observations([(3, true, 0)]);
    assert!(curve.steps().is_empty());
    assert_eq!((cases(&curve), median_of(&curve)), (0, None));
}

#[test]
fn who_is_never_seen_to_have_the_event_stays_at_one() {
    let curve = KaplanMeier::from_observations([(7, false, 3), (0, false, 1)]);
    let [step] = curve.steps() else { panic!("one step, of day 0") };
    assert_eq!((step.days(), step.at_risk(), step.censored()), (0, 4, 4));
    assert_eq!((step.survival(), step.interval()), (1.0, None));
    assert_eq!(median_of(&curve), None);
}

#[test]
fn an_event_on_day_0_is_in_the_row_of_day_0() {
    let curve = KaplanMeier::from_observations([(0, true, 1), (-5, true, 1), (4, false, 2)]);
    let [step] = curve.steps() else { panic!("one step, of day 0") };
    assert_eq!((step.days(), step.at_risk(), step.events(), step.censored()), (0, 4, 2, 2));
    assert_eq!(median_of(&curve), Some(0));
}

#[test]
fn counts_beyond_counting_do_not_panic() {
    let most = u64::MAX;
    let curve =
        KaplanMeier::from_observations([(1, true, most), (2, true, most), (2, false, most)]);
    assert_eq!(cases(&curve), most);
}

#[test]
fn censored_on_a_day_is_still_at_risk_on_it() {
    let curve =
        KaplanMeier::from_observations([(5, false, 1), (5, true, 1), (6, false, 1), (9, true, 1)]);
    let rows: Vec<_> = curve
        .steps()
        .iter()
        .map(|step| (step.days(), step.at_risk(), step.events(), step.censored()))
        .collect();
    assert_eq!(rows, [(0, 4, 0, 0), (5, 4, 1, 2), (9, 1, 1, 0)]);
}

#[test]
fn a_curve_that_ends_at_exactly_one_half_has_reached_it() {
    // 1 − 1/10 five times over, exactly one half on paper but not in doubles.
    for n in 2..200 {
        let half = (1..=n / 2).map(|day| (day, true, 1));
        let rest = [(n, false, (n - n / 2) as u64)];
        let curve = KaplanMeier::from_observations(half.chain(rest));
        assert_eq!(median_of(&curve), (n % 2 == 0).then_some(n / 2), "n = {n}");
    }
}

/// The recorded curves of the vectors must follow from their own counts.
#[test]
fn as_the_vectors_have_it() {
    let mut seen = 0;
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/vectors");
    for vector in std::fs::read_dir(folder).expect("the vectors") {
        let text =
            std::fs::read(vector.expect("a folder").path().join("cases.json")).expect("cases");
        let cases: Vec<Value> = serde_json::from_slice(&text).expect("a list of cases");
        for case in cases.iter().filter(|case| case["query"].get("curve").is_some()) {
            let Some(rows) = case["rows"].as_array() else { continue };
            let count = |row: &Value, key: &str| row[key].as_u64().expect("a count");
            let observations: Vec<_> = rows
                .iter()
                .flat_map(|row| {
                    let days = row["days"].as_i64().expect("days") as i32;
                    [(days, true, count(row, "events")), (days, false, count(row, "censored"))]
                })
                .collect();
            let curve = KaplanMeier::from_observations(observations);
            assert_eq!(curve.steps().len(), rows.len());
            for (step, row) in curve.steps().iter().zip(rows) {
                assert_eq!(row["days"].as_i64(), Some(i64::from(step.days())));
                assert_eq!(
                    (count(row, "at_risk"), count(row, "events"), count(row, "censored")),
                    (step.at_risk(), step.events(), step.censored())
                );
                for (key, ours) in [
                    ("survival", Some(step.survival())),
                    ("lower", step.interval().map(|(lower, _)| lower)),
                    ("upper", step.interval().map(|(_, upper)| upper)),
                ] {
                    match (row[key].as_f64(), ours) {
                        (Some(theirs), Some(ours)) => assert!(close(ours, theirs), "{key}: {row}"),
                        (theirs, ours) => assert_eq!(theirs, ours, "{key}: {row}"),
                    }
                }
                seen += 1;
            }
        }
    }
    assert!(seen > 0, "the vectors have curves");
}

proptest! {
    #[test]
    fn laws(observations in prop::collection::vec((-3..40_i32, any::<bool>(), 0..4_u64), 0..40)) {
        let curve = KaplanMeier::from_observations(observations.iter().copied());
        let ended: u64 = curve.steps().iter().map(|step| step.events() + step.censored()).sum();
        prop_assert_eq!(ended, cases(&curve), "everybody ends once");
        for step in curve.steps() {
            prop_assert!((0.0..=1.0).contains(&step.survival()));
            if let Some((lower, upper)) = step.interval() {
                prop_assert!(0.0 <= lower && lower <= step.survival() && step.survival() <= upper);
                prop_assert!(upper <= 1.0);
            }
        }
        for pair in curve.steps().windows(2) {
            prop_assert!(pair[0].days() < pair[1].days());
            prop_assert!(pair[1].survival() < pair[0].survival());
            prop_assert_eq!(pair[1].at_risk(), pair[0].at_risk() - pair[0].events() - pair[0].censored());
        }
    }

    #[test]
    fn the_median_alone_is_that_of_the_curve(
        ended in proptest::collection::vec((0..40_i32, any::<bool>(), 0..4_u64), 0..40),
    ) {
        let mut ended = ended;
        ended.sort_unstable();
        let curve = KaplanMeier::from_observations(ended.iter().copied());
        prop_assert_eq!(median(ended.iter().copied()), median_of(&curve));
        ended.reverse();
        ended.sort_by_key(|(days, _, _)| *days);
        prop_assert_eq!(median(ended.into_iter()), median_of(&curve));
    }
}
