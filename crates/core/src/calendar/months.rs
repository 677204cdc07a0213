//! The first day of every month of 1901–2199: a look-up table for month arithmetic.
//!
//! A sweep moves millions of days by months. In these years that is an index into this table, two to
//! three times as fast as computing it for each day, measured; beyond them chrono computes it
//! ([`super::Day`]). The table is filled on first use: in the WebAssembly module it would be one of
//! the larger parts.
//!
//! ```text
//! 2024-01-31     month 1476 (since January 1901), 30 days after its first
//! plus 1 month   month 1477 begins 2024-02-01, the next one 2024-03-01
//!                2024-02-01 + 30 days is past the month: its last day, 2024-02-29
//! ```
//!
//! The tests compare every day of the 299 years with chrono.

use std::sync::LazyLock;

/// 1901-01-01 and 2199-12-31, counted from 1970-01-01.
pub(super) const FIRST: i32 = -25_202;
pub(super) const LAST: i32 = 84_005;

/// 1901-01 up to and including 2200-01, which ends 2199-12.
const COUNT: usize = (2200 - 1901) * 12 + 1;

static FIRST_DAYS: LazyLock<[i32; COUNT]> = LazyLock::new(first_days);

fn first_days() -> [i32; COUNT] {
    let mut next = FIRST;
    std::array::from_fn(|month| {
        let first = next;
        let year = 1901 + month / 12;
        next += match month % 12 {
            // Of these years every fourth is a leap year, but 2100 is not.
            1 if year.is_multiple_of(4) && year != 2100 => 29,
            1 => 28,
            3 | 5 | 8 | 10 => 30,
            _ => 31,
        };
        first
    })
}

/// A day as month (counted from January 1901) and days since its first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct InMonth {
    pub(super) month: i32,
    pub(super) days: i32,
}

impl InMonth {
    /// `None` outside 1901–2199.
    #[inline]
    pub(super) fn of(day: i32) -> Option<Self> {
        if !(FIRST..=LAST).contains(&day) {
            return None;
        }
        let first_days = &*FIRST_DAYS;
        let since = (day - FIRST) as u32;
        // 146,097 days are 4,800 months: the guess is the month, or the one before or after it.
        let guess = (since * 4_800 / 146_097) as usize;
        let month = if first_days[guess] > day {
            guess - 1
        } else {
            guess + usize::from(first_days[guess + 1] <= day)
        };
        Some(Self { month: month as i32, days: day - first_days[month] })
    }

    /// This many months later (earlier when negative): the same day number, or the month's last day
    /// where there is none. `None` outside 1901–2199.
    #[inline]
    pub(super) fn moved(self, months: i32) -> Option<i32> {
        // A month before the first becomes a number beyond the last.
        let month = self.month.wrapping_add(months) as u32 as usize;
        let [first, after] = FIRST_DAYS.get(month..month + 2)? else { return None };
        Some((first + self.days).min(after - 1))
    }

    /// Year, month and day number.
    pub(super) const fn ymd(self) -> (i32, u32, u32) {
        (1901 + self.month / 12, self.month as u32 % 12 + 1, self.days as u32 + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Day;
    use chrono::{Datelike, Months, NaiveDate};

    #[test]
    fn every_day_is_where_the_calendar_has_it() {
        let mut date = NaiveDate::from_ymd_opt(1901, 1, 1).unwrap();
        let mut day = Day::MIN;
        while day <= Day::MAX {
            let ymd = (date.year(), date.month(), date.day());
            assert_eq!(InMonth::of(day.number()).map(InMonth::ymd), Some(ymd));
            (date, day) = (date.succ_opt().unwrap(), day.plus_days(1));
        }
        assert_eq!((date.year(), date.month(), date.day()), (2200, 1, 1));
        for outside in [Day::MIN.plus_days(-1), Day::MAX.plus_days(1), Day::NEVER] {
            assert_eq!(InMonth::of(outside.number()), None);
        }
    }

    #[test]
    fn moving_by_months_is_what_the_calendar_does() {
        for number in (Day::MIN.number()..=Day::MAX.number()).step_by(37) {
            let (year, month, date) = InMonth::of(number).unwrap().ymd();
            let date = NaiveDate::from_ymd_opt(year, month, date).unwrap();
            for months in [0, 1, 6, 12, 60, 1200] {
                let later = Day::from_date(date + Months::new(months));
                let expected = Some(later.number()).filter(|day| *day <= LAST);
                assert_eq!(InMonth::of(number).unwrap().moved(months as i32), expected);
                let earlier = Day::from_date(date - Months::new(months));
                let expected = Some(earlier.number()).filter(|day| *day >= FIRST);
                assert_eq!(InMonth::of(number).unwrap().moved(-(months as i32)), expected);
            }
        }
    }
}
