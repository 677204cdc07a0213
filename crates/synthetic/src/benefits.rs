//! A life in and out of benefit, and who the client is.

use super::client::{Draft, Episode};
use super::rng::Spread;
use super::row::{Ended, NEVER};
use meedoen::Day;
use meedoen::calendar::birthday;
use meedoen::vocabulary::{Kind, Reason, Word};

/// The age from which people have no benefit any more.
const PENSION_AGE: i32 = 67;
/// Days of 18 and of just under 66 years, leap days generously counted.
const AGES: (i32, i32) = (6_580, 24_100);

/// How long an episode of somebody new lasts.
const STAY: &Spread =
    &[(22, 30, 180), (22, 181, 365), (26, 366, 1_095), (18, 1_096, 2_920), (12, 2_921, 9_125)];
/// How long somebody on benefit on the first day has been on it.
const BEFORE: &Spread =
    &[(22, 0, 365), (22, 366, 1_095), (22, 1_096, 2_190), (20, 2_191, 4_380), (14, 4_381, 8_760)];
/// How long such a client stays.
const BEYOND: &Spread =
    &[(18, 1, 365), (22, 366, 1_095), (22, 1_096, 2_190), (20, 2_191, 4_380), (18, 4_381, 9_125)];
/// How long somebody is away, beyond what the policy bridges.
const AWAY: &Spread = &[(40, 15, 180), (30, 181, 365), (30, 366, 1_460)];

/// Why episodes end, as `Reason::ALL` has them, and last how often it stays unsaid.
const REASONS: [u32; 22] =
    [290, 30, 55, 60, 0, 12, 15, 5, 10, 15, 20, 5, 15, 60, 65, 140, 25, 20, 10, 40, 70, 38];

impl Draft<'_> {
    /// Draws the episodes and their rows; gives the date of birth behind them.
    pub(super) fn draw_benefits(&mut self, shared: bool) -> Day {
        let options = &self.plan.options;
        let (from, to, rates) = (options.from, options.to, options.rates);
        let there_at_start = self.rng.chance(rates.on_benefit_at_start);
        let age = self.rng.between(AGES.0, AGES.1);
        let (mut first, mut until, birth);
        if there_at_start {
            birth = from.plus_days(-age);
            first = from.plus_days(-self.rng.days(BEFORE).min(age - AGES.0));
            until = from.plus_days(self.rng.days(BEYOND));
        } else {
            first = from.plus_days(self.rng.between(0, to.number() - from.number()));
            birth = first.plus_days(-age);
            until = first.plus_days(self.rng.days(STAY));
        }
        let pension = birthday(birth, PENSION_AGE);
        loop {
            let reason =
                if until < pension { self.draw_reason() } else { Some(Reason::PensionAge) };
            let off = until.min(pension);
            let over = off <= to;
            let episode = Episode {
                first,
                off: if over { off } else { NEVER },
                reason: reason.filter(|_| over),
            };
            self.draw_benefit_rows(&episode, shared);
            let last = matches!(reason, Some(Reason::PensionAge | Reason::Death));
            if !over || last || !self.rng.chance(rates.reentry) {
                return birth;
            }
            first = off.plus_days(self.plan.bridge_days).plus_days(self.rng.days(AWAY));
            if first > to || first >= pension {
                return birth;
            }
            until = first.plus_days(self.rng.days(STAY));
        }
    }

    fn draw_reason(&mut self) -> Option<Reason> {
        Reason::ALL.get(self.rng.pick(&REASONS)).copied()
    }

    /// An episode in one row, or in two that the policy takes as one.
    fn draw_benefit_rows(&mut self, episode: &Episode, shared: bool) {
        let plan = self.plan;
        let mut episode = *episode;
        if self.client.second_of_couple {
            // What happened to the one is for the other that it happened to the partner.
            episode.reason = episode.reason.map(|_| Reason::Partner);
        }
        self.client.episodes.push(episode);
        let scheme = self.rng.pick(&plan.schemes) as u16;
        let mut row = self.row(Kind::Benefit, scheme, episode.first);
        row.shared = shared;
        let days = self.end_of(&episode).number() - episode.first.number();
        let margin = 30;
        if self.rng.chance(plan.options.rates.interrupted)
            && days > plan.bridge_days.saturating_add(3 * margin)
        {
            let gap = self.rng.between(0, plan.bridge_days);
            row.until = row.start.plus_days(self.rng.between(margin, days - gap - margin));
            row.ended = Ended::Benefit(if gap > 0 { Reason::OtherIncome } else { Reason::Other });
            self.push(row);
            row.start = row.until.plus_days(gap);
            if gap == 0 {
                row.code = self.rng.pick(&plan.schemes) as u16;
            }
        }
        row.until = episode.off;
        row.ended = episode.reason.map_or(Ended::Unsaid, Ended::Benefit);
        self.push(row);
    }

    /// Date of birth and groups.
    pub(super) fn draw_person(&mut self, birth: Day) {
        let plan = self.plan;
        let rates = plan.options.rates;
        let birth = if self.client.second_of_couple {
            birth.plus_days(self.rng.between(-1_500, 1_500))
        } else {
            birth
        };
        if self.rng.chance(rates.birth_known) {
            let row = self.row(Kind::Birth, 0, birth);
            self.push(row);
        }
        let Some(since) = self.client.episodes.first().map(|episode| episode.first) else { return };
        for group in &plan.groups {
            if self.rng.chance(rates.in_group) {
                let mut row = self.row(Kind::Group, *group, since);
                if self.rng.chance(400_000) {
                    let days = self.rng.between(180, 2_200);
                    row.until = self.until(since, days);
                }
                self.push(row);
            }
        }
        for set in &plan.sets {
            if self.rng.chance(rates.in_group.saturating_mul(5))
                && let Some(group) = self.rng.one_of(set)
            {
                let row = self.row(Kind::Group, *group, since);
                self.push(row);
            }
        }
    }
}
