//! Stock and flow: who is on benefit, who came, who left.

use crate::Day;
use crate::branchless::sift;
use crate::caseload::{Client, Episode, Timelines};
use crate::kpi::dimension::axis::Anchor;
use crate::kpi::tally::context::Pass;
use crate::kpi::tally::counts::Counted;
use crate::policy::{Category, Kind};
use std::ops::Range;

/// An episode on a day, as a breakdown sees it.
#[inline(always)]
fn anchor_on(episode: &Episode, day: Day) -> Anchor {
    Anchor::on(episode.client.into(), day)
}

/// An inflow is judged on the first day on benefit.
#[inline(always)]
fn anchor_of_inflow(episode: &Episode) -> Anchor {
    anchor_on(episode, episode.first)
}

/// An outflow is judged on the last day on benefit, with the reason of the episode.
#[inline(always)]
fn anchor_of_outflow(episode: &Episode) -> Anchor {
    Anchor { reason: episode.reason, ..anchor_on(episode, episode.last()) }
}

/// Everybody on benefit on the last day, and of them those for whom `holds` on that day; `changes`
/// adds the days on which that may change.
pub(crate) fn of_stock<'a>(
    pass: &mut Pass<'a>,
    changes: impl Fn(Client<'a>, &mut Vec<Day>),
    holds: impl Fn(Client<'a>, Day) -> bool,
) {
    for episode in pass.timelines.episodes.all() {
        let client = pass.client(episode.client);
        pass.at_period_ends(
            (episode.first, episode.off),
            anchor_of_inflow(episode),
            |days| changes(client, days),
            |pass, anchor, periods| {
                let counted = Counted::of_which(holds(client, anchor.day));
                pass.count(&anchor, &periods, counted);
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
    episodes.map(move |it| ((it.first, it.off), anchor_of_inflow(it), counted))
}

/// Clients with benefit on the last day.
pub(crate) fn stock(pass: &mut Pass<'_>) {
    if pass.cells.are_rungs() {
        return pass.all_moved(pass.timelines.moves.all());
    }
    pass.all_stood(on_benefit(pass.timelines, Counted::Value));
}

/// Distinct benefits among them: a numbered one once, however many clients share it.
pub(crate) fn benefits(pass: &mut Pass<'_>) {
    for episode in pass.timelines.episodes.all() {
        let client = pass.client(episode.client);
        let changes = |days: &mut Vec<Day>| {
            days.extend(client.facts(Kind::Benefit).flat_map(|row| [row.start, row.until]));
        };
        let judge = |pass: &mut Pass<'_>, anchor: Anchor, periods: Range<usize>| {
            let benefit = client.benefit_on(anchor.day, pass.rules).and_then(|row| row.detail());
            match benefit {
                Some(benefit) => pass.share(&anchor, benefit, &periods),
                None => pass.count(&anchor, &periods, Counted::Value),
            }
        };
        let on_benefit = (episode.first, episode.off);
        pass.at_period_ends(on_benefit, anchor_of_inflow(episode), changes, judge);
    }
}

/// The stock on the last day, against that on the day before the first.
pub(crate) fn volume_change(pass: &mut Pass<'_>) {
    stock_at_the_opening(pass);
    pass.all_stood(on_benefit(pass.timelines, Counted::Value));
}

/// In the denominator: clients with benefit on the day before the first.
fn stock_at_the_opening(pass: &mut Pass<'_>) {
    for episode in pass.timelines.episodes.all() {
        let periods = pass.frame.grid.opening_in(episode.first, episode.off);
        pass.count(&anchor_of_inflow(episode), &periods, Counted::Of);
    }
}

/// Episodes that start.
pub(crate) fn inflow(pass: &mut Pass<'_>) {
    let episodes = pass.timelines.episodes.all().iter();
    pass.all_happened(episodes.map(|it| (it.first, anchor_of_inflow(it), Counted::Value)));
}

/// Of the inflow, those that follow an outflow of the same client within `reentry_months`.
pub(crate) fn reentry(pass: &mut Pass<'_>) {
    let (episodes, months) = (pass.timelines.episodes.all(), pass.frame.reentry_months);
    let previous = std::iter::once(None).chain(episodes.iter().map(Some));
    pass.all_happened(episodes.iter().zip(previous).map(|(episode, previous)| {
        let earlier = previous.filter(|previous| previous.client == episode.client);
        let returned = earlier.is_some_and(|it| it.off.plus_months(months) >= episode.first);
        (episode.first, anchor_of_inflow(episode), Counted::of_which(returned))
    }));
}

fn is_to_work(episode: &Episode) -> bool {
    episode.category == Category::ToWork
}

/// Episodes that end: the off day falls in the period.
pub(crate) fn outflow(pass: &mut Pass<'_>) {
    let episodes = pass.timelines.episodes.all().iter();
    pass.all_happened(episodes.map(|it| (it.off, anchor_of_outflow(it), Counted::Value)));
}

/// Of the outflow, that to work.
pub(crate) fn outflow_to_work(pass: &mut Pass<'_>) {
    let episodes = pass.timelines.episodes.all().iter();
    pass.all_happened(episodes.map(|episode| {
        let counted = Counted::of_which(is_to_work(episode));
        (episode.off, anchor_of_outflow(episode), counted)
    }));
}

/// Of the outflow to work that has been observed long enough, those who did not come back.
pub(crate) fn sustained_outflow(pass: &mut Pass<'_>) {
    let (episodes, frame) = (pass.timelines.episodes.all(), pass.frame);
    let to_work = episodes.iter().enumerate().map(|(index, it)| (index as u32, is_to_work(it)));
    let mut room = std::mem::take(&mut pass.scratch.numbers);
    pass.all_happened(sift(to_work, &mut room).iter().filter_map(|index| {
        let index = *index as usize;
        let episode = &episodes[index];
        let sustained_on = episode.off.plus_months(frame.sustained_months);
        let next = episodes.get(index + 1).filter(|next| next.client == episode.client);
        let back = next.is_some_and(|next| next.first <= sustained_on);
        let counted = (episode.off, anchor_of_outflow(episode), Counted::of_which(!back));
        frame.observed(sustained_on).then_some(counted)
    }));
    pass.scratch.numbers = room;
}

/// Which flow a rate compares with the stock it came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Flow {
    Out,
    In,
    ToWork,
}

/// A flow, against the stock on the day before the first and, where the policy says so, the inflow.
pub(crate) fn rate(pass: &mut Pass<'_>, flow: Flow) {
    stock_at_the_opening(pass);
    for episode in pass.timelines.episodes.all() {
        let (came, left) = (anchor_of_inflow(episode), anchor_of_outflow(episode));
        if pass.frame.rates_include_inflow {
            pass.happened(episode.first, &came, Counted::Of);
        }
        match flow {
            Flow::In => pass.happened(episode.first, &came, Counted::Value),
            Flow::Out if !pass.frame.rate_excludes.contains(&episode.reason) => {
                pass.happened(episode.off, &left, Counted::Value);
            }
            Flow::ToWork if is_to_work(episode) => {
                pass.happened(episode.off, &left, Counted::Value);
            }
            Flow::Out | Flow::ToWork => {}
        }
    }
}
