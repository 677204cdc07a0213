//! Numbers that look like BSNs (citizen service numbers): a ledger holds pseudonymous ids.

use crate::{Error, ErrorCode, Result};

/// How many distinct numbers of one column were seen, and how many of them look like BSNs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct BsnCount {
    distinct: u64,
    alike: u64,
}

impl BsnCount {
    /// Counts a number that was not seen before.
    pub(crate) fn add(&mut self, number: &[u8]) {
        self.distinct += 1;
        self.alike += u64::from(looks_like_bsn(number));
    }

    /// Adds another count, of other numbers.
    pub(crate) fn merge(&mut self, other: Self) {
        self.distinct += other.distinct;
        self.alike += other.alike;
    }

    /// `bad_ledger` when more than half of at least twenty distinct numbers look like BSNs. One in
    /// eleven does by chance.
    pub(crate) fn check(self, column: &str) -> Result<()> {
        if self.distinct < 20 || self.alike * 2 <= self.distinct {
            return Ok(());
        }
        Err(Error::new(
            ErrorCode::BadLedger,
            format!("column {column}"),
            format!(
                "{} of {} distinct numbers pass the eleven test, so these look like BSNs; give \
                 clients pseudonymous ids, or allow such numbers explicitly",
                self.alike, self.distinct
            ),
        ))
    }
}

/// Eight or nine digits that pass the eleven test (elfproef); the first of nine may be left out
/// where it is zero.
fn looks_like_bsn(number: &[u8]) -> bool {
    if !(8..=9).contains(&number.len()) || !number.iter().all(u8::is_ascii_digit) {
        return false;
    }
    let digit = |byte: &u8| i32::from(byte - b'0');
    let weights = [-1, 2, 3, 4, 5, 6, 7, 8, 9];
    let sum: i32 =
        number.iter().rev().zip(weights).map(|(byte, weight)| digit(byte) * weight).sum();
    sum % 11 == 0 && number.iter().any(|byte| *byte != b'0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_eleven_test() {
        for number in ["111222333", "123456782", "012345672", "12345672"] {
            assert!(looks_like_bsn(number.as_bytes()), "{number}");
        }
        for number in ["111222334", "000000000", "1234567", "1112223330", "11122233x", ""] {
            assert!(!looks_like_bsn(number.as_bytes()), "{number}");
        }
    }

    #[test]
    fn more_than_half_of_at_least_twenty() {
        let count = |alike: usize, others: usize| {
            let mut count = BsnCount::default();
            (0..alike).for_each(|_| count.add(b"111222333"));
            (0..others).for_each(|_| count.add(b"c001"));
            count.check("client")
        };
        assert!(count(19, 0).is_ok());
        assert!(count(10, 10).is_ok());
        let error = count(11, 9).unwrap_err();
        assert_eq!((error.code(), error.place()), (ErrorCode::BadLedger, "column client"));
        assert!(!error.to_string().contains("111222333"));
    }
}
