//! Bytes that no ledger gives, behind a name and before a sum that are right.

use super::FORMAT;
use crate::ledger::codec::ByteWriter;
use crate::{Caseload, Day, Ledger, LedgerReader, Policy};
use proptest::prelude::*;
use std::sync::LazyLock;

/// Everything that a ledger can have: each kind, hours, shared benefits, records that were
/// withdrawn in either way, findings, notices, two files, an extract's day.
const CSV: &str = "\
client,kind,code,start,end,reason,hours,benefit_no,registered_on,withdrawn_on,record,own\n\
c1,benefit,pw,2022-01-01,2023-03-31,work,,B1,2022-01-05,,r1,\n\
c2,benefit,pw,2022-01-01,,,,B1,2022-01-05,,,\n\
c1,birth,,1980-05-17,,,,,,,,\n\
c1,rung,2,2022-02-01,,,,,2022-02-03,2022-05-01,,\n\
c1,rung,3,2022-03-01,,,,,,,r2,\n\
c1,growth,4,2022-03-01,,,,,,,,\n\
c1,contact,first,2022-01-20,,,,,,,,\n\
c1,route,meedoen_basis,2022-02-01,2022-06-30,,,,,,,\n\
c1,activity,volunteering,2022-04-01,,,,,,,,\n\
c1,referral,wsp,2022-09-01,2022-09-01,returned,,,,,,\n\
c1,placement,paid,2023-04-01,,,32.5,,,,,\n\
c3,placement,trial,2023-04-01,2023-05-01,,8,,,,,\n\
c1,instrument,job_coach,2023-04-01,,,,,,,,\n\
c1,group,exempt,2022-01-01,2022-12-31,,,,,,,\n\
c1,withdraw,r2,2022-06-01,,,,,,,,\n\
c9,benefit,pw,\"soon, \"\"they\"\" say\",,,,,,,,\n\
c9,benefit,unheard,2022-01-01,,,,,,,,\n";

static LEDGER: LazyLock<Ledger> = LazyLock::new(|| {
    let policy = Policy::preset("example").unwrap();
    let mut reader = LedgerReader::new(&policy).name("één.csv").allow_bsn_like_ids(true);
    reader.push_csv(CSV.as_bytes()).unwrap();
    reader.next_file("two", None).unwrap();
    reader.push_csv(b"client,kind,code,start\nc4,group,status_holder,2022-01-01\n").unwrap();
    let mut ledger = reader.finish().unwrap();
    let extract = Ledger::read_csv(CSV.as_bytes(), &policy).unwrap();
    ledger.update("2024-01-01".parse().unwrap(), &extract).unwrap();
    ledger
});

/// What is between version and sum.
fn body() -> Vec<u8> {
    let bytes = LEDGER.to_bytes();
    bytes[10..bytes.len() - 8].to_vec()
}

fn sealed(body: &[u8]) -> Vec<u8> {
    let ByteWriter(mut bytes) = FORMAT.begin();
    bytes.extend(body);
    ByteWriter(bytes).end()
}

/// Reads bytes, and does all that can be done with what they say.
fn read(bytes: &[u8]) -> bool {
    let Ok(mut ledger) = Ledger::from_bytes(bytes) else { return false };
    let policy = Policy::preset("example").unwrap();
    for index in 0..ledger.len() {
        let location = ledger.locations().of(index as u32);
        assert!((location.file as usize) < ledger.reading().files().len());
        assert!(location.row > 0);
    }
    assert_eq!(ledger.records().count(), ledger.len());
    assert!(!ledger.digest().is_empty() && !ledger.to_csv().is_empty());
    for file in 0..ledger.reading().files().len() {
        ledger.quarantined_csv(file, crate::vocabulary::Lang::Nl);
    }
    assert_eq!(Ledger::from_bytes(&ledger.to_bytes()).unwrap().to_bytes(), ledger.to_bytes());
    if let Ok(caseload) = Caseload::build(&ledger, &policy) {
        caseload.client("c1", None).map(|timeline| timeline.episodes().len());
        caseload.client("c1", "2022-06-01".parse().ok());
    }
    let extract = LEDGER.clone();
    let _ = ledger.update(Day::MAX, &extract);
    let mut reader = LedgerReader::resume(ledger);
    let _ = reader.push_csv(CSV.as_bytes());
    let _ = reader.end();
    reader.abandon();
    true
}

#[test]
fn the_form_is_what_it_was() {
    // Who changes the form gives it another version.
    let bytes = LEDGER.to_bytes();
    let sum = &crate::ledger::hexadecimal(&bytes[bytes.len() - 8..]);
    assert_eq!(
        (&bytes[..10], bytes.len(), &**sum),
        (&b"meedoenL\x01\x00"[..], 1457, "660cff431d081fd5")
    );
}

#[test]
fn what_is_sound_is_read() {
    assert!(read(&LEDGER.to_bytes()) && read(&sealed(&body())));
}

#[test]
fn every_beginning_and_every_byte_too_much_is_refused() {
    let body = body();
    for length in 0..body.len() {
        assert!(!read(&sealed(&body[..length])), "{length} of {}", body.len());
    }
    assert!(!read(&sealed(&[&body[..], &[0]].concat())));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 1500 } else { 20_000 }))]

    #[test]
    fn other_bytes_are_a_sound_ledger_or_refused(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
    ) {
        let mut body = body();
        for (place, byte) in changes {
            let place = place.index(body.len());
            body[place] = byte;
        }
        read(&sealed(&body));
    }

    #[test]
    fn any_bytes_are_refused(body in proptest::collection::vec(any::<u8>(), 0..200)) {
        read(&sealed(&body));
    }
}
