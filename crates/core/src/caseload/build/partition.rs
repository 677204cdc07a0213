//! Two-pass radix partitioning: the rows of a ledger by the chunk of their client.
//!
//! Sorting all rows by client at once would miss the cache at nearly every row. Here a first pass
//! counts how many rows each bucket gets, a second one writes each row to its bucket's next free
//! place, and every chunk is then sorted alone, within the cache. Each bucket written to is a write
//! stream, and of some hundred streams at once most fall out of the first-level cache (and the
//! TLB). So with more than [`MAX_STREAMS`] chunks rows go to about √n buckets of several chunks
//! first, and the rows of each bucket then to its chunks.
//!
//! Nine chunks, three to a bucket, a few rows by the chunk of their client:
//!
//! ```text
//! rows         8 0 4 1 8 3
//! count        bucket 0: 2   bucket 1: 2   bucket 2: 2     →  begins 0, 2, 4
//! partition    0 1 | 4 3 | 8 8                             stable: the ledger's order is kept
//! repartition  bucket 1: begins 0, 1, 2 within chunks 3, 4, 5  →  3 | 4 |
//! ```
//!
//! Measured on shuffled rows: 17 buckets of at most 15 chunks built one million clients in
//! 0.35 s instead of 0.37, 50 buckets of at most 49 chunks ten million in 5.3 s instead of 6.4; 62
//! buckets of 4 chunks took one million 0.40 s (docs/performance.md).
//!
//! The tests below hold two passes against one.

use crate::Day;
use crate::caseload::chunk::{CLIENTS_PER_CHUNK, ClientRow, Fact, RowBatch, RowVersion};
use crate::vocabulary::Kind;
use std::ops::Range;

/// The most buckets to write to in one pass.
const MAX_STREAMS: usize = 64;

/// How many of the chunks make a bucket.
pub(crate) fn chunks_per_bucket(chunks: usize) -> usize {
    if chunks <= MAX_STREAMS { 1 } else { chunks.isqrt() }
}

/// A row as plain words. A vector of zeroed words comes from the system without being written
/// first, which a vector of [`ClientRow`]s would be.
type PackedRow = [u32; 7];

/// Rows by bucket, within a bucket in the ledger's order.
#[derive(Debug, Default)]
pub(crate) struct Partitioned {
    /// How many clients a bucket has, and the first client of the first bucket.
    clients_per_bucket: usize,
    first_client: usize,
    rows: Vec<PackedRow>,
    /// For each bucket, where its rows begin and where they end.
    begins: Vec<u32>,
    ends: Vec<u32>,
    withdrawn: Vec<RowVersion>,
}

impl Partitioned {
    /// Makes room for the rows of these clients, one a row, in buckets of this many chunks.
    pub(crate) fn with_room(clients: &[u32], chunks_per_bucket: usize, buckets: usize) -> Self {
        let clients_per_bucket = chunks_per_bucket * CLIENTS_PER_CHUNK;
        let mut partitioned =
            Self { clients_per_bucket, begins: vec![0; buckets], ..Self::default() };
        for client in clients {
            partitioned.begins[*client as usize / clients_per_bucket] += 1;
        }
        partitioned.counts_to_begins();
        partitioned
    }

    /// Turns the number of rows of each bucket, in `begins`, into where they begin, and makes room.
    fn counts_to_begins(&mut self) {
        let mut rows = 0;
        for begin in &mut self.begins {
            rows += std::mem::replace(begin, rows);
        }
        self.ends.clone_from(&self.begins);
        if self.rows.len() < rows as usize {
            self.rows = vec![PackedRow::default(); rows as usize];
        }
    }

    #[inline]
    fn bucket_of(&self, client: u32) -> usize {
        (client as usize - self.first_client) / self.clients_per_bucket
    }

    /// Adds a row, under the ledger's number of its client.
    #[inline]
    pub(crate) fn push(&mut self, version: RowVersion) {
        if version.withdrawn != Day::NEVER {
            return self.withdrawn.push(version);
        }
        self.push_packed(pack(&version.row));
    }

    #[inline]
    fn push_packed(&mut self, row: PackedRow) {
        let bucket = self.bucket_of(row[0]);
        let end = &mut self.ends[bucket];
        self.rows[*end as usize] = row;
        *end += 1;
    }

    /// Sorts the few withdrawn rows by bucket, once all rows are in.
    pub(crate) fn finish(&mut self) {
        let mut withdrawn = std::mem::take(&mut self.withdrawn);
        withdrawn.sort_by_key(|version| self.bucket_of(version.row.client));
        self.withdrawn = withdrawn;
    }

    /// Takes the rows of one bucket of several partitions, and partitions them by chunk.
    pub(crate) fn repartition(&mut self, from: &[Self], bucket: usize, chunks: Range<usize>) {
        self.first_client = chunks.start * CLIENTS_PER_CHUNK;
        self.clients_per_bucket = CLIENTS_PER_CHUNK;
        self.begins.clear();
        self.begins.resize(chunks.len(), 0);
        for row in from.iter().flat_map(|partitioned| partitioned.bucket(bucket)) {
            let chunk = self.bucket_of(row[0]);
            self.begins[chunk] += 1;
        }
        self.counts_to_begins();
        self.withdrawn.clear();
        for partitioned in from {
            partitioned.bucket(bucket).iter().for_each(|row| self.push_packed(*row));
            self.withdrawn.extend(partitioned.withdrawn(bucket));
        }
        self.finish();
    }

    fn bucket(&self, bucket: usize) -> &[PackedRow] {
        &self.rows[self.begins[bucket] as usize..self.ends[bucket] as usize]
    }

    fn withdrawn(&self, bucket: usize) -> &[RowVersion] {
        let bucket_of = |version: &RowVersion| self.bucket_of(version.row.client);
        let from = self.withdrawn.partition_point(|version| bucket_of(version) < bucket);
        let to = self.withdrawn.partition_point(|version| bucket_of(version) <= bucket);
        &self.withdrawn[from..to]
    }

    /// Copies the rows of a bucket that is one chunk, under the chunk's numbers of its clients.
    pub(crate) fn copy_bucket(&self, bucket: usize, batch: &mut RowBatch) {
        let within =
            |row: ClientRow| ClientRow { client: row.client % CLIENTS_PER_CHUNK as u32, ..row };
        batch.standing.extend(self.bucket(bucket).iter().map(|row| within(unpack(row))));
        let withdrawn = self.withdrawn(bucket).iter();
        batch
            .withdrawn
            .extend(withdrawn.map(|version| RowVersion { row: within(version.row), ..*version }));
    }
}

fn pack(ClientRow { client, fact }: &ClientRow) -> PackedRow {
    let days = [fact.start, fact.until, fact.known].map(|day| day.number() as u32);
    let [start, until, known] = days;
    let small = u32::from(fact.code) << 16 | (fact.kind as u32) << 8 | u32::from(fact.reason);
    [*client, start, until, known, fact.order, fact.detail, small]
}

fn unpack(&[client, start, until, known, order, detail, small]: &PackedRow) -> ClientRow {
    let day = |number: u32| Day::from_number(number as i32);
    let fact = Fact {
        start: day(start),
        until: day(until),
        known: day(known),
        order,
        detail,
        code: (small >> 16) as u16,
        kind: Kind::LIST[(small >> 8 & 0xFF) as usize],
        reason: small as u8,
    };
    ClientRow { client, fact }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chunk_gets_the_same_rows_from_one_pass_and_from_two() {
        const CHUNKS: usize = 7;
        let clients: Vec<u32> =
            (0..3000).map(|row| row * 7919 % (CHUNKS * CLIENTS_PER_CHUNK) as u32).collect();
        let partitioned = |chunks: usize| {
            let mut partitioned = Partitioned::with_room(&clients, chunks, CHUNKS.div_ceil(chunks));
            for (order, &client) in (0..).zip(&clients) {
                let start = Day::from_number(order as i32);
                let (until, known, detail) = (Day::NEVER, start, order % 5);
                let (code, kind, reason) = (1, Kind::Contact, 2);
                let fact = Fact { start, until, known, order, detail, code, kind, reason };
                let withdrawn = if order % 10 == 0 { start } else { Day::NEVER };
                partitioned.push(RowVersion { row: ClientRow { client, fact }, withdrawn });
            }
            partitioned.finish();
            partitioned
        };
        let (one_pass, first_pass) = (partitioned(1), [partitioned(3)]);
        let mut second_pass = Partitioned::default();
        for bucket in 0..3 {
            let chunks = bucket * 3..CHUNKS.min(bucket * 3 + 3);
            second_pass.repartition(&first_pass, bucket, chunks.clone());
            for (place, chunk) in chunks.enumerate() {
                let (mut batch, mut expected) = <(RowBatch, RowBatch)>::default();
                second_pass.copy_bucket(place, &mut batch);
                one_pass.copy_bucket(chunk, &mut expected);
                assert!(!batch.withdrawn.is_empty() && batch.standing.len() > 300);
                assert_eq!(batch.standing, expected.standing);
                assert_eq!(batch.withdrawn, expected.withdrawn);
            }
        }
    }

    #[test]
    fn a_row_is_unpacked_as_it_was_packed() {
        let rows = Kind::LIST.map(|kind| {
            let day = |number| Day::from_number(number * (kind as i32 - 5));
            let (code, order) = (u16::MAX - kind as u16, u32::MAX - kind as u32);
            let (start, until, known) = (day(11), Day::NEVER, day(-25_202));
            let fact = Fact { start, until, known, order, detail: 7, code, kind, reason: 255 };
            ClientRow { client: 3 * kind as u32 + 1, fact }
        });
        for expected in rows {
            assert_eq!(unpack(&pack(&expected)), expected);
        }
    }
}
