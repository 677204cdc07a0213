//! How much a caller may ask for.

use crate::client::{UnderWay, get, only_announce, post_csv, post_json};
use crate::server::Server;
use crate::{assert_problem, stock};
use meedoen_service::Limits;
use serde_json::{Value, json};
use std::time::Duration;

const SHORT: Duration = Duration::from_millis(50);

#[test]
fn a_body_that_is_too_large_is_refused() {
    let server = Server::with(Limits { body: 1_000, ..Limits::default() });
    let large = json!([stock(), "x".repeat(1_000)]);
    for path in ["/ask", "/records"] {
        assert_problem(&post_json(server.address, path, &large), 413, "body_too_large");
        // It need not even be sent.
        assert_problem(&only_announce(server.address, path, 1_001), 413, "body_too_large");
    }
    assert_eq!(post_json(server.address, "/ask", &stock()).status, 200);
}

#[test]
fn an_answer_that_is_too_large_is_refused_before_it_is_counted() {
    let server = Server::with(Limits { rows: 12, ..Limits::default() });
    let by_month =
        json!({"kpis": ["stock"], "from": "2023-01-01", "to": "2023-12-31", "every": "month"});
    let by_day =
        json!({"kpis": ["stock"], "from": "2023-01-01", "to": "2023-12-31", "every": "day"});
    assert_eq!(post_json(server.address, "/ask", &by_month).status, 200);
    assert_problem(&post_json(server.address, "/ask", &by_day), 422, "too_large");
    let both = post_json(server.address, "/ask", &json!([by_day, by_month])).json();
    assert_eq!(both[0]["error"], "too_large");
    assert_eq!(both[1].as_array().map(Vec::len), Some(12));
}

#[test]
fn a_list_of_too_many_questions_is_refused() {
    let server = Server::with(Limits { questions: 2, ..Limits::default() });
    let list = |length| Value::Array(vec![stock(); length]);
    assert_eq!(post_json(server.address, "/ask", &list(2)).status, 200);
    assert_problem(&post_json(server.address, "/ask", &list(3)), 422, "too_many_questions");
}

#[test]
fn findings_beyond_the_most_are_counted_and_not_told() {
    let server = Server::with(Limits { findings: 2, ..Limits::default() });
    let csv = "client,kind,code,start\n".to_owned() + &"R003,benefit,pw,soon\n".repeat(5);
    let said = post_csv(server.address, "/records", &csv).json();
    assert_eq!(said["quarantined"], 5);
    let rows: Vec<_> =
        said["findings"].as_array().expect("a list").iter().map(|it| &it["row"]).collect();
    assert_eq!(rows, [&json!(1), &json!(2)]);
}

#[test]
fn a_question_whose_turn_does_not_come_is_given_up() {
    let server = Server::with(Limits { sweeps: 0, time: SHORT, ..Limits::default() });
    assert_problem(&post_json(server.address, "/ask", &stock()), 503, "time_out");
    assert_problem(&get(server.address, "/findings?as_of=2023-12-31"), 503, "time_out");
    // What needs no sweep is answered.
    assert_eq!(get(server.address, "/health").status, 200);
}

#[test]
fn a_body_that_does_not_come_is_given_up_and_changes_nothing() {
    let server = Server::with(Limits { time: SHORT, ..Limits::default() });
    for path in ["/ask", "/records"] {
        assert_problem(&UnderWay::begin(server.address, path, 100).wait(), 503, "time_out");
    }
    assert_eq!(get(server.address, "/health").json()["revision"], 0);
}
