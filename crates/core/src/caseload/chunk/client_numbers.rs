//! Which clients are in a chunk.

use std::ops::Range;

/// The caseload's numbers of the clients of a chunk, ascending. A client's place among them is its
/// number within the chunk.
#[derive(Debug, Clone)]
pub(crate) enum ClientNumbers {
    /// Consecutive numbers, as in a base segment.
    Consecutive { first: u32, count: usize },
    /// Any numbers, as in a delta.
    Listed(Vec<u32>),
}

impl ClientNumbers {
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Consecutive { count, .. } => *count,
            Self::Listed(numbers) => numbers.len(),
        }
    }

    /// The lowest number; `u32::MAX` in an empty chunk.
    pub(crate) fn first(&self) -> u32 {
        match self {
            Self::Consecutive { first, .. } => *first,
            Self::Listed(numbers) => numbers.first().copied().unwrap_or(u32::MAX),
        }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        (0..self.len() as u32).map(|client| self.number(client))
    }

    /// The caseload's number of the client with this number within the chunk.
    pub(crate) fn number(&self, client: u32) -> u32 {
        match self {
            Self::Consecutive { first, .. } => first + client,
            Self::Listed(numbers) => numbers[client as usize],
        }
    }

    /// Whether a number lies in this range.
    pub(crate) fn overlaps(&self, range: &Range<u32>) -> bool {
        match self {
            Self::Consecutive { first, count } => {
                *first < range.end && range.start < first + *count as u32
            }
            Self::Listed(numbers) => {
                let next = numbers.partition_point(|number| *number < range.start);
                numbers.get(next).is_some_and(|number| *number < range.end)
            }
        }
    }

    /// The number within the chunk of the client with this number in the caseload.
    pub(crate) fn find(&self, number: u32) -> Option<u32> {
        match self {
            Self::Consecutive { first, count } => {
                number.checked_sub(*first).filter(|client| (*client as usize) < *count)
            }
            Self::Listed(numbers) => {
                numbers.binary_search(&number).ok().map(|client| client as u32)
            }
        }
    }
}
