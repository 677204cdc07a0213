//! Meedoen Werkt: what a cohort of first conversations led to.

use super::axis::{Anchor, Manner};
use super::pass::{Counted, Pass};
use crate::Day;
use crate::caseload::{Client, Fact, Rules};
use crate::policy::{Category, Kind};

/// The day of a client's first conversation, by the rules of the question.
#[inline]
pub(super) fn conversation(pass: &Pass<'_>, client: Client<'_>) -> Option<Day> {
    let (contacts, rows) = client.rows(Kind::Contact);
    let (starts, codes) = (&contacts.starts()[rows.clone()], &contacts.codes()[rows]);
    let mut contacts = starts.iter().zip(codes);
    contacts.find(|(start, code)| pass.frame.first_contacts.holds(**code, **start)).map(|it| *it.0)
}

/// A first conversation as a breakdown sees it.
pub(super) fn anchor_of_conversation(client: Client<'_>, day: Day) -> Anchor {
    Anchor { manner: Manner::Conversation, ..Anchor::on(client.number(), day) }
}

/// A client of the cohort: from the conversation up to the day followed to, both included.
struct Followed<'a> {
    client: Client<'a>,
    rules: &'a Rules,
    from: Day,
    to: Day,
}

/// What the cohort is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
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
pub(super) fn first_conversations(pass: &mut Pass<'_>) {
    for client in pass.clients() {
        if let Some(day) = conversation(pass, client) {
            pass.happened(day, &anchor_of_conversation(client, day), Counted::Value);
        }
    }
}

/// Of the cohort, those who took up an activating activity; by code, that of the first. The cohort
/// itself has no code.
pub(super) fn activated(pass: &mut Pass<'_>) {
    for client in pass.clients() {
        let Some((day, period)) = in_cohort(pass, client) else { continue };
        let anchor = anchor_of_conversation(client, day);
        pass.count(&anchor, &(period..period + 1), Counted::Of);
        let code = Followed::new(pass, client, day, period).first_activity().map(|row| row.code);
        if code.is_some() {
            pass.count(&Anchor { code, ..anchor }, &(period..period + 1), Counted::Value);
        }
    }
}

/// Of the cohort, those with this outcome.
pub(super) fn outcome(pass: &mut Pass<'_>, outcome: Outcome) {
    for client in pass.clients() {
        let Some((day, period)) = in_cohort(pass, client) else { continue };
        let followed = Followed::new(pass, client, day, period);
        let counted = Counted::of_which(followed.has(outcome));
        pass.count(&anchor_of_conversation(client, day), &(period..period + 1), counted);
    }
}

/// The conversation and the period it falls in.
#[inline]
fn in_cohort(pass: &Pass<'_>, client: Client<'_>) -> Option<(Day, usize)> {
    let day = conversation(pass, client)?;
    Some((day, pass.frame.grid.holding(day)?))
}

impl<'a> Followed<'a> {
    fn new(pass: &Pass<'a>, client: Client<'a>, from: Day, period: usize) -> Self {
        Self { client, rules: pass.rules, from, to: pass.frame.followed_to(period) }
    }

    /// Facts of a kind that start on or after the conversation and not after the day followed to.
    fn started(&self, kind: Kind) -> impl Iterator<Item = Fact> + use<'a> {
        let (from, to) = (self.from, self.to);
        self.client.facts(kind).filter(move |row| from <= row.start && row.start <= to)
    }

    /// Activating activities that started.
    fn activities(&self) -> impl Iterator<Item = Fact> + use<'a> {
        let rules = self.rules;
        self.started(Kind::Activity).filter(|row| rules.activating[usize::from(row.code)])
    }

    /// The first of them; of several on one day the later row.
    fn first_activity(&self) -> Option<Fact> {
        let mut activities = self.activities();
        let first = activities.next()?;
        Some(activities.take_while(|row| row.start == first.start).last().unwrap_or(first))
    }

    /// Left for work after the conversation.
    fn to_work(&self) -> bool {
        self.client.episodes().iter().any(|episode| {
            self.from < episode.off
                && episode.off <= self.to
                && self.rules.category(episode.reason) == Category::ToWork
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
        self.started(Kind::Contact).any(|row| row.start > self.from)
    }

    fn has(&self, outcome: Outcome) -> bool {
        match outcome {
            Outcome::StillActive => self.activities().any(|row| row.covers(self.to)),
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
            Outcome::Referred => self.started(Kind::Referral).any(|row| row.code == WSP),
            Outcome::OnBarriers => self.started(Kind::Activity).any(|row| row.code == BARRIERS),
            Outcome::Placed => {
                let mut placements = self.client.placements().iter();
                placements.any(|it| self.from <= it.start && it.start <= self.to)
            }
        }
    }
}

/// The numbers of the referral code `wsp` and the activity code `barriers` (the model's own codes
/// come first, in its order).
const WSP: u16 = 0;
const BARRIERS: u16 = 3;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_models_codes_have_the_numbers_used_here() {
        assert_eq!(Kind::Referral.common_codes()[usize::from(WSP)], "wsp");
        assert_eq!(Kind::Activity.common_codes()[usize::from(BARRIERS)], "barriers");
        assert_eq!(Kind::Contact.common_codes()[0], "first");
        assert_eq!(Kind::Benefit.common_codes()[0], "pw");
    }
}
