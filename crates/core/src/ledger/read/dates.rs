//! Dates as they stand in extracts.
//!
//! Nearly every date is `YYYY-MM-DD`, so that form is checked first and all at once: SWAR (SIMD within
//! a register), eight characters as one 64-bit number.
//!
//! ```text
//! text     2  0  2  3  -  0  1  -        then "15" by itself
//! xor      0  0  0  0  -  0  0  -        a digit becomes its value, the dash becomes 0
//! gives    2  0  2  3  0  0  1  0
//! add    118 118 118 118 127 118 118 127   10 or more, or a dash place above 0, sets a high bit
//! ```
//!
//! If no high bit is set, the bytes are the digits. Everything else takes the plain way
//! ([`read_any`]). A test reads every day of 300 years in each form and compares it with
//! [`Day::from_ymd`].

use crate::Day;

/// What a text that should be a date says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DateText {
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
#[inline]
pub(crate) fn read(text: &[u8]) -> DateText {
    // The usual form first.
    match <&[u8; 10]>::try_from(text).ok().and_then(plain) {
        Some(day) => DateText::Day(day),
        None => read_any(text),
    }
}

/// The day that `YYYY-MM-DD` names, if it is one: see the head of this file.
fn plain(text: &[u8; 10]) -> Option<Day> {
    let [head @ .., d1, d2] = text;
    // Only a byte of 138 or more carries into the next, and `head` itself shows that it is too large.
    let head = u64::from_le_bytes(*head) ^ u64::from_le_bytes(*b"0000-00-");
    let more = head.wrapping_add(u64::from_le_bytes([118, 118, 118, 118, 127, 118, 118, 127]));
    let (d1, d2) = (d1 ^ b'0', d2 ^ b'0');
    if (head | more) & 0x8080_8080_8080_8080 != 0 || d1 > 9 || d2 > 9 {
        return None;
    }
    let [y1, y2, y3, y4, _, m1, m2, _] = head.to_le_bytes().map(i32::from);
    let day = i32::from(d1 * 10 + d2);
    of_ymd(y1 * 1000 + y2 * 100 + y3 * 10 + y4, m1 * 10 + m2, day)
}

/// [`Day::from_ymd`] by a table of months, without the general calendar.
fn of_ymd(year: i32, month: i32, day: i32) -> Option<Day> {
    /// The days before each month, in years without and with a leap day.
    const BEFORE: [[i32; 13]; 2] = [
        [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365],
        [0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335, 366],
    ];
    if !(1901..=2199).contains(&year) || !(1..=12).contains(&month) {
        return None;
    }
    let months = BEFORE[usize::from(year % 4 == 0 && year != 2100)];
    let (before, after) = (months[month as usize - 1], months[month as usize]);
    // Of these years every fourth is a leap year, but 2100 is not.
    let years = year - 1901;
    let first = years * 365 + years / 4 - i32::from(year > 2100) + before;
    (1..=after - before).contains(&day).then(|| Day::MIN.plus_days(first + day - 1))
}

fn read_any(text: &[u8]) -> DateText {
    match text {
        b"00000000" => DateText::Open,
        [_, _, _, _] => year_only(text),
        [year @ .., _, _, _, _] if year.len() == 4 && !text.contains(&b'-') => compact(text),
        [date @ .., b'T' | b' ', b'0', b'0', b':', b'0', b'0', b':', b'0', b'0'] => iso(date),
        [_, _, _, _, b'-', _, _, b'-', _, _] => iso(text),
        _ => day_month_year(text),
    }
}

/// 9999-12-31.
pub(crate) const LAST_OF_9999: i32 = 2_932_896;

/// A day by its number of days since 1970-01-01, as a column in memory gives it.
pub(crate) fn of_number(number: i32) -> DateText {
    let day = Day::from_number(number);
    match number {
        LAST_OF_9999 => DateText::Open,
        _ if (Day::MIN..=Day::MAX).contains(&day) => DateText::Day(day),
        _ => DateText::Nonsense,
    }
}

fn year_only(text: &[u8]) -> DateText {
    digits(text).map_or(DateText::Nonsense, |year| partial(year, 12))
}

fn compact(text: &[u8]) -> DateText {
    let Some(number) = digits(text) else { return DateText::Nonsense };
    match (number / 10_000, number / 100 % 100, number % 100) {
        (year, 0, 0) => partial(year, 12),
        (year, month, 0) => partial(year, month),
        (year, month, day) => full(year, month, day),
    }
}

fn iso(text: &[u8]) -> DateText {
    let [y @ .., b'-', m1, m2, b'-', d1, d2] = text else { return DateText::Nonsense };
    let parts = (digits(y), digits(&[*m1, *m2]), digits(&[*d1, *d2]));
    let (4, (Some(year), Some(month), Some(day))) = (y.len(), parts) else {
        return DateText::Nonsense;
    };
    full(year, month, day)
}

fn day_month_year(text: &[u8]) -> DateText {
    let mut parts = text.split(|byte| *byte == b'-');
    let (Some(day), Some(month), Some(year), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return DateText::Nonsense;
    };
    let lengths = (1..=2).contains(&day.len()) && (1..=2).contains(&month.len()) && year.len() == 4;
    match (lengths, digits(year), digits(month), digits(day)) {
        (true, Some(year), Some(month), Some(day)) => full(year, month, day),
        _ => DateText::Nonsense,
    }
}

fn full(year: u32, month: u32, day: u32) -> DateText {
    if (year, month, day) == (9999, 12, 31) {
        return DateText::Open;
    }
    Day::from_ymd(year as i32, month, day).map_or(DateText::Nonsense, DateText::Day)
}

/// The last day of a month, where year and month are of the calendar.
fn partial(year: u32, month: u32) -> DateText {
    Day::from_ymd(year as i32, month, 1)
        .map_or(DateText::Nonsense, |first| DateText::Partial(first.plus_months(1).plus_days(-1)))
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
    fn the_plain_form_names_every_day_as_the_calendar_does() {
        for year in 1899..=2201 {
            for (month, day) in (0..=13).flat_map(|month| (0..=32).map(move |day| (month, day))) {
                let expected = Day::from_ymd(year, month, day);
                assert_eq!(of_ymd(year, month as i32, day as i32), expected);
                let text = format!("{year:04}-{month:02}-{day:02}");
                assert_eq!(plain(text.as_bytes().try_into().unwrap()), expected, "{text}");
            }
        }
        for place in 0..10 {
            for byte in 0..=u8::MAX {
                let mut text = *b"2023-01-05";
                text[place] = byte;
                let expected = std::str::from_utf8(&text).ok().and_then(|text| text.parse().ok());
                assert_eq!(plain(&text), expected, "{text:?}");
            }
        }
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
            assert_eq!(read(text.as_bytes()), DateText::Day(day("2023-01-05")), "{text}");
        }
        assert_eq!(read(b"10-1-2023"), DateText::Day(day("2023-01-10")));
        assert_eq!(read(b"5-10-2023"), DateText::Day(day("2023-10-05")));
        assert_eq!(read(b"1901-01-01"), DateText::Day(Day::MIN));
        assert_eq!(read(b"31-12-2199"), DateText::Day(Day::MAX));
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
            assert_eq!(read(text.as_bytes()), DateText::Open, "{text}");
        }
        assert_eq!(of_number(2_932_896), DateText::Open);
    }

    #[test]
    fn a_partial_date_knows_the_last_day_it_can_be() {
        for (text, last) in [
            ("1988", "1988-12-31"),
            ("19880000", "1988-12-31"),
            ("19880200", "1988-02-29"),
            ("21991200", "2199-12-31"),
        ] {
            assert_eq!(read(text.as_bytes()), DateText::Partial(day(last)), "{text}");
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
            assert_eq!(read(text.as_bytes()), DateText::Nonsense, "{text}");
        }
        for number in [i32::MIN, i32::MAX, -25_203, 84_006] {
            assert_eq!(of_number(number), DateText::Nonsense, "{number}");
        }
    }
}
