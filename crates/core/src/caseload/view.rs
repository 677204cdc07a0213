//! What a caseload shows as known on a day.

use crate::Day;

/// Which rows count: those known on this day, or with `None` all that stand now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct KnownOn(pub(crate) Option<Day>);

impl KnownOn {
    /// Whether a row counts that became known on `known` and was withdrawn on `withdrawn`.
    pub(crate) fn includes(self, known: Day, withdrawn: Day) -> bool {
        match self.0 {
            Some(day) => known <= day && day < withdrawn,
            None => withdrawn == Day::NEVER,
        }
    }
}

/// The days on which rows became known or were withdrawn, from which the horizon follows: a bitmap
/// with a bit for each day of 1901–2199 (14 kB), so that a million rows are marked without a
/// comparison and two sets are merged by `or`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct KnowledgeDays {
    bits: Vec<u64>,
}

impl KnowledgeDays {
    pub(crate) fn new() -> Self {
        let days = (Day::MAX.number() - Day::MIN.number()) as usize + 1;
        Self { bits: vec![0; days.div_ceil(64)] }
    }

    /// Marks a day; a day outside 1901–2199 is ignored.
    #[inline]
    pub(crate) fn mark(&mut self, day: Day) {
        if (Day::MIN..=Day::MAX).contains(&day) {
            let index = (day.number() - Day::MIN.number()) as usize;
            self.bits[index / 64] |= 1 << (index % 64);
        }
    }

    pub(crate) fn merge(&mut self, other: &Self) {
        for (bits, others) in self.bits.iter_mut().zip(&other.bits) {
            *bits |= others;
        }
    }

    /// The latest marked day, or the latest one not after `latest`.
    pub(crate) fn last(&self, latest: Option<Day>) -> Option<Day> {
        let latest = latest.unwrap_or(Day::MAX).min(Day::MAX);
        let last = usize::try_from(latest.number() - Day::MIN.number()).ok()?;
        let (word, bit) = (last / 64, last % 64);
        let up_to = self.bits[word] & (u64::MAX >> (63 - bit));
        let found = |word: usize, bits: u64| word * 64 + 63 - bits.leading_zeros() as usize;
        let index = if up_to != 0 {
            found(word, up_to)
        } else {
            let earlier = self.bits[..word].iter().rposition(|bits| *bits != 0)?;
            found(earlier, self.bits[earlier])
        };
        Some(Day::MIN.plus_days(index as i32))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_marked_day_is_found_on_every_side_of_a_word() {
        let mut days = KnowledgeDays::new();
        assert_eq!(days.last(None), None);
        for number in [0, 63, 64, 127, 128, 1000] {
            let day = Day::MIN.plus_days(number);
            days.mark(day);
            assert_eq!(days.last(None), Some(day));
            assert_eq!(days.last(Some(day)), Some(day));
        }
        assert_eq!(days.last(Some(Day::MIN.plus_days(999))), Some(Day::MIN.plus_days(128)));
        assert_eq!(days.last(Some(Day::MIN.plus_days(62))), Some(Day::MIN));
        days.mark(Day::MAX);
        assert_eq!(days.last(Some(Day::NEVER)), Some(Day::MAX));
    }

    #[test]
    fn a_row_counts_from_its_registration_until_its_withdrawal() {
        let day = Day::from_number;
        let counts = |on, known, withdrawn| KnownOn(on).includes(day(known), withdrawn);
        assert!(counts(Some(day(5)), 5, day(6)));
        assert!(!counts(Some(day(5)), 6, Day::NEVER));
        assert!(!counts(Some(day(5)), 1, day(5)));
        assert!(counts(None, 99, Day::NEVER));
        assert!(!counts(None, 1, day(99_999)));
    }
}
