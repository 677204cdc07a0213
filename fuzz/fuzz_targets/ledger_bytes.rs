//! Any bytes are a ledger or an error with a code; what is read is written, built and grows.
#![no_main]

use libfuzzer_sys::fuzz_target;
use meedoen::{Caseload, ErrorCode, Ledger, LedgerReader, Policy};
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

static POLICY: LazyLock<Policy> = LazyLock::new(|| Policy::preset("example").expect("the preset"));

fuzz_target!(|bytes: &[u8]| {
    read(bytes);
    // Behind a name and before a sum that are right, any bytes reach the reading.
    let mut summed = [b"meedoenL\x01\x00", bytes].concat();
    let sum = Sha256::digest(&summed);
    summed.extend_from_slice(&sum[..8]);
    read(&summed);
});

fn read(bytes: &[u8]) {
    match Ledger::from_bytes(bytes) {
        Ok(ledger) => {
            assert_eq!(ledger.records().count(), ledger.len());
            assert!(Ledger::from_bytes(&ledger.to_bytes()).is_ok());
            let _ = Caseload::build(&ledger, &POLICY);
            let mut reader = LedgerReader::resume(ledger);
            let _ = reader.push_csv(b"client,kind,code,start\nc1,rung,1,2023-01-01\n");
            let _ = reader.end();
        }
        Err(error) => assert_eq!(error.code(), ErrorCode::BadLedger),
    }
}
