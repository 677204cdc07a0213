//! Moves: when a client comes onto benefit, changes rung or leaves.
//!
//! A client's history of states as a list of changes. Stocks over time can then be
//! counted by walking changes instead of asking for every client on every day: a caseload has some two moves a client
//! and 365 days a year. One client, on benefit from day 10 until day 50, measured on rung 2 on day 8
//! and on rung 3 on day 30, who leaves for work:
//!
//! ```text
//! on    from         to
//! 10    OUTSIDE      rung 2          the measurement of day 8 is carried into the episode
//! 30    rung 2       rung 3
//! 50    rung 3       OUTSIDE + the number of the category "to work"
//! ```
//!
//! Measured with the battery of docs/performance.md on one million clients, one thread: moves of 8
//! bytes instead of stretches on a rung of 12 took the transition tables from 24 to 6.5 ms, with the
//! loop over them that decides nothing.
//!
//! The twin of the integration tests asks every client on every day instead and must agree.

use super::by_client::ByClient;
use super::episodes::EpisodeRow;
use super::table::RowTable;
use crate::Day;
use crate::caseload::compiled_policy::CompiledPolicy;

/// The state of a client on benefit without a rung. The rungs are the states 0 to 5.
pub(crate) const UNMEASURED: u8 = 6;
/// The state of a client outside the caseload.
pub(crate) const OUTSIDE: u8 = 7;

/// A change of state, which holds until the client's next move. Every client begins outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Move {
    /// The first day on which the new state holds.
    pub(crate) on: Day,
    /// The client's number within the chunk.
    pub(crate) client: u16,
    /// The state before it: the rung less one, [`UNMEASURED`] or [`OUTSIDE`].
    pub(crate) from: u8,
    /// The new state. For a client who leaves: [`OUTSIDE`] plus the number of the category of the
    /// outflow.
    pub(crate) to: u8,
}

/// The moves of the clients of a chunk, for each client the earliest first. Within an episode only
/// rungs measured from `rung_carry_days` before its first day on count.
pub(crate) fn lay_out(
    episodes: &ByClient<EpisodeRow>,
    rungs: &RowTable,
    clients: usize,
    rules: &CompiledPolicy,
) -> ByClient<Move> {
    let expected = 2 * episodes.all().len() + rungs.len();
    ByClient::collect(clients, expected, |client, moves| {
        let measured = rungs.of_client(client as u32);
        let (starts, codes) = (&rungs.starts()[measured.clone()], &rungs.codes()[measured]);
        for episode in episodes.of(client as u32) {
            let carried_from = episode.first.plus_days(-rules.rung_carry_days);
            let client = client as u16;
            let mut last = Move { on: episode.first, client, from: OUTSIDE, to: UNMEASURED };
            let too_old = starts.partition_point(|start| *start < carried_from);
            for (&start, &code) in starts.iter().zip(codes).skip(too_old) {
                let rung = code as u8;
                if start >= episode.off {
                    break;
                }
                if rung == last.to {
                    continue;
                }
                if start > last.on {
                    moves.push(last);
                    last = Move { on: start, from: last.to, ..last };
                }
                last.to = rung;
            }
            moves.push(last);
            if episode.off.is_day() {
                let to = OUTSIDE + episode.category as u8;
                moves.push(Move { on: episode.off, from: last.to, to, client });
            }
        }
    })
}

/// A stretch of an episode on one rung.
#[derive(Debug, Clone, Copy)]
pub(crate) struct OnRung {
    /// Its first day.
    pub(crate) from: Day,
    /// The day after its last; [`Day::NEVER`] while it runs.
    pub(crate) until: Day,
    /// The client's number within the chunk.
    pub(crate) client: u16,
    /// The rung less one, or [`UNMEASURED`].
    pub(crate) rung: u8,
}

impl ByClient<Move> {
    /// The stretches on one rung, of all clients: from each move onto a rung until the client's next
    /// move.
    pub(crate) fn stretches(&self) -> impl Iterator<Item = OnRung> + '_ {
        let moves = self.all();
        let next = moves.iter().skip(1).map(Some).chain([None]);
        let onto_rung = moves.iter().zip(next).filter(|(change, _)| change.to < OUTSIDE);
        onto_rung.map(|(&Move { on, client, to, .. }, next)| OnRung {
            from: on,
            until: next.filter(|next| next.client == client).map_or(Day::NEVER, |next| next.on),
            client,
            rung: to,
        })
    }
}
