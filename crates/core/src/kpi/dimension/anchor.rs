//! What a breakdown or filter sees of a counted thing.

use crate::Day;

/// A counted thing, as a breakdown or filter sees it: whose it is, the day on which it is judged, and
/// what it carries with it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Anchor {
    /// Whose it is, among the clients of the chunk.
    pub(crate) client: u32,
    pub(crate) day: Day,
    pub(crate) kind: AnchorKind,
    /// The number of the end reason, where the thing is an outflow; else past the last.
    pub(crate) reason: u8,
    /// The number of its code; `None` where it has no code (a filter on code lets it pass).
    pub(crate) code: Option<u16>,
    pub(crate) hours: Option<f64>,
}

/// How the state on an anchor day is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AnchorKind {
    /// As it stands on that day.
    AsItStands,
    /// A first conversation: rung and route may be given in the days after it.
    Conversation,
    /// A placement: scheme and duration may be those of the benefit that has just ended.
    Placement,
}

impl Anchor {
    /// A thing of a client, judged on a day, that carries nothing with it.
    #[inline]
    pub(crate) const fn on(client: u32, day: Day) -> Self {
        Self { client, day, kind: AnchorKind::AsItStands, reason: u8::MAX, code: None, hours: None }
    }
}
