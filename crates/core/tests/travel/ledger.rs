//! A ledger as bytes: what comes back is the same in all that it can be asked, and grows as the
//! other would; what is no ledger is refused.

use crate::vectors::{caseload, cases, folders, ledger};
use meedoen::ledger::LedgerReader;
use meedoen::vocabulary::{Lang, Word};
use meedoen::{Caseload, Day, ErrorCode, Ledger, Policy, Question};
use proptest::prelude::*;
use sha2::{Digest, Sha256};

fn trip(ledger: &Ledger) -> Ledger {
    Ledger::from_bytes(&ledger.to_bytes()).unwrap()
}

/// Whether two ledgers are the same in all that they can be asked.
#[track_caller]
fn assert_same(one: &Ledger, other: &Ledger) {
    assert!(one.records().eq(other.records()));
    assert!(one.clients().eq(other.clients()));
    assert_eq!(one.digest(), other.digest());
    let reading = |ledger: &Ledger| serde_json::to_string(ledger.reading()).unwrap();
    assert_eq!(reading(one), reading(other));
    for file in 0..one.reading().files().len() {
        assert_eq!(one.quarantined_csv(file, Lang::Nl), other.quarantined_csv(file, Lang::Nl));
    }
    assert_eq!(one.to_csv(), other.to_csv());
    assert_eq!(one.to_bytes(), other.to_bytes());
}

#[test]
fn the_ledger_of_every_vector_comes_back_and_answers() {
    for folder in folders() {
        let (ledger, policy) = ledger(&folder);
        let back = trip(&ledger);
        assert_same(&ledger, &back);
        let (one, other) = (caseload(&folder), Caseload::build(&back, &policy).unwrap());
        for case in cases(&folder) {
            let Ok(question) = Question::from_json(&case["query"].to_string()) else { continue };
            let [one, other] = [&one, &other].map(|caseload| caseload.ask(&question));
            match (one, other) {
                (Ok(one), Ok(other)) => assert_eq!(
                    serde_json::to_string(&one).unwrap(),
                    serde_json::to_string(&other).unwrap()
                ),
                (one, other) => assert_eq!(one.err(), other.err()),
            }
        }
    }
}

const ROWS: &str = "client,kind,code,start,end,reason,record,benefit_no\n\
                    c1,benefit,pw,2022-01-01,,,r1,B1\n\
                    c2,benefit,pw,2022-01-01,,,r2,B1\n\
                    c2,rung,2,2022-02-01,,,r3,\n\
                    c3,rung,nine,2022-02-01,,,r4,\n";

#[test]
fn rows_are_read_behind_it_and_withdraw_earlier_ones() {
    let policy = Policy::starter("Ons Dorp");
    let ledger = Ledger::read_csv(ROWS.as_bytes(), &policy).unwrap();
    let more = "client,kind,code,start,record\n\
                c2,withdraw,r3,2022-03-01,\n\
                c2,rung,3,2022-02-01,r5\n\
                c1,rung,3,2022-02-01,r1\n\
                c9,withdraw,r2,2022-03-01,\n\
                c4,birth,,1990,\n";
    let grown = |ledger: Ledger| {
        let mut reader = LedgerReader::resume(ledger);
        reader.push_csv(more.as_bytes()).unwrap();
        reader.finish().unwrap()
    };
    let back = grown(trip(&ledger));
    assert_same(&grown(ledger), &back);
    let codes: Vec<_> = back.reading().findings().iter().map(|it| it.code.as_str()).collect();
    assert_eq!(codes, ["unknown_code", "duplicate_record", "no_such_record"]);
    assert_eq!(back.record(2).withdrawn_on, "2022-03-01".parse().ok());
    // Those withdrawals travel too: a caseload that had the rows is told of them.
    assert_same(&back, &trip(&back));
}

#[test]
fn a_caseload_takes_what_was_read_behind_it() {
    let policy = Policy::starter("Ons Dorp");
    let ledger = Ledger::read_csv(ROWS.as_bytes(), &policy).unwrap();
    let before = Caseload::build(&ledger, &policy).unwrap();
    let mut reader = LedgerReader::resume(trip(&ledger));
    reader
        .push_csv(b"client,kind,code,start\nc2,withdraw,r3,2022-03-01\nc5,rung,1,2023-01-01\n")
        .unwrap();
    let grown = trip(&reader.finish().unwrap());
    let appended = before.append(&grown).unwrap();
    assert_eq!(appended.digests(), Caseload::build(&grown, &policy).unwrap().digests());
}

#[test]
fn a_later_extract_updates_it() {
    let policy = Policy::starter("Ons Dorp");
    let read = |text: &str| Ledger::read_csv(text.as_bytes(), &policy).unwrap();
    let [first, second]: [Day; 2] = ["2023-01-01", "2023-02-01"].map(|day| day.parse().unwrap());
    let history = Ledger::from_snapshots(&[(first, read(ROWS))]).unwrap();
    let extract = read(
        "client,kind,code,start,end,reason,benefit_no\n\
                        c1,benefit,pw,2022-01-01,2023-01-20,work,B1\n\
                        c6,benefit,ioaw,2023-01-15,,,\n",
    );
    let updated = |mut ledger: Ledger| {
        // The day of the last extract is kept: one that is not later is refused.
        assert_eq!(ledger.update(first, &extract).unwrap_err().code(), ErrorCode::BadLedger);
        ledger.update(second, &trip(&extract)).unwrap();
        ledger
    };
    let back = updated(trip(&history));
    assert_same(&updated(history), &back);
    assert_same(&back, &trip(&back));
}

#[test]
fn numbers_like_bsns_are_counted_on() {
    let policy = Policy::starter("Ons Dorp");
    // Of three that are alike and eight that are not: none is refused yet.
    let alike = ["111222333", "123456782", "012345672"];
    let rows = |ids: &[String]| {
        ids.iter().fold("client,kind,code,start\n".to_owned(), |csv, id| {
            csv + id + ",rung,1,2023-01-01\n"
        })
    };
    let bsns: Vec<String> = (100_000_000_u32..)
        .map(|number| number.to_string())
        .filter(|number| {
            let digits = number.bytes().map(|byte| i32::from(byte - b'0'));
            digits.zip([9, 8, 7, 6, 5, 4, 3, 2, -1]).map(|(digit, by)| digit * by).sum::<i32>() % 11
                == 0
        })
        .take(20)
        .collect();
    let few = Ledger::read_csv(rows(&alike.map(String::from)).as_bytes(), &policy).unwrap();
    let grown = |ledger: Ledger| {
        let mut reader = LedgerReader::resume(ledger);
        reader.push_csv(rows(&bsns).as_bytes()).unwrap();
        reader.finish()
    };
    let error = grown(trip(&few)).unwrap_err();
    assert_eq!(Some(error), grown(few).err());

    let mut reader = LedgerReader::new(&policy).allow_bsn_like_ids(true);
    reader.push_csv(rows(&alike.map(String::from)).as_bytes()).unwrap();
    assert!(grown(trip(&reader.finish().unwrap())).is_ok(), "it was allowed");
}

#[test]
fn nothing_at_all_comes_back() {
    let policy = Policy::starter("Ons Dorp");
    let empty = Ledger::read_csv(b"client,kind,code,start\n", &policy).unwrap();
    assert_same(&empty, &trip(&empty));
    assert!(trip(&empty).is_empty());
}

#[test]
fn other_bytes_are_refused() {
    let (ledger, _) = ledger(&folders()[0]);
    let bytes = ledger.to_bytes();
    let refused = |bytes: &[u8]| {
        let error = Ledger::from_bytes(bytes).unwrap_err();
        assert_eq!(error.code(), ErrorCode::BadLedger);
        error.message().to_owned()
    };
    assert_eq!(refused(b""), "these bytes are no ledger");
    assert_eq!(refused(b"client,kind,code,start\n"), "these bytes are no ledger");
    assert_eq!(refused(b"meedoenT\x01\x00whatever"), "these bytes are no ledger");
    let mut other = bytes.clone();
    other[8] = 2;
    assert_eq!(refused(&other), "ledger of form 2; this library reads form 1");
    for length in (0..bytes.len()).step_by(7) {
        refused(&bytes[..length]);
    }
    // Rows without end in a few bytes: nothing is made room for.
    let mut many = b"meedoenL\x01\x00\x00".to_vec();
    many.extend([0, 1].repeat(12));
    many.extend([0xFF; 9]);
    many.push(1);
    let sum = Sha256::digest(&many);
    many.extend(&sum[..8]);
    assert_eq!(refused(&many), "these bytes say what no ledger says");
}

proptest! {
    #[test]
    fn a_damaged_byte_is_noticed(place: prop::sample::Index, damage in 1..=u8::MAX) {
        let (ledger, _) = ledger(&folders()[0]);
        let mut bytes = ledger.to_bytes();
        let place = place.index(bytes.len());
        bytes[place] ^= damage;
        let error = Ledger::from_bytes(&bytes).unwrap_err();
        prop_assert_eq!(error.code(), ErrorCode::BadLedger);
    }
}
