//! Things of many clients, one after another.

use std::ops::Range;

/// Things of a number of clients in one list, sorted by client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ByClient<T> {
    all: Vec<T>,
    /// By client, where its things begin; and last, where they all end.
    offsets: Vec<u32>,
}

impl<T> Default for ByClient<T> {
    fn default() -> Self {
        Self { all: Vec::new(), offsets: vec![0] }
    }
}

impl<T> ByClient<T> {
    /// Gathers the things of so many clients: `each` adds those of one, in turn.
    pub(crate) fn gather(
        clients: usize,
        expected: usize,
        mut each: impl FnMut(usize, &mut Vec<T>),
    ) -> Self {
        let mut all = Vec::with_capacity(expected);
        let mut offsets = Vec::with_capacity(clients + 1);
        offsets.push(0);
        for client in 0..clients {
            each(client, &mut all);
            offsets.push(all.len() as u32);
        }
        all.shrink_to_fit();
        Self { all, offsets }
    }

    /// Sorts things by client; those of one stay in their order.
    pub(crate) fn sorted(clients: usize, things: &[T], client: impl Fn(&T) -> u32) -> Self
    where
        T: Clone,
    {
        let mut all = things.to_vec();
        all.sort_by_key(&client);
        let mut offsets = vec![0; clients + 1];
        for thing in &all {
            offsets[client(thing) as usize + 1] += 1;
        }
        let mut sum = 0;
        for offset in &mut offsets {
            sum += *offset;
            *offset = sum;
        }
        Self { all, offsets }
    }

    /// The things of everybody.
    #[inline(always)]
    pub(crate) fn all(&self) -> &[T] {
        &self.all
    }

    /// The things of a client.
    #[inline(always)]
    pub(crate) fn of(&self, client: u32) -> &[T] {
        &self.all[range(&self.offsets, client)]
    }
}

/// Where a client's things stand, by the offsets of all clients.
#[inline(always)]
pub(crate) fn range(offsets: &[u32], client: u32) -> Range<usize> {
    let client = client as usize;
    offsets[client] as usize..offsets[client + 1] as usize
}
