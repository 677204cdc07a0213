//! A day of the calendar, as a number.

use super::months::{self, InMonth};
use chrono::{Datelike, Months, NaiveDate, Weekday};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// 1970-01-01 counted from the first day of the common era, as chrono numbers days.
const EPOCH_FROM_CE: i32 = 719_163;

/// A day, stored as the number of days since 1970-01-01 (which may be negative).
///
/// What a person writes lies in 1901–2199 ([`Day::MIN`] to [`Day::MAX`]); arithmetic may pass beyond
/// that.
///
/// ```
/// use meedoen::Day;
///
/// let day: Day = "2024-01-31".parse()?;
/// assert_eq!(day.plus_months(1).to_string(), "2024-02-29"); // the month's last day
/// assert_eq!(day.plus_days(1).to_string(), "2024-02-01");
/// assert!("2023-02-30".parse::<Day>().is_err()); // no such day
/// assert!("31-01-2024".parse::<Day>().is_err()); // only a ledger has other ways to write a day
/// # Ok::<(), meedoen::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

impl Day {
    /// 1901-01-01, the first day a ledger, policy or query can name.
    pub const MIN: Self = Self(months::FIRST);
    /// 2199-12-31, the last day a ledger, policy or query can name.
    pub const MAX: Self = Self(months::LAST);
    /// Later than every day: inside the library the `until` of what is still running. In public
    /// signatures that is `None`.
    pub(crate) const NEVER: Self = Self(i32::MAX);

    /// The day with this number (days since 1970-01-01).
    ///
    /// ```
    /// use meedoen::Day;
    ///
    /// assert_eq!(Day::from_number(0).to_string(), "1970-01-01");
    /// assert_eq!(Day::from_number(-1).to_string(), "1969-12-31");
    /// ```
    pub const fn from_number(number: i32) -> Self {
        Self(number)
    }

    /// Days since 1970-01-01.
    ///
    /// ```
    /// let day: meedoen::Day = "1970-02-01".parse()?;
    /// assert_eq!(day.number(), 31);
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub const fn number(self) -> i32 {
        self.0
    }

    /// The day with this year, month (1 to 12) and day of the month; `None` where there is no such
    /// day, or it lies outside 1901–2199.
    ///
    /// ```
    /// use meedoen::Day;
    ///
    /// assert_eq!(Day::from_ymd(2024, 2, 29).map(Day::ymd), Some((2024, 2, 29)));
    /// assert_eq!(Day::from_ymd(2023, 2, 29), None);
    /// assert_eq!(Day::from_ymd(2200, 1, 1), None);
    /// ```
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Option<Self> {
        let date = NaiveDate::from_ymd_opt(year, month, day)?;
        Some(Self::from_date(date)).filter(|day| (Self::MIN..=Self::MAX).contains(day))
    }

    /// Whether this is an actual day and not [`Day::NEVER`].
    pub(crate) const fn is_day(self) -> bool {
        self.0 != i32::MAX
    }

    /// This many days later, or earlier when negative.
    ///
    /// ```
    /// let day: meedoen::Day = "2024-02-28".parse()?;
    /// assert_eq!(day.plus_days(2).to_string(), "2024-03-01");
    /// assert_eq!(day.plus_days(-28).to_string(), "2024-01-31");
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    #[must_use]
    pub const fn plus_days(self, days: i32) -> Self {
        if self.0 == i32::MAX { self } else { Self(self.0.saturating_add(days)) }
    }

    /// This many calendar months later: the same day number, or the month's last day where there is
    /// none. Negative counts go back, by the same rule. Two steps may so differ from one.
    ///
    /// ```
    /// let day: meedoen::Day = "2024-01-31".parse()?;
    /// assert_eq!(day.plus_months(1).to_string(), "2024-02-29");
    /// assert_eq!(day.plus_months(13).to_string(), "2025-02-28");
    /// assert_eq!(day.plus_months(-2).to_string(), "2023-11-30");
    /// assert_eq!(day.plus_months(2).to_string(), "2024-03-31");
    /// assert_eq!(day.plus_months(1).plus_months(1).to_string(), "2024-03-29");
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    #[must_use]
    #[inline]
    pub fn plus_months(self, months: i32) -> Self {
        InMonth::of(self.0)
            .and_then(|day| day.moved(months))
            .map_or_else(|| self.plus_months_of_all_times(months), Self)
    }

    fn plus_months_of_all_times(self, months: i32) -> Self {
        let Some(date) = self.date() else { return self };
        let count = Months::new(months.unsigned_abs());
        let moved = if months >= 0 {
            date.checked_add_months(count)
        } else {
            date.checked_sub_months(count)
        };
        moved.map_or(if months >= 0 { Self::NEVER } else { Self(i32::MIN / 2) }, Self::from_date)
    }

    /// The first day `d` for which `d − months` has reached this day: where a look-back of whole
    /// months stops seeing it.
    #[must_use]
    pub(crate) fn out_of_sight_after(self, months: i32) -> Self {
        let moved = self.plus_months(months);
        if moved.plus_months(-months) >= self { moved } else { moved.plus_days(1) }
    }

    /// Whole calendar months from this day to `later`; 0 when it is not later.
    ///
    /// ```
    /// use meedoen::Day;
    ///
    /// let day: Day = "2024-01-31".parse()?;
    /// assert_eq!(day.months_until("2024-02-28".parse()?), 0);
    /// assert_eq!(day.months_until("2024-02-29".parse()?), 1); // a month later is the last day
    /// assert_eq!(day.months_until("2025-01-30".parse()?), 11);
    /// assert_eq!(day.months_until("2023-01-31".parse()?), 0); // earlier
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn months_until(self, later: Self) -> i32 {
        let months = |day: Self| {
            let in_table = InMonth::of(day.0).map(|day| day.month);
            in_table
                .or_else(|| day.date().map(|date| (date.year() - 1901) * 12 + date.month0() as i32))
        };
        let (Some(from), Some(to)) = (months(self), months(later)) else { return 0 };
        let apart = to - from;
        let whole = if self.plus_months(apart) > later { apart - 1 } else { apart };
        whole.max(0)
    }

    /// Year, month (1 to 12) and day of the month.
    ///
    /// ```
    /// let day: meedoen::Day = "2024-02-29".parse()?;
    /// assert_eq!(day.ymd(), (2024, 2, 29));
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn ymd(self) -> (i32, u32, u32) {
        let of_all_times = || {
            self.date().map_or((i32::MAX, 12, 31), |date| (date.year(), date.month(), date.day()))
        };
        InMonth::of(self.0).map_or_else(of_all_times, InMonth::ymd)
    }

    /// The Monday of this day's ISO week.
    #[must_use]
    pub(super) fn monday(self) -> Self {
        let weekday = self.date().map_or(Weekday::Mon, |date| date.weekday());
        self.plus_days(-(weekday.num_days_from_monday() as i32))
    }

    pub(super) fn from_date(date: NaiveDate) -> Self {
        Self(date.num_days_from_ce() - EPOCH_FROM_CE)
    }

    fn date(self) -> Option<NaiveDate> {
        NaiveDate::from_num_days_from_ce_opt(self.0.checked_add(EPOCH_FROM_CE)?)
    }
}

/// Whole years on `day` of a person born on `birth`; `None` before the birth. A birthday on
/// 29 February counts as reached on 1 March in other years.
pub(crate) fn age_on(birth: Day, day: Day) -> Option<i32> {
    if day < birth {
        return None;
    }
    let ((born, month, date), (year, on_month, on_date)) = (birth.ymd(), day.ymd());
    let reached = (on_month, on_date) >= (month, date);
    Some(year - born - i32::from(!reached))
}

/// The day on which a person born on `birth` reaches this age: the birthday, or 1 March for a
/// birthday on 29 February in a year that has none.
///
/// ```
/// use meedoen::calendar::birthday;
///
/// let birth = "2000-02-29".parse()?;
/// assert_eq!(birthday(birth, 20).to_string(), "2020-02-29");
/// assert_eq!(birthday(birth, 21).to_string(), "2021-03-01");
/// # Ok::<(), meedoen::Error>(())
/// ```
pub fn birthday(birth: Day, age: i32) -> Day {
    let (year, month, day) = birth.ymd();
    let date = NaiveDate::from_ymd_opt(year.saturating_add(age), month, day)
        .or_else(|| NaiveDate::from_ymd_opt(year.saturating_add(age), 3, 1));
    date.map_or(Day::NEVER, Day::from_date)
}

impl std::str::FromStr for Day {
    type Err = crate::Error;

    /// Reads `YYYY-MM-DD` in 1901–2199; the wider forms of a ledger are the ledger's.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let bytes = text.as_bytes();
        let number = |range: std::ops::Range<usize>| {
            bytes.get(range)?.iter().try_fold(0_u32, |sum, byte| {
                byte.is_ascii_digit().then(|| sum * 10 + u32::from(byte - b'0'))
            })
        };
        let day = (bytes.len() == 10 && bytes[4] == b'-' && bytes[7] == b'-')
            .then(|| Self::from_ymd(number(0..4)? as i32, number(5..7)?, number(8..10)?))
            .flatten();
        day.ok_or_else(|| {
            crate::Error::new(
                crate::ErrorCode::BadQuery,
                "",
                "a day is written YYYY-MM-DD and lies in 1901–2199",
            )
        })
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if !self.is_day() {
            return f.write_str("never");
        }
        let (year, month, day) = self.ymd();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|error: crate::Error| serde::de::Error::custom(error.message()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_look_back_stops_seeing_a_day_where_the_month_before_has_passed_it() {
        // 30 April less a month is 30 March: not there yet; 1 May less a month is 1 April: past it.
        assert_eq!(day("2023-03-31").out_of_sight_after(1), day("2023-05-01"));
    }

    #[test]
    fn a_week_begins_on_monday() {
        let new_year = day("2023-01-01"); // a Sunday
        assert_eq!(new_year.monday(), day("2022-12-26"));
        assert_eq!(new_year.plus_days(1).monday(), day("2023-01-02"));
    }

    #[test]
    fn a_birthday_on_29_february_is_on_1_march_in_other_years() {
        let birth = day("2000-02-29");
        assert_eq!(birthday(birth, 23), day("2023-03-01"));
        let ages = ["1999-12-31", "2023-02-28", "2023-03-01", "2024-02-28", "2024-02-29"];
        let ages = ages.map(|on| age_on(birth, day(on)));
        assert_eq!(ages, [None, Some(22), Some(23), Some(23), Some(24)]);
    }
}
