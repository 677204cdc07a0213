//! The texts of a batch's rows that are interned, as keys that wait for their ids: clients and benefit
//! numbers.

use crate::ledger::Field;
use crate::ledger::batch::lookup::BatchColumns;
use crate::ledger::intern::pending::{KeyBlock, KeyBuffer};
use crate::vocabulary::Kind;

/// The clients of these rows, given as (row of the batch, row of the ledger), as keys.
pub(crate) fn clients(
    columns: &BatchColumns<'_>,
    rows: impl Iterator<Item = (usize, usize)>,
) -> KeyBlock {
    let source = columns.source(Field::Client);
    let mut texts = KeyBuffer::default();
    for (row, index) in rows {
        texts.add_run(index, source.text(row));
    }
    texts.seal()
}

/// The benefit numbers of these rows, where there are any: as keys of those that are benefits.
pub(crate) fn benefits(
    columns: &BatchColumns<'_>,
    rows: impl Iterator<Item = (usize, usize)>,
    kind: impl Fn(usize) -> Kind,
) -> KeyBlock {
    let source = columns.source(Field::BenefitNo);
    let mut texts = KeyBuffer::default();
    if !source.is_empty() {
        for (row, index) in rows.filter(|(_, index)| kind(*index) == Kind::Benefit) {
            match source.text(row) {
                b"" => {}
                text => texts.add(index, text),
            }
        }
    }
    texts.seal()
}
