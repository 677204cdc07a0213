//! Days and months, straight on the calendar.

use chrono::{Datelike, Days, NaiveDate};

pub type Day = NaiveDate;

pub fn parse(text: &str) -> Option<Day> {
    let mut parts = text.split('-').map(|part| part.parse::<i32>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    NaiveDate::from_ymd_opt(year, month as u32, day as u32)
}

pub fn plus(day: Day, days: i64) -> Day {
    if days >= 0 { day + Days::new(days as u64) } else { day - Days::new(days.unsigned_abs()) }
}

pub fn between(from: Day, to: Day) -> i64 {
    i64::from(to.num_days_from_ce()) - i64::from(from.num_days_from_ce())
}

/// The same day number so many months on, or that month's last day where there is none.
pub fn plus_months(day: Day, months: i64) -> Day {
    let month = i64::from(day.year()) * 12 + i64::from(day.month0()) + months;
    let (year, month) = (month.div_euclid(12) as i32, month.rem_euclid(12) as u32 + 1);
    (1..=day.day())
        .rev()
        .find_map(|number| NaiveDate::from_ymd_opt(year, month, number))
        .expect("every month has a first day")
}

/// Whole months: the most that can be added to `from` without passing `to`.
pub fn whole_months(from: Day, to: Day) -> i64 {
    let mut months = 0;
    while plus_months(from, months + 1) <= to {
        months += 1;
    }
    months
}

/// Whole years since the birth; none before it.
pub fn age(birth: Day, day: Day) -> Option<i32> {
    let birthday = |year: i32| {
        NaiveDate::from_ymd_opt(year, birth.month(), birth.day())
            .unwrap_or_else(|| NaiveDate::from_ymd_opt(year, 3, 1).expect("1 March"))
    };
    (birth <= day).then(|| {
        (birth.year() + 1..=day.year()).filter(|year| birthday(*year) <= day).count() as i32
    })
}

/// A period, both days included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    pub a: Day,
    pub b: Day,
}

impl Period {
    pub fn holds(self, day: Day) -> bool {
        self.a <= day && day <= self.b
    }

    pub fn days(self) -> impl Iterator<Item = Day> {
        (0..=between(self.a, self.b)).map(move |number| plus(self.a, number))
    }

    /// The day before it.
    pub fn eve(self) -> Day {
        plus(self.a, -1)
    }
}

/// The grid: day by day, a new period wherever the calendar's turns.
pub fn grid(span: Period, every: Option<&str>) -> Vec<Period> {
    let key = |day: Day| match every {
        None => (0, 0),
        Some("day") => (0, day.num_days_from_ce()),
        Some("week") => (day.iso_week().year(), day.iso_week().week() as i32),
        Some("month") => (day.year(), day.month() as i32),
        Some("quarter") => (day.year(), day.month0() as i32 / 3),
        Some("year") => (day.year(), 0),
        Some(other) => panic!("no grid: {other}"),
    };
    let mut periods: Vec<Period> = Vec::new();
    for day in span.days() {
        match periods.last_mut() {
            Some(period) if key(period.a) == key(day) => period.b = day,
            _ => periods.push(Period { a: day, b: day }),
        }
    }
    periods
}

/// The span of a query.
pub fn day_period(query: &serde_json::Value) -> Period {
    let day = |key: &str| parse(query[key].as_str().expect("a day")).expect("a day");
    Period { a: day("from"), b: day("to") }
}
