//! The ladder: who is on which rung, is in view, moves.

use super::stock_and_flow::{of_stock, on_benefit};
use crate::Day;
use crate::caseload::{Client, Fact, UNMEASURED};
use crate::kpi::dimension::{Anchor, rung_changes};
use crate::kpi::tally::context::CountContext;
use crate::kpi::tally::counts::Counted;
use crate::vocabulary::{Domain, FIRST, Kind};

/// A growth potential counts for this many months.
const GROWTH_MONTHS: i32 = 12;

/// Of the stock, those without a rung.
pub(crate) fn unmeasured(context: &mut CountContext<'_>) {
    let stretches = context.timelines.moves.stretches();
    context.count_stock(stretches.map(|stretch| {
        let counted = Counted::of_which(stretch.rung == UNMEASURED);
        let anchor = Anchor::on(stretch.client.into(), stretch.from);
        ((stretch.from, stretch.until), anchor, counted)
    }));
}

/// Of the stock, those whose rung was measured `stale_months` ago or longer.
pub(crate) fn stale_rung(context: &mut CountContext<'_>) {
    let (rules, months) = (context.rules, context.scope.stale_months);
    of_stock(
        context,
        |client, days| {
            rung_changes(client, days);
            days.extend(client.starts(Kind::Rung).iter().map(|start| start.plus_months(months)));
        },
        |client, day| {
            let rung = client.rung_on(day, rules);
            rung.is_some_and(|rung| rung.start.plus_months(months) <= day)
        },
    );
}

/// Of the stock, those who have had a first conversation.
pub(crate) fn spoken_to(context: &mut CountContext<'_>) {
    let is_first = |row: &Fact| row.code == FIRST;
    let first =
        |client: Client<'_>| client.facts(Kind::Contact).find(is_first).map(|row| row.start);
    of_stock(
        context,
        |client, days| days.extend(first(client)),
        |client, day| first(client).is_some_and(|first| first <= day),
    );
}

/// The days on which a client was spoken to or measured.
fn seen(client: Client<'_>) -> impl Iterator<Item = Day> {
    client.starts(Kind::Contact).iter().chain(client.starts(Kind::Rung)).copied()
}

/// Of the stock, those with a rung and with a contact or a measurement in the last
/// `in_view_months`.
pub(crate) fn in_view(context: &mut CountContext<'_>) {
    let (rules, months) = (context.rules, context.scope.in_view_months);
    of_stock(
        context,
        |client, days| {
            rung_changes(client, days);
            days.extend(seen(client).flat_map(|start| [start, start.out_of_sight_after(months)]));
        },
        |client, day| {
            let since = day.plus_months(-months);
            client.rung_on(day, rules).is_some()
                && seen(client).any(|start| since < start && start <= day)
        },
    );
}

/// Of the stock, those in an activating activity.
pub(crate) fn active(context: &mut CountContext<'_>) {
    let rules = context.rules;
    let activates = |row: &Fact| rules.activating[usize::from(row.code)];
    of_stock(
        context,
        |client, days| {
            let activities = client.facts(Kind::Activity).filter(activates);
            days.extend(activities.flat_map(|row| [row.start, row.until]));
        },
        |client, day| client.facts(Kind::Activity).any(|row| activates(&row) && row.covers(day)),
    );
}

/// Of the stock, those whose growth potential, given in the last twelve months, lies above their
/// rung.
pub(crate) fn below_potential(context: &mut CountContext<'_>) {
    let rules = context.rules;
    of_stock(
        context,
        |client, days| {
            rung_changes(client, days);
            let growth = client.starts(Kind::Growth).iter();
            days.extend(growth.flat_map(|day| [*day, day.out_of_sight_after(GROWTH_MONTHS)]));
        },
        |client, day| {
            let rung = client.rung_on(day, rules);
            let since = day.plus_months(-GROWTH_MONTHS);
            let potential = client.growth_on(day).filter(|growth| since < growth.start);
            rung.zip(potential).is_some_and(|(rung, potential)| potential.rung > rung.rung)
        },
    );
}

/// Of the stock, those whose episode has lasted `long_term_months` or longer.
pub(crate) fn long_term_stock(context: &mut CountContext<'_>) {
    let months = context.scope.long_term_months;
    let episodes = context.timelines.episodes.all().iter();
    if context.cells.are_one() {
        let episodes = episodes.map(|episode| (episode.first, episode.off));
        return context.count_long_stock(episodes, context.scope.long_from());
    }
    context.count_stock(on_benefit(context.timelines, Counted::Of));
    for episode in episodes {
        let long_from = episode.first.plus_months(months);
        let anchor = Anchor::on(episode.client.into(), long_from);
        context.count_stay((long_from, episode.off), anchor, Counted::Value);
    }
}

/// How a rung on the day before a period compares with that on its last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Movement {
    Climbed,
    Descended,
    Unchanged,
    NotRemeasured,
}

/// Clients with benefit and a rung on both days, by how the two compare.
pub(crate) fn moved(context: &mut CountContext<'_>, wanted: Movement) {
    let scope = context.scope;
    for client in context.clients() {
        let (Some(first), Some(last)) = (client.episodes().first(), client.episodes().last())
        else {
            continue;
        };
        let both = scope.grid.opening_in(first.first, last.off).start
            ..scope.grid.ending_in(first.first, last.off).end;
        for index in both {
            moved_in(context, client, index, wanted);
        }
    }
}

/// Counts a client in one period, by its rungs on the day before it and on its last.
fn moved_in(context: &mut CountContext<'_>, client: Client<'_>, index: usize, wanted: Movement) {
    let rung_on = |day: Day| client.rung_on(day, context.rules).filter(|_| client.on_benefit(day));
    let period = context.scope.grid.period(index);
    let opening = period.first().plus_days(-1);
    let Some((before, after)) = rung_on(opening).zip(rung_on(period.last())) else { return };
    let movement = match after.rung.cmp(&before.rung) {
        std::cmp::Ordering::Greater => Movement::Climbed,
        std::cmp::Ordering::Less => Movement::Descended,
        std::cmp::Ordering::Equal => {
            let mut measured = client.starts(Kind::Rung).iter();
            if measured.any(|start| period.holds(*start)) {
                Movement::Unchanged
            } else {
                Movement::NotRemeasured
            }
        }
    };
    let counted = Counted::of_which(movement == wanted);
    context.count_in(&Anchor::on(client.number(), opening), &(index..index + 1), counted);
}

/// Moments at which a client passes from one domain to the other; a new version of the ladder can
/// cause one.
pub(crate) fn crossed(context: &mut CountContext<'_>, into: Domain) {
    let span = context.scope.grid.span();
    let mut days = Vec::new();
    for client in context.clients() {
        let versions = context.rules.ladder.versions().iter().map(|version| version.from);
        let measured = client.starts(Kind::Rung).iter().copied();
        days.clear();
        days.extend(measured.chain(versions).filter(|day| span.holds(*day)));
        days.sort_unstable();
        days.dedup();
        for &day in &days {
            crossed_on(context, client, day, into);
        }
    }
}

/// Counts a client who passes into this domain on a day, within an episode.
fn crossed_on(context: &mut CountContext<'_>, client: Client<'_>, day: Day, into: Domain) {
    let rules = context.rules;
    let domain_on =
        |day: Day| rules.domain(client.rung_on(day, rules).map(|measured| measured.rung), day);
    let before = day.plus_days(-1);
    let in_one_episode = client.episode_on(day).is_some_and(|episode| episode.holds(before));
    if in_one_episode
        && let (Some(from), Some(to)) = (domain_on(before), domain_on(day))
        && from != to
        && to == into
    {
        context.count_event(day, &Anchor::on(client.number(), before), Counted::Value);
    }
}
