//! Benefit episodes: benefit rows that touch, overlap or are bridged, as one.

use super::by_client::ByClient;
use super::table::RowTable;
use crate::Day;
use crate::caseload::compiled_policy::CompiledPolicy;
use crate::vocabulary::{Category, Reason};

/// An unbroken stretch of benefit (aaneengesloten bijstandsduur); a gap of at most `bridge_days`
/// days does not break it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct EpisodeRow {
    /// Its first day.
    pub(crate) first: Day,
    /// The off day: the first day without benefit; [`Day::NEVER`] while it runs.
    pub(crate) off: Day,
    /// The day of the client's first contact within it; [`Day::NEVER`] without one.
    pub(crate) first_contact: Day,
    /// The client's number within the chunk.
    pub(crate) client: u16,
    /// The number in `Reason::ALL` of the end reason of the row that ends last.
    pub(crate) reason: u8,
    /// What that reason counts as.
    pub(crate) category: Category,
}

impl EpisodeRow {
    /// Whether the client is on benefit on this day, bridged days included.
    pub(crate) fn holds(&self, day: Day) -> bool {
        self.first <= day && day < self.off
    }

    /// The last day on benefit; [`Day::NEVER`] while it runs.
    pub(crate) const fn last(&self) -> Day {
        self.off.plus_days(-1)
    }

    /// Why it ended, where that was registered.
    pub(crate) fn reason(&self) -> Option<Reason> {
        Reason::LIST.get(usize::from(self.reason)).copied()
    }
}

/// The episodes of the clients of a chunk, for each client the earliest first.
pub(crate) fn lay_out(
    benefits: &RowTable,
    contacts: &RowTable,
    clients: usize,
    rules: &CompiledPolicy,
) -> ByClient<EpisodeRow> {
    ByClient::collect(clients, benefits.len(), |client, episodes| {
        let begin = episodes.len();
        let mut running: Option<EpisodeRow> = None;
        // The order of the row that gives the running episode its end and reason.
        let mut ends_last = 0;
        for row in benefits.of_client(client as u32) {
            let (start, until) = (benefits.starts()[row], benefits.until(row));
            if !rules.in_caseload[usize::from(benefits.codes()[row])] {
                continue;
            }
            let (reason, order) = (benefits.reason(row), benefits.order(row));
            match &mut running {
                Some(running) if start <= running.off.plus_days(rules.bridge_days) => {
                    if (until, order) >= (running.off, ends_last) {
                        (running.off, running.reason, ends_last) = (until, reason, order);
                    }
                }
                _ => {
                    episodes.extend(running);
                    running = Some(EpisodeRow {
                        first: start,
                        off: until,
                        first_contact: Day::NEVER,
                        client: client as u16,
                        reason,
                        category: Category::Unknown,
                    });
                    ends_last = order;
                }
            }
        }
        episodes.extend(running);
        let contacts = &contacts.starts()[contacts.of_client(client as u32)];
        for episode in &mut episodes[begin..] {
            let contact = contacts.iter().copied().find(|day| *day >= episode.first);
            let within = contact.filter(|day| *day < episode.off);
            episode.first_contact = within.unwrap_or(Day::NEVER);
            episode.category = rules.category(episode.reason);
        }
    })
}
