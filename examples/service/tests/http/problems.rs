//! Requests that can't be done.

use crate::client::{get, post_csv, post_json, send};
use crate::server::Server;
use crate::{assert_problem, stock};
use serde_json::{Value, json};

#[test]
fn an_unknown_address_is_told() {
    let server = Server::start();
    for path in ["/", "/asks", "/ask/more"] {
        assert_problem(&get(server.address, path), 404, "not_found");
    }
}

#[test]
fn a_method_that_is_not_taken_is_told_with_those_that_are() {
    let server = Server::start();
    let response = get(server.address, "/ask");
    assert_problem(&response, 405, "method_not_allowed");
    assert_eq!(response.header("allow"), Some("POST"));
    assert_problem(&post_json(server.address, "/policy", &json!({})), 405, "method_not_allowed");
}

#[test]
fn what_is_no_json_is_told() {
    let server = Server::start();
    let deep = "[".repeat(100_000);
    for body in ["", "{", "granite", "[1,]", "\u{feff}{}", &deep] {
        for path in ["/ask", "/records"] {
            let body = Some(("application/json", body.as_bytes()));
            assert_problem(&send(server.address, "POST", path, body), 400, "bad_json");
        }
    }
    let not_utf8 = Some(("application/json", &b"\"\xff\""[..]));
    assert_problem(&send(server.address, "POST", "/ask", not_utf8), 400, "bad_json");
}

#[test]
fn a_body_of_another_type_is_told() {
    let server = Server::start();
    for form in ["text/plain", "", "application/x-www-form-urlencoded", "granite"] {
        let body = Some((form, &b"{}"[..]));
        assert_problem(&send(server.address, "POST", "/ask", body), 415, "unsupported_media_type");
    }
    assert_problem(&send(server.address, "POST", "/ask", None), 415, "unsupported_media_type");
    assert_problem(&post_csv(server.address, "/ask", "client\n"), 415, "unsupported_media_type");
}

#[test]
fn one_question_that_cannot_be_answered_is_a_problem_with_the_librarys_code() {
    let server = Server::start();
    let with = |key: &str, value: Value| {
        let mut question = stock();
        question[key] = value;
        question
    };
    for (question, code) in [
        (with("kpis", json!(["granite"])), "unknown_kpi"),
        (with("by", json!(["hours"])), "unknown_dimension"),
        (with("to", json!("2023-01-01")), "bad_period"),
        (with("every", json!("fortnight")), "bad_query"),
        (json!(7), "bad_query"),
    ] {
        assert_problem(&post_json(server.address, "/ask", &question), 422, code);
    }
}

#[test]
fn an_unknown_parameter_is_told() {
    let server = Server::start();
    for path in ["/ask?receipt=true", "/ask?receipts=granite"] {
        assert_problem(&post_json(server.address, path, &stock()), 400, "bad_parameter");
    }
    let csv = "client,kind,code,start\nR003,benefit,pw,2023-03-01\n";
    assert_problem(&post_csv(server.address, "/records?srtict=true", csv), 400, "bad_parameter");
    assert_eq!(get(server.address, "/health").json()["revision"], 0);
}

#[test]
fn every_problem_is_listed_once() {
    let server = Server::start();
    let list = get(server.address, "/problems").json();
    let list = list.as_array().expect("a list");
    let mut codes: Vec<&str> = list.iter().filter_map(|sort| sort["code"].as_str()).collect();
    assert!(codes.contains(&"time_out") && codes.contains(&"unknown_kpi"), "{codes:?}");
    assert_eq!(codes.len(), list.len());
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), list.len());
    assert!(list.iter().all(|sort| sort["status"].as_u64().is_some_and(|it| it >= 400)));
}
