//! Whether `end` is the last day or the day after it, judged by the ends that another stretch follows.

use super::EndGuess;
use super::values::{day, nearly_all};
use crate::Day;
use crate::ledger::EndDay;
use crate::vocabulary::Kind;
use std::collections::BTreeMap;

/// The stretches of each client and kind: start and end, as the extract has them.
#[derive(Default)]
pub(super) struct Stretches {
    by_client: BTreeMap<(u32, Kind), Vec<(Day, Day)>>,
}

/// The end of a stretch that has none.
const OPEN: Day = Day::MAX;

impl Stretches {
    /// Adds a row's stretch, if its start can be read.
    pub(super) fn add(&mut self, client: u32, kind: Kind, start: &str, end: &str) {
        if let Some(start) = day(start) {
            let end = day(end).unwrap_or(OPEN);
            self.by_client.entry((client, kind)).or_default().push((start, end));
        }
    }

    /// Compares each end with the start of the client's next stretch of that kind: on the same day, `end`
    /// is the day after the last; on the next day, it is the last. At least two stretches must show it,
    /// and nine in ten must agree.
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
