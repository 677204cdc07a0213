//! Placements: stretches of work, a renewed contract being one placement.

use super::{Fact, Rules};
use crate::Day;

/// A client placed in work (plaatsing).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placement {
    /// Its first day.
    pub start: Day,
    /// The day after its last day; [`Day::NEVER`] while it runs.
    pub until: Day,
    /// The number of its code among the policy's placement codes: that of the row that starts on
    /// the first day.
    pub(crate) code: u16,
    /// Hours a week of that row.
    pub hours: Option<f64>,
    /// The place of that row in the ledger.
    order: u32,
}

/// Lays out the placements of a client's placement rows (sorted by start).
pub(super) fn lay_out(
    rows: &[Fact],
    hours_of: impl Fn(u32) -> Option<f64>,
    rules: &Rules,
    placements: &mut Vec<Placement>,
) {
    placements.clear();
    for row in rows {
        let hours = hours_of(row.detail);
        if !rules.counts_as_placement[usize::from(row.code)]
            || hours.is_some_and(|hours| hours < rules.min_placement_hours)
        {
            continue;
        }
        let of_row = Placement {
            start: row.start,
            until: row.until,
            code: row.code,
            hours,
            order: row.order,
        };
        match placements.last_mut() {
            Some(running) if row.start <= running.until.plus_days(rules.placement_bridge_days) => {
                let until = running.until.max(row.until);
                if row.start == running.start && row.order > running.order {
                    *running = of_row;
                }
                running.until = until;
            }
            _ => placements.push(of_row),
        }
    }
}
