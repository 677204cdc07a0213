//! What is wrong with a policy: every contradiction, each at its place.

use crate::Day;
use crate::document::Faults;
use crate::vocabulary::Missing;
use std::collections::HashSet;
use std::ops::RangeInclusive;

/// No target, number of hours or of staff is larger.
const LARGEST: f64 = 1e12;

/// What is checked of the parts of a policy; each check adds what it finds.
impl Faults {
    /// A word that names something: not empty, trimmed, not reserved, and not there before.
    pub(super) fn id<'a>(&mut self, place: &str, id: &'a str, seen: &mut HashSet<&'a str>) {
        self.word(place, id);
        if id.parse::<Missing>().is_ok() {
            self.add(place, format!("{} has a meaning of its own in answers", quoted(id)));
        }
        if !seen.insert(id) {
            self.add(place, format!("{} is in the list already", quoted(id)));
        }
    }

    /// A word that a ledger or a question will hold: not empty and trimmed.
    pub(super) fn word(&mut self, place: &str, word: &str) {
        if word.trim().is_empty() {
            self.add(place, "it is empty");
        } else if word.trim() != word {
            self.add(place, format!("{} has space around it", quoted(word)));
        }
    }

    /// Each word of a list must be among those known.
    pub(super) fn known(&mut self, place: &str, words: &[String], known: &[String], what: &str) {
        for (index, word) in words.iter().enumerate() {
            if !known.contains(word) {
                self.add(format!("{place}[{index}]"), format!("{} is no {what}", quoted(word)));
            }
        }
    }

    /// A day that people can name.
    pub(super) fn day(&mut self, place: &str, day: Day) {
        if !(Day::MIN..=Day::MAX).contains(&day) {
            self.add(place, "a day lies in 1901–2199");
        }
    }

    /// A period whose last day is not before its first.
    pub(super) fn period(&mut self, place: &str, from: Option<Day>, to: Option<Day>) {
        for (end, day) in [("from", from), ("to", to)] {
            if let Some(day) = day {
                self.day(&format!("{place}.{end}"), day);
            }
        }
        if let (Some(from), Some(to)) = (from, to)
            && to < from
        {
            self.add(format!("{place}.to"), format!("{to} lies before the first day, {from}"));
        }
    }

    /// A whole number within bounds; the lower bound stands in for one that is not.
    pub(super) fn within(&mut self, place: &str, number: i64, bounds: RangeInclusive<i64>) -> i64 {
        if bounds.contains(&number) {
            return number;
        }
        let (least, most) = bounds.into_inner();
        self.add(place, format!("{number} is not in {least} to {most}"));
        least
    }

    /// A number that is one, not below zero, and small enough to be meant.
    pub(super) fn not_negative(&mut self, place: &str, number: f64) {
        if !number.is_finite() {
            self.add(place, "it is no number");
        } else if number < 0.0 {
            self.add(place, format!("{number} is below 0"));
        } else if number > LARGEST {
            self.add(place, format!("{number} is more than {LARGEST}"));
        }
    }
}

/// A word of the policy as it stands in a sentence.
pub(super) fn quoted(word: &str) -> String {
    format!("`{}`", word.escape_debug())
}
