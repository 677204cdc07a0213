//! Which rungs belong to which domain, and from which day.

use crate::Day;
use crate::vocabulary::{Domain, Rung};

/// One version of the rule, in force from a day until the next version starts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LadderVersion {
    /// The first day it is in force.
    pub(crate) from: Day,
    /// By rung (the first is rung 1), the domain it belongs to.
    pub(crate) domains: [Option<Domain>; 6],
}

/// The dated versions of which rung belongs to which domain.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Ladder {
    versions: Vec<LadderVersion>,
}

impl Ladder {
    /// A ladder of these versions, in any order.
    pub(crate) fn new(mut versions: Vec<LadderVersion>) -> Self {
        versions.sort_by_key(|version| version.from);
        Self { versions }
    }

    /// The versions, the earliest first.
    pub(crate) fn versions(&self) -> &[LadderVersion] {
        &self.versions
    }

    /// The domain that guides somebody on this rung on this day: that of the version with the
    /// latest `from` on or before the day. `None` before the first version, or where the version in
    /// force gives the rung to no domain.
    pub(crate) fn domain_on(&self, rung: Rung, day: Day) -> Option<Domain> {
        let in_force = self.versions.iter().rev().find(|version| version.from <= day)?;
        in_force.domains[usize::from(rung.number()) - 1]
    }
}
