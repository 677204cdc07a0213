//! What holds for a client on a day, in words.

use super::Episode;
use crate::vocabulary::{Domain, Rung};

/// The state of a client on a day: see [`Timeline::state`](super::Timeline::state).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    pub(super) episode: Option<Episode>,
    pub(super) rung: Option<Rung>,
    pub(super) domain: Option<Domain>,
    pub(super) route: Option<String>,
    pub(super) groups: Vec<String>,
    pub(super) scheme: Option<String>,
    pub(super) age: Option<i32>,
    pub(super) months_on_benefit: Option<i32>,
}

impl State {
    /// The episode the day lies in; `None` outside benefit.
    pub const fn episode(&self) -> Option<&Episode> {
        self.episode.as_ref()
    }

    /// The rung; `None` while unmeasured.
    pub const fn rung(&self) -> Option<Rung> {
        self.rung
    }

    /// Who guides the client; `None` while unassigned.
    pub const fn domain(&self) -> Option<Domain> {
        self.domain
    }

    /// The route's id; `None` on no route.
    pub fn route(&self) -> Option<&str> {
        self.route.as_deref()
    }

    /// The ids of the groups the client is in, in the policy's order. Of a set of alternatives that
    /// is at most one: the one that started last.
    pub fn groups(&self) -> &[String] {
        &self.groups
    }

    /// The scheme of the benefit; `None` outside benefit.
    pub fn scheme(&self) -> Option<&str> {
        self.scheme.as_deref()
    }

    /// Age in whole years; `None` where the date of birth is unknown or later than the day.
    pub const fn age(&self) -> Option<i32> {
        self.age
    }

    /// Whole months since the episode's first day; `None` outside benefit.
    pub const fn months_on_benefit(&self) -> Option<i32> {
        self.months_on_benefit
    }
}
