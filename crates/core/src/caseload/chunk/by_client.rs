//! Values grouped by client: one list of values and one of offsets.
//!
//! The layout is that of a compressed sparse row matrix. Three clients, of whom the second has
//! nothing:
//!
//! ```text
//! values   a b c d      client 0 has a and b, client 2 has c and d
//! offsets  0 2 2 4      the values of client n are values[offsets[n]..offsets[n + 1]]
//! ```

use std::ops::Range;

/// Values of a number of clients, sorted by client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ByClient<T> {
    values: Vec<T>,
    offsets: Vec<u32>,
}

impl<T> Default for ByClient<T> {
    fn default() -> Self {
        Self { values: Vec::new(), offsets: vec![0] }
    }
}

impl<T> ByClient<T> {
    /// Collects the values client by client: `push_client` adds those of one.
    pub(crate) fn collect(
        clients: usize,
        expected: usize,
        mut push_client: impl FnMut(usize, &mut Vec<T>),
    ) -> Self {
        let mut values = Vec::with_capacity(expected);
        let mut offsets = Vec::with_capacity(clients + 1);
        offsets.push(0);
        for client in 0..clients {
            push_client(client, &mut values);
            offsets.push(values.len() as u32);
        }
        values.shrink_to_fit();
        Self { values, offsets }
    }

    /// Sorts values by client; those of one client stay in their order.
    pub(crate) fn sorted(clients: usize, values: &[T], client: impl Fn(&T) -> u32) -> Self
    where
        T: Clone,
    {
        let mut values = values.to_vec();
        values.sort_by_key(&client);
        let mut offsets = vec![0; clients + 1];
        for value in &values {
            offsets[client(value) as usize + 1] += 1;
        }
        let mut sum = 0;
        for offset in &mut offsets {
            sum += *offset;
            *offset = sum;
        }
        Self { values, offsets }
    }

    /// The values of all clients.
    #[inline]
    pub(crate) fn all(&self) -> &[T] {
        &self.values
    }

    /// The values of one client.
    #[inline]
    pub(crate) fn of(&self, client: u32) -> &[T] {
        &self.values[client_range(&self.offsets, client)]
    }
}

/// Where one client's values stand, by the offsets of all clients.
#[inline]
pub(crate) fn client_range(offsets: &[u32], client: u32) -> Range<usize> {
    let client = client as usize;
    offsets[client] as usize..offsets[client + 1] as usize
}
