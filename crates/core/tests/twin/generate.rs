//! Random policies, ledgers and queries, full of the hard cases: few clients, days that collide,
//! gaps of exactly the bridge and a day more or less, month ends, shared benefits, ties.
//!
//! Everything is drawn from one small universe of routes, groups, codes and programmes, so that
//! any policy, ledger and query fit together.

pub mod policy;
pub mod query;
pub mod rows;

use super::days::{Day, parse, plus};
use super::policy::TwinPolicy;
use super::row::{TwinRow, apply_withdrawals};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::Value;

pub const ROUTES: [&str; 3] = ["rest", "barriers", "towards_work"];
/// Groups and their set.
pub const GROUPS: [(&str, Option<&str>); 6] = [
    ("status_holder", None),
    ("single", Some("household")),
    ("exempt", None),
    ("couple", Some("household")),
    ("young", Some("phase")),
    ("old", Some("phase")),
];
pub const PROGRAMMES: [&str; 3] = ["meedoen", "werkwijs", "aandacht"];
pub const SCHEMES: [&str; 4] = ["pw", "ioaw", "ioaz", "bbz"];
pub const CONTACTS: [&str; 3] = ["first", "progress", "phone"];
pub const ACTIVITIES: [&str; 6] =
    ["volunteering", "informal_care", "organised", "barriers", "language", "cafe"];
pub const REFERRALS: [&str; 3] = ["wsp", "participatie", "debts"];
pub const PLACEMENTS: [&str; 6] =
    ["paid", "supported", "sheltered", "trial", "self_employed", "internship"];
pub const INSTRUMENTS: [&str; 2] = ["wage_subsidy", "other"];
pub const END_REASONS: [&str; 6] =
    ["work", "self_employment", "study", "moved", "disability_benefit", "other"];

/// A ledger and the policy it is read under.
#[derive(Clone)]
pub struct Case {
    pub policy: Value,
    /// As written, `withdraw` rows included.
    pub written: Vec<TwinRow>,
}

impl Case {
    pub fn csv(&self) -> String {
        rows::csv(&self.written)
    }

    pub fn rows(&self) -> Vec<TwinRow> {
        apply_withdrawals(&self.written)
    }

    pub fn twin_policy(&self) -> TwinPolicy {
        TwinPolicy::new(self.policy.clone())
    }
}

impl std::fmt::Debug for Case {
    /// As the files that show the case again.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "policy.json:\n{}\nledger.csv:\n{}", self.policy, self.csv())
    }
}

pub fn case() -> impl Strategy<Value = Case> {
    (policy::policy(), rows::ledger()).prop_map(|(policy, written)| Case { policy, written })
}

/// How many cases a property is tried on: this many, always the same ones, unless `PROPTEST_CASES`
/// asks for another number of new ones.
pub fn config(cases: u32) -> ProptestConfig {
    let usual = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if std::env::var_os("PROPTEST_CASES").is_some() {
        return usual;
    }
    ProptestConfig { cases, rng_seed: RngSeed::Fixed(2023), ..usual }
}

/// One of these.
pub fn one_of<T: Clone + std::fmt::Debug + 'static>(
    list: &[T],
) -> impl Strategy<Value = T> + use<T> {
    proptest::sample::select(list.to_vec())
}

/// Some or none, some this often.
pub fn some<S: Strategy>(often: f64, of: S) -> impl Strategy<Value = Option<S::Value>> {
    proptest::option::weighted(often, of)
}

/// Days that things cluster on: turns of months and years, and the leap day.
const NODES: [&str; 9] = [
    "2023-01-01",
    "2023-01-31",
    "2023-02-28",
    "2023-03-01",
    "2023-03-31",
    "2022-12-31",
    "2023-04-30",
    "2023-08-31",
    "2024-02-29",
];

pub fn node() -> impl Strategy<Value = Day> {
    one_of(&NODES).prop_map(|text| parse(text).unwrap())
}

/// A day on or near this one, mostly.
pub fn day_near(base: Day) -> impl Strategy<Value = Day> {
    let near = one_of(&[0, 0, 0, 0, 1, -1, 2, -2, 6, 7, 8, -7, -8, 30, -30, 31, -31, 60, -60]);
    let turns = one_of(&[91, 92, 93, -91, -92, -93, 61, -61, 181, 182, -182, 365, -365, 366]);
    let around = -60_i64..400;
    let by = prop_oneof![8 => near, 2 => turns, 4 => around, 1 => -4200_i64..900];
    (by, some(0.3, node()), -1_i64..=1).prop_map(move |(by, node, beside)| match node {
        Some(node) => plus(node, beside),
        None => plus(base, by),
    })
}

/// A day on or near a node.
pub fn day() -> impl Strategy<Value = Day> {
    (node(), prop_oneof![2 => Just(0), 1 => one_of(&[1, -1, 30, 92, -92, 365])])
        .prop_map(|(node, by)| plus(node, by))
}

/// How many days something lasts; mostly the lengths at which rules turn.
pub fn length() -> impl Strategy<Value = i64> {
    prop_oneof![
        4 => one_of(&[1, 1, 2, 7, 8, 28, 29, 30, 31, 32, 59, 60, 61]),
        2 => one_of(&[90, 91, 92, 93, 181, 182, 183, 184, 364, 365, 366]),
        1 => 1_i64..2500,
    ]
}
