//! Rows as columns, sorted by client once.

use super::rules::Translation;
use super::{Fact, KnownOn, Rules, Timeline};
use crate::ledger::{Columns, Ledger, Names, Said, reason_word};
use crate::policy::{Codes, Kind, Policy};
use crate::{Day, Result};
use std::sync::Arc;

/// The rows of a number of clients, a column each, sorted by client, kind, start and place in the
/// ledger.
#[derive(Debug, Clone)]
pub(super) struct Segment {
    /// By client, where its rows begin; and last, where they all end.
    offsets: Vec<u32>,
    kind: Vec<Kind>,
    code: Vec<u16>,
    start: Vec<i32>,
    until: Vec<i32>,
    known: Vec<i32>,
    withdrawn: Vec<i32>,
    reason: Vec<u8>,
    detail: Vec<u32>,
    order: Vec<u32>,
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
        let code = order
            .rows
            .iter()
            .map(|&row| {
                let (kind, code) = (columns.kind[row as usize], columns.code[row as usize]);
                translation.number(kind, code, ledger.codes())
            })
            .collect::<Result<_>>()?;
        let pick = |column: &[i32]| order.rows.iter().map(|&row| column[row as usize]).collect();
        Ok(Self {
            kind: order.rows.iter().map(|&row| columns.kind[row as usize]).collect(),
            code,
            start: pick(&columns.start),
            until: pick(&columns.until),
            known: order.rows.iter().map(|&row| columns.known(row as usize)).collect(),
            withdrawn: pick(&columns.withdrawn),
            reason: order.rows.iter().map(|&row| columns.reason[row as usize]).collect(),
            detail: order.rows.iter().map(|&row| columns.detail[row as usize]).collect(),
            hours: ledger.hours_list().to_vec(),
            benefit_nos: ledger.benefit_nos().clone(),
            offsets: order.offsets,
            order: order.rows,
        })
    }

    /// How many clients.
    pub(super) fn clients(&self) -> usize {
        self.offsets.len() - 1
    }

    /// What each row says, in words: of the clients with these ids, under these codes.
    pub(super) fn said<'a>(
        &'a self,
        ids: &'a Names,
        codes: &'a Codes,
    ) -> impl Iterator<Item = Said<'a>> + 'a {
        (0..self.clients()).flat_map(move |client| {
            let rows = self.offsets[client] as usize..self.offsets[client + 1] as usize;
            rows.map(move |row| {
                let (kind, detail) = (self.kind[row], self.detail[row]);
                let code = codes.of(kind).get(usize::from(self.code[row]));
                let benefit_no =
                    if kind == Kind::Benefit { self.benefit_nos.get(detail) } else { "" };
                let hours = self.hours.get(detail as usize).copied();
                Said {
                    words: [
                        ids.get(client as u32),
                        kind.as_str(),
                        code.map_or("", String::as_str),
                        reason_word(kind, self.reason[row]).unwrap_or(""),
                        benefit_no,
                    ],
                    hours: hours.filter(|_| kind == Kind::Placement),
                    days: [self.start[row], self.until[row], self.known[row], self.withdrawn[row]],
                }
            })
        })
    }

    /// When each row starts, became known and ceased to hold.
    pub(super) fn row_days(&self) -> impl Iterator<Item = RowDays> + '_ {
        let day = Day::from_number;
        (0..self.start.len()).map(move |row| RowDays {
            start: day(self.start[row]),
            known: day(self.known[row]),
            withdrawn: day(self.withdrawn[row]),
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
        let rows = self.offsets[client] as usize..self.offsets[client + 1] as usize;
        let row = |index: usize| {
            let day = Day::from_number;
            let fact = Fact {
                start: day(self.start[index]),
                until: day(self.until[index]),
                known: day(self.known[index]),
                order: self.order[index],
                code: self.code[index],
                reason: self.reason[index],
                detail: self.detail[index],
            };
            (self.kind[index], fact, day(self.withdrawn[index]))
        };
        let hours_of = |detail: u32| self.hours.get(detail as usize).copied();
        timeline.lay_out(rows.map(row), hours_of, known_on, rules);
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
