//! A caseload that grows with its ledger.

mod collect;
mod delta;

pub(crate) use delta::Layer;

use super::Caseload;
use super::build::Source;
use super::chunk::{CLIENTS, Chunk, Lot, Numbers, Row, Tools, Withdrawn};
use crate::ledger::Ledger;
use crate::{Day, Error, ErrorCode, Result, threads};
use collect::fetch;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

/// Layers are folded into the base once they hold more than one in this many of its clients. Until
/// then they cost a question little; folding them costs a part of a build.
const ONE_IN: usize = 8;
/// So many layers of a size become one.
const OF_A_SIZE: usize = 8;

impl Caseload {
    /// The caseload of the same ledger after it has grown ([`crate::LedgerReader::resume`],
    /// [`Ledger::update`]): equal to one built anew, at a cost in proportion to the clients whom the
    /// new rows and withdrawals speak of. This caseload stays as it is, for those who read it.
    ///
    /// `bad_ledger` when the ledger is plainly not the one this caseload was built from, grown;
    /// `bad_policy` when a new row has a code that the policy lacks.
    ///
    /// ```
    /// use meedoen::{Caseload, Kpi, Ledger, LedgerReader, Policy, Query, Span};
    ///
    /// let policy = Policy::preset("example")?;
    /// let csv = b"client,kind,code,start,record\nR001,benefit,pw,2023-01-15,r1\n";
    /// let mut ledger = Ledger::read_csv(csv, &policy)?;
    /// let before = Caseload::build(&ledger, &policy)?;
    ///
    /// let mut reader = LedgerReader::resume(ledger);
    /// reader.push_csv(b"client,kind,code,start,end,reason\n\
    ///               R001,withdraw,r1,2023-11-01,,\n\
    ///               R001,benefit,pw,2023-01-15,2023-10-31,work\n\
    ///               R002,benefit,pw,2023-11-01,,\n")?;
    /// ledger = reader.finish()?;
    /// let after = before.append(&ledger)?;
    ///
    /// let stock = Query::over(Span::parse("2023")?).kpis([Kpi::Inflow, Kpi::OutflowToWork]).into();
    /// let figures = |caseload: &Caseload| -> meedoen::Result<Vec<f64>> {
    ///     let answer = caseload.ask(&stock)?;
    ///     Ok(answer.kpi_rows().iter().filter_map(|row| Some(row.value?.as_f64())).collect())
    /// };
    /// assert_eq!(figures(&before)?, [1.0, 0.0]);
    /// assert_eq!(figures(&after)?, [2.0, 1.0]);
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn append(&self, ledger: &Ledger) -> Result<Self> {
        let new = self.new_rows(ledger)?;
        let source = Source::new(ledger, self.policy(), new.clone())?;
        let columns = ledger.columns();
        let mut learned = (*self.learned).clone();
        let mut changes = Changes::default();
        for row in ledger.withdrawals().iter().skip(self.withdrawals).map(|row| *row as usize) {
            let on = Day::from_number(columns.withdrawn[row]);
            learned.days.mark(on);
            // A new row comes in as it has become.
            if row < new.start {
                changes.numbers.push(columns.client[row]);
                changes.withdrawn.insert(row as u32, on);
            }
        }
        learned.add(&source.each(new, |row| changes.add(row)));
        let mut grown = Self {
            ids: ledger.client_ids().clone(),
            benefit_nos: ledger.benefit_nos().clone(),
            hours: ledger.hours_list().into(),
            places: Arc::new(ledger.locations().clone()),
            learned: Arc::new(learned),
            rows: ledger.len(),
            withdrawals: ledger.withdrawals().len(),
            digest: Arc::default(),
            ..self.clone()
        };
        if !changes.numbers.is_empty() {
            let layer = self.layer_of(changes, &mut grown.tools());
            grown.layers.push(Arc::new(layer));
            grown.join_layers();
        }
        Ok(grown)
    }

    /// The clients to whom something changed, as they become and as they are.
    fn layer_of(&self, changes: Changes, tools: &mut Tools<'_>) -> Layer {
        let Changes { mut numbers, withdrawn, mut rows } = changes;
        numbers.sort_unstable();
        numbers.dedup();
        rows.sort_by_key(|it| it.row.client);
        let mut rows = rows.into_iter().peekable();
        let (mut layer, mut before, mut now) = <(Layer, Lot, Lot)>::default();
        for numbers in numbers.chunks(CLIENTS) {
            before.clear();
            fetch(numbers.iter().map(|number| self.find(*number)), &mut before);
            now.clear();
            for row in before.all() {
                let on = withdrawn.get(&row.row.fact.order).copied().unwrap_or(row.on);
                now.put(Withdrawn { on, ..row });
            }
            for (client, number) in (0..).zip(numbers) {
                while let Some(Withdrawn { row, on }) = rows.next_if(|it| it.row.client == *number)
                {
                    now.put(Withdrawn { row: Row { client, ..row }, on });
                }
            }
            layer.now.push(Chunk::of(Numbers::These(numbers.to_vec()), &now, tools));
            let known = numbers.partition_point(|it| (*it as usize) < self.client_count());
            if known > 0 {
                let known = Numbers::These(numbers[..known].to_vec());
                layer.before.push(Chunk::of(known, &before, tools));
            }
        }
        layer
    }

    /// The rows that the ledger has and this caseload has not.
    fn new_rows(&self, ledger: &Ledger) -> Result<Range<usize>> {
        let last = self.client_count().checked_sub(1).map(|last| last as u32);
        let grown = self.rows <= ledger.len()
            && self.withdrawals <= ledger.withdrawals().len()
            && self.client_count() <= ledger.client_count()
            && last.is_none_or(|last| ledger.client_id(last) == self.client_id(last));
        if grown {
            return Ok(self.rows..ledger.len());
        }
        let message = "the ledger is not the one this caseload was built from, grown";
        Err(Error::new(ErrorCode::BadLedger, "", message))
    }

    /// Joins the latest layers once there are several of a size, so that there are few of them and
    /// yet a client is laid out anew only now and then; folds all once they are a good part of the
    /// caseload.
    fn join_layers(&mut self) {
        let size = |layer: &Arc<Layer>| layer.len().checked_ilog(OF_A_SIZE);
        while let Some(last) = self.layers.last().map(size)
            && let of_a_size = self.layers.iter().rev().take_while(|it| size(it) <= last).count()
            && of_a_size >= OF_A_SIZE
        {
            let joined = self.layers.split_off(self.layers.len() - of_a_size);
            let joined = Layer::joined(&joined, &mut self.tools());
            self.layers.push(Arc::new(joined));
        }
        let appended: usize = self.layers.iter().map(|layer| layer.len()).sum();
        if appended > CLIENTS.max(self.client_count() / ONE_IN) {
            self.fold_layers();
        }
    }

    /// Puts what was appended into the base: chunks that no layer touches stay as they are.
    fn fold_layers(&mut self) {
        let chunks = self.client_count().div_ceil(CLIENTS);
        let made = threads::map_with(
            0..chunks,
            || self.tools(),
            |tools, index| {
                let first = index * CLIENTS;
                let clients = first..self.client_count().min(first + CLIENTS);
                let numbers = clients.start as u32..clients.end as u32;
                let whole = self.base.get(index).filter(|chunk| chunk.len() == clients.len());
                if let Some(chunk) = whole
                    && !self.layers.iter().any(|layer| layer.has_any(&numbers))
                {
                    return chunk.clone();
                }
                let mut lot = Lot::default();
                fetch(numbers.map(|number| self.find(number)), &mut lot);
                Arc::new(Chunk::of(Numbers::From(first as u32, clients.len()), &lot, tools))
            },
        );
        self.base = Arc::new(made);
        self.layers.clear();
    }
}

/// What a grown ledger says anew.
#[derive(Default)]
struct Changes {
    /// The clients it is about, in any order.
    numbers: Vec<u32>,
    /// The earlier rows that ceased to hold, by their place in the ledger.
    withdrawn: HashMap<u32, Day>,
    /// The rows that came in.
    rows: Vec<Withdrawn>,
}

impl Changes {
    fn add(&mut self, row: Withdrawn) {
        self.numbers.push(row.row.client);
        self.rows.push(row);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Answer, Kpi, LedgerReader, Policy, Query, Span};

    /// Stock and inflow by month, and what the rows say.
    fn seen(caseload: &Caseload) -> (Answer, String) {
        let query = Query::over(Span::parse("2023").unwrap())
            .kpis([Kpi::Stock, Kpi::Inflow])
            .every(crate::calendar::Every::Month);
        (caseload.ask(&query.into()).unwrap(), caseload.digests().ledger)
    }

    #[test]
    fn folding_changes_nothing_that_is_seen() {
        let policy = Policy::preset("example").unwrap();
        let rows = |from: usize, to: usize| {
            let row = |client| format!("c{client},benefit,pw,2023-0{}-01,\n", client % 9 + 1);
            let rows: String = (from..to).map(row).collect();
            format!("client,kind,code,start,end\n{rows}")
        };
        let mut ledger = Ledger::read_csv(rows(0, CLIENTS + 10).as_bytes(), &policy).unwrap();
        let mut caseload = Caseload::build(&ledger, &policy).unwrap();
        for (from, to) in [(CLIENTS, CLIENTS + 20), (5, 8), (CLIENTS + 15, CLIENTS + 40)] {
            let mut reader = LedgerReader::resume(ledger);
            reader.push_csv(rows(from, to).as_bytes()).unwrap();
            ledger = reader.finish().unwrap();
            caseload = caseload.append(&ledger).unwrap();
        }
        assert!(!caseload.layers.is_empty(), "so few clients stay apart");
        let mut folded = caseload.clone();
        folded.fold_layers();
        assert!(folded.layers.is_empty());
        assert_eq!(folded.base.len(), 2);
        let anew = seen(&Caseload::build(&ledger, &policy).unwrap());
        assert_eq!(seen(&caseload), anew);
        assert_eq!(seen(&folded), anew);
    }
}
