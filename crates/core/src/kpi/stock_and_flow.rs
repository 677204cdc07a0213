//! Stock and flow: who is on benefit, who came, who left.

use super::axis::Anchor;
use super::pass::{Counted, Pass};
use crate::Day;
use crate::caseload::Episode;
use crate::ledger::Columns;
use crate::policy::{Category, Kind};
use std::ops::Range;

/// Everybody on benefit on the last day, and of them those for whom `holds` on that day; `changes`
/// adds the days on which that may change.
pub(super) fn of_stock(
    pass: &mut Pass<'_>,
    changes: impl Fn(&mut Vec<Day>),
    holds: impl Fn(&Pass<'_>, Day) -> bool,
) {
    let timeline = pass.timeline;
    for episode in &timeline.episodes {
        let judge = |pass: &mut Pass<'_>, anchor: Anchor, periods: Range<usize>| {
            let counted = Counted::of_which(holds(pass, anchor.day));
            pass.count(&anchor, &periods, counted);
        };
        pass.at_period_ends(
            (episode.first, episode.off),
            Anchor::on(episode.first),
            &changes,
            judge,
        );
    }
}

/// Clients with benefit on the last day.
pub(super) fn stock(pass: &mut Pass<'_>) {
    let timeline = pass.timeline;
    for episode in &timeline.episodes {
        let on_benefit = (episode.first, episode.off);
        pass.stood(on_benefit, Anchor::on(episode.first), Counted::Value);
    }
}

/// Distinct benefits among them: a numbered one once, however many clients share it.
pub(super) fn benefits(pass: &mut Pass<'_>) {
    let timeline = pass.timeline;
    let changes = |days: &mut Vec<Day>| {
        let rows = timeline.facts(Kind::Benefit).iter();
        days.extend(rows.flat_map(|row| [row.start, row.until]));
    };
    for episode in &timeline.episodes {
        let judge = |pass: &mut Pass<'_>, anchor: Anchor, periods: Range<usize>| match timeline
            .benefit_on(anchor.day, pass.rules)
            .map(|row| row.detail)
        {
            Some(benefit) if benefit != Columns::NO_DETAIL => {
                pass.share(&anchor, benefit, &periods);
            }
            _ => pass.count(&anchor, &periods, Counted::Value),
        };
        pass.at_period_ends(
            (episode.first, episode.off),
            Anchor::on(episode.first),
            changes,
            judge,
        );
    }
}

/// The stock on the last day, against that on the day before the first.
pub(super) fn volume_change(pass: &mut Pass<'_>) {
    stock_at_the_opening(pass);
    let timeline = pass.timeline;
    for episode in &timeline.episodes {
        let periods = pass.frame.grid.ending_in(episode.first, episode.off);
        pass.count(&Anchor::on(episode.first), &periods, Counted::Value);
    }
}

/// In the denominator: clients with benefit on the day before the first.
fn stock_at_the_opening(pass: &mut Pass<'_>) {
    let timeline = pass.timeline;
    for episode in &timeline.episodes {
        let periods = pass.frame.grid.opening_in(episode.first, episode.off);
        pass.count(&Anchor::on(episode.first), &periods, Counted::Of);
    }
}

/// Episodes that start.
pub(super) fn inflow(pass: &mut Pass<'_>) {
    let timeline = pass.timeline;
    for episode in &timeline.episodes {
        pass.happened(episode.first, &Anchor::on(episode.first), Counted::Value);
    }
}

/// Of the inflow, those that follow an outflow of the same client within `reentry_months`.
pub(super) fn reentry(pass: &mut Pass<'_>) {
    let timeline = pass.timeline;
    let mut previous: Option<&Episode> = None;
    for episode in &timeline.episodes {
        let returned = previous.is_some_and(|previous| {
            previous.off.plus_months(pass.frame.reentry_months) >= episode.first
        });
        pass.happened(episode.first, &Anchor::on(episode.first), Counted::of_which(returned));
        previous = Some(episode);
    }
}

/// An outflow is judged on the last day on benefit, with the reason of the episode.
fn anchor_of_outflow(episode: &Episode) -> Anchor {
    Anchor { reason: episode.reason, ..Anchor::on(episode.last()) }
}

fn is_to_work(pass: &Pass<'_>, episode: &Episode) -> bool {
    pass.rules.category(episode.reason) == Category::ToWork
}

/// Episodes that end: the off day falls in the period.
pub(super) fn outflow(pass: &mut Pass<'_>) {
    let timeline = pass.timeline;
    for episode in &timeline.episodes {
        pass.happened(episode.off, &anchor_of_outflow(episode), Counted::Value);
    }
}

/// Of the outflow, that to work.
pub(super) fn outflow_to_work(pass: &mut Pass<'_>) {
    let timeline = pass.timeline;
    for episode in &timeline.episodes {
        let counted = Counted::of_which(is_to_work(pass, episode));
        pass.happened(episode.off, &anchor_of_outflow(episode), counted);
    }
}

/// Of the outflow to work that has been observed long enough, those who did not come back.
pub(super) fn sustained_outflow(pass: &mut Pass<'_>) {
    let timeline = pass.timeline;
    let episodes = &timeline.episodes;
    for (index, episode) in episodes.iter().enumerate() {
        let sustained_on = episode.off.plus_months(pass.frame.sustained_months);
        if !is_to_work(pass, episode) || !pass.frame.observed(sustained_on) {
            continue;
        }
        let back = episodes.get(index + 1).is_some_and(|next| next.first <= sustained_on);
        pass.happened(episode.off, &anchor_of_outflow(episode), Counted::of_which(!back));
    }
}

/// Which flow a rate compares with the stock it came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flow {
    Out,
    In,
    ToWork,
}

/// A flow, against the stock on the day before the first and, where the policy says so, the inflow.
pub(super) fn rate(pass: &mut Pass<'_>, flow: Flow) {
    stock_at_the_opening(pass);
    let timeline = pass.timeline;
    for episode in &timeline.episodes {
        let (came, left) = (Anchor::on(episode.first), anchor_of_outflow(episode));
        if pass.frame.rates_include_inflow {
            pass.happened(episode.first, &came, Counted::Of);
        }
        match flow {
            Flow::In => pass.happened(episode.first, &came, Counted::Value),
            Flow::Out if !pass.frame.rate_excludes.contains(&episode.reason) => {
                pass.happened(episode.off, &left, Counted::Value);
            }
            Flow::ToWork if is_to_work(pass, episode) => {
                pass.happened(episode.off, &left, Counted::Value);
            }
            Flow::Out | Flow::ToWork => {}
        }
    }
}
