//! Which rung a client on benefit is on, from day to day.

use super::by_client::ByClient;
use super::{Episode, Rows, Rules};
use crate::Day;
use crate::policy::Category;

/// The number of a client without a rung, behind those of the rungs.
pub(crate) const UNMEASURED: u8 = 6;

/// A stretch of an episode on one rung.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct OnRung {
    /// Its first day.
    pub(crate) from: Day,
    /// The day after its last; [`Day::NEVER`] while it runs.
    pub(crate) until: Day,
    /// Whose it is, among the clients that lie together.
    pub(crate) client: u16,
    /// The rung less one, or [`UNMEASURED`].
    pub(crate) rung: u8,
    /// What the end reason of the episode counts as.
    pub(crate) category: Category,
}

/// Lays out the stretches of every episode: adjoining, the earliest first. Within an episode only
/// rungs measured from `rung_carry_days` before its first day on count.
pub(super) fn lay_out(
    episodes: &ByClient<Episode>,
    rungs: &Rows,
    clients: usize,
    rules: &Rules,
) -> ByClient<OnRung> {
    let expected = episodes.all().len() + rungs.len();
    ByClient::gather(clients, expected, |client, stretches| {
        let measured = rungs.of_client(client as u32);
        let (starts, codes) = (&rungs.starts()[measured.clone()], &rungs.codes()[measured]);
        for episode in episodes.of(client as u32) {
            let carried_from = episode.first.plus_days(-rules.rung_carry_days);
            let mut running = OnRung {
                from: episode.first,
                until: episode.off,
                client: client as u16,
                rung: UNMEASURED,
                category: episode.category,
            };
            let counts = starts.partition_point(|start| *start < carried_from);
            for (&start, &code) in starts.iter().zip(codes).skip(counts) {
                let rung = code as u8;
                if start >= episode.off {
                    break;
                }
                if rung == running.rung {
                    continue;
                }
                if start > running.from {
                    stretches.push(OnRung { until: start, ..running });
                    running.from = start;
                }
                running.rung = rung;
            }
            stretches.push(running);
        }
    })
}
