//! The rows of one kind, a column each.

use super::by_client::range;
use super::fact::Fact;
use crate::Day;
use crate::branchless::sift;
use crate::ledger::RecordColumns;
use crate::policy::Kind;
use std::ops::Range;

/// The rows of one kind of a number of clients, sorted by client; see [`super::sort`] for the
/// order within a client. A column in which every row says the same is not kept.
#[derive(Debug, Clone)]
pub(crate) struct Rows {
    kind: Kind,
    /// By client, where its rows begin; and last, where they all end.
    offsets: Vec<u32>,
    start: Vec<Day>,
    until: Vec<Day>,
    code: Vec<u16>,
    reason: Vec<u8>,
    detail: Vec<u32>,
    order: Vec<u32>,
    known: KnownDays,
}

impl Rows {
    /// No rows, of nobody.
    pub(crate) fn none(kind: Kind) -> Self {
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

    /// These rows, in this order; `offsets` says where each client's begin.
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

    /// Where a client's rows stand.
    #[inline(always)]
    pub(crate) fn of_client(&self, client: u32) -> Range<usize> {
        range(&self.offsets, client)
    }

    /// Tells every client who has rows, and where they stand. `clients` is a buffer.
    #[inline(always)]
    pub(crate) fn each_with_rows(
        &self,
        clients: &mut Vec<u32>,
        mut tell: impl FnMut(u32, Range<usize>),
    ) {
        let all = self.offsets.windows(2).enumerate();
        let with_rows = all.map(|(client, rows)| (client as u32, rows[0] != rows[1]));
        for &client in sift(with_rows, clients) {
            tell(client, self.of_client(client));
        }
    }

    /// The first days, or the days on which it happened.
    #[inline(always)]
    pub(crate) fn starts(&self) -> &[Day] {
        &self.start
    }

    /// The numbers of the codes; empty for births.
    #[inline(always)]
    pub(crate) fn codes(&self) -> &[u16] {
        &self.code
    }

    /// The day after a row's last.
    #[inline(always)]
    pub(crate) fn until(&self, row: usize) -> Day {
        self.until.get(row).copied().unwrap_or(Day::NEVER)
    }

    /// The number of a row's end reason.
    #[inline(always)]
    pub(crate) fn reason(&self, row: usize) -> u8 {
        self.reason.get(row).copied().unwrap_or(RecordColumns::NO_REASON)
    }

    /// The number of what a row says beside its code.
    #[inline(always)]
    pub(crate) fn detail(&self, row: usize) -> u32 {
        self.detail.get(row).copied().unwrap_or(RecordColumns::NO_DETAIL)
    }

    /// A row's place in the ledger.
    #[inline(always)]
    pub(crate) fn order(&self, row: usize) -> u32 {
        self.order[row]
    }

    /// A row as a value.
    #[inline(always)]
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

/// A column, if it is kept.
fn column<'a, T>(
    kept: bool,
    facts: impl Iterator<Item = &'a Fact>,
    value: impl Fn(&Fact) -> T,
) -> Vec<T> {
    if kept { facts.map(value).collect() } else { Vec::new() }
}

/// When rows became known, where that was not the day they start.
#[derive(Debug, Clone, Default)]
struct KnownDays {
    /// A bit a row: whether it has a day of its own.
    has_own: Vec<u64>,
    /// By word of bits, how many bits stand before it.
    before: Vec<u32>,
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
        days.before = days
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

    /// Nothing: known from its start on.
    #[inline(always)]
    fn of_row(&self, row: usize) -> Option<Day> {
        let bits = self.has_own.get(row / 64)?;
        let (bit, lower) = (1 << (row % 64), (1 << (row % 64)) - 1);
        let place = || self.before[row / 64] + (bits & lower).count_ones();
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
