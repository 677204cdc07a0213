//! A delta: the clients whom an append touched, after it and before it.
//!
//! A sweep counts what stands below a delta whole, with every client as it was. Counting is adding,
//! so the delta corrects it: what a touched client counted `before` is subtracted, what it counts
//! `after` is added. Nothing below needs to know that it is out of date, and an append costs in
//! proportion to the clients it touches. Two clients below, of whom B gets another row, and C is new:
//!
//! ```text
//! base             A, B             + count(A) + count(B)
//! delta.before     B as it was      − count(B)
//! delta.after      B as it is, C    + count(B′) + count(C)
//! together         A, B′, C           count(A) + count(B′) + count(C)
//! ```
//!
//! Log-structured merge trees work so with values that overwrite each other. The law that an
//! appended caseload equals one built anew tests it.

use super::collect::collect_rows;
use crate::caseload::chunk::{BuildContext, CLIENTS_PER_CHUNK, Chunk, ClientNumbers, RowBatch};
use std::ops::Range;
use std::sync::Arc;

/// The clients whom an append touched.
#[derive(Debug, Default)]
pub(crate) struct Delta {
    /// As they are with it, by number.
    pub(crate) after: Vec<Chunk>,
    /// Those of them that are below, as they are there.
    pub(crate) before: Vec<Chunk>,
}

impl Delta {
    /// How many clients.
    pub(crate) fn len(&self) -> usize {
        self.after.iter().map(Chunk::len).sum()
    }

    /// Where the rows of the client with this number are, if the delta has it.
    pub(crate) fn find(&self, number: u32) -> Option<(&Chunk, u32)> {
        find(&self.after, number)
    }

    /// Whether it has a client with a number in this range.
    pub(crate) fn overlaps(&self, numbers: &Range<u32>) -> bool {
        self.after.iter().any(|chunk| chunk.clients().overlaps(numbers))
    }

    /// Successive deltas, the oldest first, as one.
    pub(crate) fn merge(deltas: &[Arc<Self>], context: &mut BuildContext<'_>) -> Self {
        let after = deltas.iter().flat_map(|delta| &delta.after);
        let mut numbers: Vec<u32> = after.flat_map(|chunk| chunk.clients().iter()).collect();
        numbers.sort_unstable();
        numbers.dedup();
        // The newest knows how a client is, the oldest how it is below all of them.
        let after = |number| deltas.iter().rev().find_map(|delta| delta.find(number));
        let before = |number| {
            let oldest = deltas.iter().find(|delta| delta.find(number).is_some())?;
            find(&oldest.before, number)
        };
        let below: Vec<u32> =
            numbers.iter().copied().filter(|number| before(*number).is_some()).collect();
        Self { after: chunks(&numbers, context, after), before: chunks(&below, context, before) }
    }
}

fn find(chunks: &[Chunk], number: u32) -> Option<(&Chunk, u32)> {
    let next = chunks.partition_point(|chunk| chunk.clients().first() <= number);
    let chunk = chunks.get(next.checked_sub(1)?)?;
    Some((chunk, chunk.clients().find(number)?))
}

/// Lays out these clients (by number, ascending); `find` says where the rows of each are.
fn chunks<'a>(
    numbers: &[u32],
    context: &mut BuildContext<'_>,
    find: impl Fn(u32) -> Option<(&'a Chunk, u32)>,
) -> Vec<Chunk> {
    let mut batch = RowBatch::default();
    let chunk = |numbers: &[u32]| {
        batch.clear();
        collect_rows(numbers.iter().map(|number| find(*number)), &mut batch);
        Chunk::of(ClientNumbers::Listed(numbers.to_vec()), &batch, context)
    };
    numbers.chunks(CLIENTS_PER_CHUNK).map(chunk).collect()
}
