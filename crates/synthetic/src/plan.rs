//! The policy and the options, as the numbers that are drawn with.

use super::SyntheticOptions;
use meedoen::policy::Policy;
use meedoen::vocabulary::{Kind, Rung};
use meedoen::{Error, ErrorCode, Result};

/// What every client of a ledger is drawn by.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    pub(super) options: SyntheticOptions,
    policy: Policy,
    pub(super) bridge_days: i32,
    pub(super) rung_carry_days: i32,
    pub(super) placement_bridge_days: i32,
    /// By scheme: how common it is; 0 where it is no part of the policy's caseload.
    pub(super) schemes: [u32; SCHEMES.len()],
    /// By rung, 1 first: the routes open to it.
    routes: [Vec<u16>; 6],
    /// The groups without a set.
    pub(super) groups: Vec<u16>,
    /// The groups of each set.
    pub(super) sets: Vec<Vec<u16>>,
    counts_as_placement: Vec<bool>,
    min_placement_hours: f64,
}

/// How common each scheme is, in the order of the model: `pw`, `ioaw`, `ioaz`, `bbz`.
const SCHEMES: [u32; 4] = [900, 60, 10, 30];

impl Plan {
    pub(super) fn new(policy: &Policy, options: SyntheticOptions) -> Result<Self> {
        options.check()?;
        let parameters = policy.parameters();
        let mut schemes = SCHEMES;
        for (weight, scheme) in schemes.iter_mut().zip(policy.codes(Kind::Benefit)) {
            if !parameters.caseload_schemes().contains(scheme) {
                *weight = 0;
            }
        }
        if schemes.iter().all(|weight| *weight == 0) {
            return Err(Error::new(
                ErrorCode::BadPolicy,
                "parameters.caseload_schemes",
                "without a scheme there is no caseload to make up",
            ));
        }
        let numbers = |chosen: &dyn Fn(usize) -> bool, count: usize| {
            (0..count).filter(|index| chosen(*index)).map(|index| index as u16).collect()
        };
        let (routes, groups) = (policy.routes(), policy.groups());
        let in_set = |set: Option<&str>| numbers(&|index| groups[index].set() == set, groups.len());
        Ok(Self {
            options,
            policy: policy.clone(),
            bridge_days: parameters.bridge_days(),
            rung_carry_days: parameters.rung_carry_days(),
            placement_bridge_days: parameters.placement_bridge_days(),
            schemes,
            routes: Rung::ALL
                .map(|rung| numbers(&|index| routes[index].is_open_to(rung), routes.len())),
            groups: in_set(None),
            sets: policy.sets().into_iter().map(|set| in_set(Some(set))).collect(),
            counts_as_placement: policy
                .codes(Kind::Placement)
                .iter()
                .map(|code| parameters.counts_as_placement().contains(code))
                .collect(),
            min_placement_hours: parameters.min_placement_hours(),
        })
    }

    /// The word of a code; a birth has none.
    pub(super) fn word(&self, kind: Kind, code: u16) -> &str {
        self.policy.codes(kind).get(usize::from(code)).map_or("", String::as_str)
    }

    /// The words of a kind's codes, as they are numbered.
    pub(super) fn words(&self, kind: Kind) -> &[String] {
        self.policy.codes(kind)
    }

    /// The routes open to a rung.
    pub(super) fn routes(&self, rung: Rung) -> &[u16] {
        &self.routes[usize::from(rung.number()) - 1]
    }

    /// Whether work of this code and these hours is a placement under the policy.
    pub(super) fn is_placement(&self, code: u16, hours: Option<f64>) -> bool {
        self.counts_as_placement.get(usize::from(code)).copied().unwrap_or(false)
            && hours.is_none_or(|hours| hours >= self.min_placement_hours)
    }
}
