//! Stock and flow: who is on benefit, who came, who left.

use crate::Day;
use crate::branchless;
use crate::caseload::{Client, EpisodeRow, Timelines};
use crate::kpi::dimension::Anchor;
use crate::kpi::tally::context::CountContext;
use crate::kpi::tally::counts::Counted;
use crate::vocabulary::{Category, Kind};
use std::ops::Range;

/// An episode on a day, as a breakdown sees it.
#[inline]
fn anchor_on(episode: &EpisodeRow, day: Day) -> Anchor {
    Anchor::on(episode.client.into(), day)
}

/// An inflow is judged on the first day on benefit.
#[inline]
fn anchor_of_inflow(episode: &EpisodeRow) -> Anchor {
    anchor_on(episode, episode.first)
}

/// An outflow is judged on the last day on benefit, with the reason of the episode.
#[inline]
fn anchor_of_outflow(episode: &EpisodeRow) -> Anchor {
    Anchor { reason: episode.reason, ..anchor_on(episode, episode.last()) }
}

/// Everybody on benefit on the last day, and of them those for whom `holds` on that day; `changes`
/// adds the days on which that may change.
pub(crate) fn of_stock<'a>(
    context: &mut CountContext<'a>,
    changes: impl Fn(Client<'a>, &mut Vec<Day>),
    holds: impl Fn(Client<'a>, Day) -> bool,
) {
    for episode in context.timelines.episodes.all() {
        let client = context.client(episode.client);
        context.at_period_ends(
            (episode.first, episode.off),
            anchor_of_inflow(episode),
            |days| changes(client, days),
            |context, anchor, periods| {
                let counted = Counted::of_which(holds(client, anchor.day));
                context.count_in(&anchor, &periods, counted);
            },
        );
    }
}

/// Every stay on benefit.
#[inline]
pub(crate) fn on_benefit(
    timelines: &Timelines,
    counted: Counted,
) -> impl Iterator<Item = ((Day, Day), Anchor, Counted)> {
    let episodes = timelines.episodes.all().iter();
    episodes.map(move |episode| ((episode.first, episode.off), anchor_of_inflow(episode), counted))
}

/// Clients with benefit on the last day.
pub(crate) fn stock(context: &mut CountContext<'_>) {
    if context.cells.are_rungs() {
        return context.count_stock_by_rung(context.timelines.moves.all());
    }
    context.count_stock(on_benefit(context.timelines, Counted::Value));
}

/// Distinct benefits among them: a numbered one once, however many clients share it.
pub(crate) fn benefits(context: &mut CountContext<'_>) {
    for episode in context.timelines.episodes.all() {
        let client = context.client(episode.client);
        let changes = |days: &mut Vec<Day>| {
            days.extend(client.facts(Kind::Benefit).flat_map(|row| [row.start, row.until]));
        };
        let judge = |context: &mut CountContext<'_>, anchor: Anchor, periods: Range<usize>| {
            let benefit = client.benefit_on(anchor.day, context.rules).and_then(|row| row.detail());
            match benefit {
                Some(benefit) => context.note_benefit(&anchor, benefit, &periods),
                None => context.count_in(&anchor, &periods, Counted::Value),
            }
        };
        let on_benefit = (episode.first, episode.off);
        context.at_period_ends(on_benefit, anchor_of_inflow(episode), changes, judge);
    }
}

/// The stock on the last day, against that on the day before the first.
pub(crate) fn volume_change(context: &mut CountContext<'_>) {
    stock_at_the_opening(context);
    context.count_stock(on_benefit(context.timelines, Counted::Value));
}

/// In the denominator: clients with benefit on the day before the first.
fn stock_at_the_opening(context: &mut CountContext<'_>) {
    for episode in context.timelines.episodes.all() {
        let periods = context.scope.grid.opening_in(episode.first, episode.off);
        context.count_in(&anchor_of_inflow(episode), &periods, Counted::Of);
    }
}

/// Episodes that start.
pub(crate) fn inflow(context: &mut CountContext<'_>) {
    let episodes = context.timelines.episodes.all().iter();
    context.count_flow(
        episodes.map(|episode| (episode.first, anchor_of_inflow(episode), Counted::Value)),
    );
}

/// Of the inflow, those that follow an outflow of the same client within `reentry_months`.
pub(crate) fn reentry(context: &mut CountContext<'_>) {
    let (episodes, months) = (context.timelines.episodes.all(), context.scope.reentry_months);
    let previous = std::iter::once(None).chain(episodes.iter().map(Some));
    context.count_flow(episodes.iter().zip(previous).map(|(episode, previous)| {
        let earlier = previous.filter(|previous| previous.client == episode.client);
        let returned =
            earlier.is_some_and(|before| before.off.plus_months(months) >= episode.first);
        (episode.first, anchor_of_inflow(episode), Counted::of_which(returned))
    }));
}

fn is_to_work(episode: &EpisodeRow) -> bool {
    episode.category == Category::ToWork
}

/// Episodes that end: the off day falls in the period.
pub(crate) fn outflow(context: &mut CountContext<'_>) {
    let episodes = context.timelines.episodes.all().iter();
    context.count_flow(
        episodes.map(|episode| (episode.off, anchor_of_outflow(episode), Counted::Value)),
    );
}

/// Of the outflow, that to work.
pub(crate) fn outflow_to_work(context: &mut CountContext<'_>) {
    let episodes = context.timelines.episodes.all().iter();
    context.count_flow(episodes.map(|episode| {
        let counted = Counted::of_which(is_to_work(episode));
        (episode.off, anchor_of_outflow(episode), counted)
    }));
}

/// Of the outflow to work that has been observed long enough, those who did not come back.
pub(crate) fn sustained_outflow(context: &mut CountContext<'_>) {
    let (episodes, scope) = (context.timelines.episodes.all(), context.scope);
    let to_work =
        episodes.iter().enumerate().map(|(index, episode)| (index as u32, is_to_work(episode)));
    let mut room = std::mem::take(&mut context.scratch.numbers);
    context.count_flow(branchless::filter(to_work, &mut room).iter().filter_map(|index| {
        let index = *index as usize;
        let episode = &episodes[index];
        let sustained_on = episode.off.plus_months(scope.sustained_months);
        let next = episodes.get(index + 1).filter(|next| next.client == episode.client);
        let back = next.is_some_and(|next| next.first <= sustained_on);
        let counted = (episode.off, anchor_of_outflow(episode), Counted::of_which(!back));
        scope.observed(sustained_on).then_some(counted)
    }));
    context.scratch.numbers = room;
}

/// Which flow a rate compares with the stock it came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Flow {
    Out,
    In,
    ToWork,
}

/// A flow, against the stock on the day before the first and, where the policy says so, the inflow.
pub(crate) fn rate(context: &mut CountContext<'_>, flow: Flow) {
    stock_at_the_opening(context);
    for episode in context.timelines.episodes.all() {
        let (came, left) = (anchor_of_inflow(episode), anchor_of_outflow(episode));
        if context.scope.rates_include_inflow {
            context.count_event(episode.first, &came, Counted::Of);
        }
        match flow {
            Flow::In => context.count_event(episode.first, &came, Counted::Value),
            Flow::Out if !context.scope.rate_excludes.contains(&episode.reason) => {
                context.count_event(episode.off, &left, Counted::Value);
            }
            Flow::ToWork if is_to_work(episode) => {
                context.count_event(episode.off, &left, Counted::Value);
            }
            Flow::Out | Flow::ToWork => {}
        }
    }
}
