//! A synthetic ledger as columns in memory.

use super::plan::Plan;
use super::row::{Ended, Row, push_benefit_no, push_id};
use meedoen::Day;
use meedoen::ledger::{Batch, Column};
use meedoen::vocabulary::{Kind, Word};
use std::ops::Range;

/// A synthetic ledger's rows as columns of plain values, with the texts they refer to.
///
/// ```
/// use meedoen::{LedgerReader, Policy};
/// use meedoen_synthetic::{SyntheticLedger, SyntheticOptions};
///
/// let policy = Policy::preset("example")?;
/// let table = SyntheticLedger::new(&policy, SyntheticOptions::of(100))?.table();
/// let mut reader = LedgerReader::new(&policy);
/// reader.push_batch(&table.batch())?;
/// assert_eq!(reader.finish()?.len(), table.len());
/// # Ok::<(), meedoen::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Table {
    rows: Vec<Row>,
    /// The first client that the texts are of; an even number.
    first: u32,
    /// The clients' ids, one after the other.
    ids: String,
    id_width: usize,
    /// The numbers of the benefits that two clients may share, likewise.
    benefits: String,
    /// All codes, kind by kind.
    codes: Vec<String>,
    /// By kind: the place of its first code.
    codes_of: [usize; Kind::ALL.len()],
}

/// How many characters the number of a benefit has.
const BENEFIT_WIDTH: usize = 9;

impl Table {
    /// The rows, all of these clients.
    pub(super) fn new(plan: &Plan, clients: Range<u32>, rows: Vec<Row>) -> Self {
        let first = clients.start & !1;
        let options = &plan.options;
        let (mut ids, mut benefits) = (String::new(), String::new());
        for client in first..clients.end {
            push_id(client, options, &mut ids);
            if client % 2 == 0 {
                push_benefit_no(client, &mut benefits);
            }
        }
        let mut codes = Vec::new();
        let mut codes_of = [0; Kind::ALL.len()];
        for &kind in Kind::ALL {
            codes_of[kind as usize] = codes.len();
            codes.extend_from_slice(plan.words(kind));
        }
        Self { rows, first, ids, id_width: options.id_width(), benefits, codes, codes_of }
    }

    /// How many rows.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The columns, as the ledger's door takes them: ids and benefit numbers as text, kinds, codes
    /// and reasons as numbers into lists of words, days as numbers of days, hours as real numbers.
    pub fn batch(&self) -> Batch<'_> {
        let days =
            |day: fn(&Row) -> Option<Day>| Column::days(self.each(|row| day(row).map(Day::number)));
        // No list has so many words.
        let place = |place: Option<usize>| place.map_or(u32::MAX, |place| place as u32);
        let codes = self.codes.iter().map(String::as_str);
        Batch::new()
            .column("client", Column::text(self.each(|row| self.id(row.client))))
            .column(
                "kind",
                Column::dictionary(
                    Kind::ALL.iter().map(|kind| kind.as_str()),
                    self.each(|row| row.kind as u8),
                ),
            )
            .column("code", Column::dictionary(codes, self.each(|row| place(self.code(row)))))
            .column("start", days(|row| Some(row.start)))
            .column("end", days(Row::end))
            .column(
                "reason",
                Column::dictionary(Ended::words(), self.each(|row| place(row.ended.place()))),
            )
            .column("hours", Column::real(self.each(Row::hours)))
            .column("benefit_no", Column::text(self.each(|row| self.benefit_no(row.benefit()?))))
            .column("registered_on", days(|row| row.registered))
            .column("withdrawn_on", days(|row| row.withdrawn))
    }

    /// A value for each row.
    fn each<'a, T>(&'a self, value: impl FnMut(&'a Row) -> T) -> Vec<T> {
        self.rows.iter().map(value).collect()
    }

    fn id(&self, client: u32) -> Option<&str> {
        let at = client.checked_sub(self.first)? as usize * self.id_width;
        self.ids.get(at..at + self.id_width)
    }

    fn benefit_no(&self, benefit: u32) -> Option<&str> {
        let at = benefit.checked_sub(self.first)? as usize / 2 * BENEFIT_WIDTH;
        self.benefits.get(at..at + BENEFIT_WIDTH)
    }

    /// The place of a row's code; a birth has none.
    fn code(&self, row: &Row) -> Option<usize> {
        (row.kind != Kind::Birth).then(|| self.codes_of[row.kind as usize] + usize::from(row.code))
    }
}
