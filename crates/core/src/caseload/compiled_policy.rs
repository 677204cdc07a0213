//! A policy as the numbers that a sweep compares: every list of words becomes a list of flags or
//! places by code number, so that a rule is one look-up and no word is compared for any client.

use crate::Day;
use crate::policy::Ladder;
use crate::policy::Policy;
use crate::vocabulary::{Category, Domain, Kind, Reason, Rung};

/// Whether a group stands on its own or is a member of a set of alternatives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum GroupPlace {
    /// The n-th of the groups without a set.
    Free(usize),
    /// The n-th member of this set.
    InSet { set: usize, member: usize },
}

/// What a policy says, by code number.
#[derive(Debug, Clone)]
pub(crate) struct CompiledPolicy {
    pub(crate) bridge_days: i32,
    pub(crate) rung_carry_days: i32,
    pub(crate) placement_bridge_days: i32,
    pub(crate) min_placement_hours: f64,
    pub(crate) intake_days: i32,
    pub(crate) ladder: Ladder,
    /// For each scheme, whether it makes an episode.
    pub(crate) in_caseload: Vec<bool>,
    /// For each activity code, whether it activates.
    pub(crate) activating: Vec<bool>,
    /// For each placement code, whether it counts.
    pub(crate) counts_as_placement: Vec<bool>,
    /// For each group, its place.
    pub(crate) groups: Vec<GroupPlace>,
    /// For each end reason, and last for none, what it counts as.
    categories: Vec<Category>,
}

impl CompiledPolicy {
    pub(crate) fn new(policy: &Policy) -> Self {
        let parameters = policy.parameters();
        let among = |kind: Kind, chosen: &[String]| {
            policy.codes(kind).iter().map(|code| chosen.contains(code)).collect::<Vec<_>>()
        };
        let sets = policy.sets();
        let mut free = 0;
        let mut members = vec![0; sets.len()];
        let groups = policy.groups().iter().map(|group| {
            let set = group
                .set
                .as_ref()
                .and_then(|name| sets.iter().position(|set| *set == name.as_str()));
            let (count, place): (&mut usize, fn(usize, usize) -> GroupPlace) = match set {
                None => (&mut free, |_, index| GroupPlace::Free(index)),
                Some(set) => (&mut members[set], |set, member| GroupPlace::InSet { set, member }),
            };
            *count += 1;
            place(set.unwrap_or(0), *count - 1)
        });
        Self {
            bridge_days: parameters.bridge_days,
            rung_carry_days: parameters.rung_carry_days,
            placement_bridge_days: parameters.placement_bridge_days,
            min_placement_hours: parameters.min_placement_hours,
            intake_days: parameters.intake_days,
            ladder: policy.ladder().clone(),
            in_caseload: among(Kind::Benefit, &parameters.caseload_schemes),
            activating: among(Kind::Activity, &parameters.activating),
            counts_as_placement: among(Kind::Placement, &parameters.counts_as_placement),
            groups: groups.collect(),
            categories: Reason::LIST
                .into_iter()
                .map(Some)
                .chain([None])
                .map(|reason| policy.category(reason))
                .collect(),
        }
    }

    /// What an end reason (its number, or `NO_REASON`) counts as.
    pub(crate) fn category(&self, reason: u8) -> Category {
        let index = usize::from(reason).min(self.categories.len() - 1);
        self.categories[index]
    }

    /// The n-th of the groups without a set, where this group is one of them.
    pub(crate) fn free_place(&self, group: u16) -> Option<usize> {
        match self.groups.get(usize::from(group))? {
            GroupPlace::Free(place) => Some(*place),
            GroupPlace::InSet { .. } => None,
        }
    }

    /// The n-th member of its set, where this group is in one.
    pub(crate) fn place_in_set(&self, group: u16) -> Option<usize> {
        match self.groups.get(usize::from(group))? {
            GroupPlace::Free(_) => None,
            GroupPlace::InSet { member, .. } => Some(*member),
        }
    }

    /// The domain that guides a client with this rung on this day.
    pub(crate) fn domain(&self, rung: Option<Rung>, day: Day) -> Option<Domain> {
        self.ladder.domain_on(rung?, day)
    }
}
