//! Many readers and a writer.

use crate::client::{post_csv, post_json};
use crate::server::{Server, service};
use crate::{inflow, stock};
use meedoen_service::Limits;
use serde_json::json;
use std::fmt::Write as _;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, Ordering};

const CLIENTS_AT_FIRST: u64 = 50;
const CLIENTS_A_TIME: u64 = 7;
const APPENDED: u64 = 12;

/// Clients of these numbers, on benefit since January 2023.
fn clients(numbers: std::ops::Range<u64>) -> String {
    numbers.fold("client,kind,code,start\n".to_owned(), |mut csv, number| {
        let _ = writeln!(csv, "R{number:04},benefit,pw,2023-01-15");
        csv
    })
}

/// Asks until the writer is done, and a last time after it; how many distinct states were seen.
fn read(address: SocketAddr, written: &AtomicBool) -> u64 {
    let questions = json!([stock(), inflow()]);
    let (mut last, mut states) = (0, 1);
    for _ in 0..100_000 {
        let done = written.load(Ordering::SeqCst);
        let answer = post_json(address, "/ask", &questions);
        let revision = answer.revision();
        assert!(revision >= last, "a state never goes back: {revision} after {last}");
        let clients = CLIENTS_AT_FIRST + CLIENTS_A_TIME * revision;
        let answer = answer.json();
        assert_eq!(answer[0][0]["value"], clients, "whole states only");
        assert_eq!(answer[1][0]["value"], clients, "one state for all questions of a list");
        states += u64::from(revision > last);
        last = revision;
        if done {
            assert_eq!(revision, APPENDED, "what was appended is there");
            return states;
        }
    }
    panic!("the writer is not done");
}

#[test]
fn readers_see_whole_states_while_a_writer_appends() {
    let server = Server::of(service(&clients(0..CLIENTS_AT_FIRST), Limits::default()));
    let (address, written) = (server.address, AtomicBool::new(false));
    std::thread::scope(|scope| {
        let readers: Vec<_> = (0..3).map(|_| scope.spawn(|| read(address, &written))).collect();
        for turn in 0..APPENDED {
            let first = CLIENTS_AT_FIRST + turn * CLIENTS_A_TIME;
            let csv = clients(first..first + CLIENTS_A_TIME);
            let appended = post_csv(server.address, "/records", &csv);
            assert_eq!((appended.status, appended.revision()), (200, turn + 1));
        }
        written.store(true, Ordering::SeqCst);
        for reader in readers {
            let states = reader.join().expect("a reader that saw nothing wrong");
            assert!((2..=APPENDED + 1).contains(&states), "{states}");
        }
    });
}

#[test]
fn writers_take_turns_and_lose_nothing() {
    let server = Server::of(service(&clients(0..CLIENTS_AT_FIRST), Limits::default()));
    let mut revisions: Vec<u64> = std::thread::scope(|scope| {
        let writers: Vec<_> = (0..4)
            .map(|writer| {
                let first = CLIENTS_AT_FIRST + writer * CLIENTS_A_TIME;
                let csv = clients(first..first + CLIENTS_A_TIME);
                let address = server.address;
                scope.spawn(move || post_csv(address, "/records", &csv).revision())
            })
            .collect();
        writers.into_iter().map(|writer| writer.join().expect("written")).collect()
    });
    revisions.sort_unstable();
    assert_eq!(revisions, [1, 2, 3, 4]);
    let answer = post_json(server.address, "/ask", &stock());
    assert_eq!(answer.revision(), 4);
    assert_eq!(answer.json()[0]["value"], CLIENTS_AT_FIRST + 4 * CLIENTS_A_TIME);
}
