//! Dates as they stand in extracts.

use crate::Day;

/// What a text that should be a date says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    /// A day of the calendar in 1901–2199.
    Day(Day),
    /// A year or a month without its day, with the last day it can be.
    Partial(Day),
    /// `00000000` or 9999-12-31: no end.
    Open,
    /// None of these.
    Nonsense,
}

/// Reads a date: `YYYY-MM-DD` (also followed by an exact midnight), `YYYYMMDD` or day-month-year.
pub(super) fn read(text: &[u8]) -> Written {
    match text {
        b"00000000" => Written::Open,
        [_, _, _, _] => year_only(text),
        [year @ .., _, _, _, _] if year.len() == 4 && !text.contains(&b'-') => compact(text),
        [date @ .., b'T' | b' ', b'0', b'0', b':', b'0', b'0', b':', b'0', b'0'] => iso(date),
        [_, _, _, _, b'-', _, _, b'-', _, _] => iso(text),
        _ => day_month_year(text),
    }
}

/// A day by its number of days since 1970-01-01, as a column in memory gives it.
pub(super) fn of_number(number: i32) -> Written {
    /// 9999-12-31.
    const LAST_OF_9999: i32 = 2_932_896;
    let day = Day::from_number(number);
    match number {
        LAST_OF_9999 => Written::Open,
        _ if (Day::MIN..=Day::MAX).contains(&day) => Written::Day(day),
        _ => Written::Nonsense,
    }
}

fn year_only(text: &[u8]) -> Written {
    digits(text).map_or(Written::Nonsense, |year| partial(year, 12))
}

fn compact(text: &[u8]) -> Written {
    let Some(number) = digits(text) else { return Written::Nonsense };
    match (number / 10_000, number / 100 % 100, number % 100) {
        (year, 0, 0) => partial(year, 12),
        (year, month, 0) => partial(year, month),
        (year, month, day) => full(year, month, day),
    }
}

fn iso(text: &[u8]) -> Written {
    let [y @ .., b'-', m1, m2, b'-', d1, d2] = text else { return Written::Nonsense };
    let parts = (digits(y), digits(&[*m1, *m2]), digits(&[*d1, *d2]));
    let (4, (Some(year), Some(month), Some(day))) = (y.len(), parts) else {
        return Written::Nonsense;
    };
    full(year, month, day)
}

fn day_month_year(text: &[u8]) -> Written {
    let mut parts = text.split(|byte| *byte == b'-');
    let (Some(day), Some(month), Some(year), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Written::Nonsense;
    };
    let lengths = (1..=2).contains(&day.len()) && (1..=2).contains(&month.len()) && year.len() == 4;
    match (lengths, digits(year), digits(month), digits(day)) {
        (true, Some(year), Some(month), Some(day)) => full(year, month, day),
        _ => Written::Nonsense,
    }
}

fn full(year: u32, month: u32, day: u32) -> Written {
    if (year, month, day) == (9999, 12, 31) {
        return Written::Open;
    }
    Day::from_ymd(year as i32, month, day).map_or(Written::Nonsense, Written::Day)
}

/// The last day of a month, where year and month are of the calendar.
fn partial(year: u32, month: u32) -> Written {
    Day::from_ymd(year as i32, month, 1)
        .map_or(Written::Nonsense, |first| Written::Partial(first.plus_months(1).plus_days(-1)))
}

/// The number that at most eight digits write.
fn digits(text: &[u8]) -> Option<u32> {
    if text.is_empty() || text.len() > 8 {
        return None;
    }
    text.iter()
        .try_fold(0, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + u32::from(byte - b'0')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn days_are_read_in_three_forms() {
        for text in [
            "2023-01-05",
            "2023-01-05T00:00:00",
            "2023-01-05 00:00:00",
            "20230105",
            "05-01-2023",
            "5-1-2023",
            "05-1-2023",
            "5-01-2023",
        ] {
            assert_eq!(read(text.as_bytes()), Written::Day(day("2023-01-05")), "{text}");
        }
        assert_eq!(read(b"10-1-2023"), Written::Day(day("2023-01-10")));
        assert_eq!(read(b"5-10-2023"), Written::Day(day("2023-10-05")));
        assert_eq!(read(b"1901-01-01"), Written::Day(Day::MIN));
        assert_eq!(read(b"31-12-2199"), Written::Day(Day::MAX));
    }

    #[test]
    fn open_ends_are_read_in_every_form() {
        for text in [
            "00000000",
            "99991231",
            "9999-12-31",
            "31-12-9999",
            "9999-12-31T00:00:00",
            "9999-12-31 00:00:00",
        ] {
            assert_eq!(read(text.as_bytes()), Written::Open, "{text}");
        }
        assert_eq!(of_number(2_932_896), Written::Open);
    }

    #[test]
    fn a_partial_date_knows_the_last_day_it_can_be() {
        for (text, last) in [
            ("1988", "1988-12-31"),
            ("19880000", "1988-12-31"),
            ("19880200", "1988-02-29"),
            ("21991200", "2199-12-31"),
        ] {
            assert_eq!(read(text.as_bytes()), Written::Partial(day(last)), "{text}");
        }
    }

    #[test]
    fn all_else_is_no_date() {
        for text in [
            "",
            "0",
            "-",
            "--",
            "0000",
            "1900",
            "2200",
            "19000000",
            "00000600",
            "19881300",
            "20230229",
            "2023-02-30",
            "2023-6-1",
            "2023-06-1",
            "1-6-23",
            "1-6-02023",
            "001-6-2023",
            "2023/05/01",
            "1 May 2023",
            "2023-01-15T08:30:00",
            "2023-01-15T00:00",
            "20230115T00:00:00",
            "15-01-2023 00:00:00",
            "00000000T00:00:00",
            "1900-12-31",
            "2200-01-01",
            "+2023-01-1",
            "9999",
            "99990000",
            "99991200",
            "soon",
            "2023-01-15 ",
            "1-1--2023",
            "1-1-2023-",
            "２０２３",
            "0000-00-00",
            "2023-00-00",
            "00-00-0000",
            "123456789",
            "2023-0101",
            "1-012023",
        ] {
            assert_eq!(read(text.as_bytes()), Written::Nonsense, "{text}");
        }
        for number in [i32::MIN, i32::MAX, -25_203, 84_006] {
            assert_eq!(of_number(number), Written::Nonsense, "{number}");
        }
    }
}
