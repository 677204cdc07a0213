use super::format::*;
use meedoen::kpi::Number;
use meedoen::vocabulary::Lang::{En, Nl};
use meedoen::{Day, Span};

#[test]
fn numbers_have_the_marks_of_their_language() {
    assert_eq!(whole(0, Nl), "0");
    assert_eq!(whole(999, Nl), "999");
    assert_eq!(whole(1_234_567, Nl), "1.234.567");
    assert_eq!(whole(1_234_567, En), "1,234,567");
    assert_eq!(whole(-1_234, En), "\u{2212}1,234");
    assert_eq!(whole(i64::MIN, En), "\u{2212}9,223,372,036,854,775,808");
    assert_eq!(decimal(1234.5, 1, Nl), "1.234,5");
    assert_eq!(decimal(1234.5, 1, En), "1,234.5");
    assert_eq!(number(Number::Real(2.0), Nl), "2,0");
}

#[test]
fn rounding_is_half_away_from_zero() {
    // 1 of 16 is 6.25 %, exactly a half.
    assert_eq!(part_of(1, 16, En).unwrap(), "6.3%");
    assert_eq!(part_of(-1, 16, En).unwrap(), "\u{2212}6.3%");
    assert_eq!(part_of(274, 365, Nl).unwrap(), "75,1%");
    assert_eq!(part_of(1, 0, Nl), None);
    assert_eq!(share(0.0625, En), "6.3%");
    assert_eq!(share(-0.0625, En), "\u{2212}6.3%");
    // 1.005 lies a hair below its half as a double and is meant as one.
    assert_eq!(decimal(1.005, 2, En), "1.01");
}

#[test]
fn nothing_overflows() {
    for real in [f64::INFINITY, f64::NEG_INFINITY, f64::NAN, f64::MAX, f64::MIN_POSITIVE] {
        assert!(!decimal(real, 1, Nl).is_empty());
    }
    assert!(part_of(i64::MAX, 1, Nl).is_some());
    assert!(part_of(i64::MIN, i64::MAX, Nl).is_some());
}

#[test]
fn dates_and_periods_are_words() {
    let day: Day = "2023-03-31".parse().unwrap();
    assert_eq!(date(day, Nl), "31 maart 2023");
    assert_eq!(date(day, En), "31 March 2023");
    assert_eq!(short_date(day, Nl), "31\u{a0}mrt\u{a0}2023");
    assert_eq!(short_date(day, En), "31\u{a0}Mar\u{a0}2023");
    let of = |word: &str, lang| period(Span::parse(word).unwrap(), lang);
    assert_eq!(of("2023", Nl), "2023");
    assert_eq!(of("2023-08", En), "August 2023");
    assert_eq!(of("2023-Q1", Nl), "1 januari 2023 t/m 31 maart 2023");
    assert_eq!(of("2023-Q1", En), "1 January 2023 to 31 March 2023");
}
