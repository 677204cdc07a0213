//! How a client is guided: rungs, conversations, routes, activities and referrals.

use super::client::{Draft, Episode};
use super::rng::Spread;
use super::row::Ended;
use meedoen::Day;
use meedoen::vocabulary::{Kind, Rung, Settlement};

/// How common each rung is when first measured, 1 first.
const RUNGS: [u32; 6] = [18, 27, 22, 18, 11, 4];
/// Of measured rungs, per million: measured again, and with a growth potential.
const AGAIN: u32 = 600_000;
const GROWTH: u32 = 90_000;
/// Of conversations, per million: followed by another.
const NEXT: u32 = 560_000;
/// Of activities, per million: followed by another.
const MORE: u32 = 250_000;

/// The codes of `contact`, as the model has them.
const FIRST: u16 = 0;
const PROGRESS: u16 = 1;
/// How common the activities are, in the order of the model: `volunteering`, `informal_care`,
/// `organised`, `barriers`, `language`.
const ACTIVITIES: [u32; 5] = [30, 12, 25, 20, 13];
/// How common the referrals are: `wsp`, `participatie`.
const REFERRALS: [u32; 2] = [65, 35];

const BETWEEN_MEASURES: &Spread = &[(50, 150, 400), (50, 401, 900)];
const BETWEEN_TALKS: &Spread = &[(50, 40, 180), (50, 181, 500)];
const ON_ROUTE: &Spread = &[(60, 60, 365), (40, 366, 900)];
const ACTIVE: &Spread = &[(50, 30, 270), (50, 271, 1_100)];
const TO_SETTLE: &Spread = &[(60, 2, 40), (40, 41, 160)];

impl Draft<'_> {
    pub(super) fn draw_guidance(&mut self, episode: &Episode) {
        let rates = self.plan.options.rates;
        if self.rng.chance(rates.measured) {
            self.draw_ladder(episode);
        }
        if self.rng.chance(rates.spoken_to) {
            self.draw_conversations(episode);
        }
    }

    fn draw_ladder(&mut self, episode: &Episode) {
        let end = self.end_of(episode);
        let mut day = self.draw_turn(episode, 7, 240);
        let mut rung = match self.client.measured.last() {
            Some((_, rung)) => *rung,
            None => Rung::ALL[self.rng.pick(&RUNGS).min(5)],
        };
        while day < end {
            self.client.measured.push((day, rung));
            let row = self.row(Kind::Rung, of_rung(rung), day);
            self.push(row);
            if self.rng.chance(GROWTH) {
                let potential = moved(rung, self.rng.between(0, 2));
                let row = self.row(Kind::Growth, of_rung(potential), day);
                self.push(row);
            }
            if self.rng.chance(self.plan.options.rates.on_route) {
                self.draw_route(rung, day, end);
            }
            if !self.rng.chance(AGAIN) {
                break;
            }
            day = day.plus_days(self.rng.days(BETWEEN_MEASURES));
            let steps = [-1, 0, 1, 2];
            rung = moved(rung, steps[self.rng.pick(&[12, 50, 30, 8]).min(3)]);
        }
    }

    fn draw_route(&mut self, rung: Rung, measured: Day, end: Day) {
        let plan = self.plan;
        let start = measured.plus_days(self.rng.between(0, 45));
        let Some(route) = self.rng.one_of(plan.routes(rung)) else { return };
        if start < end {
            let mut row = self.row(Kind::Route, *route, start);
            let days = self.rng.days(ON_ROUTE);
            row.until = self.until(start, days.min(end.number() - start.number()));
            self.push(row);
        }
    }

    fn draw_conversations(&mut self, episode: &Episode) {
        let rates = self.plan.options.rates;
        let end = self.end_of(episode);
        let first = self.draw_turn(episode, 3, 150);
        if first >= end {
            return;
        }
        self.client.spoken_to.get_or_insert(first);
        let (mut day, mut code) = (first, FIRST);
        while day < end {
            let row = self.row(Kind::Contact, code, day);
            self.push(row);
            if !self.rng.chance(NEXT) {
                break;
            }
            (day, code) = (day.plus_days(self.rng.days(BETWEEN_TALKS)), PROGRESS);
        }
        if self.rng.chance(rates.activity) {
            self.draw_activities(first, end);
        }
        if self.rng.chance(rates.referred) {
            self.draw_referral(first, end);
        }
    }

    fn draw_activities(&mut self, conversation: Day, end: Day) {
        let mut start = conversation.plus_days(self.rng.between(0, 270));
        while start < end {
            let code = self.rng.pick(&ACTIVITIES) as u16;
            let mut row = self.row(Kind::Activity, code, start);
            let days = self.rng.days(ACTIVE);
            row.until = self.until(start, days);
            self.push(row);
            if !self.rng.chance(MORE) {
                break;
            }
            start = start.plus_days(days).plus_days(self.rng.between(-30, 200).max(1 - days));
        }
    }

    fn draw_referral(&mut self, conversation: Day, end: Day) {
        let start = conversation.plus_days(self.rng.between(0, 200));
        if start >= end {
            return;
        }
        let code = self.rng.pick(&REFERRALS) as u16;
        let mut row = self.row(Kind::Referral, code, start);
        let settled = start.plus_days(self.rng.days(TO_SETTLE));
        if settled <= self.to() {
            row.until = settled;
            row.ended = match self.rng.pick(&[50, 22, 16, 12]) {
                0 => Ended::Referral(Settlement::Accepted),
                1 => Ended::Unsaid,
                2 => Ended::Referral(Settlement::Returned),
                _ => Ended::Referral(Settlement::Lapsed),
            };
        }
        self.push(row);
    }
}

/// The number of a rung among the codes of `rung` and `growth`.
fn of_rung(rung: Rung) -> u16 {
    u16::from(rung.number()) - 1
}

/// The rung `steps` higher, within the ladder.
fn moved(rung: Rung, steps: i32) -> Rung {
    let number = (i32::from(rung.number()) + steps).clamp(1, 6);
    Rung::new(number as u8).unwrap_or(rung)
}
