//! The first conversation of each client.

use crate::Day;
use crate::caseload::Timelines;
use crate::kpi::dimension::{Anchor, AnchorKind};
use crate::kpi::plan::scope::FirstContacts;
use crate::vocabulary::Kind;

/// The first conversations of the clients of a chunk, found once for all questions that mean the same
/// ones.
#[derive(Debug, Default)]
pub(crate) struct FirstConversations {
    /// Which contacts count; none: nothing has been found yet.
    counting: Option<FirstContacts>,
    pub(crate) found: Vec<Conversation>,
    /// A buffer that is used again and again.
    clients: Vec<u32>,
}

impl FirstConversations {
    /// Forgets them: other clients are looked at.
    pub(crate) fn forget(&mut self) {
        self.counting = None;
    }

    pub(crate) fn find(&mut self, timelines: &Timelines, counting: &FirstContacts) {
        if self.counting.as_ref() == Some(counting) {
            return;
        }
        self.found.clear();
        let contacts = timelines.rows(Kind::Contact);
        let (starts, codes) = (contacts.starts(), contacts.codes());
        contacts.each_with_rows(&mut self.clients, |client, mut rows| {
            if let Some(first) = rows.find(|&row| counting.holds(codes[row], starts[row])) {
                self.found.push(Conversation { client, day: starts[first] });
            }
        });
        self.counting = Some(counting.clone());
    }
}

/// A client's first conversation.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Conversation {
    pub(crate) client: u32,
    pub(crate) day: Day,
}

impl Conversation {
    /// As a breakdown sees it.
    #[inline]
    pub(crate) const fn anchor(self) -> Anchor {
        Anchor { kind: AnchorKind::Conversation, ..Anchor::on(self.client, self.day) }
    }
}
