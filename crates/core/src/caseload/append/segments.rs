//! Sorted base segments, and small deltas above them that are folded in.

use super::changes::Changes;
use super::collect::collect_rows;
use super::delta::Delta;
use crate::caseload::chunk::{
    BuildContext, CLIENTS_PER_CHUNK, Chunk, Client, ClientNumbers, ClientRow, RowBatch, RowVersion,
    Timelines,
};
use crate::caseload::view::KnownOn;
use crate::{Result, threads};
use std::ops::Range;
use std::sync::Arc;

/// Deltas are folded into the base once they hold more than one in this many clients. Below that
/// they cost a question little, and folding costs a part of a build.
const COMPACT_FROM_ONE_IN: usize = 8;
/// This many deltas of similar size are merged into one, and sizes are similar within this factor.
const MERGE_COUNT: usize = 8;

/// The rows of a caseload by client.
#[derive(Debug, Clone)]
pub(crate) struct Segments {
    /// What was built in one pass, [`CLIENTS_PER_CHUNK`] clients a segment.
    pub(super) base: Arc<Vec<Arc<Chunk>>>,
    /// What was appended, the newest last.
    pub(super) deltas: Vec<Arc<Delta>>,
    clients: usize,
}

/// Whether what a part of a sweep counts is added, or subtracted because a later part replaces it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sign {
    Plus,
    Minus,
}

impl Segments {
    /// These base segments, which hold this many clients.
    pub(crate) fn new(base: Vec<Chunk>, clients: usize) -> Self {
        let base = base.into_iter().map(Arc::new).collect();
        Self { base: Arc::new(base), deltas: Vec::new(), clients }
    }

    /// Where the rows of the client with this number are: in the newest delta that has it, or in the
    /// base.
    pub(crate) fn find(&self, number: u32) -> Option<(&Chunk, u32)> {
        let appended = self.deltas.iter().rev().find_map(|delta| delta.find(number));
        appended.or_else(|| {
            let chunk = self.base.get(number as usize / CLIENTS_PER_CHUNK)?;
            Some((chunk, chunk.clients().find(number)?))
        })
    }

    /// How many parts a sweep has.
    pub(crate) fn part_count(&self) -> usize {
        let deltas = self.deltas.iter().map(|delta| delta.after.len() + delta.before.len());
        self.base.len() + deltas.sum::<usize>()
    }

    /// The parts that a sweep counts.
    fn parts(&self) -> impl Iterator<Item = (Sign, &Chunk)> {
        let base = self.base.iter().map(|chunk| (Sign::Plus, &**chunk));
        let deltas = self.deltas.iter().flat_map(|delta| {
            let after = delta.after.iter().map(|chunk| (Sign::Plus, chunk));
            after.chain(delta.before.iter().map(|chunk| (Sign::Minus, chunk)))
        });
        base.chain(deltas)
    }

    /// Visits these parts of a sweep: for each its timelines as known on each of the days, with the
    /// number of the day. An error of `before_part` ends it.
    pub(crate) fn sweep(
        &self,
        parts: Range<usize>,
        known_on: &[KnownOn],
        context: &mut BuildContext<'_>,
        before_part: impl Fn() -> Result<()>,
        mut visit: impl FnMut(Sign, usize, &Timelines),
    ) -> Result<()> {
        let mut buffer = Timelines::default();
        for (sign, chunk) in self.parts().skip(parts.start).take(parts.len()) {
            before_part()?;
            for (index, day) in known_on.iter().enumerate() {
                visit(sign, index, chunk.as_known_on(*day, context, &mut buffer));
            }
        }
        Ok(())
    }

    /// How many chunks there are.
    pub(crate) fn chunk_count(&self) -> usize {
        self.base.len() + self.deltas.iter().map(|delta| delta.after.len()).sum::<usize>()
    }

    /// Visits every client of these chunks as known on a day, with its number. An error of
    /// `before_chunk` ends it.
    pub(crate) fn each_client(
        &self,
        chunks: Range<usize>,
        known_on: KnownOn,
        context: &mut BuildContext<'_>,
        before_chunk: impl Fn() -> Result<()>,
        mut visit: impl FnMut(u32, Client<'_>),
    ) -> Result<()> {
        let mut buffer = Timelines::default();
        for (newer, chunk) in self.chunks().skip(chunks.start).take(chunks.len()) {
            before_chunk()?;
            let timelines = chunk.as_known_on(known_on, context, &mut buffer);
            for client in timelines.clients() {
                let number = chunk.clients().number(client.number());
                if !is_in_any(newer, number) {
                    visit(number, client);
                }
            }
        }
        Ok(())
    }

    /// Every row, with the number of its client.
    pub(crate) fn rows(&self) -> impl Iterator<Item = (u32, RowVersion)> + '_ {
        self.chunks().flat_map(|(newer, chunk)| {
            (0..chunk.len() as u32).flat_map(move |client| {
                let number = chunk.clients().number(client);
                let is_current = !is_in_any(newer, number);
                let rows = is_current.then(|| chunk.every_row(client));
                rows.into_iter().flatten().map(move |row| (number, row))
            })
        })
    }

    /// Every chunk, with the newer deltas, which replace clients in it.
    fn chunks(&self) -> impl Iterator<Item = (&[Arc<Delta>], &Chunk)> {
        let deltas = &*self.deltas;
        let base = self.base.iter().map(move |chunk| (deltas, &**chunk));
        base.chain(deltas.iter().enumerate().flat_map(move |(index, delta)| {
            delta.after.iter().map(move |chunk| (&deltas[index + 1..], chunk))
        }))
    }

    /// These segments with the changes, of which the ledger has this many clients.
    pub(crate) fn append(
        &self,
        changes: Changes,
        clients: usize,
        context: &mut BuildContext<'_>,
    ) -> Self {
        let mut grown = Self { clients, ..self.clone() };
        if !changes.is_empty() {
            grown.deltas.push(Arc::new(self.delta(changes, context)));
            grown.merge_deltas(context);
        }
        grown
    }

    /// The clients whom the changes touch, as they become and as they are.
    fn delta(&self, changes: Changes, context: &mut BuildContext<'_>) -> Delta {
        let Changes { clients: mut numbers, withdrawn, mut rows } = changes;
        numbers.sort_unstable();
        numbers.dedup();
        rows.sort_by_key(|version| version.row.client);
        let mut rows = rows.into_iter().peekable();
        let (mut delta, mut before, mut after) = <(Delta, RowBatch, RowBatch)>::default();
        for numbers in numbers.chunks(CLIENTS_PER_CHUNK) {
            before.clear();
            collect_rows(numbers.iter().map(|number| self.find(*number)), &mut before);
            after.clear();
            for version in before.iter() {
                let withdrawn = withdrawn.get(&version.row.fact.order).copied();
                let withdrawn = withdrawn.unwrap_or(version.withdrawn);
                after.push(RowVersion { withdrawn, ..version });
            }
            for (client, number) in (0..).zip(numbers) {
                while let Some(version) = rows.next_if(|version| version.row.client == *number) {
                    after.push(RowVersion { row: ClientRow { client, ..version.row }, ..version });
                }
            }
            let clients = ClientNumbers::Listed(numbers.to_vec());
            delta.after.push(Chunk::of(clients, &after, context));
            let known = numbers.partition_point(|number| (*number as usize) < self.clients);
            if known > 0 {
                let known = ClientNumbers::Listed(numbers[..known].to_vec());
                delta.before.push(Chunk::of(known, &before, context));
            }
        }
        delta
    }

    /// Merges the newest deltas once there are several of similar size, so that there are few of
    /// them and yet a client is laid out again only now and then. Folds all of them into the base
    /// once they are a good part of it.
    fn merge_deltas(&mut self, context: &mut BuildContext<'_>) {
        let size = |delta: &Arc<Delta>| delta.len().checked_ilog(MERGE_COUNT);
        while let Some(newest) = self.deltas.last().map(size)
            && let similar = self.deltas.iter().rev().take_while(|delta| size(delta) <= newest)
            && let similar = similar.count()
            && similar >= MERGE_COUNT
        {
            let similar = self.deltas.split_off(self.deltas.len() - similar);
            self.deltas.push(Arc::new(Delta::merge(&similar, context)));
        }
        let appended: usize = self.deltas.iter().map(|delta| delta.len()).sum();
        if appended > CLIENTS_PER_CHUNK.max(self.clients / COMPACT_FROM_ONE_IN) {
            self.compact(context);
        }
    }

    /// Folds the deltas into the base. A base segment that no delta touches stays as it is.
    pub(super) fn compact(&mut self, context: &BuildContext<'_>) {
        let segments = self.clients.div_ceil(CLIENTS_PER_CHUNK);
        let folded = threads::map_with(
            0..segments,
            || context.fresh(),
            |context, index| {
                let first = index * CLIENTS_PER_CHUNK;
                let end = self.clients.min(first + CLIENTS_PER_CHUNK);
                let (count, numbers) = (end - first, first as u32..end as u32);
                let whole = self.base.get(index).filter(|chunk| chunk.len() == count);
                if let Some(chunk) = whole
                    && !self.deltas.iter().any(|delta| delta.overlaps(&numbers))
                {
                    return chunk.clone();
                }
                let mut batch = RowBatch::default();
                collect_rows(numbers.map(|number| self.find(number)), &mut batch);
                let clients = ClientNumbers::Consecutive { first: first as u32, count };
                Arc::new(Chunk::of(clients, &batch, context))
            },
        );
        self.base = Arc::new(folded);
        self.deltas.clear();
    }
}

fn is_in_any(deltas: &[Arc<Delta>], number: u32) -> bool {
    deltas.iter().any(|delta| delta.find(number).is_some())
}
