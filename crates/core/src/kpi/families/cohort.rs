//! Meedoen Werkt: what a cohort of first conversations led to.

use crate::Day;
use crate::branchless;
use crate::caseload::{Client, CompiledPolicy, Timelines};
use crate::kpi::dimension::Anchor;
use crate::kpi::plan::scope::Scope;
use crate::kpi::tally::context::CountContext;
use crate::kpi::tally::counts::Counted;
use crate::kpi::tally::first_conversations::Conversation;
use crate::vocabulary::{BARRIERS, Category, Kind, WSP};

/// Counts with the first conversations by the rules of the question.
pub(crate) fn with_conversations<'a>(
    context: &mut CountContext<'a>,
    count: impl FnOnce(&mut CountContext<'a>, &[Conversation]),
) {
    let mut conversations = std::mem::take(&mut context.scratch.conversations);
    conversations.find(context.timelines, &context.scope.first_contacts);
    count(context, &conversations.found);
    context.scratch.conversations = conversations;
}

/// A client of the cohort: from the conversation up to the day followed to, both included.
struct Followed<'a> {
    client: Client<'a>,
    rules: &'a CompiledPolicy,
    from: Day,
    to: Day,
}

/// What the cohort is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    StillActive,
    ToWork,
    ActivatedWithoutWork,
    NoOutcomeYet,
    LeftOtherwise,
    InConversation,
    NotSpokenSince,
    Referred,
    OnBarriers,
    Placed,
}

/// The cohort itself.
pub(crate) fn first_conversations(context: &mut CountContext<'_>) {
    with_conversations(context, |context, conversations| {
        let found = conversations.iter();
        context.count_flow(
            found.map(|conversation| (conversation.day, conversation.anchor(), Counted::Value)),
        );
    });
}

/// Of the cohort, those who took up an activating activity; by code, that of the first. The cohort
/// itself has no code.
pub(crate) fn activated(context: &mut CountContext<'_>) {
    with_conversations(context, |context, conversations| {
        let found = conversations.iter();
        context.count_flow(
            found.map(|conversation| (conversation.day, conversation.anchor(), Counted::Of)),
        );
        let (timelines, rules, scope) = (context.timelines, context.rules, context.scope);
        let activities = timelines.rows(Kind::Activity);
        let starts = activities.starts();
        let with_later_activity = conversations.iter().enumerate().map(|(index, conversation)| {
            let rows = activities.of_client(conversation.client);
            let last = starts.get(rows.end.wrapping_sub(1)).copied().unwrap_or(Day::MIN);
            let (has_any, is_later) = (!rows.is_empty(), conversation.day <= last);
            (index as u32, has_any & is_later)
        });
        let mut room = std::mem::take(&mut context.scratch.numbers);
        context.count_flow(branchless::filter(with_later_activity, &mut room).iter().filter_map(
            |index| {
                let conversation = conversations[*index as usize];
                let first =
                    Followed::new(conversation, timelines, rules, scope)?.first_activity()?;
                let anchor = Anchor { code: Some(first), ..conversation.anchor() };
                Some((conversation.day, anchor, Counted::Value))
            },
        ));
        context.scratch.numbers = room;
    });
}

/// Of the cohort, those with this outcome.
pub(crate) fn outcome(context: &mut CountContext<'_>, outcome: Outcome) {
    with_conversations(context, |context, conversations| {
        let (timelines, rules, scope) = (context.timelines, context.rules, context.scope);
        context.count_flow(conversations.iter().filter_map(|conversation| {
            let followed = Followed::new(*conversation, timelines, rules, scope)?;
            Some((
                conversation.day,
                conversation.anchor(),
                Counted::of_which(followed.has(outcome)),
            ))
        }));
    });
}

impl<'a> Followed<'a> {
    /// Nothing for a conversation outside the periods.
    fn new(
        conversation: Conversation,
        timelines: &'a Timelines,
        rules: &'a CompiledPolicy,
        scope: &Scope,
    ) -> Option<Self> {
        let from = conversation.day;
        let to = scope.followed_to(scope.grid.holding(from)?);
        Some(Self { client: timelines.client(conversation.client), rules, from, to })
    }

    /// The rows of a kind and these codes that start on or after the conversation and not after the
    /// day followed to.
    #[inline]
    fn started(&self, kind: Kind, is_meant: impl Fn(u16) -> bool) -> impl Iterator<Item = usize> {
        let rows = self.client.rows(kind);
        let (starts, codes) = (rows.starts(), rows.codes());
        rows.of_client(self.client.number()).filter(move |&row| {
            self.from <= starts[row] && starts[row] <= self.to && is_meant(codes[row])
        })
    }

    /// The rows of activating activities that started.
    #[inline]
    fn activities(&self) -> impl Iterator<Item = usize> {
        self.started(Kind::Activity, |code| self.rules.activating[usize::from(code)])
    }

    /// The code of the first of them; of several on one day the later row.
    #[inline]
    fn first_activity(&self) -> Option<u16> {
        let rows = self.client.rows(Kind::Activity);
        let mut activities = self.activities();
        let first = activities.next()?;
        let on_that_day = activities.take_while(|row| rows.starts()[*row] == rows.starts()[first]);
        Some(rows.codes()[on_that_day.last().unwrap_or(first)])
    }

    /// Left for work after the conversation.
    fn to_work(&self) -> bool {
        self.client.episodes().iter().any(|episode| {
            self.from < episode.off
                && episode.off <= self.to
                && episode.category == Category::ToWork
        })
    }

    fn no_outcome_yet(&self) -> bool {
        !self.to_work() && self.activities().next().is_none()
    }

    fn on_benefit(&self) -> bool {
        self.client.on_benefit(self.to)
    }

    /// Spoken to again after the day of the conversation.
    fn spoken_again(&self) -> bool {
        let starts = self.client.rows(Kind::Contact).starts();
        self.started(Kind::Contact, |_| true).any(|row| starts[row] > self.from)
    }

    fn has(&self, outcome: Outcome) -> bool {
        match outcome {
            Outcome::StillActive => {
                // They have started by then.
                let rows = self.client.rows(Kind::Activity);
                self.activities().any(|row| self.to < rows.until(row))
            }
            Outcome::ToWork => self.to_work(),
            Outcome::ActivatedWithoutWork => !self.to_work() && self.activities().next().is_some(),
            Outcome::NoOutcomeYet => self.no_outcome_yet(),
            Outcome::LeftOtherwise => self.no_outcome_yet() && !self.on_benefit(),
            Outcome::InConversation => {
                self.no_outcome_yet() && self.on_benefit() && self.spoken_again()
            }
            Outcome::NotSpokenSince => {
                self.no_outcome_yet() && self.on_benefit() && !self.spoken_again()
            }
            Outcome::Referred => self.started(Kind::Referral, |code| code == WSP).next().is_some(),
            Outcome::OnBarriers => {
                self.started(Kind::Activity, |code| code == BARRIERS).next().is_some()
            }
            Outcome::Placed => {
                let mut placements = self.client.placements().iter();
                placements
                    .any(|placement| self.from <= placement.start && placement.start <= self.to)
            }
        }
    }
}
