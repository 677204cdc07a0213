//! What shows whether an `end` is the last day or the first day without.

use super::EndGuess;
use super::values::{day, nearly_all};
use crate::Day;
use crate::ledger::EndDay;
use crate::policy::Kind;
use std::collections::BTreeMap;

/// Stretches of one client and kind, as they stand: start and end.
#[derive(Default)]
pub(super) struct Stretches {
    by_client: BTreeMap<(u32, Kind), Vec<(Day, Day)>>,
}

/// Stands for no end.
const OPEN: Day = Day::MAX;

impl Stretches {
    /// Adds a row's stretch, where its days are days.
    pub(super) fn add(&mut self, client: u32, kind: Kind, start: &str, end: &str) {
        if let Some(start) = day(start) {
            let end = day(end).unwrap_or(OPEN);
            self.by_client.entry((client, kind)).or_default().push((start, end));
        }
    }

    /// Looks at each end and the next start after it began. At least two must show it, and nine of
    /// ten must agree.
    pub(super) fn evidence(mut self) -> EndGuess {
        let mut guess = EndGuess::default();
        for stretches in self.by_client.values_mut() {
            stretches.sort_unstable();
            for (index, (start, end)) in stretches.iter().enumerate() {
                if *end == OPEN {
                    continue;
                }
                let after = end.plus_days(1);
                guess.on_last_of_month += u64::from(after.ymd().2 == 1);
                guess.on_first_of_month += u64::from(end.ymd().2 == 1);
                let later = stretches.iter().skip(index + 1).map(|(next, _)| *next);
                match later.into_iter().find(|next| next > start) {
                    Some(next) if next == *end => guess.for_exclusive += 1,
                    Some(next) if next == after => guess.for_inclusive += 1,
                    _ => {}
                }
            }
        }
        let all = guess.for_inclusive + guess.for_exclusive;
        guess.convention = match guess {
            EndGuess { for_inclusive: some @ 2.., .. } if nearly_all(some, all) => {
                Some(EndDay::Inclusive)
            }
            EndGuess { for_exclusive: some @ 2.., .. } if nearly_all(some, all) => {
                Some(EndDay::Exclusive)
            }
            _ => None,
        };
        guess
    }
}
