//! From a ledger and new records to the next caseload.

use crate::problem::Problem;
use crate::records::Records;
use meedoen::{Caseload, Ledger, LedgerReader};

/// The state after new records: the ledger that holds them, and its caseload.
pub(crate) struct Grown {
    pub(crate) ledger: Ledger,
    pub(crate) caseload: Caseload,
}

/// Reads records behind those that stand. The ledger and the caseload given are left as they are:
/// nothing has happened until the caller puts the new state in their place.
///
/// The new caseload is built anew from the whole ledger: right, and as slow as the ledger is large.
pub(crate) fn grow(
    ledger: &Ledger,
    caseload: &Caseload,
    records: &Records,
    strict: bool,
) -> Result<Grown, Problem> {
    let mut reader = LedgerReader::resume(ledger.clone()).strict(strict);
    records.read_with(&mut reader)?;
    let ledger = reader.finish()?;
    let caseload = Caseload::build(&ledger, caseload.policy())?;
    Ok(Grown { ledger, caseload })
}
