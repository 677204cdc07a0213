//! Placements: stretches of work, a renewed contract being one placement.

use super::by_client::ByClient;
use super::table::RowTable;
use crate::Day;
use crate::caseload::compiled_policy::CompiledPolicy;
use crate::ledger::RecordColumns;

/// A client placed in work (plaatsing).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PlacementRow {
    /// Its first day.
    pub(crate) start: Day,
    /// The day after its last day; [`Day::NEVER`] while it runs.
    pub(crate) until: Day,
    /// The number of the hours a week of the row that starts on the first day (of several the later
    /// row).
    hours: u32,
    /// The client's number within the chunk.
    pub(crate) client: u16,
    /// The number of that row's code among the policy's placement codes.
    pub(crate) code: u16,
}

impl PlacementRow {
    /// Hours a week, by the list of the caseload.
    pub(crate) fn hours(&self, list: &[f64]) -> Option<f64> {
        hours(self.hours, list)
    }
}

fn hours(detail: u32, list: &[f64]) -> Option<f64> {
    if detail == RecordColumns::NO_DETAIL { None } else { list.get(detail as usize).copied() }
}

/// The placements of the clients of a chunk, for each client the earliest first.
pub(crate) fn lay_out(
    rows: &RowTable,
    clients: usize,
    hours_list: &[f64],
    rules: &CompiledPolicy,
) -> ByClient<PlacementRow> {
    let counts = |code: u16, detail: u32| {
        rules.counts_as_placement[usize::from(code)]
            && hours(detail, hours_list).is_none_or(|hours| hours >= rules.min_placement_hours)
    };
    ByClient::collect(clients, rows.len(), |client, placements| {
        let mut running: Option<PlacementRow> = None;
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
                    running =
                        Some(PlacementRow { start, until, hours, client: client as u16, code });
                }
            }
        }
        placements.extend(running);
    })
}
