//! Benefits that several clients share: a distinct count that can be merged.
//!
//! A couple is two clients and one benefit. The two may be counted by other threads, in other chunks
//! or at other organisations, so "counted before" can't be asked while counting. Instead each
//! sighting is noted (which benefit, in which cell, over which periods), and counted at the very end:
//! sort, join the ranges of the same benefit, count each range once.
//!
//! ```text
//! noted:    benefit 5 in periods 0..2, benefit 5 in 1..3, benefit 6 in 0..1
//! joined:   benefit 5 in 0..3, benefit 6 in 0..1
//! counted:  2, 1, 1
//! ```
//!
//! Within a caseload a benefit goes by its number; between caseloads, whose numbers differ, by a
//! digest of its registration number that is another one for every plan.

use super::counts::Counted;
use super::counts::Sums;
use crate::kpi::plan::identity::{PlanIdentity, SideDigest, first_half};
use crate::ledger::Interner;
use crate::ledger::codec::{ByteReader, ByteWriter};
use sha2::{Digest, Sha256};
use std::ops::Range;
use std::sync::Arc;

/// A numbered benefit in a cell at the end of a range of periods: counted once, however many
/// clients share it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct BenefitRange {
    cell: u32,
    /// Its number in a [`BenefitRegister`].
    benefit: u32,
    from: u32,
    until: u32,
    /// How often it was seen; negative where that is taken off.
    times: i64,
}

impl BenefitRange {
    /// All but how often.
    const fn place(&self) -> (u32, u32, u32, u32) {
        (self.cell, self.benefit, self.from, self.until)
    }
}

/// Where benefits that have a number of their own were seen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct SharedBenefits(Vec<BenefitRange>);

impl SharedBenefits {
    /// Notes that a benefit was in this cell in each of these periods.
    pub(crate) fn note(&mut self, cell: u32, benefit: u32, periods: &Range<usize>) {
        let (from, until) = (periods.start as u32, periods.end as u32);
        self.0.push(BenefitRange { cell, benefit, from, until, times: 1 });
    }

    /// Adds what was noted elsewhere under the same numbers, multiplied by `times`.
    pub(crate) fn add(&mut self, other: Self, times: i64) {
        let other = other.0.into_iter();
        self.0.extend(other.map(|range| BenefitRange { times: times * range.times, ..range }));
    }

    /// The same with each place once, in order, and none that was taken off as often as seen.
    fn added_up(&self) -> Self {
        let mut noted = self.0.clone();
        noted.sort_unstable();
        let alike = noted.chunk_by(|left, right| left.place() == right.place());
        let once = alike.filter_map(|alike| {
            let times = alike.iter().map(|range| range.times).fold(0, i64::wrapping_add);
            let first = alike.first().filter(|_| times != 0)?;
            Some(BenefitRange { times, ..*first })
        });
        Self(once.collect())
    }

    /// Counts each benefit once in a cell and period, in the union of its ranges.
    pub(crate) fn count(&self, sums: &mut Sums) {
        let mut counted = None;
        for seen in self.added_up().0.iter().filter(|range| range.times > 0) {
            let same = Some((seen.cell, seen.benefit));
            let counted_until = match counted {
                Some((benefit, until)) if benefit == same => until,
                _ => 0,
            };
            let periods = seen.from.max(counted_until) as usize..seen.until as usize;
            if !periods.is_empty() {
                sums.add_over(seen.cell, &periods, Counted::Value, 1);
            }
            counted = Some((same, seen.until.max(counted_until)));
        }
    }

    /// Gives the benefits other numbers.
    pub(crate) fn renumber(&mut self, number: impl Fn(u32) -> u32) {
        for noted in &mut self.0 {
            noted.benefit = number(noted.benefit);
        }
        // Not needed for what it says, but then equal tallies are equal.
        self.0.sort_unstable();
    }

    /// What has been added up is written as differences from one to the next, and how often; a count
    /// of 0 ends it.
    pub(crate) fn write(&self, writer: &mut ByteWriter) {
        let mut before = (0, 0);
        for it in &self.0 {
            writer.signed(it.times);
            writer.signed(i64::from(it.cell) - i64::from(before.0));
            writer.signed(i64::from(it.benefit) - i64::from(before.1));
            writer.number(it.from.into());
            writer.number((it.until - it.from).into());
            before = (it.cell, it.benefit);
        }
        writer.signed(0);
    }

    /// Reads what was written for this number of cells, benefits and periods.
    pub(crate) fn read(
        reader: &mut ByteReader<'_>,
        cells: usize,
        benefits: usize,
        periods: usize,
    ) -> Option<Self> {
        let mut shared: Vec<BenefitRange> = Vec::new();
        let (mut cell, mut benefit) = (0, 0);
        loop {
            let times = reader.signed()?;
            if times == 0 {
                return Some(Self(shared));
            }
            cell = number(i64::from(cell) + reader.signed()?, cells)?;
            benefit = number(i64::from(benefit) + reader.signed()?, benefits)?;
            let from = reader.small()?;
            let until = from.checked_add(reader.small()?)?;
            let next = BenefitRange { cell, benefit, from, until, times };
            let comes_after = |last: &BenefitRange| last.place() < next.place();
            if from >= until || until as usize > periods || !shared.last().is_none_or(comes_after) {
                return None;
            }
            shared.push(next);
        }
    }
}

/// The number, if it lies below the limit.
fn number(number: i64, limit: usize) -> Option<u32> {
    u32::try_from(number).ok().filter(|number| (*number as usize) < limit)
}

/// What stands for a benefit outside its caseload: a digest of its registration number.
pub(crate) type BenefitKey = SideDigest;

/// What the numbers of shared benefits stand for.
#[derive(Debug, Clone)]
pub(crate) enum BenefitRegister {
    /// The registration numbers of one caseload.
    Of(Arc<Interner>),
    /// Keys, which mean the same in every caseload; ascending.
    Keys(Vec<BenefitKey>),
}

impl BenefitRegister {
    /// Whether both are that of one caseload.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Of(names), Self::Of(others)) => Arc::ptr_eq(names, others),
            _ => false,
        }
    }

    /// The key of the benefit with this number. Under another plan a benefit has another key, so
    /// that what is sent this month does not link to what was sent before.
    fn key(&self, number: u32, identity: &PlanIdentity) -> BenefitKey {
        match self {
            Self::Keys(keys) => keys.get(number as usize).copied().unwrap_or_default(),
            Self::Of(names) => {
                let mut digest = Sha256::new();
                digest.update(b"meedoen benefit 1\n");
                digest.update(identity.0.as_flattened());
                digest.update(names.get(number));
                first_half(digest.finalize().into())
            }
        }
    }

    /// The keys of the benefits that occur, and all that was noted under the numbers of those:
    /// the same for the same notes, in whatever parts and order they were added.
    pub(crate) fn keyed<'a>(
        &self,
        all: impl Iterator<Item = &'a SharedBenefits>,
        identity: &PlanIdentity,
    ) -> (Vec<BenefitKey>, Vec<SharedBenefits>) {
        let mut all: Vec<SharedBenefits> = all.map(SharedBenefits::added_up).collect();
        let mut numbers: Vec<u32> =
            all.iter().flat_map(|shared| shared.0.iter().map(|range| range.benefit)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let of_numbers: Vec<BenefitKey> =
            numbers.iter().map(|number| self.key(*number, identity)).collect();
        let mut keys = of_numbers.clone();
        keys.sort_unstable();
        keys.dedup();
        for shared in &mut all {
            shared.renumber(|benefit| {
                let place = numbers.binary_search(&benefit).unwrap_or_default();
                of_numbers.get(place).map_or(0, |key| place_of(key, &keys))
            });
        }
        (keys, all)
    }
}

/// Where a key stands among keys that hold it.
pub(crate) fn place_of(key: &BenefitKey, keys: &[BenefitKey]) -> u32 {
    keys.binary_search(key).unwrap_or_default() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    const IDENTITY: PlanIdentity = PlanIdentity([[7; 16]; 4]);

    fn noted(notes: &[(u32, u32, Range<usize>)]) -> SharedBenefits {
        let mut shared = SharedBenefits::default();
        for (cell, benefit, periods) in notes {
            shared.note(*cell, *benefit, periods);
        }
        shared
    }

    fn counted(shared: &SharedBenefits) -> Vec<i64> {
        let mut sums = Sums::new(2, 3);
        shared.count(&mut sums);
        sums.finish().iter().map(|both| both.value).collect()
    }

    #[test]
    fn a_benefit_is_counted_once_in_a_cell_and_period() {
        let shared = noted(&[(0, 5, 0..2), (0, 5, 1..3), (0, 6, 0..1), (1, 5, 2..3)]);
        assert_eq!(counted(&shared), [2, 1, 1, 0, 0, 1]);
    }

    #[test]
    fn what_is_taken_off_may_come_before_what_it_was() {
        let mut shared = SharedBenefits::default();
        shared.add(noted(&[(0, 5, 0..3)]), -1);
        shared.add(noted(&[(0, 5, 1..3)]), 1);
        assert_eq!(counted(&shared), [0, 1, 1, 0, 0, 0]);
        shared.add(noted(&[(0, 5, 0..3)]), 1);
        assert_eq!(counted(&shared), [0, 1, 1, 0, 0, 0]);
        assert_eq!(shared.added_up(), noted(&[(0, 5, 1..3)]));
    }

    #[test]
    fn notes_are_read_as_they_were_written() {
        let mut shared = noted(&[(1, 0, 0..1), (1, 0, 0..1), (0, 2, 0..3)]);
        shared.add(noted(&[(0, 1, 1..2)]), -1);
        let shared = shared.added_up();
        let mut writer = ByteWriter::default();
        shared.write(&mut writer);
        let read = |cells, benefits, periods| {
            SharedBenefits::read(&mut ByteReader(&writer.0), cells, benefits, periods)
        };
        assert_eq!(read(2, 3, 3), Some(shared));
        assert_eq!([read(1, 3, 3), read(2, 2, 3), read(2, 3, 2)], [None, None, None]);
    }

    #[test]
    fn keys_do_not_depend_on_numbers() {
        let (one, other) =
            (BenefitRegister::Keys(vec![[1; 16], [2; 16]]), BenefitRegister::Keys(vec![[2; 16]]));
        let keyed = one.keyed([&noted(&[(0, 1, 0..1)])].into_iter(), &IDENTITY);
        assert_eq!(keyed, other.keyed([&noted(&[(0, 0, 0..1)])].into_iter(), &IDENTITY));
        assert_eq!(keyed, (vec![[2; 16]], vec![noted(&[(0, 0, 0..1)])]));
    }
}
