//! Narrowing to members of a dimension.

use super::axis::Axis;
use super::changes::bounds_of;
use super::dimension_reader::DimensionReader;
use super::{Anchor, group};
use crate::Day;
use crate::caseload::{Client, CompiledPolicy};
use crate::catalogue::Kpi;
use crate::policy::Policy;
use crate::vocabulary::{Dimension, Kind, Missing, Word};

/// A filter on one dimension.
#[derive(Debug, Clone)]
pub(super) enum Filter {
    /// Any of these members of an axis.
    Members(Axis, Vec<bool>),
    /// In any of these groups (of a set where it is the set's on that day), or in none of the
    /// groups without a set.
    Groups { wanted: Vec<u16>, none: bool },
}

impl Filter {
    /// `None` where the policy has no such dimension.
    pub(super) fn new(
        dimension: &Dimension,
        wanted: &[String],
        kpi: Option<Kpi>,
        policy: &Policy,
    ) -> Option<Self> {
        if *dimension == Dimension::Group {
            let numbers = wanted.iter().filter_map(|id| policy.all_codes().number(Kind::Group, id));
            return Some(Self::Groups {
                wanted: numbers.collect(),
                none: wanted.iter().any(|id| id == Missing::None.as_str()),
            });
        }
        let axis = Axis::new(dimension, kpi, policy)?;
        let chosen =
            axis.members.iter().map(|member| wanted.iter().any(|wanted| **wanted == **member));
        let chosen = chosen.collect();
        Some(Self::Members(axis, chosen))
    }

    pub(super) fn lets_pass(
        &self,
        anchor: &Anchor,
        client: Client<'_>,
        rules: &CompiledPolicy,
    ) -> bool {
        match self {
            Self::Groups { wanted, none } => {
                wanted.iter().any(|group| client.is_in(*group, anchor.day, rules))
                    || (*none && group::in_none(client, anchor.day, rules))
            }
            Self::Members(axis, _)
                if axis.reader == DimensionReader::Code && anchor.code.is_none() =>
            {
                true
            }
            Self::Members(axis, chosen) => {
                let mut passes = false;
                axis.each_member(anchor, client, rules, |member| passes |= chosen[member]);
                passes
            }
        }
    }

    /// Adds the days on which it may let pass what it did not before, or the other way round.
    pub(super) fn changes(&self, client: Client<'_>, rules: &CompiledPolicy, days: &mut Vec<Day>) {
        match self {
            Self::Members(axis, _) => axis.changes(client, rules, days),
            Self::Groups { .. } => bounds_of(Kind::Group, client, days),
        }
    }
}
