//! Records that come in while the service runs.

use crate::client::{get, post_csv, post_json};
use crate::server::Server;
use crate::{assert_problem, inflow, stock};
use serde_json::{Value, json};

fn stock_of(server: &Server) -> Value {
    post_json(server.address, "/ask", &stock()).json()[0]["value"].clone()
}

#[test]
fn what_is_appended_is_in_the_next_answer() {
    let server = Server::start();
    let csv = "client,kind,code,start\nR003,benefit,pw,2023-03-01\n";
    let appended = post_csv(server.address, "/records", csv);
    assert_eq!((appended.status, appended.revision()), (200, 1));
    let said = appended.json();
    assert_eq!(
        (&said["rows"], &said["accepted"], &said["quarantined"]),
        (&json!(1), &json!(1), &json!(0))
    );
    assert_eq!(said["revision"], 1);

    let answer = post_json(server.address, "/ask", &json!([stock(), inflow()]));
    assert_eq!(answer.revision(), 1);
    assert_eq!(answer.json()[0][0]["value"], 3);
    assert_eq!(answer.json()[1][0]["value"], 3);
}

#[test]
fn rows_may_come_as_json() {
    let server = Server::start();
    let rows = json!([
        {"client": "R003", "kind": "benefit", "code": "pw", "start": "2023-03-01", "end": null},
        {"client": 4, "kind": "benefit", "code": "ioaw", "start": "01-04-2023"},
        {"client": "R003", "kind": "rung", "code": 2, "start": "2023-03-05"},
        {"client": "R003", "kind": "placement", "code": "paid", "start": "2023-05-01", "hours": 20.5},
    ]);
    let appended = post_json(server.address, "/records", &rows).json();
    assert_eq!((&appended["accepted"], &appended["quarantined"]), (&json!(4), &json!(0)));
    let by_rung = json!({"kpis": ["stock"], "from": "2023-12-31", "to": "2023-12-31",
                         "where": {"rung": 2}});
    assert_eq!(post_json(server.address, "/ask", &by_rung).json()[0]["value"], 1);
    assert_eq!(stock_of(&server), 4);
}

#[test]
fn what_is_withdrawn_is_gone_and_still_known_for_earlier_days() {
    let server = Server::start();
    let csv = "client,kind,code,start\nR002,withdraw,b-2,2023-09-01\n";
    let appended = post_csv(server.address, "/records", csv).json();
    assert_eq!(appended["accepted"], 1);
    assert_eq!(stock_of(&server), 1);

    let mut as_known = stock();
    as_known["known_on"] = json!("2023-08-31");
    assert_eq!(post_json(server.address, "/ask", &as_known).json()[0]["value"], 2);

    let again = post_csv(server.address, "/records", csv).json();
    assert_eq!((&again["accepted"], &again["quarantined"]), (&json!(0), &json!(1)));
    assert_eq!(again["findings"][0]["code"], "no_such_record");
}

#[test]
fn refused_rows_are_counted_and_told_by_their_numbers() {
    let server = Server::start();
    let csv = "client,kind,code,start\n\
               R003,benefit,pw,2023-03-01\n\
               R004,benefit,secret,2023-03-01\n\
               R005,benefit,pw,soon\n";
    let response = post_csv(server.address, "/records", csv);
    let said = response.json();
    assert_eq!(
        (&said["rows"], &said["accepted"], &said["quarantined"]),
        (&json!(3), &json!(1), &json!(2))
    );
    let told = said["findings"].as_array().expect("a list");
    let brief: Vec<_> =
        told.iter().map(|it| (&it["file"], &it["row"], &it["column"], &it["code"])).collect();
    assert_eq!(
        brief,
        [
            (&json!(1), &json!(2), &json!("code"), &json!("unknown_code")),
            (&json!(1), &json!(3), &json!("start"), &json!("bad_date")),
        ]
    );
    assert!(!response.text().contains("secret") && !response.text().contains("soon"));
    assert_eq!(stock_of(&server), 3);

    // The next file's findings are its own.
    let next =
        post_csv(server.address, "/records", "client,kind,code,start\nR006,benefit,pw,later\n");
    let findings = next.json()["findings"].as_array().expect("a list").clone();
    assert_eq!(findings.len(), 1);
    assert_eq!((&findings[0]["file"], &findings[0]["row"]), (&json!(2), &json!(1)));
}

#[test]
fn strictly_one_refused_row_refuses_all() {
    let server = Server::start();
    let csv = "client,kind,code,start\nR003,benefit,pw,2023-03-01\nR004,benefit,pw,soon\n";
    let response = post_csv(server.address, "/records?strict=true", csv);
    assert_problem(&response, 422, "bad_ledger");
    assert!(!response.text().contains("soon"));
    assert_eq!(stock_of(&server), 2);
    assert_eq!(get(server.address, "/health").json()["revision"], 0);
}

#[test]
fn records_that_cannot_be_read_change_nothing() {
    let server = Server::start();
    for csv in ["", "R003,benefit,pw,2023-03-01\n", "client,kind\nR003,benefit\n"] {
        assert_problem(&post_csv(server.address, "/records", csv), 422, "bad_ledger");
    }
    for rows in [
        json!({"client": "R003"}),
        json!(["R003"]),
        json!([{"client": "R003", "R003": "benefit"}]),
        json!([{"client": ["R003"]}]),
    ] {
        let response = post_json(server.address, "/records", &rows);
        assert_problem(&response, 422, "bad_ledger");
        assert!(!response.text().contains("R003"), "{}", response.text());
    }
    assert_eq!(get(server.address, "/health").json()["revision"], 0);
    assert_eq!(stock_of(&server), 2);
}

#[test]
fn a_ledger_that_turns_to_bsns_is_refused_whole() {
    let server = Server::start();
    let passes = |number: &u32| {
        let digits = number.to_string();
        let weighed = digits
            .bytes()
            .zip((2..=9).rev())
            .map(|(digit, weight)| i64::from(digit - b'0') * weight);
        (weighed.sum::<i64>() - i64::from(number % 10)) % 11 == 0
    };
    let rows: Vec<Value> = (111_111_111_u32..)
        .filter(passes)
        .take(40)
        .map(|id| json!({"client": id, "kind": "benefit", "code": "pw", "start": "2023-01-01"}))
        .collect();
    let response = post_json(server.address, "/records", &Value::Array(rows));
    assert_problem(&response, 422, "bad_ledger");
    assert!(!response.text().contains("111111"), "{}", response.text());
    assert_eq!(stock_of(&server), 2);
}
