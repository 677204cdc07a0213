//! Stopping, over HTTP.

use crate::client::UnderWay;
use crate::server::Server;
use crate::stock;
use std::net::TcpStream;
use std::time::Duration;

#[test]
fn a_request_under_way_is_finished_and_no_new_one_is_taken() {
    let mut server = Server::start();
    let question = stock().to_string();
    let under_way = UnderWay::begin(server.address, "/ask", question.len());
    server.tell_to_stop();

    let refused = (0..3_000).any(|_| {
        std::thread::sleep(Duration::from_millis(10));
        TcpStream::connect(server.address).is_err()
    });
    assert!(refused, "the port is closed to new requests");

    let response = under_way.finish(question.as_bytes());
    assert_eq!(response.status, 200);
    assert_eq!(response.json()[0]["value"], 2);
    assert!(server.ends());
}

#[test]
fn a_caller_who_sends_nothing_does_not_keep_it_from_ending() {
    let mut server = Server::start();
    let _silent = TcpStream::connect(server.address).expect("a connection");
    server.tell_to_stop();
    assert!(server.ends());
}
