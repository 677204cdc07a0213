//! Work: placements with their renewals, and the instruments that support them.

use super::client::{Draft, Episode};
use super::rng::Spread;
use meedoen::Day;
use meedoen::vocabulary::{Category, Kind};

/// How common each kind of work is for who leaves for it, and beside the benefit, in the order of
/// the model: `paid`, `supported`, `sheltered`, `trial`, `self_employed`.
const AFTER_BENEFIT: [u32; 5] = [75, 12, 2, 0, 11];
const BESIDE_BENEFIT: [u32; 5] = [35, 25, 10, 25, 5];
/// Twice the hours a week, and how common they are; 0 is none known.
const HALF_HOURS: [u8; 9] = [0, 16, 24, 32, 40, 47, 48, 64, 72];
const HOURS: [u32; 9] = [8, 6, 9, 14, 14, 5, 14, 18, 12];
/// Per million: who leaves for work and is placed; placements with an instrument, and instruments
/// beside no placement.
const PLACED_ON_LEAVING: u32 = 750_000;
const WITH_INSTRUMENT: u32 = 300_000;
const INSTRUMENT_ALONE: u32 = 60_000;
/// How common the instruments are, in the order of the model: `wage_subsidy`, `sheltered_work`,
/// `job_coach`, `trial_placement`, `participation_place`, `workplace_adjustment`, `transport`,
/// `other`.
const INSTRUMENTS: [u32; 8] = [25, 8, 25, 12, 10, 4, 6, 10];

const CONTRACT: &Spread = &[(45, 30, 200), (35, 201, 400), (20, 401, 1_500)];
const IN_USE: &Spread = &[(60, 60, 365), (40, 366, 1_100)];

impl Draft<'_> {
    pub(super) fn draw_work(&mut self, episode: &Episode) {
        let end = self.end_of(episode);
        if self.rng.chance(self.plan.options.rates.placed) {
            let start = self.draw_turn(episode, 30, 700);
            if start < end {
                self.draw_placement(start, &BESIDE_BENEFIT);
            }
        }
        let to_work = episode.reason.is_some_and(|reason| reason.category() == Category::ToWork);
        if to_work && self.rng.chance(PLACED_ON_LEAVING) {
            let start = episode.off.plus_days(self.rng.between(-20, 10));
            if start > episode.first && start <= self.to() {
                self.draw_placement(start, &AFTER_BENEFIT);
            }
        }
        if self.rng.chance(INSTRUMENT_ALONE) {
            let start = self.draw_turn(episode, 60, 900);
            if start < end {
                self.draw_instrument(start);
            }
        }
    }

    /// A placement, in one contract or more that are one under the policy; none where it would come
    /// near another.
    fn draw_placement(&mut self, start: Day, kinds: &[u32; 5]) {
        let plan = self.plan;
        let code = self.rng.pick(kinds) as u16;
        let half_hours = HALF_HOURS[self.rng.pick(&HOURS).min(HALF_HOURS.len() - 1)];
        let clear = plan.placement_bridge_days.saturating_add(15);
        let rows = &self.client.rows;
        let mut contracts = rows.iter().filter(|row| row.kind == Kind::Placement);
        if contracts.any(|earlier| start <= earlier.until.plus_days(clear)) {
            return;
        }
        let mut row = self.row(Kind::Placement, code, start);
        row.half_hours = half_hours;
        if plan.is_placement(code, row.hours()) {
            self.client.placed.push(start);
        }
        loop {
            let days = self.rng.days(CONTRACT);
            row.until = self.until(row.start, days);
            self.push(row);
            let renewed = row.until.plus_days(self.rng.between(0, plan.placement_bridge_days));
            if !self.rng.chance(plan.options.rates.renewed) || renewed > self.to() {
                break;
            }
            row.start = renewed;
        }
        if self.rng.chance(WITH_INSTRUMENT) {
            self.draw_instrument(start);
        }
    }

    fn draw_instrument(&mut self, start: Day) {
        let code = self.rng.pick(&INSTRUMENTS) as u16;
        let mut row = self.row(Kind::Instrument, code, start);
        let days = self.rng.days(IN_USE);
        row.until = self.until(start, days);
        self.push(row);
    }
}
