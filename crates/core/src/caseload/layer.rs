//! What was appended to a caseload: the clients it touched, whole.

use super::chunk::Chunk;

/// Clients that appended rows speak of. What lies below stays as it was built: it is counted whole,
/// what it says of these clients is taken off again, and what they have become is added.
#[derive(Debug)]
pub(super) struct Layer {
    /// The clients as they are now, by number.
    pub(super) now: Vec<Chunk>,
    /// Those of them that lie below, as they are there.
    pub(super) before: Vec<Chunk>,
}

impl Layer {
    /// How many clients.
    pub(super) fn len(&self) -> usize {
        self.now.iter().map(Chunk::len).sum()
    }

    /// The client with this number, where the layer has it.
    pub(super) fn find(&self, number: u32) -> Option<(&Chunk, u32)> {
        let next = self.now.partition_point(|chunk| chunk.clients().first() <= number);
        let chunk = self.now.get(next.checked_sub(1)?)?;
        Some((chunk, chunk.clients().find(number)?))
    }
}
