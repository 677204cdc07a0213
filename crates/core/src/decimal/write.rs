//! A double as the shortest decimal that reads back the same, without an exponent.

use serde_json::Number;

/// What `{}` writes: `8`, `23.5`, `0.0000001`. Where two texts are as short and as near, the one of
/// them that JSON has, which `{}` may not choose; no number with fewer than sixteen digits has two.
pub(crate) fn written(number: f64) -> String {
    // Whole numbers are the many, of clients kept as doubles for one, and quick.
    let whole = number as i64;
    if whole.unsigned_abs() < 1 << 53 && (whole as f64).to_bits() == number.to_bits() {
        return whole.to_string();
    }
    let Some(text) = Number::from_f64(number).map(|number| number.to_string()) else {
        let name = match number {
            f64::INFINITY => "inf",
            f64::NEG_INFINITY => "-inf",
            _ => "NaN",
        };
        return name.to_owned();
    };
    // Very large and very small ones come with an exponent: `1.5e-7`.
    let (text, power) = text.split_once('e').unwrap_or((&text, "0"));
    let power: i32 = power.parse().unwrap_or_default();
    let (sign, text) = text.strip_prefix('-').map_or(("", text), |text| ("-", text));
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let fraction = if fraction == "0" { "" } else { fraction };
    let digits = format!("{whole}{fraction}");
    // The point stands behind so many of the digits.
    let point = whole.len() as i32 + power;
    if point <= 0 {
        return format!("{sign}0.{}{digits}", "0".repeat(-point as usize));
    }
    let point = point as usize;
    match digits.split_at_checked(point) {
        Some((whole, "")) => format!("{sign}{whole}"),
        Some((whole, fraction)) => format!("{sign}{whole}.{fraction}"),
        None => format!("{sign}{digits}{}", "0".repeat(point - digits.len())),
    }
}

#[cfg(test)]
mod tests {
    use super::written;
    use proptest::prelude::*;

    #[test]
    fn numbers_stand_there_as_people_write_them() {
        for (number, text) in [
            (0.0, "0"),
            (-0.0, "-0"),
            (8.0, "8"),
            (23.5, "23.5"),
            (1e16, "10000000000000000"),
            (-1.5e21, "-1500000000000000000000"),
            (1e-7, "0.0000001"),
            (-1.25e-10, "-0.000000000125"),
            (f64::INFINITY, "inf"),
            (f64::NEG_INFINITY, "-inf"),
            (f64::NAN, "NaN"),
        ] {
            assert_eq!(written(number), text);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]

        #[test]
        fn it_is_what_the_standard_library_writes(whole in 0..1_u64 << 53, hundredths: i32) {
            for number in [whole as f64, f64::from(hundredths) / 100.0, f64::from(hundredths) / 3e5] {
                let text = number.to_string();
                if text.len() < 17 {
                    prop_assert_eq!(written(number), text);
                }
            }
        }

        #[test]
        fn it_is_as_short_and_reads_back_the_same(bits: u64) {
            let number = f64::from_bits(bits);
            prop_assume!(number.is_finite());
            let text = written(number);
            prop_assert_eq!(text.len(), number.to_string().len());
            prop_assert_eq!(text.parse::<f64>().map(f64::to_bits), Ok(bits));
        }
    }
}
