//! From a ledger and new records to the next caseload.

use crate::problem::{INTERNAL, Problem};
use crate::records::Records;
use meedoen::{Caseload, Ledger, LedgerReader};
use tokio::sync::OwnedMutexGuard;

/// The ledger of the service, while nobody is writing.
pub(crate) type Shelf = Option<Ledger>;

/// A ledger that is being written. Unless it is [kept](Draft::keep) it is put back as it was: where
/// the records are refused, where the caller has gone, where the work broke off.
pub(crate) struct Draft {
    shelf: OwnedMutexGuard<Shelf>,
    reader: Option<LedgerReader>,
}

impl Draft {
    /// Takes the ledger to write in. Who holds the shelf is the only writer.
    pub(crate) fn begin(mut shelf: OwnedMutexGuard<Shelf>, strict: bool) -> Self {
        let reader = shelf.take().map(|ledger| LedgerReader::resume(ledger).strict(strict));
        Self { shelf, reader }
    }

    /// Reads records behind those that stand, at a cost in proportion to the clients they speak of.
    /// Gives the ledger as it has become and its caseload; that of before is left as it is.
    pub(crate) fn grow(
        &mut self,
        caseload: &Caseload,
        records: &Records,
    ) -> Result<(&Ledger, Caseload), Problem> {
        let Some(reader) = &mut self.reader else {
            return Err(Problem::new(INTERNAL, "the ledger is gone"));
        };
        records.read_with(reader)?;
        let ledger = reader.end()?;
        Ok((ledger, caseload.append(ledger)?))
    }

    /// Puts the ledger back as it has become.
    pub(crate) fn keep(mut self) -> Result<(), Problem> {
        if let Some(reader) = self.reader.take() {
            *self.shelf = Some(reader.finish()?);
        }
        Ok(())
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        if let Some(reader) = self.reader.take() {
            *self.shelf = Some(reader.abandon());
        }
    }
}
