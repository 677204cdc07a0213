//! Benefit episodes: unbroken stretches of benefit.

use super::{Fact, Rules};
use crate::Day;
use crate::policy::Reason;

/// An unbroken stretch of benefit (aaneengesloten bijstandsduur); a gap of at most `bridge_days`
/// days does not break it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Episode {
    /// Its first day.
    pub first: Day,
    /// The off day: the first day without benefit; [`Day::NEVER`] while it runs.
    pub off: Day,
    /// The number in `Reason::ALL` of the end reason of the row that ends last.
    pub(crate) reason: u8,
}

impl Episode {
    /// Whether the client is on benefit on this day, bridged days included.
    pub fn holds(&self, day: Day) -> bool {
        self.first <= day && day < self.off
    }

    /// The last day on benefit; [`Day::NEVER`] while it runs.
    pub const fn last(&self) -> Day {
        self.off.plus_days(-1)
    }

    /// Why it ended, where that was registered.
    pub fn reason(&self) -> Option<Reason> {
        Reason::ALL.get(usize::from(self.reason)).copied()
    }
}

/// Lays out the episodes of a client's benefit rows (sorted by start).
pub(super) fn lay_out(benefits: &[Fact], rules: &Rules, episodes: &mut Vec<Episode>) {
    episodes.clear();
    let mut ends_last = 0;
    for row in benefits.iter().filter(|row| rules.in_caseload[usize::from(row.code)]) {
        match episodes.last_mut() {
            Some(running) if row.start <= running.off.plus_days(rules.bridge_days) => {
                if (row.until, row.order) >= (running.off, ends_last) {
                    (running.off, running.reason, ends_last) = (row.until, row.reason, row.order);
                }
            }
            _ => {
                episodes.push(Episode { first: row.start, off: row.until, reason: row.reason });
                ends_last = row.order;
            }
        }
    }
}
