//! Real numbers from text and to text.
//!
//! A ledger's hours and a policy's numbers are short decimals. The standard library reads and
//! writes any double, by tables that would be a thirtieth of the module for browsers; here whole
//! numbers of 128 bits do what serde_json, which is there anyhow, does not: read them to the bit.

/// More digits than these behind the point only say on which side of a half the number lies.
const DECIMALS: i32 = 21;

/// The double nearest to a decimal such as `23.5`, `-1` or `6.02e23` (of two as near, the even
/// one). Exact for numbers below 10^38 that have at most 38 digits, 21 of them behind the point, or
/// more where there are 17 before them; of others the last bit may differ. Nothing for what is no
/// decimal or too large for a double.
pub(crate) fn read(text: &str) -> Option<f64> {
    let (sign, digits) = match text.as_bytes().first() {
        Some(b'-') => (-1.0, &text[1..]),
        Some(b'+') => (1.0, &text[1..]),
        _ => (1.0, text),
    };
    let (digits, exponent) = match digits.split_once(['e', 'E']) {
        Some((digits, exponent)) => (digits, exponent.parse().ok()?),
        None => (digits, 0_i32),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let ends_in_point = digits.len() == whole.len() + 1;
    if whole.is_empty() || ends_in_point || !all_digits(whole) || !all_digits(fraction) {
        return None;
    }
    let whole = whole.trim_start_matches('0');
    let fraction = fraction.trim_end_matches('0');
    let number = exact(whole, fraction, exponent).or_else(|| {
        let whole = if whole.is_empty() { "0" } else { whole };
        let fraction = if fraction.is_empty() { "0" } else { fraction };
        let text = format!("{whole}.{fraction}e{exponent}");
        text.parse().ok().and_then(|number: serde_json::Number| number.as_f64())
    });
    number.map(|number: f64| sign * number)
}

/// By whole numbers, where these are large enough.
fn exact(whole: &str, fraction: &str, exponent: i32) -> Option<f64> {
    let (mut number, mut scale, mut more) = (0_u128, exponent, false);
    for digit in whole.bytes() {
        number = number.checked_mul(10)?.checked_add(u128::from(digit - b'0'))?;
    }
    for digit in fraction.bytes() {
        let longer = number.checked_mul(10).filter(|_| scale > -DECIMALS);
        let Some(longer) = longer.and_then(|it| it.checked_add(u128::from(digit - b'0'))) else {
            more = true;
            break;
        };
        (number, scale) = (longer, scale.checked_sub(1)?);
    }
    if number == 0 && !more {
        return Some(0.0);
    }
    let power = 10_u128.checked_pow(scale.unsigned_abs())?;
    if scale >= 0 {
        // A conversion to a double rounds to the nearest.
        return number.checked_mul(power).filter(|_| !more).map(|number| number as f64);
    }
    let shift = number.leading_zeros();
    let shifted = number.checked_shl(shift)?;
    let (quotient, rest) = (shifted / power, shifted % power);
    // A double has 53 bits. Of one more and what lies below it a bit is enough to round.
    let enough = quotient >> 54 != 0 && (!more || number >> 54 != 0);
    let rounded = (quotient | u128::from(rest != 0 || more)) as f64;
    // Two to the power of `-shift`.
    enough.then(|| rounded * f64::from_bits(u64::from(1023 - shift) << 52))
}

/// The shortest decimal that reads back as this double, without an exponent; as the standard
/// library writes it.
pub(crate) fn written(number: f64) -> String {
    let Some(text) = serde_json::Number::from_f64(number).map(|number| number.to_string()) else {
        let sign = if number < 0.0 { "-" } else { "" };
        return if number.is_nan() { "NaN".to_owned() } else { format!("{sign}inf") };
    };
    let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let (sign, whole) = whole.strip_prefix('-').map_or(("", whole), |whole| ("-", whole));
    let fraction = fraction.trim_end_matches('0');
    let digits = [whole, fraction].concat();
    let point = whole.len() as i32 + exponent;
    let zeros = |count: i32| "0".repeat(count.max(0) as usize);
    let count = digits.len() as i32;
    let (whole, fraction) = if point <= 0 {
        ("0".to_owned(), zeros(-point) + &digits)
    } else if point >= count {
        (digits + &zeros(point - count), String::new())
    } else {
        let (whole, fraction) = digits.split_at(point as usize);
        (whole.to_owned(), fraction.to_owned())
    };
    let point = if fraction.is_empty() { "" } else { "." };
    [sign, &whole, point, &fraction].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_no_decimal_is_nothing() {
        for text in ["", "-", ".", "1.", ".5", "e5", "1e", "1e5.0", "١", "1 ", "0x1", "1_0", "--1"]
        {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(read(&"9".repeat(400)), None);
        assert_eq!(read("-0").map(f64::is_sign_negative), Some(true));
    }

    #[test]
    fn halves_go_to_the_even_one() {
        for text in ["9007199254740993", "9007199254740993.0000000000000000000000001", "0.5e-3"] {
            assert_eq!(read(text), text.parse().ok(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn it_reads_what_the_standard_library_reads(
            whole in "[0-9]{1,17}",
            fraction in "[0-9]{1,21}",
            more in "[0-9]{0,9}",
            exponent in -4..10,
        ) {
            let fine = ["7", &whole, ".", &fraction, &more].concat();
            let scaled = format!("{whole}e{exponent}");
            for text in [&*whole, &[&whole, ".", &fraction].concat(), &fine, &scaled] {
                prop_assert_eq!(read(text), text.parse().ok(), "{}", text);
            }
        }

        #[test]
        fn what_is_written_reads_back(bits in any::<u64>(), hours in 0_u32..100_000) {
            let number = f64::from_bits(bits);
            let text = written(number);
            // Of two as short the standard library may take the other one.
            prop_assert_eq!(text.len(), number.to_string().len());
            prop_assert!(number.is_nan() || text.parse() == Ok(number), "{}", text);
            let number = f64::from(hours) / 100.0;
            prop_assert_eq!(written(number), number.to_string());
            let number = f64::from(hours) / 7.0;
            prop_assert_eq!(read(&written(number)), Some(number));
        }
    }
}
