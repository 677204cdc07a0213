//! Kaplan–Meier, step by step, and the transition table.

use super::Twin;
use super::days::{Period, day_period};
use super::members::filter_of;
use super::thing::Thing;
use serde_json::{Value, json};

/// A step: days, at risk, events, survival after it.
struct Step {
    days: i64,
    at_risk: usize,
    events: usize,
    survival: f64,
}

fn steps(times: &[(i64, bool)]) -> Vec<Step> {
    let mut days: Vec<i64> = times.iter().map(|(days, _)| *days).collect();
    days.sort_unstable();
    days.dedup();
    let mut survival = 1.0;
    let mut steps = Vec::new();
    for day in days {
        let at_risk = times.iter().filter(|(days, _)| *days >= day).count();
        let events = times.iter().filter(|time| **time == (day, true)).count();
        survival *= (at_risk - events) as f64 / at_risk as f64;
        if events > 0 {
            steps.push(Step { days: day, at_risk, events, survival });
        }
    }
    steps
}

/// The smallest number of days at which the curve is at or below one half.
pub fn median(times: &[(i64, bool)]) -> Option<i64> {
    steps(times).into_iter().find(|step| step.survival <= 0.5 + 1e-12).map(|step| step.days)
}

/// The rows of a curve.
fn table(times: &[(i64, bool)]) -> Vec<Value> {
    let mut steps = steps(times);
    if times.is_empty() {
        return Vec::new();
    }
    if steps.first().is_none_or(|step| step.days > 0) {
        steps.insert(0, Step { days: 0, at_risk: times.len(), events: 0, survival: 1.0 });
    }
    let mut greenwood = 0.0;
    let mut rows = Vec::new();
    for (index, step) in steps.iter().enumerate() {
        let next = steps.get(index + 1).map_or(i64::MAX, |next| next.days);
        let censored =
            times.iter().filter(|(days, seen)| !seen && (step.days..next).contains(days)).count();
        let (n, d) = (step.at_risk as f64, step.events as f64);
        greenwood += d / (n * (n - d));
        let (lower, upper) = if step.survival > 0.0 && step.survival < 1.0 {
            let log = step.survival.ln();
            let spread = 1.959_963_984_540_054 * greenwood.sqrt() / log.abs();
            let bound = |by: f64| json!(step.survival.powf(by.exp()));
            (bound(spread), bound(-spread))
        } else {
            (Value::Null, Value::Null)
        };
        rows.push(json!({
            "days": step.days, "at_risk": step.at_risk, "events": step.events,
            "censored": censored, "survival": step.survival, "lower": lower, "upper": upper,
        }));
    }
    rows
}

impl Twin<'_> {
    fn satisfies(&self, thing: &Thing, query: &Value) -> bool {
        filter_of(query).iter().all(|(dimension, wanted)| self.is_wanted(thing, dimension, wanted))
    }

    pub fn curve(&self, query: &Value) -> Value {
        let things = self.times(query["of"].as_str().unwrap(), day_period(query));
        let times: Vec<(i64, bool)> = things
            .iter()
            .filter(|thing| self.satisfies(thing, query))
            .map(|thing| thing.time.unwrap())
            .collect();
        table(&times).into()
    }

    pub fn transitions(&self, query: &Value) -> Value {
        let period: Period = day_period(query);
        let mut pairs = Vec::new();
        for (number, client) in self.client_numbers() {
            let state = |day| {
                let rung = client.rung_on(self.policy, day);
                client
                    .on_benefit(day)
                    .then(|| rung.map_or("unmeasured".to_string(), |rung| rung.to_string()))
            };
            let (opening, closing) = (state(period.eve()), state(period.b));
            let anchor = if opening.is_some() { period.eve() } else { period.b };
            let left_for = || {
                let off = |episode: &&super::client::Episode| {
                    episode.off_day().is_some_and(|off| period.holds(off))
                };
                let last = client.episodes.iter().rfind(off).expect("left in the period");
                self.policy.category(last.reason())
            };
            if opening.is_none() && closing.is_none()
                || !self.satisfies(&Thing::new(number, anchor), query)
            {
                continue;
            }
            pairs.push((
                opening.unwrap_or_else(|| "outside".into()),
                closing.unwrap_or_else(left_for),
            ));
        }
        let mut rows = Vec::new();
        for from in OPENING {
            for to in CLOSING {
                let pair = (from.to_string(), to.to_string());
                let value = pairs.iter().filter(|other| **other == pair).count();
                if value > 0 {
                    rows.push(json!({ "from_state": from, "to_state": to, "value": value }));
                }
            }
        }
        rows.into()
    }
}

const OPENING: [&str; 8] = ["1", "2", "3", "4", "5", "6", "unmeasured", "outside"];
const CLOSING: [&str; 12] = [
    "1",
    "2",
    "3",
    "4",
    "5",
    "6",
    "unmeasured",
    "to_work",
    "education",
    "neutral",
    "other",
    "unknown",
];
