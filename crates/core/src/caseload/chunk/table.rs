//! The rows of one kind, a column each.

use super::by_client::client_range;
use super::rows::Fact;
use crate::Day;
use crate::branchless;
use crate::ledger::RecordColumns;
use crate::vocabulary::Kind;
use std::ops::Range;

/// The rows of one kind of the clients of a chunk, sorted by client; see [`super::sort`] for the
/// order within a client. A column whose value is the same in every row is left out.
#[derive(Debug, Clone)]
pub(crate) struct RowTable {
    kind: Kind,
    /// Where each client's rows begin, and last where all end: see [`super::by_client`].
    offsets: Vec<u32>,
    start: Vec<Day>,
    until: Vec<Day>,
    code: Vec<u16>,
    reason: Vec<u8>,
    detail: Vec<u32>,
    order: Vec<u32>,
    known: KnownDays,
}

impl RowTable {
    /// A table without rows.
    pub(crate) fn empty(kind: Kind) -> Self {
        Self {
            kind,
            offsets: vec![0],
            start: Vec::new(),
            until: Vec::new(),
            code: Vec::new(),
            reason: Vec::new(),
            detail: Vec::new(),
            order: Vec::new(),
            known: KnownDays::default(),
        }
    }

    /// A table of these rows in this order; `offsets` says where each client's begin.
    pub(crate) fn of(kind: Kind, offsets: Vec<u32>, rows: &[Fact]) -> Self {
        let facts = || rows.iter();
        let has_detail = facts().any(|fact| fact.detail().is_some());
        let has_reason = facts().any(|fact| fact.reason != RecordColumns::NO_REASON);
        Self {
            kind,
            offsets,
            start: facts().map(|fact| fact.start).collect(),
            until: column(kind.has_end(), facts(), |fact| fact.until),
            code: column(kind != Kind::Birth, facts(), |fact| fact.code),
            reason: column(has_reason, facts(), |fact| fact.reason),
            detail: column(has_detail, facts(), |fact| fact.detail),
            order: facts().map(|fact| fact.order).collect(),
            known: KnownDays::of(facts()),
        }
    }

    /// How many rows.
    pub(crate) fn len(&self) -> usize {
        self.start.len()
    }

    /// Which rows are a client's.
    #[inline]
    pub(crate) fn of_client(&self, client: u32) -> Range<usize> {
        client_range(&self.offsets, client)
    }

    /// Visits every client with rows. `clients` is a buffer.
    #[inline]
    pub(crate) fn each_with_rows(
        &self,
        clients: &mut Vec<u32>,
        mut visit: impl FnMut(u32, Range<usize>),
    ) {
        let all = self.offsets.windows(2).enumerate();
        let with_rows = all.map(|(client, rows)| (client as u32, rows[0] != rows[1]));
        for &client in branchless::filter(with_rows, clients) {
            visit(client, self.of_client(client));
        }
    }

    /// The column of first days, or of the days on which something happened.
    #[inline]
    pub(crate) fn starts(&self) -> &[Day] {
        &self.start
    }

    /// The column of code numbers; empty for births.
    #[inline]
    pub(crate) fn codes(&self) -> &[u16] {
        &self.code
    }

    /// The day after a row's last day; [`Day::NEVER`] while it runs.
    #[inline]
    pub(crate) fn until(&self, row: usize) -> Day {
        self.until.get(row).copied().unwrap_or(Day::NEVER)
    }

    /// The number of a row's end reason.
    #[inline]
    pub(crate) fn reason(&self, row: usize) -> u8 {
        self.reason.get(row).copied().unwrap_or(RecordColumns::NO_REASON)
    }

    /// A row's detail: the number of a benefit or of a placement's hours.
    #[inline]
    pub(crate) fn detail(&self, row: usize) -> u32 {
        self.detail.get(row).copied().unwrap_or(RecordColumns::NO_DETAIL)
    }

    /// A row's number in the ledger.
    #[inline]
    pub(crate) fn order(&self, row: usize) -> u32 {
        self.order[row]
    }

    /// A row, put together from its columns.
    #[inline]
    pub(crate) fn fact(&self, row: usize) -> Fact {
        Fact {
            start: self.start[row],
            until: self.until(row),
            known: self.known.of_row(row).unwrap_or(self.start[row]),
            order: self.order[row],
            detail: self.detail(row),
            code: self.code.get(row).copied().unwrap_or(0),
            kind: self.kind,
            reason: self.reason(row),
        }
    }
}

/// A column, or an empty one where it is left out.
fn column<'a, T>(
    kept: bool,
    facts: impl Iterator<Item = &'a Fact>,
    value: impl Fn(&Fact) -> T,
) -> Vec<T> {
    if kept { facts.map(value).collect() } else { Vec::new() }
}

/// The days on which rows became known, kept only where they differ from the start.
///
/// A bitmap with rank: a bit for each row says whether it has a day of its own, and `rank` counts
/// the bits before each word, so that the place of a row's own day is one look-up and one
/// `popcount`. Two rows in a hundred then cost a bit each and two days instead of a hundred days:
///
/// ```text
/// row       0    1    2    3
/// start     5    9   12   20      rows 1 and 3 became known later than they start
/// known     5   10   12   31
/// has_own   0    1    0    1      own = [10, 31], rank = [0]
/// row 3: bit set, bits before it in the word: 1 → own[rank[0] + 1] = 31
/// ```
///
/// The test below holds it against the plain list of days.
#[derive(Debug, Clone, Default)]
struct KnownDays {
    /// A bit for each row: whether it has a day of its own.
    has_own: Vec<u64>,
    /// For each word of bits, how many bits are set before it.
    rank: Vec<u32>,
    own: Vec<Day>,
}

impl KnownDays {
    fn of<'a>(facts: impl ExactSizeIterator<Item = &'a Fact>) -> Self {
        let mut days = Self::default();
        let rows = facts.len();
        for (row, fact) in facts.enumerate().filter(|(_, fact)| fact.known != fact.start) {
            days.has_own.resize(rows.div_ceil(64), 0);
            days.has_own[row / 64] |= 1 << (row % 64);
            days.own.push(fact.known);
        }
        days.own.shrink_to_fit();
        days.rank = days
            .has_own
            .iter()
            .scan(0, |sum, bits| {
                let before = *sum;
                *sum += bits.count_ones();
                Some(before)
            })
            .collect();
        days
    }

    /// `None` means: known from its start on.
    #[inline]
    fn of_row(&self, row: usize) -> Option<Day> {
        let bits = self.has_own.get(row / 64)?;
        let (bit, lower) = (1 << (row % 64), (1 << (row % 64)) - 1);
        let place = || self.rank[row / 64] + (bits & lower).count_ones();
        (bits & bit != 0).then(|| self.own[place() as usize])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_know_their_own_day_and_no_other() {
        let day = Day::from_number;
        let fact = |row: i32| Fact {
            start: day(row),
            until: Day::NEVER,
            known: day(if row % 7 == 3 || row == 64 { row + 1000 } else { row }),
            order: row as u32,
            detail: RecordColumns::NO_DETAIL,
            code: 0,
            kind: Kind::Contact,
            reason: RecordColumns::NO_REASON,
        };
        let facts: Vec<Fact> = (0..300).map(fact).collect();
        let days = KnownDays::of(facts.iter());
        for (row, fact) in facts.iter().enumerate() {
            let own = Some(fact.known).filter(|known| *known != fact.start);
            assert_eq!(days.of_row(row), own, "{row}");
        }
        assert_eq!(KnownDays::of(facts[..3].iter()).of_row(2), None);
    }
}
