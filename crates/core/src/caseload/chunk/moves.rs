//! Moves: who comes onto benefit, changes rung or leaves, and when.

use super::by_client::ByClient;
use super::{Episode, Rows};
use crate::Day;
use crate::caseload::Rules;

/// The state of a client on benefit without a rung, behind those of the rungs.
pub(crate) const UNMEASURED: u8 = 6;
/// The state of a client outside the caseload.
pub(crate) const OUTSIDE: u8 = 7;

/// A client's state becomes another one and stays so until the client's next move. Everybody begins
/// outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Move {
    /// The first day on which the new state holds.
    pub(crate) on: Day,
    /// Whose it is, among the clients that lie together.
    pub(crate) client: u16,
    /// The state before it: the rung less one, [`UNMEASURED`] or [`OUTSIDE`].
    pub(crate) from: u8,
    /// The new state; who leaves is [`OUTSIDE`] plus the number of the category of the outflow.
    pub(crate) to: u8,
}

/// Lays out the moves of so many clients, the earliest first. Within an episode only rungs measured
/// from `rung_carry_days` before its first day on count.
pub(crate) fn lay_out(
    episodes: &ByClient<Episode>,
    rungs: &Rows,
    clients: usize,
    rules: &Rules,
) -> ByClient<Move> {
    let expected = 2 * episodes.all().len() + rungs.len();
    ByClient::gather(clients, expected, |client, moves| {
        let measured = rungs.of_client(client as u32);
        let (starts, codes) = (&rungs.starts()[measured.clone()], &rungs.codes()[measured]);
        for episode in episodes.of(client as u32) {
            let carried_from = episode.first.plus_days(-rules.rung_carry_days);
            let client = client as u16;
            let mut last = Move { on: episode.first, client, from: OUTSIDE, to: UNMEASURED };
            let counts = starts.partition_point(|start| *start < carried_from);
            for (&start, &code) in starts.iter().zip(codes).skip(counts) {
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
    /// Whose it is, among the clients that lie together.
    pub(crate) client: u16,
    /// The rung less one, or [`UNMEASURED`].
    pub(crate) rung: u8,
}

impl ByClient<Move> {
    /// The stretches on a rung that lie between everybody's moves.
    pub(crate) fn stretches(&self) -> impl Iterator<Item = OnRung> + '_ {
        let moves = self.all();
        let next = moves.iter().skip(1).map(Some).chain([None]);
        let onto = moves.iter().zip(next).filter(|(it, _)| it.to < OUTSIDE);
        onto.map(|(&Move { on, client, to, .. }, next)| OnRung {
            from: on,
            until: next.filter(|next| next.client == client).map_or(Day::NEVER, |next| next.on),
            client,
            rung: to,
        })
    }
}
