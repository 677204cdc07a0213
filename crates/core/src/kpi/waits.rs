//! How long things took: counted by days, so that they add up and take off.

use std::collections::BTreeMap;

/// How many waited how long, with the event or without, by place (the cell and period, as one
/// number).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Waits {
    /// By place, and within it by days: how many were last seen without the event, and how many had
    /// it. Lists grow to the longest wait, at most to `short_days`.
    short: Vec<Vec<[i64; 2]>>,
    short_days: i32,
    /// What took longer, by place, days and whether it is the event.
    long: BTreeMap<(u32, i32, bool), i64>,
}

/// The lists of all places together have at most so many numbers of days.
const ROOM: usize = 1 << 20;
/// No list has more days than this: eleven years.
const MOST_DAYS: usize = 4096;

impl Waits {
    pub(super) fn new(places: usize) -> Self {
        let short_days = MOST_DAYS.min(ROOM / places.max(1));
        let lists = if short_days == 0 { 0 } else { places };
        Self {
            short: vec![Vec::new(); lists],
            short_days: short_days as i32,
            long: BTreeMap::new(),
        }
    }

    /// Counts so many (fewer than none: takes them off).
    #[inline]
    pub(super) fn add(&mut self, place: u32, days: i32, event: bool, count: i64) {
        if days >= self.short_days {
            let counted = self.long.entry((place, days, event)).or_default();
            *counted += count;
            return;
        }
        let (list, day) = (&mut self.short[place as usize], days.max(0) as usize);
        if day >= list.len() {
            let room = (day + 1).next_power_of_two().min(self.short_days as usize);
            list.resize(room, [0; 2]);
        }
        list[day][usize::from(event)] += count;
    }

    /// Adds those of another so many times.
    pub(super) fn add_all(&mut self, other: &Self, times: i64) {
        other.each(|place, days, event, count| self.add(place, days, event, times * count));
    }

    /// Tells all there are: place, days, whether with the event, and how many; by place and days.
    pub(super) fn each(&self, mut tell: impl FnMut(u32, i32, bool, i64)) {
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

    /// Those of one place, as observations: days, whether with the event, and how many.
    pub(super) fn of(&self, place: u32) -> impl Iterator<Item = (i32, bool, u64)> + Clone + '_ {
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
