//! The ladder: who is on which rung, is in view, moves.

use super::axis::{Anchor, rung_changes};
use super::pass::{Counted, Pass};
use super::stock_and_flow::of_stock;
use crate::Day;
use crate::caseload::Fact;
use crate::ladder::Domain;
use crate::policy::Kind;

/// A growth potential counts for this many months.
const GROWTH_MONTHS: i32 = 12;

/// Of the stock, those without a rung.
pub(super) fn unmeasured(pass: &mut Pass<'_>) {
    let timeline = pass.timeline;
    of_stock(
        pass,
        |days| rung_changes(timeline, days),
        |pass, day| timeline.rung_on(day, pass.rules).is_none(),
    );
}

/// Of the stock, those whose rung was measured `stale_months` ago or longer.
pub(super) fn stale_rung(pass: &mut Pass<'_>) {
    let (timeline, months) = (pass.timeline, pass.frame.stale_months);
    of_stock(
        pass,
        |days| {
            rung_changes(timeline, days);
            days.extend(timeline.rungs.iter().map(|rung| rung.start.plus_months(months)));
        },
        |pass, day| {
            let rung = timeline.rung_on(day, pass.rules);
            rung.is_some_and(|rung| rung.start.plus_months(months) <= day)
        },
    );
}

/// Of the stock, those who have had a first conversation.
pub(super) fn spoken_to(pass: &mut Pass<'_>) {
    let is_first = |row: &&Fact| row.code == FIRST;
    let first = pass.timeline.facts(Kind::Contact).iter().find(is_first).map(|row| row.start);
    of_stock(pass, |days| days.extend(first), |_, day| first.is_some_and(|first| first <= day));
}

/// The number of the contact code `first` (the model's own codes come first).
const FIRST: u16 = 0;

/// Of the stock, those with a rung and with a contact or a measurement in the last
/// `in_view_months`.
pub(super) fn in_view(pass: &mut Pass<'_>) {
    let (timeline, months) = (pass.timeline, pass.frame.in_view_months);
    let seen = || {
        let contacts = timeline.facts(Kind::Contact).iter().map(|row| row.start);
        contacts.chain(timeline.facts(Kind::Rung).iter().map(|row| row.start))
    };
    of_stock(
        pass,
        |days| {
            rung_changes(timeline, days);
            days.extend(seen().flat_map(|start| [start, start.out_of_sight_after(months)]));
        },
        |pass, day| {
            let since = day.plus_months(-months);
            timeline.rung_on(day, pass.rules).is_some()
                && seen().any(|start| since < start && start <= day)
        },
    );
}

/// Of the stock, those in an activating activity.
pub(super) fn active(pass: &mut Pass<'_>) {
    let (timeline, rules) = (pass.timeline, pass.rules);
    let activating = || {
        let rows = timeline.facts(Kind::Activity).iter();
        rows.filter(|row| rules.activating[usize::from(row.code)])
    };
    of_stock(
        pass,
        |days| days.extend(activating().flat_map(|row| [row.start, row.until])),
        |_, day| activating().any(|row| row.covers(day)),
    );
}

/// Of the stock, those whose growth potential, given in the last twelve months, lies above their
/// rung.
pub(super) fn below_potential(pass: &mut Pass<'_>) {
    let timeline = pass.timeline;
    of_stock(
        pass,
        |days| {
            rung_changes(timeline, days);
            let growth = timeline.growth.iter().map(|growth| growth.start);
            days.extend(growth.flat_map(|day| [day, day.out_of_sight_after(GROWTH_MONTHS)]));
        },
        |pass, day| {
            let rung = timeline.rung_on(day, pass.rules);
            let since = day.plus_months(-GROWTH_MONTHS);
            let potential = timeline.growth_on(day).filter(|growth| since < growth.start);
            rung.zip(potential).is_some_and(|(rung, potential)| potential.rung > rung.rung)
        },
    );
}

/// Of the stock, those whose episode has lasted `long_term_months` or longer.
pub(super) fn long_term_stock(pass: &mut Pass<'_>) {
    let (timeline, months) = (pass.timeline, pass.frame.long_term_months);
    for episode in &timeline.episodes {
        let long_from = episode.first.plus_months(months);
        pass.stood((episode.first, episode.off), Anchor::on(episode.first), Counted::Of);
        pass.stood((long_from, episode.off), Anchor::on(long_from), Counted::Value);
    }
}

/// How a rung on the day before a period compares with that on its last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Movement {
    Climbed,
    Descended,
    Unchanged,
    NotRemeasured,
}

/// Clients with benefit and a rung on both days, by how the two compare.
pub(super) fn moved(pass: &mut Pass<'_>, wanted: Movement) {
    let (timeline, frame) = (pass.timeline, pass.frame);
    let (Some(first), Some(last)) = (timeline.episodes.first(), timeline.episodes.last()) else {
        return;
    };
    let rung_on = |day: Day| timeline.rung_on(day, pass.rules).filter(|_| timeline.on_benefit(day));
    let both = frame.grid.opening_in(first.first, last.off).start
        ..frame.grid.ending_in(first.first, last.off).end;
    for index in both {
        let period = frame.grid.period(index);
        let opening = period.from().plus_days(-1);
        let Some((before, after)) = rung_on(opening).zip(rung_on(period.last())) else { continue };
        let movement = match after.rung.cmp(&before.rung) {
            std::cmp::Ordering::Greater => Movement::Climbed,
            std::cmp::Ordering::Less => Movement::Descended,
            std::cmp::Ordering::Equal => {
                let mut measured = timeline.rungs.iter();
                if measured.any(|rung| period.holds(rung.start)) {
                    Movement::Unchanged
                } else {
                    Movement::NotRemeasured
                }
            }
        };
        let counted = Counted::of_which(movement == wanted);
        pass.count(&Anchor::on(opening), &(index..index + 1), counted);
    }
}

/// Moments at which a client passes from one domain to the other; a new version of the ladder can
/// cause one.
pub(super) fn crossed(pass: &mut Pass<'_>, into: Domain) {
    let (timeline, rules) = (pass.timeline, pass.rules);
    let span = pass.frame.grid.span();
    let domain_on =
        |day: Day| rules.domain(timeline.rung_on(day, rules).map(|measured| measured.rung), day);
    let measured = timeline.rungs.iter().map(|rung| rung.start);
    let versions = rules.ladder.versions().iter().map(|version| version.from);
    let mut days: Vec<Day> = measured.chain(versions).filter(|day| span.holds(*day)).collect();
    days.sort_unstable();
    days.dedup();
    for day in days {
        let before = day.plus_days(-1);
        let in_one_episode = timeline.episode_on(day).is_some_and(|episode| episode.holds(before));
        if in_one_episode
            && let (Some(from), Some(to)) = (domain_on(before), domain_on(day))
            && from != to
            && to == into
        {
            pass.happened(day, &Anchor::on(before), Counted::Value);
        }
    }
}
