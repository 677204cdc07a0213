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
use crate::{Cancellation, Day, Result, threads};
use partition::{Partitioned, chunks_per_bucket};
use std::ops::Range;

pub(crate) use recode::Recode;

/// How many rows are partitioned in one slice of a build, and before the next look at whether it is
/// called off.
const ROWS_A_SLICE: usize = 1 << 18;

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

    pub(crate) fn merge(&mut self, other: &Self) {
        self.days.merge(&other.days);
        self.registered += other.registered;
    }
}

/// A ledger's rows, with the code numbers of a policy.
pub(crate) struct RowSource<'a> {
    ledger: &'a Ledger,
    columns: &'a RecordColumns,
    recode: &'a Recode,
}

impl<'a> RowSource<'a> {
    pub(crate) fn new(ledger: &'a Ledger, recode: &'a Recode) -> Self {
        Self { ledger, columns: ledger.columns(), recode }
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

    fn clients_of(&self, chunk: usize) -> ClientNumbers {
        let first = chunk * CLIENTS_PER_CHUNK;
        let count = CLIENTS_PER_CHUNK.min(self.ledger.client_count() - first);
        ClientNumbers::Consecutive { first: first as u32, count }
    }

    fn chunk_count(&self) -> usize {
        self.ledger.client_count().div_ceil(CLIENTS_PER_CHUNK)
    }
}

/// How much of a build is done before it returns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Portion {
    /// Some tens of milliseconds of work, in this thread.
    Slice,
    /// All that is left, shared out over the threads.
    Rest,
}

impl Portion {
    /// How much follows on what is done, of so much in all.
    fn next(self, done: usize, slice: usize, all: usize) -> Range<usize> {
        let end = if self == Self::Slice { all.min(done + slice) } else { all };
        done..end
    }
}

/// What a build has come to.
#[derive(Debug)]
pub(crate) struct Build {
    /// `None` where the rows are sorted by client: chunks are then cut out of them.
    buckets: Option<Buckets>,
    /// How many chunks, or buckets of chunks, are built.
    built: usize,
    pub(crate) chunks: Vec<Chunk>,
    pub(crate) stats: BuildStats,
}

/// The rows by the bucket of their client.
#[derive(Debug)]
struct Buckets {
    chunks_each: usize,
    count: usize,
    /// How many rows are partitioned.
    rows: usize,
    /// Those rows, a share of them each.
    shares: Vec<Partitioned>,
}

impl Build {
    pub(crate) fn new(source: &RowSource<'_>) -> Self {
        let buckets = (!source.columns.client.is_sorted()).then(|| {
            let chunks = source.chunk_count();
            let chunks_each = chunks_per_bucket(chunks);
            Buckets {
                chunks_each,
                count: chunks.div_ceil(chunks_each),
                rows: 0,
                shares: Vec::new(),
            }
        });
        Self { buckets, built: 0, chunks: Vec::new(), stats: BuildStats::empty() }
    }

    /// Goes on with the build; whether it is done.
    pub(crate) fn advance(
        &mut self,
        source: &RowSource<'_>,
        rules: &CompiledPolicy,
        portion: Portion,
        cancellation: &Cancellation,
    ) -> Result<bool> {
        let Some(buckets) = &mut self.buckets else {
            let all = source.chunk_count();
            let next = portion.next(self.built, 1, all);
            let (chunks, stats) = sorted_chunks(source, next.clone(), rules, cancellation)?;
            self.built = next.end;
            self.chunks.extend(chunks);
            for stats in &stats {
                self.stats.merge(stats);
            }
            return Ok(self.built == all);
        };
        if buckets.rows < source.columns.len() {
            let next = portion.next(buckets.rows, ROWS_A_SLICE, source.columns.len());
            self.stats.merge(&buckets.partition(source, next, cancellation)?);
            if portion == Portion::Slice {
                return Ok(false);
            }
        }
        let next = portion.next(self.built, 1, buckets.count);
        self.chunks.extend(buckets.chunks(source, next.clone(), rules, cancellation)?);
        self.built = next.end;
        Ok(self.built == buckets.count)
    }
}

/// Builds these chunks out of rows that are sorted by client.
fn sorted_chunks(
    source: &RowSource<'_>,
    chunks: Range<usize>,
    rules: &CompiledPolicy,
    cancellation: &Cancellation,
) -> Result<(Vec<Chunk>, Vec<BuildStats>)> {
    let begin = |chunk: usize| {
        let first = chunk * CLIENTS_PER_CHUNK;
        source.columns.client.partition_point(|client| (*client as usize) < first)
    };
    let buffers = || (BuildContext::new(rules, source.ledger.hours_list()), RowBatch::default());
    let built = threads::try_map_with(chunks, buffers, |(context, batch), chunk| {
        cancellation.check()?;
        batch.clear();
        let first = (chunk * CLIENTS_PER_CHUNK) as u32;
        let stats = source.each(begin(chunk)..begin(chunk + 1), |mut version| {
            version.row.client -= first;
            batch.push(version);
        });
        Ok((Chunk::of(source.clients_of(chunk), batch, context), stats))
    });
    Ok(built?.into_iter().unzip())
}

impl Buckets {
    /// Partitions the rows that follow on those that are partitioned.
    fn partition(
        &mut self,
        source: &RowSource<'_>,
        rows: Range<usize>,
        cancellation: &Cancellation,
    ) -> Result<BuildStats> {
        let shares = threads::shares(rows.len(), 1).into_iter();
        let shares = shares.map(|share| rows.start + share.start..rows.start + share.end).collect();
        let partition = |share| self.share(source, share, cancellation);
        let shares: Result<Vec<_>> = threads::each(shares, partition).into_iter().collect();
        let mut all = BuildStats::empty();
        for (share, stats) in shares? {
            self.shares.push(share);
            all.merge(&stats);
        }
        self.rows = rows.end;
        Ok(all)
    }

    /// A share of the rows, partitioned.
    fn share(
        &self,
        source: &RowSource<'_>,
        rows: Range<usize>,
        cancellation: &Cancellation,
    ) -> Result<(Partitioned, BuildStats)> {
        let clients = &source.columns.client[rows.clone()];
        let mut partitioned = Partitioned::with_room(clients, self.chunks_each, self.count);
        let mut stats = BuildStats::empty();
        for from in rows.clone().step_by(ROWS_A_SLICE) {
            cancellation.check()?;
            let rows = from..rows.end.min(from + ROWS_A_SLICE);
            stats.merge(&source.each(rows, |version| partitioned.push(version)));
        }
        partitioned.finish();
        Ok((partitioned, stats))
    }

    /// Builds the chunks of these buckets, once all rows are partitioned.
    fn chunks(
        &self,
        source: &RowSource<'_>,
        buckets: Range<usize>,
        rules: &CompiledPolicy,
        cancellation: &Cancellation,
    ) -> Result<Vec<Chunk>> {
        let (all, chunks_each) = (source.chunk_count(), self.chunks_each);
        let buffers = || {
            let context = BuildContext::new(rules, source.ledger.hours_list());
            (context, RowBatch::default(), Partitioned::default())
        };
        let built = threads::try_map_with(buckets, buffers, |buffers, bucket| {
            cancellation.check()?;
            let (context, batch, by_chunk) = buffers;
            let first = bucket * chunks_each;
            let of_bucket = first..all.min(first + chunks_each);
            let (shares, first) = if chunks_each == 1 {
                (&*self.shares, 0)
            } else {
                by_chunk.repartition(&self.shares, bucket, of_bucket.clone());
                (std::slice::from_ref(&*by_chunk), first)
            };
            let chunk = |chunk: usize| {
                batch.clear();
                for share in shares {
                    share.copy_bucket(chunk - first, batch);
                }
                Chunk::of(source.clients_of(chunk), batch, context)
            };
            Ok(of_bucket.map(chunk).collect::<Vec<_>>())
        });
        Ok(built?.into_iter().flatten().collect())
    }
}
