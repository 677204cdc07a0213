//! A second, naive implementation of the figures, written from the definitions alone.
//!
//! It loops over days and clients, keeps nothing sorted beyond what the model says, and shares no
//! code with the library. It is slow and obvious on purpose: the library's fast sweep is checked
//! against it on thousands of random ledgers (`laws/twin.rs`), and it is itself proven on the
//! shared vectors (`vectors/twin.rs`).

#![allow(unreachable_pub)]

pub mod answer;
pub mod asked;
pub mod client;
pub mod cohort;
pub mod compare;
pub mod curve;
pub mod days;
pub mod generate;
pub mod members;
pub mod policy;
pub mod read;
pub mod row;
pub mod stock;
pub mod target;
pub mod thing;
pub mod work;

use client::Client;
use days::{Day, plus_months};
use policy::TwinPolicy;
use row::TwinRow;
use serde_json::Value;

/// What the answers are computed from: the clients as known on K, and the horizon.
pub struct Twin<'a> {
    pub policy: &'a TwinPolicy,
    pub clients: Vec<Client>,
    /// K.
    pub known_on: Option<Day>,
    pub horizon: Option<Day>,
    /// The programme of the query.
    pub programme: Option<String>,
    /// `followed_to` of the query.
    pub followed_to: Option<Day>,
    /// `follow_up_days` of the query.
    pub follow_up_days: Option<i64>,
}

/// The answer to a query (query.md), from all accepted rows of a ledger in their order, withdrawals
/// applied.
pub fn ask(rows: &[TwinRow], policy: &TwinPolicy, query: &Value) -> Value {
    if let Some(queries) = query.as_array() {
        return queries.iter().map(|query| ask(rows, policy, query)).collect();
    }
    if let Some(transitions) = query.get("transitions") {
        return Twin::of(rows, policy, transitions).transitions(transitions);
    }
    if let Some(curve) = query.get("curve") {
        return Twin::of(rows, policy, curve).curve(curve);
    }
    Twin::of(rows, policy, query).kpis(query)
}

impl<'a> Twin<'a> {
    /// The caseload as this query wants it seen.
    pub fn of(rows: &[TwinRow], policy: &'a TwinPolicy, query: &Value) -> Self {
        let known_on = day_of(query, "known_on");
        let mut ids: Vec<&String> = Vec::new();
        for row in rows {
            if !ids.contains(&&row.client) {
                ids.push(&row.client);
            }
        }
        let clients = ids
            .into_iter()
            .map(|id| {
                let takes_part = |row: &&TwinRow| row.client == *id && row.takes_part(known_on);
                Client::new(policy, rows.iter().filter(takes_part).cloned().collect())
            })
            .collect();
        Self {
            policy,
            clients,
            known_on,
            horizon: day_of(query, "horizon").or_else(|| latest_day(rows, known_on)),
            programme: query["programme"].as_str().map(String::from),
            followed_to: day_of(query, "followed_to"),
            follow_up_days: query["follow_up_days"].as_i64(),
        }
    }

    /// Whether what looks at this day may still change.
    pub fn is_provisional(&self, looks_at: Day) -> bool {
        self.horizon.is_none_or(|horizon| {
            looks_at > plus_months(horizon, -self.policy.months("provisional_months"))
        })
    }

    /// Whether this day has been seen: it is on or before the horizon.
    pub fn is_seen(&self, day: Day) -> bool {
        self.horizon.is_some_and(|horizon| day <= horizon)
    }
}

/// The latest day, not after K, on which a row became known or was withdrawn.
fn latest_day(rows: &[TwinRow], known_on: Option<Day>) -> Option<Day> {
    rows.iter()
        .flat_map(|row| [Some(row.known_from()), row.withdrawn])
        .flatten()
        .filter(|day| known_on.is_none_or(|k| *day <= k))
        .max()
}

/// A day of a query; none where it is absent or null.
pub fn day_of(query: &Value, key: &str) -> Option<Day> {
    query[key].as_str().map(|text| days::parse(text).expect("a day"))
}
