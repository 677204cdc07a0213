//! An axis of years, quarters or months.

use super::canvas::{Anchor, Canvas, GREY, INK, Stroke, Type};
use crate::format::month_letters;
use meedoen::Day;
use meedoen::vocabulary::Lang;

/// Days along a width, from the first to the last, the last one's evening included.
#[derive(Debug, Clone, Copy)]
pub(super) struct TimeAxis {
    first: Day,
    last: Day,
    left: f64,
    right: f64,
}

/// The fewest days that an axis shows: less than that would be an axis without a month.
const FEWEST: i32 = 92;
/// Room that a label takes.
const ROOM: f64 = 46.0;

impl TimeAxis {
    /// From the beginning of the first day's month.
    pub(super) fn new(first: Day, last: Day, left: f64, right: f64) -> Self {
        let first = first.min(last.plus_days(-FEWEST));
        let (_, _, day) = first.ymd();
        Self { first: first.plus_days(1 - day as i32), last, left, right }
    }

    /// Where a day begins.
    pub(super) fn x(&self, day: Day) -> f64 {
        let days = |to: Day| f64::from(to.number().saturating_sub(self.first.number()));
        let share = days(day) / (days(self.last) + 1.0);
        self.left + share.clamp(0.0, 1.0) * (self.right - self.left)
    }

    /// Draws its lines from `top` to `bottom` and what stands under them.
    pub(super) fn draw(&self, canvas: &mut Canvas, (top, bottom): (f64, f64), lang: Lang) {
        let months = self.first.months_until(self.last) + 1;
        let most = ((self.right - self.left) / ROOM) as i32;
        let steps = [1, 3, 12, 24, 60, 120, 240, 600];
        let step = steps.into_iter().find(|step| months / step <= most).unwrap_or(1200);
        let (year, month, _) = self.first.ymd();
        // The first line of the years is at a round year.
        let (month, year) = match step {
            ..12 => (up_to_a_multiple(month as i32 - 1, step), year),
            _ => (0, up_to_a_multiple(year + i32::from(month > 1), step / 12)),
        };
        let Some(begin) = Day::from_ymd(year, 1, 1) else { return };
        let mut begin = begin.plus_months(month);
        let mut named = None;
        while begin <= self.last {
            let x = self.x(begin);
            let (year, month, _) = begin.ymd();
            let is_year = month == 1;
            canvas.line((x, top), (x, bottom), Stroke::GRID);
            canvas.line((x, bottom), (x, bottom + 5.0), Stroke::AXIS);
            if step < 12 && self.right - x > 16.0 {
                let look = Type::AXIS.at(Anchor::Start).coloured(GREY);
                let letters = month_letters(begin, lang);
                canvas.text(x + 2.0, bottom + 15.0, look, letters);
            }
            if is_year || named.is_none() {
                let look = Type::AXIS.at(Anchor::Start).coloured(INK);
                let below = if step < 12 { 29.0 } else { 15.0 };
                // A year that is named late in its months stands too near the next one's name.
                if self.right - x > 24.0 && named.is_none_or(|at| x - at > 30.0) {
                    canvas.text(x + 2.0, bottom + below, look, &year.to_string());
                }
                named = Some(x);
            }
            begin = begin.plus_months(step);
        }
        canvas.line((self.left, bottom), (self.right, bottom), Stroke::AXIS);
    }
}

fn up_to_a_multiple(number: i32, of: i32) -> i32 {
    number + (-number).rem_euclid(of)
}
