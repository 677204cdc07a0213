//! From a ledger's columns to the chunks of a caseload.
//!
//! Rows sorted by client already are cut where the next chunk begins. Rows in any other order are
//! partitioned first ([`partition`]): a chunk's rows then fit the processor's cache while they are
//! sorted.

mod partition;
mod recode;

use super::chunk::{
    BuildContext, CLIENTS_PER_CHUNK, Chunk, ClientNumbers, ClientRow, Fact, RowBatch, RowVersion,
};
use super::compiled_policy::CompiledPolicy;
use super::view::KnowledgeDays;
use crate::ledger::{Ledger, RecordColumns};
use crate::policy::Policy;
use crate::{Cancellation, Day, Result, threads};
use partition::{Partitioned, chunks_per_bucket};
use recode::Recode;
use std::ops::Range;

/// How many rows are partitioned before the next look at whether the build is called off.
const ROWS_BETWEEN_CHECKS: usize = 1 << 20;

/// What is counted while rows are read.
#[derive(Debug, Clone)]
pub(crate) struct BuildStats {
    pub(crate) days: KnowledgeDays,
    /// How many rows say when they became known.
    pub(crate) registered: usize,
}

impl BuildStats {
    fn empty() -> Self {
        Self { days: KnowledgeDays::new(), registered: 0 }
    }

    fn merged(parts: &[Self]) -> Self {
        let mut merged = Self::empty();
        for part in parts {
            merged.merge(part);
        }
        merged
    }

    pub(crate) fn merge(&mut self, other: &Self) {
        self.days.merge(&other.days);
        self.registered += other.registered;
    }
}

/// A ledger's rows, with the code numbers of a policy.
pub(crate) struct RowSource<'a> {
    ledger: &'a Ledger,
    columns: &'a RecordColumns,
    recode: Recode,
}

impl<'a> RowSource<'a> {
    /// These rows of a ledger: `bad_policy` where one has a code that the policy lacks.
    pub(crate) fn new(ledger: &'a Ledger, policy: &Policy, rows: Range<usize>) -> Result<Self> {
        let columns = ledger.columns();
        let recode = Recode::new(ledger.codes(), policy.codes());
        let codes = columns.kind[rows.clone()].iter().zip(&columns.code[rows]);
        recode.check(codes, ledger.codes())?;
        Ok(Self { ledger, columns, recode })
    }

    /// Visits each of these rows, under the ledger's number of its client.
    #[inline]
    pub(crate) fn each(&self, rows: Range<usize>, mut visit: impl FnMut(RowVersion)) -> BuildStats {
        let columns = self.columns;
        let in_rows =
            |values: Option<&'a [i32]>| values.map_or(&[][..], |values| &values[rows.clone()]);
        let (registered, withdrawn) =
            (in_rows(columns.registered.values()), in_rows(columns.withdrawn.values()));
        let details = columns.detail.values().map_or(&[][..], |values| &values[rows.clone()]);
        let codes = columns.kind[rows.clone()].iter().zip(&columns.code[rows.clone()]);
        let days = columns.start[rows.clone()].iter().zip(&columns.until[rows.clone()]);
        let others = columns.client[rows.clone()].iter().zip(&columns.reason[rows.clone()]);
        let mut stats = BuildStats::empty();
        for (index, (((&kind, &code), (&start, &until)), (&client, &reason))) in
            codes.zip(days).zip(others).enumerate()
        {
            let start = Day::from_number(start);
            let known = match registered.get(index) {
                None | Some(&RecordColumns::NO_DAY) => start,
                Some(day) => {
                    stats.registered += 1;
                    Day::from_number(*day)
                }
            };
            stats.days.mark(known);
            let withdrawn = withdrawn.get(index).map_or(Day::NEVER, |day| Day::from_number(*day));
            stats.days.mark(withdrawn);
            let fact = Fact {
                start,
                until: Day::from_number(until),
                known,
                order: (rows.start + index) as u32,
                detail: details.get(index).copied().unwrap_or(RecordColumns::NO_DETAIL),
                code: self.recode.number(kind, code),
                kind,
                reason,
            };
            visit(RowVersion { row: ClientRow { client, fact }, withdrawn });
        }
        stats
    }

    /// Collects, sorts and lays out the rows of all clients.
    pub(crate) fn chunks(
        &self,
        rules: &CompiledPolicy,
        cancellation: &Cancellation,
    ) -> Result<(Vec<Chunk>, BuildStats)> {
        if self.columns.client.is_sorted() {
            self.chunks_of_sorted_rows(rules, cancellation)
        } else {
            self.chunks_by_partition(rules, cancellation)
        }
    }

    fn clients_of(&self, chunk: usize) -> ClientNumbers {
        let first = chunk * CLIENTS_PER_CHUNK;
        let count = CLIENTS_PER_CHUNK.min(self.ledger.client_count() - first);
        ClientNumbers::Consecutive { first: first as u32, count }
    }

    fn chunk_count(&self) -> usize {
        self.ledger.client_count().div_ceil(CLIENTS_PER_CHUNK)
    }

    fn chunks_of_sorted_rows(
        &self,
        rules: &CompiledPolicy,
        cancellation: &Cancellation,
    ) -> Result<(Vec<Chunk>, BuildStats)> {
        let begin = |chunk: usize| {
            let first = chunk * CLIENTS_PER_CHUNK;
            self.columns.client.partition_point(|client| (*client as usize) < first)
        };
        let buffers = || (BuildContext::new(rules, self.ledger.hours_list()), RowBatch::default());
        let built =
            threads::try_map_with(0..self.chunk_count(), buffers, |(context, batch), chunk| {
                cancellation.check()?;
                batch.clear();
                let first = (chunk * CLIENTS_PER_CHUNK) as u32;
                let stats = self.each(begin(chunk)..begin(chunk + 1), |mut version| {
                    version.row.client -= first;
                    batch.push(version);
                });
                Ok((Chunk::of(self.clients_of(chunk), batch, context), stats))
            });
        let (chunks, stats): (_, Vec<BuildStats>) = built?.into_iter().unzip();
        Ok((chunks, BuildStats::merged(&stats)))
    }

    fn chunks_by_partition(
        &self,
        rules: &CompiledPolicy,
        cancellation: &Cancellation,
    ) -> Result<(Vec<Chunk>, BuildStats)> {
        let chunks = self.chunk_count();
        let per_bucket = chunks_per_bucket(chunks);
        let buckets = chunks.div_ceil(per_bucket);
        let shares = threads::shares(self.columns.len(), 1);
        let partition = |rows| self.partition(rows, per_bucket, buckets, cancellation);
        let shares: Result<Vec<_>> = threads::each(shares, partition).into_iter().collect();
        let (shares, stats): (Vec<Partitioned>, Vec<BuildStats>) = shares?.into_iter().unzip();
        let buffers = || {
            let context = BuildContext::new(rules, self.ledger.hours_list());
            (context, RowBatch::default(), Partitioned::default())
        };
        let built = threads::try_map_with(0..buckets, buffers, |buffers, bucket| {
            cancellation.check()?;
            let (context, batch, by_chunk) = buffers;
            let first = bucket * per_bucket;
            let of_bucket = first..chunks.min(first + per_bucket);
            let (shares, first) = if per_bucket == 1 {
                (&*shares, 0)
            } else {
                by_chunk.repartition(&shares, bucket, of_bucket.clone());
                (std::slice::from_ref(&*by_chunk), first)
            };
            let chunk = |chunk: usize| {
                batch.clear();
                for share in shares {
                    share.copy_bucket(chunk - first, batch);
                }
                Chunk::of(self.clients_of(chunk), batch, context)
            };
            Ok(of_bucket.map(chunk).collect::<Vec<_>>())
        });
        let chunks = built?.into_iter().flatten().collect();
        Ok((chunks, BuildStats::merged(&stats)))
    }

    /// Partitions a range of rows into buckets of this many chunks each.
    fn partition(
        &self,
        rows: Range<usize>,
        per_bucket: usize,
        buckets: usize,
        cancellation: &Cancellation,
    ) -> Result<(Partitioned, BuildStats)> {
        let clients = &self.columns.client[rows.clone()];
        let mut partitioned = Partitioned::with_room(clients, per_bucket, buckets);
        let mut stats = BuildStats::empty();
        for from in rows.clone().step_by(ROWS_BETWEEN_CHECKS) {
            cancellation.check()?;
            let rows = from..rows.end.min(from + ROWS_BETWEEN_CHECKS);
            stats.merge(&self.each(rows, |version| partitioned.push(version)));
        }
        partitioned.finish();
        Ok((partitioned, stats))
    }
}
