//! The periods a question is asked over.

use super::{Day, Span};
use crate::words::words;

words! {
    /// The step of a grid of periods.
    #[non_exhaustive]
    pub enum Every: "step" {
        /// Day by day.
        Day = "day",
        /// ISO weeks, Monday to Sunday.
        Week = "week",
        /// Calendar months.
        Month = "month",
        /// Calendar quarters.
        Quarter = "quarter",
        /// Calendar years.
        Year = "year",
    }
}

impl Every {
    /// The first day of the period after the one that holds `day`.
    fn next_start(self, day: Day) -> Day {
        let (year, month, _) = day.ymd();
        let month_start = |months: u32| {
            let first = (month - 1) / months * months + 1;
            Day::from_ymd(year, first, 1).map_or(Day::NEVER, |day| day.plus_months(months as i32))
        };
        match self {
            Self::Day => day.plus_days(1),
            Self::Week => day.monday().plus_days(7),
            Self::Month => month_start(1),
            Self::Quarter => month_start(3),
            Self::Year => month_start(12),
        }
    }
}

/// Adjoining periods that together are a span; the first and the last are cut to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Grid {
    /// The first day of each period and, last, the day after the span.
    bounds: Vec<Day>,
    /// For each day, from the one before the span to the one after it, how many bounds are on or
    /// before it. A sweep looks this up millions of times; a binary search would mispredict.
    bounds_up_to: Vec<u32>,
    /// For the same days, how many periods have ended before it.
    ended: Vec<u32>,
}

impl Grid {
    /// The periods of `span` by this step; `None` means one period, the span itself.
    pub(crate) fn new(span: Span, every: Option<Every>) -> Self {
        let mut bounds = vec![span.first()];
        if let Some(every) = every {
            let mut next = every.next_start(span.first());
            while next < span.until() {
                bounds.push(next);
                next = every.next_start(next);
            }
        }
        bounds.push(span.until());
        Self::of_bounds(bounds)
    }

    /// Adjoining periods from each of these days (ascending) until the next.
    pub(crate) fn of_bounds(bounds: Vec<Day>) -> Self {
        let span = Span::half_open(bounds[0], bounds[bounds.len() - 1]);
        let mut bounds_up_to = Vec::with_capacity(span.days() as usize + 2);
        bounds_up_to.push(0);
        for (index, period) in bounds.windows(2).enumerate() {
            let days = Span::half_open(period[0], period[1]).days() as usize;
            bounds_up_to.resize(bounds_up_to.len() + days, index as u32 + 1);
        }
        bounds_up_to.push(bounds.len() as u32);
        // A period has ended before a day when the next bound lies on or before it.
        let ended = bounds_up_to.iter().map(|count| count.saturating_sub(1)).collect();
        Self { bounds, bounds_up_to, ended }
    }

    /// How many bounds lie on or before a day.
    #[inline]
    fn bounds_up_to(&self, day: Day) -> usize {
        self.period_index().of(day)
    }

    /// The index from days to periods.
    #[inline]
    pub(crate) fn period_index(&self) -> PeriodIndex<'_> {
        PeriodIndex {
            bounds_up_to: &self.bounds_up_to,
            ended: &self.ended,
            before: self.bounds[0].plus_days(-1),
            after: self.bounds[self.len()],
        }
    }

    /// An index of how many periods have ended this many months after a day.
    pub(crate) fn shifted_index(&self, months: i32) -> ShiftedIndex {
        let index = self.period_index();
        // From a day whose later day lies before the span up to one whose lies after it.
        let first = index.before.plus_months(-months).plus_days(-3);
        let after = index.after.plus_months(-months).plus_days(3);
        let days = first.number()..=after.number();
        let ended = days.map(|day| index.ended(Day::from_number(day).plus_months(months)) as u32);
        ShiftedIndex { first, after, ended: ended.collect() }
    }

    /// How many periods, at least one.
    pub(crate) fn len(&self) -> usize {
        self.bounds.len() - 1
    }

    /// The period with this number, from 0 on. Panics on a number that is not below
    /// [`Grid::len`], as a slice does.
    pub(crate) fn period(&self, index: usize) -> Span {
        Span::half_open(self.bounds[index], self.bounds[index + 1])
    }

    /// The periods in order.
    pub(crate) fn periods(&self) -> impl ExactSizeIterator<Item = Span> + '_ {
        self.bounds.windows(2).map(|pair| Span::half_open(pair[0], pair[1]))
    }

    /// The same, when nothing else is wanted.
    pub(super) fn into_periods(self) -> impl ExactSizeIterator<Item = Span> {
        (0..self.len()).map(move |index| self.period(index))
    }

    /// The whole span.
    pub(crate) fn span(&self) -> Span {
        Span::half_open(self.bounds[0], self.bounds[self.len()])
    }

    /// The number of the period that holds this day; `None` outside the span.
    #[inline]
    pub(crate) fn holding(&self, day: Day) -> Option<usize> {
        let up_to = self.bounds_up_to(day);
        (1..=self.len()).contains(&up_to).then(|| up_to - 1)
    }

    /// The numbers of the periods whose **last day** lies in `[from, until)`: those at whose end a
    /// state held over that stretch is seen.
    #[inline]
    pub(crate) fn ending_in(&self, from: Day, until: Day) -> std::ops::Range<usize> {
        let index = self.period_index();
        index.ended(from)..index.ended(until.max(from))
    }

    /// The numbers of the periods the day **before** whose first day lies in `[from, until)`: those
    /// at whose opening a state held over that stretch is seen.
    #[inline]
    pub(crate) fn opening_in(&self, from: Day, until: Day) -> std::ops::Range<usize> {
        let begun = |day| self.bounds_up_to(day).min(self.len());
        begun(from)..begun(until.max(from))
    }
}

/// From days to the periods of a grid: a look-up, prepared once for many days.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PeriodIndex<'a> {
    bounds_up_to: &'a [u32],
    ended: &'a [u32],
    before: Day,
    after: Day,
}

impl PeriodIndex<'_> {
    /// 0 before the first period, then the number of the period plus one, and one more after the
    /// last.
    #[inline]
    pub(crate) fn of(self, day: Day) -> usize {
        self.bounds_up_to[self.index(day)] as usize
    }

    /// How many periods have ended before a day.
    #[inline]
    pub(crate) fn ended(self, day: Day) -> usize {
        self.ended[self.index(day)] as usize
    }

    /// Days outside the span are clamped to the nearest entry: no branch to mispredict.
    #[inline]
    fn index(self, day: Day) -> usize {
        (day.clamp(self.before, self.after).number() - self.before.number()) as usize
    }
}

/// How many periods of a grid have ended a number of months after a day.
#[derive(Debug, Clone)]
pub(crate) struct ShiftedIndex {
    first: Day,
    after: Day,
    /// For each day from the first on.
    ended: Vec<u32>,
}

impl ShiftedIndex {
    /// How many periods have ended that many months after this day.
    #[inline]
    pub(crate) fn ended(&self, day: Day) -> usize {
        let index = day.clamp(self.first, self.after).number() - self.first.number();
        self.ended[index as usize] as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_and_the_last_period_are_cut_to_the_span() {
        let first = "2023-01-15".parse().unwrap();
        let span = Span::inclusive(first, "2023-03-14".parse().unwrap()).unwrap();
        let grid = Grid::new(span, Some(Every::Month));
        assert_eq!((grid.len(), grid.span()), (3, span));
        assert_eq!(grid.period(0).last().to_string(), "2023-01-31");
        assert!(grid.periods().map(Span::days).eq([17, 28, 14]));
        assert_eq!(grid.holding("2023-02-01".parse().unwrap()), Some(1));
        assert_eq!([first.plus_days(-1), span.until()].map(|day| grid.holding(day)), [None; 2]);
        assert!(Grid::new(span, None).periods().eq([span]));
    }

    #[test]
    fn a_look_months_later_is_that_of_the_later_day() {
        let span = Span::parse("2023").unwrap();
        for every in [None, Some(Every::Month), Some(Every::Day)] {
            let grid = Grid::new(span, every);
            for months in [0, 1, 6, 60, 1200] {
                let later = grid.shifted_index(months);
                let around = span.first().plus_months(-months).number() - 40;
                let days = (around..around + 700).chain([i32::MIN / 4, i32::MAX]);
                for day in days.map(Day::from_number) {
                    let expected = grid.period_index().ended(day.plus_months(months));
                    assert_eq!(later.ended(day), expected, "{day} {months}");
                }
            }
        }
    }
}
