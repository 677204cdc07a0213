//! How long something took, as histograms by whole days.
//!
//! A Kaplan–Meier curve needs, for each number of days, how many had the event then and how many
//! were last seen then. Kept so, and not as a list of observations, durations add up over clients and
//! can be taken off again. Three clients who were spoken to after 5, 5 and 9 days and one who still
//! waits on day 7 are
//!
//! ```text
//! days        5       7       9
//! event       2       0       1
//! censored    0       1       0
//! ```
//!
//! Dense lists hold the short durations (one addition each, which nearly all are); the rare long
//! ones, and all of them where there are too many cells for lists, go to a tree.

use crate::ledger::codec::{ByteReader, ByteWriter};
use std::collections::BTreeMap;

/// How many waited how long, with the event or without, by place (the cell and period, as one
/// number).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DurationCounts {
    /// By place, and within it by days: how many were last seen without the event, and how many had
    /// it. Lists grow to the longest wait, at most to `short_days`.
    short: Vec<Vec<[i64; 2]>>,
    short_days: i32,
    /// What took longer, by place, days and whether it is the event.
    long: BTreeMap<(u32, i32, bool), i64>,
}

/// Somebody's wait in a place.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct ObservedDuration {
    pub(crate) place: u32,
    pub(crate) days: i32,
    pub(crate) event: bool,
}

/// The most entries that the lists of all places may have together.
const ROOM: usize = 1 << 20;
/// No list has more days than this: eleven years.
const MOST_DAYS: usize = 4096;

impl DurationCounts {
    pub(crate) fn new(places: usize) -> Self {
        let short_days = MOST_DAYS.min(ROOM / places.max(1));
        let lists = if short_days == 0 { 0 } else { places };
        Self {
            short: vec![Vec::new(); lists],
            short_days: short_days as i32,
            long: BTreeMap::new(),
        }
    }

    /// Adds `count` of them; a negative number takes off.
    #[inline]
    pub(crate) fn add(&mut self, place: u32, days: i32, event: bool, count: i64) {
        let day = days.max(0) as usize;
        let counted = self.short.get_mut(place as usize).and_then(|list| list.get_mut(day));
        match counted {
            // Wrapping: tallies may come from bytes of others, and hold any number.
            Some(counts) => {
                counts[usize::from(event)] = counts[usize::from(event)].wrapping_add(count);
            }
            None => self.add_further(place, days, event, count),
        }
    }

    /// The same for what lies beyond the lists as they are.
    #[cold]
    fn add_further(&mut self, place: u32, days: i32, event: bool, count: i64) {
        if days >= self.short_days {
            let counted = self.long.entry((place, days, event)).or_default();
            *counted = counted.wrapping_add(count);
            return;
        }
        let (list, day) = (&mut self.short[place as usize], days.max(0) as usize);
        let room = (day + 1).next_power_of_two().min(self.short_days as usize);
        list.resize(room, [0; 2]);
        list[day][usize::from(event)] = count;
    }

    /// Adds those of another, multiplied by `times`.
    pub(crate) fn add_all(&mut self, other: &Self, times: i64) {
        other.each(|place, days, event, count| {
            self.add(place, days, event, times.wrapping_mul(count));
        });
    }

    /// Calls `tell` with every count that is not 0: place, days, whether with the event, and how
    /// many. Ordered by place and days, first the short durations, then the long ones.
    pub(crate) fn each(&self, mut tell: impl FnMut(u32, i32, bool, i64)) {
        for (place, list) in self.short.iter().enumerate() {
            for (days, counts) in list.iter().enumerate() {
                for (event, &count) in [false, true].into_iter().zip(counts) {
                    if count != 0 {
                        tell(place as u32, days as i32, event, count);
                    }
                }
            }
        }
        for (&(place, days, event), &count) in self.long.iter().filter(|(_, count)| **count != 0) {
            tell(place, days, event, count);
        }
    }

    /// Writes how many there are of each, and how far it lies from the one before; none at all ends
    /// it.
    pub(crate) fn write(&self, writer: &mut ByteWriter) {
        let mut before = (0, 0);
        self.each(|place, days, event, count| {
            writer.signed(count);
            writer.signed(i64::from(place) - before.0);
            writer.signed((i64::from(days) - before.1) << 1 | i64::from(event));
            before = (place.into(), days.into());
        });
        Self::write_none(writer);
    }

    /// Writes that there are none, or no more.
    pub(crate) fn write_none(writer: &mut ByteWriter) {
        writer.signed(0);
    }

    /// Reads what was written for this number of places, and calls `tell` as [`DurationCounts::each`] does.
    pub(crate) fn read(
        reader: &mut ByteReader<'_>,
        places: usize,
        mut tell: impl FnMut(u32, i32, bool, i64),
    ) -> Option<()> {
        let (mut place, mut days) = (0_i64, 0_i64);
        loop {
            let count = reader.signed()?;
            if count == 0 {
                return Some(());
            }
            place += reader.signed()?;
            let further = reader.signed()?;
            days += further >> 1;
            let whole = u32::try_from(place).ok().filter(|place| (*place as usize) < places)?;
            let known = i32::try_from(days).ok().filter(|days| *days >= 0)?;
            tell(whole, known, further & 1 == 1, count);
        }
    }

    /// Those of one place, as observations: days, whether with the event, and how many.
    pub(crate) fn of(&self, place: u32) -> impl Iterator<Item = (i32, bool, u64)> + Clone + '_ {
        let short = self.short.get(place as usize).into_iter().flatten().enumerate();
        let short = short.flat_map(|(days, counts)| {
            let both = [false, true].into_iter().zip(counts);
            both.map(move |(event, count)| (days as i32, event, *count))
        });
        let long = self.long.range((place, 0, false)..=(place, i32::MAX, true));
        let long = long.map(|((_, days, event), count)| (*days, *event, *count));
        short.chain(long).filter_map(|(days, event, count)| {
            let count = u64::try_from(count).ok().filter(|count| *count > 0)?;
            Some((days, event, count))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(durations: &DurationCounts) -> Vec<(u32, i32, bool, i64)> {
        let mut all = Vec::new();
        durations.each(|place, days, event, count| all.push((place, days, event, count)));
        all
    }

    #[test]
    fn waits_are_read_as_they_were_written() {
        // With 1000 places some durations are too long for a list, and with more all of them are.
        for places in [1, 1000, ROOM + 1] {
            let mut durations = DurationCounts::new(places);
            let last = places as u32 - 1;
            let written = [(0, 0, true, 2), (0, 5000, false, 1), (last, 90_000, true, -3)];
            for (place, days, event, count) in written {
                durations.add(place, days, event, count);
            }
            let mut writer = ByteWriter::default();
            durations.write(&mut writer);
            let mut read = DurationCounts::new(places);
            let told = |place, days, event, count| read.add(place, days, event, count);
            assert_eq!(DurationCounts::read(&mut ByteReader(&writer.0), places, told), Some(()));
            assert_eq!(all(&read), written);
            let refused =
                DurationCounts::read(&mut ByteReader(&writer.0), places - 1, |_, _, _, _| {});
            assert_eq!(refused, None, "{places}");
        }
    }
}
