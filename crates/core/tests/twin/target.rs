//! Ambitions: which counts, and what of it belongs to a row.

use super::Twin;
use super::days::{Day, Period, between, plus};
use super::policy::date;
use serde_json::Value;

/// What was aimed at.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    pub amount: f64,
    pub share: bool,
}

impl Target {
    pub fn attainment(self, value: &Value, of: &Value) -> Option<f64> {
        let value = value.as_f64()?;
        let reached = if self.share {
            let of = of.as_f64().filter(|of| *of != 0.0)?;
            value / of
        } else {
            value
        };
        (self.amount != 0.0).then(|| reached / self.amount)
    }
}

/// An ambition of the policy.
struct Ambition {
    from: Day,
    to: Day,
    decided_on: Option<Day>,
    amount: f64,
    share: bool,
}

impl Ambition {
    fn length(&self) -> i64 {
        between(self.from, self.to) + 1
    }

    fn holds(&self, day: Day) -> bool {
        self.from <= day && day <= self.to
    }
}

impl Twin<'_> {
    /// The ambitions that count for a KPI and cell, in the order of the policy.
    fn ambitions(&self, kpi: &str, cell: &[(String, String)]) -> Vec<Ambition> {
        let has_cell = |entry: &Value| {
            let own = entry["cell"].as_object();
            own.map_or(0, serde_json::Map::len) == cell.len()
                && cell.iter().all(|(dimension, member)| {
                    entry["cell"][dimension].as_str() == Some(member.as_str())
                })
        };
        let known: Vec<Ambition> = self
            .policy
            .list("ambition")
            .iter()
            .filter(|entry| entry["kpi"] == kpi && has_cell(entry))
            .map(|entry| Ambition {
                from: date(entry, "from").unwrap(),
                to: date(entry, "to").unwrap(),
                decided_on: date(entry, "decided_on"),
                amount: entry["target"].as_f64().unwrap(),
                share: entry["share"] == true,
            })
            .filter(|ambition| match (ambition.decided_on, self.known_on) {
                (Some(decided), Some(k)) => decided <= k,
                _ => true,
            })
            .collect();
        let superseded = |place: usize| {
            known.iter().enumerate().any(|(other_place, other)| {
                (other.from, other.to) == (known[place].from, known[place].to)
                    && (other.decided_on, other_place) > (known[place].decided_on, place)
            })
        };
        let counting: Vec<bool> = (0..known.len()).map(|place| !superseded(place)).collect();
        known.into_iter().zip(counting).filter(|(_, counts)| *counts).map(|(one, _)| one).collect()
    }

    /// What a row aims at.
    pub fn target(&self, kpi: &str, period: Period, cell: &[(String, String)]) -> Option<Target> {
        let ambitions = self.ambitions(kpi, cell);
        let undivided = |of: &dyn Fn(&Ambition) -> bool| {
            let mut best: Option<&Ambition> = None;
            for ambition in ambitions.iter().filter(|a| a.holds(period.b) && of(a)) {
                if best.is_none_or(|best| ambition.length() <= best.length()) {
                    best = Some(ambition);
                }
            }
            best.map(|best| Target { amount: best.amount, share: best.share })
        };
        if !COUNTS_IN_PERIOD.contains(&kpi) {
            // Nothing is divided here, so shares and numbers stand side by side.
            return undivided(&|_| true);
        }
        undivided(&|a| a.share).or_else(|| {
            let parts: Vec<f64> = ambitions
                .iter()
                .filter(|a| !a.share)
                .filter_map(|a| {
                    let days = between(period.a.max(a.from), plus(period.b.min(a.to), 1));
                    (days > 0).then(|| a.amount * days as f64 / a.length() as f64)
                })
                .collect();
            let amount = parts.iter().sum();
            (!parts.is_empty()).then_some(Target { amount, share: false })
        })
    }
}

const COUNTS_IN_PERIOD: [&str; 27] = [
    "inflow",
    "reentry",
    "outflow",
    "outflow_to_work",
    "sustained_outflow",
    "climbed",
    "descended",
    "unchanged",
    "not_remeasured",
    "to_werk",
    "to_participatie",
    "first_conversations",
    "activated",
    "still_active",
    "cohort_to_work",
    "activated_without_work",
    "no_outcome_yet",
    "left_otherwise",
    "in_conversation",
    "not_spoken_since",
    "referred",
    "on_barriers",
    "cohort_placed",
    "placements",
    "placed_clients",
    "placed_off_benefit",
    "sustained_placements",
];
