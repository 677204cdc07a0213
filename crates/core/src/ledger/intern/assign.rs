//! Parallel dictionary encoding: ids for millions of texts at once, in order of first appearance.
//!
//! One hash table over all texts would not fit the cache, and threads would have to share it. So:
//!
//! 1. Keys come in blocks, already grouped by partition (the highest bits of their hash,
//!    [`pending`](super::pending)).
//! 2. Each partition is deduplicated by itself in a small table ([`Partition`]). Partitions run in
//!    parallel and share nothing.
//! 3. Each distinct text knows the run in which it first appeared. A bitmap over all runs with
//!    prefix sums of its population counts ([`FirstSeen`]) turns that run into a rank. So ids follow
//!    the order of the input, whatever the number of threads or the order of hashes.
//! 4. Ids are written back block by block, again in parallel.
//!
//! An example with the runs `b a b c a` and no earlier names:
//!
//! ```text
//! run               0  1  2  3  4
//! text              b  a  b  c  a
//! partition         1  0  1  1  0
//! distinct          a: first seen in run 1     (partition 0)
//!                   b: run 0,  c: run 3        (partition 1)
//! first seen        1  1  0  1  0              (the bitmap)
//! rank              b = 0,  a = 1,  c = 2      (ones before the run)
//! ids               0  1  0  2  1
//! ```
//!
//! Measured on one million clients (6.3 million rows, sorted by client, one thread): 60 of the
//! 235 ms that reading columns takes; 160 ms when the rows are shuffled, because every row is then a
//! run of its own. The plain version is a `HashMap` in `assign_tests`, which random runs are held
//! against.

use crate::ledger::intern::key::Key;
use crate::ledger::intern::pending::{KeyBlock, KeyText, Pending};
use crate::ledger::intern::{HashedId, Interner, PARTITIONS, TextBlock};
use crate::ledger::read::bsn::BsnCount;
use crate::threads;
use std::sync::Arc;

/// Where the ids go.
pub(crate) enum IdTarget<'a> {
    /// To every row of a run; every row from this one on belongs to a run.
    Runs(usize, &'a mut [u32]),
    /// To the rows that have a text.
    Rows(&'a mut [u32]),
}

/// Gives every pending text its id. New texts are added to the interner and counted.
pub(crate) fn assign(
    pending: &mut Pending,
    names: &mut Arc<Interner>,
    bsn: &mut BsnCount,
    target: IdTarget<'_>,
) {
    if let Some(few) = pending.few() {
        assign_one_by_one(&few, names, bsn, target);
        return pending.clear();
    }
    let blocks = pending.take();
    let mut runs = 0;
    let first_runs: Vec<usize> = blocks
        .iter()
        .map(|block| {
            runs += block.rows.len();
            runs - block.rows.len()
        })
        .collect();

    let partitions = (0..PARTITIONS).collect();
    let partitions = threads::each(partitions, |partition| {
        Partition::deduplicate(partition, &blocks, &first_runs, names)
    });
    let first_seen = FirstSeen::new(runs, &partitions, names.len());
    let partitions_and_entries = threads::each(partitions, |mut partition: Partition| {
        let entries = partition.rank(&first_seen);
        (partition, entries)
    });
    let (partitions, entries): (Vec<Partition>, Vec<_>) =
        partitions_and_entries.into_iter().unzip();

    let outputs = outputs(&blocks, target);
    let tasks = outputs.into_iter().enumerate().collect();
    let texts = threads::each(tasks, |(index, output): (usize, BlockOutput<'_>)| {
        let block = &blocks[index];
        let ids = ids_of(block, index, &partitions);
        let texts = new_texts(block, first_runs[index], &ids, &first_seen);
        output.fill(&block.rows, &ids);
        texts
    });
    if first_seen.new > 0 {
        for (_, count) in &texts {
            bsn.merge(*count);
        }
        let texts: Vec<TextBlock> = texts.into_iter().map(|(texts, _)| texts).collect();
        Arc::make_mut(names).append(&texts, entries);
    }
}

/// The plain way, for a few texts: a look-up each.
fn assign_one_by_one(
    few: &[(usize, KeyText<'_>)],
    names: &mut Arc<Interner>,
    bsn: &mut BsnCount,
    mut target: IdTarget<'_>,
) {
    let mut few = few.iter().peekable();
    while let Some((row, text)) = few.next() {
        let known = names.find(text.bytes());
        let id = known.unwrap_or_else(|| {
            bsn.add(text.bytes());
            Arc::make_mut(names).add(text.bytes()).0
        });
        match &mut target {
            IdTarget::Runs(first, ids) => {
                let end = few.peek().map_or(ids.len(), |(next, _)| next - *first);
                ids[row - *first..end].fill(id);
            }
            IdTarget::Rows(ids) => ids[*row] = id,
        }
    }
}

/// A text as a partition first saw it.
struct Distinct {
    key: Key,
    block: u32,
    /// The run of its first appearance, counted over all blocks.
    run: u32,
    /// Its id, where the interner has it already.
    known: Option<u32>,
}

/// The texts of one partition.
struct Partition {
    distinct: Vec<Distinct>,
    /// For each key of the partition, block after block, the index of its distinct text; after
    /// [`Partition::rank`] its id.
    ids: Vec<u32>,
    /// Where the keys of each block begin.
    starts: Vec<u32>,
}

impl Partition {
    /// Deduplicates by open addressing with linear probing, at most half full: the table starts
    /// within the cache (8,192 slots of 4 bytes) and doubles only if the texts really differ. A slot
    /// holds the index of a distinct text plus one, and 0 when it is free.
    fn deduplicate(
        partition: usize,
        blocks: &[KeyBlock],
        first_runs: &[usize],
        names: &Interner,
    ) -> Self {
        let keys = blocks.iter().map(|block| block.keys(partition).len()).sum();
        let mut texts =
            Self { distinct: Vec::new(), ids: Vec::with_capacity(keys), starts: Vec::new() };
        let mut slots = vec![0_u32; (2 * keys).next_power_of_two().clamp(16, 1 << 13)];
        for (index, block) in blocks.iter().enumerate() {
            texts.starts.push(texts.ids.len() as u32);
            for (key, run) in block.keys(partition).iter().zip(block.runs(partition)) {
                let mut at = key.hash() as usize & (slots.len() - 1);
                let found = loop {
                    let Some(distinct) = slots[at].checked_sub(1) else { break None };
                    if texts.is(distinct, *key, block, blocks) {
                        break Some(distinct);
                    }
                    at = (at + 1) & (slots.len() - 1);
                };
                texts.ids.push(found.unwrap_or(texts.distinct.len() as u32));
                if found.is_none() {
                    let run = first_runs[index] as u32 + u32::from(*run);
                    let known = (names.len() > 0).then(|| block.text_of(*key)).and_then(|text| {
                        names.find_hashed(text.bytes(), (key.hash() >> 32) as u32)
                    });
                    texts.distinct.push(Distinct { key: *key, block: index as u32, run, known });
                    slots[at] = texts.distinct.len() as u32;
                    if texts.distinct.len() * 2 > slots.len() {
                        slots = texts.rehashed(slots.len() * 2);
                    }
                }
            }
        }
        texts
    }

    /// Whether a key is that of this distinct text.
    #[inline]
    fn is(&self, distinct: u32, key: Key, block: &KeyBlock, blocks: &[KeyBlock]) -> bool {
        let distinct = &self.distinct[distinct as usize];
        if key.place().is_none() {
            return distinct.key == key;
        }
        distinct.key.resembles(key) && {
            let text = block.text_of(key);
            blocks[distinct.block as usize].text_of(distinct.key) == *text.bytes()
        }
    }

    /// The table of all distinct texts with `size` slots.
    fn rehashed(&self, size: usize) -> Vec<u32> {
        let mut slots = vec![0; size];
        for (index, distinct) in self.distinct.iter().enumerate() {
            let mut at = distinct.key.hash() as usize & (size - 1);
            while slots[at] != 0 {
                at = (at + 1) & (size - 1);
            }
            slots[at] = index as u32 + 1;
        }
        slots
    }

    /// Gives every key its id; returns the ids that are new, with their hashes.
    fn rank(&mut self, first_seen: &FirstSeen) -> Vec<HashedId> {
        let mut new = Vec::new();
        let ids: Vec<u32> = self
            .distinct
            .iter()
            .map(|distinct| {
                distinct.known.unwrap_or_else(|| {
                    let id = first_seen.rank(distinct.run);
                    new.push(HashedId { hash: (distinct.key.hash() >> 32) as u32, id });
                    id
                })
            })
            .collect();
        self.distinct = Vec::new();
        for id in &mut self.ids {
            *id = ids[*id as usize];
        }
        new
    }
}

/// A bitmap of the runs in which a new text first appears, with rank support: how many ones stand
/// before each word of 64 bits.
struct FirstSeen {
    bits: Vec<u64>,
    before: Vec<u32>,
    new: usize,
}

impl FirstSeen {
    /// New ids count from `first_id`.
    fn new(runs: usize, partitions: &[Partition], first_id: usize) -> Self {
        let mut bits = vec![0_u64; runs.div_ceil(64)];
        let distinct = partitions.iter().flat_map(|partition| &partition.distinct);
        for distinct in distinct.filter(|distinct| distinct.known.is_none()) {
            bits[distinct.run as usize / 64] |= 1 << (distinct.run % 64);
        }
        let mut id = first_id as u32;
        let before = bits.iter().map(|bits| {
            id += bits.count_ones();
            id - bits.count_ones()
        });
        let before = before.collect();
        Self { bits, before, new: id as usize - first_id }
    }

    /// Whether a new text first appears in this run.
    #[inline]
    fn contains(&self, run: u32) -> bool {
        self.bits[run as usize / 64] >> (run % 64) & 1 == 1
    }

    /// The id of the new text that first appears in this run.
    #[inline]
    fn rank(&self, run: u32) -> u32 {
        let (word, bit) = (run as usize / 64, run % 64);
        self.before[word] + (self.bits[word] & ((1 << bit) - 1)).count_ones()
    }
}

/// The id of each run of a block.
fn ids_of(block: &KeyBlock, index: usize, partitions: &[Partition]) -> Vec<u32> {
    let mut ids = vec![0; block.rows.len()];
    for (number, partition) in partitions.iter().enumerate() {
        let given = &partition.ids[partition.starts[index] as usize..];
        for (run, id) in block.runs(number).iter().zip(given) {
            ids[usize::from(*run)] = *id;
        }
    }
    ids
}

/// The new texts that first appear in a block, in the order of their ids. Its runs count from
/// `first_run`.
fn new_texts(
    block: &KeyBlock,
    first_run: usize,
    ids: &[u32],
    first_seen: &FirstSeen,
) -> (TextBlock, BsnCount) {
    let is_new = |run: usize| first_seen.contains((first_run + run) as u32);
    let mut new_runs = (0..ids.len()).filter(|run| is_new(*run));
    let Some(lowest) = new_runs.next().map(|run| ids[run]) else { return Default::default() };
    let mut keys = vec![Key::default(); 1 + new_runs.count()];
    for partition in 0..PARTITIONS {
        for (key, run) in block.keys(partition).iter().zip(block.runs(partition)) {
            let run = usize::from(*run);
            if is_new(run) {
                keys[(ids[run] - lowest) as usize] = *key;
            }
        }
    }
    let (mut text, mut ends) =
        (Vec::with_capacity(16 * keys.len()), Vec::with_capacity(keys.len()));
    let mut bsn = BsnCount::default();
    for key in keys {
        let name = block.text_of(key);
        bsn.add(name.bytes());
        text.extend_from_slice(name.bytes());
        ends.push(text.len() as u32);
    }
    // Always valid UTF-8: cells are cut from text at ASCII characters.
    let text = String::from_utf8(text).unwrap_or_default();
    (TextBlock { text, ends }, bsn)
}

/// The part of the target that the ids of one block go to.
struct BlockOutput<'a> {
    ids: &'a mut [u32],
    whole_runs: bool,
}

impl BlockOutput<'_> {
    fn fill(self, rows: &[u32], ids: &[u32]) {
        if !self.whole_runs {
            for (row, id) in rows.iter().zip(ids) {
                self.ids[*row as usize] = *id;
            }
            return;
        }
        let ends = rows.iter().skip(1).map(|row| *row as usize).chain([self.ids.len()]);
        let mut start = 0;
        for (end, id) in ends.zip(ids) {
            self.ids[start..end].fill(*id);
            start = end;
        }
    }
}

/// Splits the target by block.
fn outputs<'a>(blocks: &[KeyBlock], target: IdTarget<'a>) -> Vec<BlockOutput<'a>> {
    let (mut at, mut rest, whole_runs) = match target {
        IdTarget::Runs(first, ids) => (first, ids, true),
        IdTarget::Rows(ids) => (0, ids, false),
    };
    let ends = blocks.iter().skip(1).map(|block| block.first_row);
    let ends = ends.chain([at + rest.len()]);
    let output = |(block, end): (&KeyBlock, usize)| {
        let (ids, behind) = std::mem::take(&mut rest).split_at_mut(end - at);
        let (_, ids) = ids.split_at_mut(block.first_row - at);
        (rest, at) = (behind, end);
        BlockOutput { ids, whole_runs }
    };
    blocks.iter().zip(ends).map(output).collect()
}

#[cfg(test)]
#[path = "assign_tests.rs"]
mod tests;
