//! Placements: stretches of work, a renewed contract being one placement.

use super::Rows;
use super::by_client::ByClient;
use crate::Day;
use crate::caseload::Rules;
use crate::ledger::RecordColumns;

/// A client placed in work (plaatsing).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placement {
    /// Its first day.
    pub start: Day,
    /// The day after its last day; [`Day::NEVER`] while it runs.
    pub until: Day,
    /// The number of the hours a week of the row that starts on the first day (of several the later
    /// row).
    hours: u32,
    /// Whose it is, among the clients that lie together.
    pub(crate) client: u16,
    /// The number of that row's code among the policy's placement codes.
    pub(crate) code: u16,
}

impl Placement {
    /// Hours a week, by the list of the caseload.
    pub(crate) fn hours(&self, list: &[f64]) -> Option<f64> {
        hours(self.hours, list)
    }
}

fn hours(detail: u32, list: &[f64]) -> Option<f64> {
    if detail == RecordColumns::NO_DETAIL { None } else { list.get(detail as usize).copied() }
}

/// Lays out the placements of so many clients, the earliest first.
pub(crate) fn lay_out(
    rows: &Rows,
    clients: usize,
    hours_list: &[f64],
    rules: &Rules,
) -> ByClient<Placement> {
    let counts = |code: u16, detail: u32| {
        rules.counts_as_placement[usize::from(code)]
            && hours(detail, hours_list).is_none_or(|hours| hours >= rules.min_placement_hours)
    };
    ByClient::gather(clients, rows.len(), |client, placements| {
        let mut running: Option<Placement> = None;
        for row in rows.of_client(client as u32) {
            let (start, until) = (rows.starts()[row], rows.until(row));
            let (code, hours) = (rows.codes()[row], rows.detail(row));
            if !counts(code, hours) {
                continue;
            }
            match &mut running {
                Some(running) if start <= running.until.plus_days(rules.placement_bridge_days) => {
                    running.until = running.until.max(until);
                    if start == running.start {
                        (running.code, running.hours) = (code, hours);
                    }
                }
                _ => {
                    placements.extend(running);
                    running = Some(Placement { start, until, hours, client: client as u16, code });
                }
            }
        }
        placements.extend(running);
    })
}
