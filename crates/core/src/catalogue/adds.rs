//! What of a KPI's values may be added up.

use crate::words::words;
use serde::Serialize;

words! {
    /// Whether the values of adjoining periods add up to that of the whole (asked with the same K and
    /// horizon).
    #[non_exhaustive]
    pub enum OverPeriods: "rule of adding up" {
        /// They do: what is counted falls on one day.
        Yes = "yes",
        /// They do when every period is followed up to the same day (`followed_to`); by default each
        /// is followed up to its own end, and then they do not.
        WhenFollowedToOneDay = "when_followed_to_one_day",
        /// They do not: the value speaks of a day, of both ends of the period, or of distinct clients.
        No = "no",
    }
}

/// What may be added up. It speaks of the values; denominators add up as they do, but that of
/// `activated` by code, which stays the whole cohort.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(crate) struct Adds {
    /// The values of adjoining periods add up to that of the whole.
    pub(super) over_periods: OverPeriods,
    /// The values of the cells of a partition (every dimension but `group`, in which a client can
    /// count more than once) add up to the total.
    pub(super) over_cells: bool,
}

/// Nothing adds up: shares, medians, figures per 10,000 or per FTE.
pub(super) const NOTHING_ADDS: Adds = Adds { over_periods: OverPeriods::No, over_cells: false };
/// The cells of one day add up, days do not.
pub(super) const CELLS_ADD: Adds = Adds { over_periods: OverPeriods::No, over_cells: true };
/// Both add up.
pub(super) const ALL_ADDS: Adds = Adds { over_periods: OverPeriods::Yes, over_cells: true };
