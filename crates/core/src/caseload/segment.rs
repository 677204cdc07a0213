//! Rows sorted by client, once.

use super::rules::Translation;
use super::{Fact, KnownOn, Rules, Timeline};
use crate::ledger::{Columns, Ledger, Names, Said, reason_word};
use crate::policy::{Codes, Kind, Policy};
use crate::{Day, Result};
use std::sync::Arc;

/// The rows of a number of clients, sorted by client, kind, start and place in the ledger. A
/// client's rows lie together, so that a sweep reads memory in one direction.
#[derive(Debug, Clone)]
pub(super) struct Segment {
    /// By client, where its rows begin; and last, where they all end.
    offsets: Vec<u32>,
    facts: Vec<Fact>,
    /// By row, when it ceased to hold; empty where every row stands.
    withdrawn: Vec<Day>,
    /// Hours a week, by a placement's `detail`.
    hours: Vec<f64>,
    /// Benefit numbers, by a benefit's `detail`.
    benefit_nos: Arc<Names>,
}

impl Segment {
    /// Sorts the rows of a ledger, with the code numbers of this policy.
    pub(super) fn build(ledger: &Ledger, policy: &Policy) -> Result<Self> {
        let columns = ledger.columns();
        let order = sorted_order(columns, ledger.client_count());
        let translation = Translation::new(ledger.codes(), policy.codes());
        let facts = order.rows.iter().map(|&row| {
            let index = row as usize;
            let (kind, code) = (columns.kind[index], columns.code[index]);
            Ok(Fact {
                start: Day::from_number(columns.start[index]),
                until: Day::from_number(columns.until[index]),
                known: Day::from_number(columns.known(index)),
                order: row,
                detail: columns.detail[index],
                code: translation.number(kind, code, ledger.codes())?,
                kind,
                reason: columns.reason[index],
            })
        });
        let withdrawn = |&row: &u32| Day::from_number(columns.withdrawn[row as usize]);
        let all_stand = columns.withdrawn.iter().all(|day| day == Columns::OPEN);
        Ok(Self {
            facts: facts.collect::<Result<_>>()?,
            withdrawn: if all_stand {
                Vec::new()
            } else {
                order.rows.iter().map(withdrawn).collect()
            },
            hours: ledger.hours_list().to_vec(),
            benefit_nos: ledger.benefit_nos().clone(),
            offsets: order.offsets,
        })
    }

    /// How many clients.
    pub(super) fn clients(&self) -> usize {
        self.offsets.len() - 1
    }

    /// Where a client's rows stand.
    fn rows(&self, client: usize) -> std::ops::Range<usize> {
        self.offsets[client] as usize..self.offsets[client + 1] as usize
    }

    /// When a row ceased to hold; never while it stands.
    fn withdrawn(&self, row: usize) -> Day {
        self.withdrawn.get(row).copied().unwrap_or(Day::NEVER)
    }

    /// What each row says, in words: of the clients with these ids, under these codes.
    pub(super) fn said<'a>(
        &'a self,
        ids: &'a Names,
        codes: &'a Codes,
    ) -> impl Iterator<Item = Said<'a>> + 'a {
        (0..self.clients()).flat_map(move |client| {
            self.rows(client).map(move |row| {
                let Fact { start, until, known, detail, code, kind, reason, .. } = self.facts[row];
                let code = codes.of(kind).get(usize::from(code)).map_or("", String::as_str);
                let reason = reason_word(kind, reason).unwrap_or("");
                let benefit_no =
                    if kind == Kind::Benefit { self.benefit_nos.get(detail) } else { "" };
                let hours = self.hours.get(detail as usize).copied();
                Said {
                    words: [ids.get(client as u32), kind.as_str(), code, reason, benefit_no],
                    hours: hours.filter(|_| kind == Kind::Placement),
                    days: [start, until, known, self.withdrawn(row)].map(Day::number),
                }
            })
        })
    }

    /// When each row starts, became known and ceased to hold.
    pub(super) fn row_days(&self) -> impl Iterator<Item = RowDays> + '_ {
        self.facts.iter().enumerate().map(|(row, fact)| RowDays {
            start: fact.start,
            known: fact.known,
            withdrawn: self.withdrawn(row),
        })
    }

    /// Lays out one client's timeline as known on a day.
    pub(super) fn lay_out(
        &self,
        client: usize,
        known_on: KnownOn,
        rules: &Rules,
        timeline: &mut Timeline,
    ) {
        let rows = self.rows(client);
        let takes = |row: usize| known_on.takes(self.facts[row].known, self.withdrawn(row));
        let fill = |facts: &mut Vec<Fact>| {
            // Most clients have no row that is left out: theirs are copied as they lie.
            if rows.clone().all(takes) {
                facts.extend_from_slice(&self.facts[rows]);
            } else {
                facts.extend(rows.filter(|row| takes(*row)).map(|row| self.facts[row]));
            }
        };
        timeline.lay_out(fill, |detail| self.hours.get(detail as usize).copied(), rules);
    }
}

/// When a row starts, when it became known, and when it ceased to hold.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RowDays {
    pub(crate) start: Day,
    pub(crate) known: Day,
    /// [`Day::NEVER`] while it stands.
    pub(crate) withdrawn: Day,
}

/// A sorted order of a ledger's rows.
struct Order {
    offsets: Vec<u32>,
    rows: Vec<u32>,
}

/// Sorts by client with one counting pass, then each client's few rows by kind, start and place.
fn sorted_order(columns: &Columns, clients: usize) -> Order {
    let mut offsets = vec![0_u32; clients + 1];
    for &client in &columns.client {
        offsets[client as usize + 1] += 1;
    }
    for client in 0..clients {
        offsets[client + 1] += offsets[client];
    }
    let mut next = offsets.clone();
    let mut rows = vec![0_u32; columns.len()];
    for (row, &client) in columns.client.iter().enumerate() {
        let place = &mut next[client as usize];
        rows[*place as usize] = row as u32;
        *place += 1;
    }
    for client in offsets.windows(2) {
        rows[client[0] as usize..client[1] as usize].sort_unstable_by_key(|&row| {
            (columns.kind[row as usize], columns.start[row as usize], row)
        });
    }
    Order { offsets, rows }
}
