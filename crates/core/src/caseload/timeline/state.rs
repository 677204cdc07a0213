//! What holds for a client on a day, in words.

use super::example::example;
use super::parts::Episode;
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
    ///
    #[doc = example!("let state = timeline.state(\"2022-06-15\".parse()?);" "assert_eq!(state.episode(), timeline.episodes().first());")]
    pub const fn episode(&self) -> Option<&Episode> {
        self.episode.as_ref()
    }

    /// The rung; `None` while unmeasured.
    ///
    #[doc = example!("let state = timeline.state(\"2022-06-15\".parse()?);" "assert_eq!(state.rung().map(|rung| rung.number()), Some(2));")]
    pub const fn rung(&self) -> Option<Rung> {
        self.rung
    }

    /// Who guides the client; `None` while unassigned.
    ///
    #[doc = example!("let state = timeline.state(\"2022-06-15\".parse()?);" "assert_eq!(state.domain(), Some(meedoen::vocabulary::Domain::Participatie));")]
    pub const fn domain(&self) -> Option<Domain> {
        self.domain
    }

    /// The route's id; `None` on no route.
    ///
    #[doc = example!("let state = timeline.state(\"2022-06-15\".parse()?);" "assert_eq!(state.route(), Some(\"barriers\"));")]
    pub fn route(&self) -> Option<&str> {
        self.route.as_deref()
    }

    /// The ids of the groups the client is in, in the policy's order. Of a set of alternatives that
    /// is at most one: the one that started last.
    ///
    #[doc = example!("let state = timeline.state(\"2022-06-15\".parse()?);" "assert_eq!(state.groups(), [\"exempt\"]);")]
    pub fn groups(&self) -> &[String] {
        &self.groups
    }

    /// The scheme of the benefit; `None` outside benefit.
    ///
    #[doc = example!("let state = timeline.state(\"2022-06-15\".parse()?);" "assert_eq!(state.scheme(), Some(\"pw\"));")]
    pub fn scheme(&self) -> Option<&str> {
        self.scheme.as_deref()
    }

    /// Age in whole years; `None` where the date of birth is unknown or later than the day.
    ///
    #[doc = example!("let state = timeline.state(\"2022-06-15\".parse()?);" "assert_eq!(state.age(), Some(42));")]
    pub const fn age(&self) -> Option<i32> {
        self.age
    }

    /// Whole months since the episode's first day; `None` outside benefit.
    ///
    #[doc = example!("let state = timeline.state(\"2022-06-15\".parse()?);" "assert_eq!(state.months_on_benefit(), Some(1));")]
    pub const fn months_on_benefit(&self) -> Option<i32> {
        self.months_on_benefit
    }
}
