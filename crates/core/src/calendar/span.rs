//! A stretch of days.

use super::{Day, Every, Grid};
use crate::{Error, ErrorCode, Result};

/// A stretch of days, half-open inside: it holds the first day and every day before `until`.
///
/// People name its first and last day, both included:
///
/// ```
/// use meedoen::Span;
///
/// let year = Span::parse("2023")?;
/// assert_eq!(year, Span::inclusive("2023-01-01".parse()?, "2023-12-31".parse()?)?);
/// assert_eq!(year.days(), 365);
/// assert_eq!(Span::parse("2023-Q2")?.last().to_string(), "2023-06-30");
/// assert_eq!(Span::parse("2024-02")?.days(), 29);
/// assert_eq!(year.until().to_string(), "2024-01-01"); // the first day after it
/// # Ok::<(), meedoen::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    from: Day,
    until: Day,
}

impl Span {
    /// From the first to the last day, both included. `bad_period` when `last` is before `first`.
    ///
    /// ```
    /// use meedoen::{Day, ErrorCode, Span};
    ///
    /// let day: Day = "2023-05-01".parse()?;
    /// assert_eq!(Span::inclusive(day, day)?.days(), 1);
    /// let error = Span::inclusive(day, day.plus_days(-1)).unwrap_err();
    /// assert_eq!(error.code(), ErrorCode::BadPeriod);
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn inclusive(first: Day, last: Day) -> Result<Self> {
        if last < first {
            return Err(Error::new(
                ErrorCode::BadPeriod,
                "to",
                format!("the period ends on {last}, before it starts on {first}"),
            ));
        }
        Ok(Self { from: first, until: last.plus_days(1) })
    }

    /// From a day until another, which is not included; empty when `until` is not after `from`.
    ///
    /// ```
    /// use meedoen::{Day, Span};
    ///
    /// let day: Day = "2023-05-01".parse()?;
    /// assert_eq!(Span::half_open(day, day.plus_months(1)), Span::parse("2023-05")?);
    /// assert!(Span::half_open(day, day).is_empty());
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub const fn half_open(from: Day, until: Day) -> Self {
        Self { from, until }
    }

    /// Reads a period word: a year `2023`, a quarter `2023-Q2`, a month `2023-05` or a day
    /// `2023-05-01`. Also by [`str::parse`].
    ///
    /// ```
    /// use meedoen::Span;
    ///
    /// assert_eq!(Span::parse("2023-Q4")?.first().to_string(), "2023-10-01");
    /// assert_eq!(Span::parse("2023-05-01")?.days(), 1);
    /// assert_eq!("2023".parse::<Span>()?, Span::parse("2023")?);
    /// assert!(Span::parse("2023-Q5").is_err() && Span::parse("1900").is_err());
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn parse(word: &str) -> Result<Self> {
        Self::of_word(word.trim()).ok_or_else(|| {
            Error::new(
                ErrorCode::BadQuery,
                "period",
                "a period is a year `2023`, a quarter `2023-Q2`, a month `2023-05` or a day \
                 `2023-05-01`, in 1901–2199",
            )
        })
    }

    fn of_word(word: &str) -> Option<Self> {
        if let Ok(day) = word.parse() {
            return Some(Self { from: day, until: day.plus_days(1) });
        }
        let digits = |text: &str, len: usize| {
            (text.len() == len && text.bytes().all(|byte| byte.is_ascii_digit()))
                .then(|| text.parse::<i32>().ok())
                .flatten()
        };
        let (year, rest) = word.split_once('-').map_or((word, None), |(y, r)| (y, Some(r)));
        let year = digits(year, 4)?;
        let (month, months) = match rest {
            None => (1, 12),
            Some(rest) => match rest.strip_prefix('Q') {
                Some(quarter) => {
                    let quarter = digits(quarter, 1).filter(|quarter| (1..=4).contains(quarter))?;
                    (quarter * 3 - 2, 3)
                }
                None => (digits(rest, 2)?, 1),
            },
        };
        let from = Day::from_ymd(year, month as u32, 1)?;
        Some(Self { from, until: from.plus_months(months) })
    }

    /// The first day, included.
    ///
    /// ```
    /// assert_eq!(meedoen::Span::parse("2023")?.first().to_string(), "2023-01-01");
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub const fn first(self) -> Day {
        self.from
    }

    /// The first day after it.
    ///
    /// ```
    /// assert_eq!(meedoen::Span::parse("2023")?.until().to_string(), "2024-01-01");
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub const fn until(self) -> Day {
        self.until
    }

    /// The last day, included.
    ///
    /// ```
    /// assert_eq!(meedoen::Span::parse("2024-02")?.last().to_string(), "2024-02-29");
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub const fn last(self) -> Day {
        self.until.plus_days(-1)
    }

    /// How many days it holds.
    ///
    /// ```
    /// assert_eq!(meedoen::Span::parse("2024")?.days(), 366);
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub const fn days(self) -> i32 {
        let days = self.until.number().saturating_sub(self.from.number());
        if days < 0 { 0 } else { days }
    }

    /// Whether it holds no day.
    ///
    /// ```
    /// use meedoen::Span;
    ///
    /// let day = "2023-05-01".parse()?;
    /// assert!(Span::half_open(day, day).is_empty());
    /// assert!(!Span::inclusive(day, day)?.is_empty());
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub const fn is_empty(self) -> bool {
        self.days() == 0
    }

    /// Whether it holds this day.
    ///
    /// ```
    /// let may = meedoen::Span::parse("2023-05")?;
    /// assert!(may.holds(may.first()) && may.holds(may.last()));
    /// assert!(!may.holds(may.until()));
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn holds(self, day: Day) -> bool {
        self.from <= day && day < self.until
    }

    /// The days in both.
    pub(crate) fn overlap(self, other: Self) -> Self {
        Self { from: self.from.max(other.from), until: self.until.min(other.until) }
    }

    /// Its periods by this step, in order; the first and the last are cut to the span. Weeks run from
    /// Monday to Sunday.
    ///
    /// ```
    /// use meedoen::{Span, calendar::Every};
    ///
    /// let quarters = Span::parse("2024")?.periods(Every::Quarter);
    /// assert!(quarters.map(Span::days).eq([91, 91, 92, 92]));
    /// let mut weeks = Span::parse("2023-01")?.periods(Every::Week);
    /// assert_eq!(weeks.len(), 6);
    /// assert_eq!(weeks.next().map(Span::days), Some(1)); // 1 January 2023 was a Sunday
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn periods(self, every: Every) -> impl ExactSizeIterator<Item = Self> {
        Grid::new(self, Some(every)).into_periods()
    }
}

impl std::str::FromStr for Span {
    type Err = Error;

    fn from_str(word: &str) -> Result<Self> {
        Self::parse(word)
    }
}
