//! Decimal text to the double nearest to it, of two as near the even one.
//!
//! Short numbers need one multiplication or division, which rounds as it should. All others are a
//! whole number of as many digits as it takes, multiplied or divided by ten in steps, of which no
//! remainder is forgotten: slower, but exact for every text.

/// Ten to this power and below is a double without rounding.
const EXACT_POWER: i32 = 22;
/// Whole numbers below this are doubles without rounding.
const EXACT_WHOLE: u64 = 1 << 53;
/// No point halfway between two doubles has more digits: of those beyond, it matters only whether
/// any is not zero.
const DIGITS: usize = 768;

/// Reads digits, a `.` or `,` with digits, an exponent, and a sign before it all; or `inf` and `nan`
/// as TOML has them. Digits stand on both sides of a point. What is too large is infinite.
pub(crate) fn read(text: &[u8]) -> Option<f64> {
    let (sign, text) = signed(text);
    let size = match text {
        b"inf" => f64::INFINITY,
        b"nan" => f64::NAN,
        _ => magnitude(text)?,
    };
    Some(if sign { -size } else { size })
}

/// Whether there is a minus, and what follows the sign.
fn signed(text: &[u8]) -> (bool, &[u8]) {
    match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, text),
    }
}

fn magnitude(text: &[u8]) -> Option<f64> {
    let (whole, rest) = digits(text)?;
    let (fraction, rest) = match rest {
        [b'.' | b',', rest @ ..] => digits(rest)?,
        _ => (&[][..], rest),
    };
    let power = match rest {
        [] => 0,
        [b'e' | b'E', rest @ ..] => exponent(rest)?,
        _ => return None,
    };
    let all = whole.iter().chain(fraction).map(|digit| digit - b'0');
    let fraction = i32::try_from(fraction.len()).ok()?;
    Some(nearest(all, power.saturating_sub(fraction)))
}

/// The digits that a text begins with, at least one, and the rest.
fn digits(text: &[u8]) -> Option<(&[u8], &[u8])> {
    let count = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    text.split_at_checked(count).filter(|_| count > 0)
}

fn exponent(text: &[u8]) -> Option<i32> {
    let (sign, text) = signed(text);
    let (text, []) = digits(text)? else { return None };
    let size = text
        .iter()
        .fold(0_i32, |sum, byte| sum.saturating_mul(10).saturating_add(i32::from(byte - b'0')));
    Some(if sign { -size } else { size })
}

/// The double nearest to these digits times ten to this power.
fn nearest(digits: impl Iterator<Item = u8> + Clone, power: i32) -> f64 {
    // What they are together is right only where they are few.
    let (mut count, mut short) = (0_usize, 0_u64);
    for digit in digits.clone() {
        count += usize::from(count > 0 || digit > 0);
        short = short.wrapping_mul(10).wrapping_add(u64::from(digit));
    }
    if count == 0 {
        return 0.0;
    }
    if count <= 19 && short < EXACT_WHOLE && power.abs() <= EXACT_POWER {
        let ten = (0..power.abs()).fold(1.0, |ten, _| ten * 10.0);
        return if power < 0 { short as f64 / ten } else { short as f64 * ten };
    }
    // The point stands behind so many digits.
    match i64::from(power) + count as i64 {
        310.. => f64::INFINITY,
        ..=-330 => 0.0,
        _ => long(digits, count, power),
    }
}

fn long(digits: impl Iterator<Item = u8>, count: usize, power: i32) -> f64 {
    let mut whole = Whole::default();
    let mut inexact = false;
    for (index, digit) in digits.skip_while(|digit| *digit == 0).enumerate() {
        if index < DIGITS {
            whole.times_plus(10, u32::from(digit));
        } else {
            inexact |= digit > 0;
        }
    }
    let mut power = power + count.saturating_sub(DIGITS) as i32;
    let mut shift = 0;
    if power < 0 {
        // Room for a quotient of more bits than a double has: ten takes less than 10/3 of them.
        let words = power.unsigned_abs() / 9 + 4;
        whole.shift_words(words);
        shift = -32 * words as i32;
    }
    while power != 0 {
        let step = power.clamp(-9, 9);
        let ten = 10_u32.pow(step.unsigned_abs());
        if power < 0 {
            inexact |= whole.divide(ten) != 0;
        } else {
            whole.times_plus(ten, 0);
        }
        power -= step;
    }
    let (top, bits_below, rest) = whole.top();
    rounded(top, shift + bits_below, inexact || rest)
}

/// The double nearest to `top`, whose highest bit is set, and a rest below its lowest bit if it is
/// inexact, times two to this power.
fn rounded(top: u64, power: i32, inexact: bool) -> f64 {
    // The exponent of a double that begins with this bit; those of the smallest numbers are all one.
    let exponent = power + 63;
    let cut = 11 + (-1022 - exponent).max(0);
    if exponent > 1023 {
        return f64::INFINITY;
    }
    if cut > 64 {
        return 0.0;
    }
    let wide = u128::from(top);
    let (kept, rest, half) = ((wide >> cut) as u64, wide & ((1 << cut) - 1), 1_u128 << (cut - 1));
    let up = rest > half || rest == half && (inexact || kept & 1 == 1);
    // The first bit of what is kept adds one to the exponent, as does what rounds up to a power.
    let before = (exponent.max(-1022) + 1022) as u64;
    f64::from_bits((before << 52) + kept + u64::from(up))
}

/// A whole number of any size; its lowest 32 bits first, its highest not zero.
#[derive(Default)]
struct Whole(Vec<u32>);

impl Whole {
    fn times_plus(&mut self, factor: u32, more: u32) {
        let mut carry = u64::from(more);
        for word in &mut self.0 {
            carry += u64::from(*word) * u64::from(factor);
            *word = carry as u32;
            carry >>= 32;
        }
        if carry > 0 {
            self.0.push(carry as u32);
        }
    }

    /// Leaves the quotient; gives the remainder.
    fn divide(&mut self, divisor: u32) -> u32 {
        let mut rest = 0;
        for word in self.0.iter_mut().rev() {
            let part = rest << 32 | u64::from(*word);
            *word = (part / u64::from(divisor)) as u32;
            rest = part % u64::from(divisor);
        }
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
        rest as u32
    }

    fn shift_words(&mut self, words: u32) {
        self.0.splice(..0, std::iter::repeat_n(0, words as usize));
    }

    /// The highest 64 bits from the first that is set, how many bits lie below them (fewer than none
    /// where the number is shorter), and whether any of those is set.
    fn top(&self) -> (u64, i32, bool) {
        let mut words = self.0.iter().rev().copied();
        let mut next = || u128::from(words.next().unwrap_or_default());
        let three = next() << 64 | next() << 32 | next();
        let bits = 128 - three.leading_zeros() as i32;
        let top = (three << (128 - bits) >> 64) as u64;
        let cut = bits - 64;
        let rest = cut > 0 && three & ((1 << cut) - 1) != 0 || words.any(|word| word != 0);
        (top, 32 * (self.0.len() as i32 - 3) + cut, rest)
    }
}

#[cfg(test)]
mod tests {
    use super::read;
    use proptest::prelude::*;

    fn same(text: &str) {
        let expected: f64 = text.parse().unwrap();
        let found = read(text.as_bytes()).unwrap();
        assert_eq!(found.to_bits(), expected.to_bits(), "{text}: {found:e} and not {expected:e}");
    }

    #[test]
    fn what_is_hard_is_read_as_everybody_reads_it() {
        for text in [
            "0",
            "-0",
            "0.0",
            "000",
            "+7",
            "1",
            "23.5",
            "23.333333333333332",
            "0.1",
            "0.3",
            "1e22",
            "1e23",
            "9007199254740993",
            "9007199254740992.5",
            "9007199254740993.00000000000000001",
            "18446744073709551615",
            "18446744073709551616",
            "1.7976931348623157e308",
            "1.7976931348623158e308",
            "1.7976931348623159e308",
            "1.797693134862315808e308",
            "2.2250738585072014e-308",
            "2.2250738585072011e-308",
            "4.9e-324",
            "2.4703282292062328e-324",
            "2.4703282292062327e-324",
            "1e-323",
            "1e-400",
            "1e400",
            "0e999999999999",
            "1e-999999999999",
            "1e999999999999",
            "123456789e-300",
            "1E5",
            "1e+5",
        ] {
            same(text);
        }
        // Halfway between the two smallest doubles, to the last of its digits, and a hair beside it.
        let half = format!("{:.1074}", f64::from_bits(1));
        for text in
            [format!("{half}5"), format!("{half}50000001"), format!("{half}4{}", "9".repeat(900))]
        {
            same(&text);
        }
        for count in [17, 18, 19, 20, 38, 39, 308, 309, 310, 400, 767, 768, 769, 800, 2000] {
            let nines = "9".repeat(count);
            same(&nines);
            same(&format!("0.{nines}"));
            same(&format!("{nines}e-{count}"));
            same(&format!("1.{}1", "0".repeat(count)));
            same(&format!("9007199254740993.{}1", "0".repeat(count)));
            same(&format!("0.{}1", "0".repeat(count)));
            same(&format!("1{}e-{count}", "0".repeat(count)));
        }
        assert!(read(b"nan").unwrap().is_nan());
        assert_eq!(read(b"-inf"), Some(f64::NEG_INFINITY));
        assert_eq!(read(b"23,5"), Some(23.5));
    }

    #[test]
    fn what_is_no_decimal_is_nothing() {
        for text in [
            "", "+", "-", ".", ".5", "5.", "5.e1", "e5", "5e", "5e+", "--5", "1.2.3", "1e5x",
            "1_0", "٨", "Inf",
        ] {
            assert_eq!(read(text.as_bytes()), None, "{text}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]

        #[test]
        fn every_double_is_read_from_its_own_text(bits: u64) {
            let double = f64::from_bits(bits);
            prop_assume!(double.is_finite());
            same(&format!("{double:e}"));
            same(&format!("{double:.16e}"));
            same(&format!("{double}"));
        }

        #[test]
        fn the_middle_of_two_doubles_goes_to_the_even_one(bits in 0..0x7fef_ffff_ffff_ffff_u64, last in 0..3) {
            let [low, high] = [bits, bits + 1].map(|bits| format!("{:.1080}", f64::from_bits(bits)));
            let middle = middle(&low, &high);
            same(&middle);
            same(&format!("{middle}{last}"));
        }

        #[test]
        fn digits_and_exponents_of_any_size(
            whole in "[0-9]{1,40}", fraction in "[0-9]{1,40}", exponent in -360..360_i32,
        ) {
            same(&format!("{whole}.{fraction}"));
            same(&format!("{whole}e{exponent}"));
            same(&format!("{whole}.{fraction}e{exponent}"));
        }

        #[test]
        fn short_numbers(whole in 0..1_000_000_u64, fraction in "[0-9]{1,17}", exponent in -25..25_i32) {
            same(&format!("{whole}.{fraction}"));
            same(&format!("{whole}e{exponent}"));
        }

        #[test]
        fn quotients(part in 0..2000_u32, whole in 1..2000_u32) {
            same(&format!("{}", f64::from(part) / f64::from(whole)));
        }
    }

    /// Half the sum of two decimals with as many digits behind their points.
    fn middle(low: &str, high: &str) -> String {
        let width = high.len();
        let low = format!("{low:0>width$}");
        let mut text = String::from("5");
        let mut sum = 0;
        let mut half = String::new();
        // From the last digit: the sum's tens are carried, and halved on the way back.
        for (low, high) in low.bytes().rev().zip(high.bytes().rev()) {
            if low == b'.' {
                half.push('.');
                continue;
            }
            sum += u32::from(low - b'0') + u32::from(high - b'0');
            half.extend(char::from_digit(sum % 10, 10));
            sum /= 10;
        }
        half.extend(char::from_digit(sum, 10));
        let mut rest = 0;
        let halved: String = half
            .chars()
            .rev()
            .map(|digit| match digit.to_digit(10) {
                None => '.',
                Some(digit) => {
                    let part = rest * 10 + digit;
                    rest = part % 2;
                    char::from_digit(part / 2, 10).unwrap()
                }
            })
            .collect();
        text.insert_str(0, &halved);
        if rest == 1 { text } else { halved }
    }
}
