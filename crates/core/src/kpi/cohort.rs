//! Meedoen Werkt: what a cohort of first conversations led to.

use super::axis::{Anchor, Manner};
use super::pass::{Counted, Pass};
use crate::Day;
use crate::caseload::{Fact, Rules, Timeline};
use crate::policy::{Category, Kind};

/// The day of the client's first conversation, by the rules of the question.
pub(super) fn conversation(pass: &Pass<'_>) -> Option<Day> {
    let mut contacts = pass.timeline.facts(Kind::Contact).iter();
    contacts.find(|row| pass.frame.first_contacts.holds(row.code, row.start)).map(|row| row.start)
}

/// A first conversation as a breakdown sees it.
pub(super) fn anchor_of_conversation(day: Day) -> Anchor {
    Anchor { manner: Manner::Conversation, ..Anchor::on(day) }
}

/// A client of the cohort: from the conversation up to the day followed to, both included.
struct Followed<'a> {
    timeline: &'a Timeline,
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
    if let Some(day) = conversation(pass) {
        pass.happened(day, &anchor_of_conversation(day), Counted::Value);
    }
}

/// Of the cohort, those who took up an activating activity; by code, that of the first. The cohort
/// itself has no code.
pub(super) fn activated(pass: &mut Pass<'_>) {
    let Some((day, period)) = in_cohort(pass) else { return };
    let followed = Followed::new(pass, day, period);
    let activities = followed.activities();
    let first = activities.min_by_key(|row| (row.start, std::cmp::Reverse(row.order)));
    let code = first.map(|row| row.code);
    let anchor = anchor_of_conversation(day);
    pass.count(&anchor, &(period..period + 1), Counted::Of);
    if code.is_some() {
        pass.count(&Anchor { code, ..anchor }, &(period..period + 1), Counted::Value);
    }
}

/// Of the cohort, those with this outcome.
pub(super) fn outcome(pass: &mut Pass<'_>, outcome: Outcome) {
    let Some((day, period)) = in_cohort(pass) else { return };
    let followed = Followed::new(pass, day, period);
    let counted = Counted::of_which(followed.has(outcome));
    pass.count(&anchor_of_conversation(day), &(period..period + 1), counted);
}

/// The conversation and the period it falls in.
fn in_cohort(pass: &Pass<'_>) -> Option<(Day, usize)> {
    let day = conversation(pass)?;
    Some((day, pass.frame.grid.holding(day)?))
}

impl<'a> Followed<'a> {
    fn new(pass: &Pass<'a>, from: Day, period: usize) -> Self {
        let to = pass.frame.followed_to(period);
        Self { timeline: pass.timeline, rules: pass.rules, from, to }
    }

    /// Facts of a kind that start on or after the conversation and not after the day followed to.
    fn started(&self, kind: Kind) -> impl Iterator<Item = &'a Fact> + use<'a> {
        let (from, to) = (self.from, self.to);
        self.timeline.facts(kind).iter().filter(move |row| from <= row.start && row.start <= to)
    }

    /// Activating activities that started.
    fn activities(&self) -> impl Iterator<Item = &'a Fact> + use<'a> {
        let rules = self.rules;
        self.started(Kind::Activity).filter(|row| rules.activating[usize::from(row.code)])
    }

    /// Left for work after the conversation.
    fn to_work(&self) -> bool {
        self.timeline.episodes.iter().any(|episode| {
            self.from < episode.off
                && episode.off <= self.to
                && self.rules.category(episode.reason) == Category::ToWork
        })
    }

    fn no_outcome_yet(&self) -> bool {
        !self.to_work() && self.activities().next().is_none()
    }

    fn on_benefit(&self) -> bool {
        self.timeline.on_benefit(self.to)
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
                let mut placements = self.timeline.placements.iter();
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
