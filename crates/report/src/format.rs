//! Numbers and dates as a reader of each language writes them. Rounding is half away from zero and
//! happens here only, from whole numbers wherever there are two to divide.

use meedoen::kpi::Number;
use meedoen::vocabulary::Lang;
use meedoen::{Day, Span};
use std::fmt::Write;

const MONTHS_NL: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A whole number with its thousands apart: `1.234`, `1,234`.
pub(super) fn whole(number: i64, lang: Lang) -> String {
    scaled(number, 0, lang)
}

/// A number: whole as it is, other ones with one decimal.
pub(super) fn number(number: Number, lang: Lang) -> String {
    match number {
        Number::Whole(number) => whole(number, lang),
        number => decimal(number.as_f64(), 1, lang),
    }
}

/// A double with this many decimals.
pub(super) fn decimal(real: f64, decimals: u32, lang: Lang) -> String {
    scaled(round(real * 10_f64.powi(decimals as i32)), decimals, lang)
}

/// A share as a percentage with one decimal: `75,1%`.
pub(super) fn share(share: f64, lang: Lang) -> String {
    scaled(round(share * 1000.0), 1, lang) + "%"
}

/// `part` of `whole` as a percentage with one decimal, exactly; nothing over zero.
pub(super) fn part_of(part: i64, whole: i64, lang: Lang) -> Option<String> {
    if whole <= 0 {
        return None;
    }
    // Counts of people are far below the 10^15 up to which this is exact.
    let twice = part.saturating_abs().saturating_mul(2000).saturating_add(whole);
    let thousandths = twice / whole.saturating_mul(2) * part.signum();
    Some(scaled(thousandths, 1, lang) + "%")
}

/// The same for numbers that may be doubles.
pub(super) fn number_of(part: Number, whole: Number, lang: Lang) -> Option<String> {
    match (part, whole) {
        (Number::Whole(part), Number::Whole(whole)) => part_of(part, whole, lang),
        _ if whole.as_f64() > 0.0 => Some(share(part.as_f64() / whole.as_f64(), lang)),
        _ => None,
    }
}

/// Half away from zero; a double that is meant to be a half but lies a hair below it counts as one.
fn round(real: f64) -> i64 {
    (real * (1.0 + 1e-12)).round() as i64
}

/// A whole number of units of which ten to the power `decimals` make one.
fn scaled(units: i64, decimals: u32, lang: Lang) -> String {
    let (thousands, point) = match lang {
        Lang::Nl => ('.', ','),
        Lang::En => (',', '.'),
    };
    let one = 10_u64.pow(decimals);
    let (whole, rest) = (units.unsigned_abs() / one, units.unsigned_abs() % one);
    let digits = whole.to_string();
    let mut text = String::from(if units < 0 { "\u{2212}" } else { "" });
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(thousands);
        }
        text.push(digit);
    }
    if decimals > 0 {
        text.push(point);
        let _ = write!(text, "{rest:0width$}", width = decimals as usize);
    }
    text
}

/// `31 december 2023`, `31 December 2023`.
pub(super) fn date(day: Day, lang: Lang) -> String {
    let (year, month, number) = day.ymd();
    format!("{number} {} {year}", month_name(month, lang))
}

/// `dec 2023`, `Dec 2023`.
pub(super) fn short_month(day: Day, lang: Lang) -> String {
    format!("{}\u{a0}{}", month_letters(day, lang), day.ymd().0)
}

/// `31 dec 2023`, `31 Dec 2023`, on one line.
pub(super) fn short_date(day: Day, lang: Lang) -> String {
    format!("{}\u{a0}{}", day.ymd().2, short_month(day, lang))
}

/// `jan`, `mrt`; `Jan`, `Mar`.
pub(super) fn month_letters(day: Day, lang: Lang) -> &'static str {
    match (day.ymd().1, lang) {
        (3, Lang::Nl) => "mrt",
        (month, _) => month_name(month, lang).get(..3).unwrap_or_default(),
    }
}

/// A period in words: `2023`, `maart 2023`, or its first and last day.
pub(super) fn period(span: Span, lang: Lang) -> String {
    let (year, month, _) = span.first().ymd();
    if Span::parse(&format!("{year:04}")).is_ok_and(|whole| whole == span) {
        return year.to_string();
    }
    if Span::parse(&format!("{year:04}-{month:02}")).is_ok_and(|whole| whole == span) {
        return format!("{} {year}", month_name(month, lang));
    }
    let to = match lang {
        Lang::Nl => "t/m",
        Lang::En => "to",
    };
    format!("{} {to} {}", date(span.first(), lang), date(span.last(), lang))
}

fn month_name(month: u32, lang: Lang) -> &'static str {
    let names = match lang {
        Lang::Nl => &MONTHS_NL,
        Lang::En => &MONTHS_EN,
    };
    names.get(month.saturating_sub(1) as usize).copied().unwrap_or_default()
}
