//! What was appended to a caseload: the clients it touched, whole.

use super::collect::fetch;
use crate::caseload::chunk::{CLIENTS, Chunk, Lot, Numbers, Tools};
use std::ops::Range;
use std::sync::Arc;

/// Clients that appended rows speak of. What lies below stays as it was built: it is counted whole,
/// what it says of these clients is taken off again, and what they have become is added.
#[derive(Debug, Default)]
pub(crate) struct Layer {
    /// The clients as they are now, by number.
    pub(crate) now: Vec<Chunk>,
    /// Those of them that lie below, as they are there.
    pub(crate) before: Vec<Chunk>,
}

impl Layer {
    /// How many clients.
    pub(crate) fn len(&self) -> usize {
        self.now.iter().map(Chunk::len).sum()
    }

    /// The client with this number, where the layer has it.
    pub(crate) fn find(&self, number: u32) -> Option<(&Chunk, u32)> {
        find(&self.now, number)
    }

    /// Whether it has a client with a number in this range.
    pub(crate) fn has_any(&self, numbers: &Range<u32>) -> bool {
        self.now.iter().any(|chunk| chunk.clients().has_any(numbers))
    }

    /// Layers that lie on each other as one.
    pub(crate) fn joined(layers: &[Arc<Self>], tools: &mut Tools<'_>) -> Self {
        let chunks_now = layers.iter().flat_map(|layer| &layer.now);
        let mut numbers: Vec<u32> = chunks_now.flat_map(|it| it.clients().all()).collect();
        numbers.sort_unstable();
        numbers.dedup();
        // The highest knows best how a client is now, the lowest how it is below all of them.
        let now = |number| layers.iter().rev().find_map(|layer| layer.find(number));
        let before = |number| {
            let lowest = layers.iter().find(|layer| layer.find(number).is_some())?;
            find(&lowest.before, number)
        };
        let below: Vec<u32> =
            numbers.iter().copied().filter(|number| before(*number).is_some()).collect();
        Self { now: chunks(&numbers, tools, now), before: chunks(&below, tools, before) }
    }
}

fn find(chunks: &[Chunk], number: u32) -> Option<(&Chunk, u32)> {
    let next = chunks.partition_point(|chunk| chunk.clients().first() <= number);
    let chunk = chunks.get(next.checked_sub(1)?)?;
    Some((chunk, chunk.clients().find(number)?))
}

/// Lays these clients (by number, ascending) out together; `find` says where each has its rows.
fn chunks<'a>(
    numbers: &[u32],
    tools: &mut Tools<'_>,
    find: impl Fn(u32) -> Option<(&'a Chunk, u32)>,
) -> Vec<Chunk> {
    let mut lot = Lot::default();
    let chunk = |numbers: &[u32]| {
        lot.clear();
        fetch(numbers.iter().map(|number| find(*number)), &mut lot);
        Chunk::of(Numbers::These(numbers.to_vec()), &lot, tools)
    };
    numbers.chunks(CLIENTS).map(chunk).collect()
}
