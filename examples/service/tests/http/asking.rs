//! Questions and what is told beside their answers.

use crate::client::{get, post_csv, post_json};
use crate::server::{LEDGER, Server, service};
use crate::{assert_problem, inflow, stock};
use meedoen::kpi::AskOptions;
use meedoen::{Caseload, Ledger, Policy};
use meedoen_service::Limits;
use serde_json::{Value, json};

/// What the library itself says.
fn by_library(question: &Value) -> Value {
    let policy = Policy::preset("example").expect("the preset");
    let ledger = Ledger::read_csv(LEDGER.as_bytes(), &policy).expect("a ledger");
    let caseload = Caseload::build(&ledger, &policy).expect("a caseload");
    let answer = caseload.ask_json(&question.to_string(), &AskOptions::default()).expect("JSON");
    serde_json::from_str(&answer).expect("JSON")
}

#[test]
fn a_question_is_answered_as_the_library_does() {
    let server = Server::start();
    let questions = [
        stock(),
        json!({"kpis": ["inflow", "outflow"], "from": "2023-01-01", "to": "2023-12-31",
               "every": "month", "by": ["scheme"]}),
        json!({"transitions": {"from": "2023-01-31", "to": "2023-12-31"}}),
        json!({"curve": {"of": "days_to_first_contact", "from": "2023-01-01", "to": "2023-12-31"}}),
        json!({"assess": {"contract_or_self_employed": "no"}}),
    ];
    for question in questions {
        let response = post_json(server.address, "/ask", &question);
        let expected = by_library(&question);
        if response.status == 200 {
            assert_eq!(response.json(), expected, "{question}");
            assert_eq!(response.revision(), 0);
        } else {
            assert_problem(&response, 422, expected["error"].as_str().expect("an error"));
        }
    }
    assert_eq!(post_json(server.address, "/ask", &stock()).json()[0]["value"], 2);
}

#[test]
fn a_list_is_answered_by_a_list_with_each_error_in_its_place() {
    let server = Server::start();
    let wrong = json!({"kpis": ["granite"], "from": "2023-01-01", "to": "2023-12-31"});
    let list = json!([stock(), wrong, 7, inflow()]);
    let response = post_json(server.address, "/ask", &list);
    assert_eq!(response.status, 200);
    let answers = response.json();
    assert_eq!(answers, by_library(&list));
    assert_eq!(answers[0][0]["value"], 2);
    assert_eq!(answers[1]["error"], "unknown_kpi");
    assert_eq!(answers[2]["error"], "bad_query");
    assert_eq!(answers[3][0]["value"], 2);

    let none = post_json(server.address, "/ask", &json!([]));
    assert_eq!((none.status, none.json()), (200, json!([])));
}

#[test]
fn an_answer_brings_its_receipt_where_that_is_asked() {
    let server = Server::start();
    let answer = post_json(server.address, "/ask?receipts=true", &stock()).json();
    assert_eq!(answer["rows"][0]["value"], 2);
    assert_eq!(answer["receipt"]["horizon"], "2023-02-01");
    let answers = post_json(server.address, "/ask?receipts=true", &json!([stock()])).json();
    assert_eq!(answers[0], answer);
}

#[test]
fn the_catalogue_the_policy_and_the_state_can_be_read() {
    let server = Server::start();
    let catalogue = get(server.address, "/catalogue");
    assert_eq!(catalogue.status, 200);
    let kpis = catalogue.json()["kpis"].as_array().expect("a list").clone();
    assert_eq!(kpis.len(), meedoen::catalogue::entries().len());
    assert!(kpis.iter().any(|entry| entry["kpi"] == "stock"));

    let policy = get(server.address, "/policy");
    let read = Policy::from_json(policy.text()).expect("a policy");
    assert_eq!(read, Policy::preset("example").expect("the preset"));

    let health = get(server.address, "/health").json();
    assert_eq!(health["status"], "ok");
    assert_eq!((&health["clients"], &health["revision"]), (&json!(2), &json!(0)));
    assert_eq!(health["horizon"], "2023-02-01");
}

/// A row refused, and two benefits that overlap.
const FAULTY: &str = "client,kind,code,start,end\n\
                      R003,benefit,pw,2023-03-01,2023-06-30\n\
                      R003,benefit,ioaw,2023-06-01,\n\
                      R004,benefit,pw,somewhen,\n";

#[test]
fn findings_name_rows_and_nobody() {
    let server = Server::start();
    let appended = post_csv(server.address, "/records", FAULTY);
    let findings = get(server.address, "/findings?as_of=2023-12-31&known_on=2023-12-31");
    assert_eq!((findings.status, findings.revision()), (200, 1));
    let told = findings.json();
    let overlap = |it: &&Value| it["code"] == "overlapping_benefits";
    let found = told["findings"].as_array().expect("a list").iter().find(overlap);
    assert_eq!(found.map(|it| (&it["file"], &it["row"])), Some((&json!(1), &json!(2))));
    let count = told["counts"].as_array().expect("a list").iter().find(overlap);
    assert_eq!(count.map(|it| &it["count"]), Some(&json!(1)));
    for response in [&appended, &findings] {
        assert!(!response.text().contains("R00"), "{}", response.text());
        assert!(!response.text().contains("somewhen"), "{}", response.text());
    }
}

#[test]
fn the_owner_is_told_the_refused_text_and_the_client() {
    let server = Server::of(service(LEDGER, Limits::default()).for_owner(true));
    let appended = post_csv(server.address, "/records", FAULTY).json();
    assert_eq!(appended["findings"][0]["text"], "somewhen");
    let findings = get(server.address, "/findings?as_of=2023-12-31");
    assert!(findings.text().contains("\"client\":\"R003\""), "{}", findings.text());
}

#[test]
fn findings_need_a_day() {
    let server = Server::start();
    for path in ["/findings", "/findings?as_of=yesterday", "/findings?as_of=2023-12-31&who=R001"] {
        assert_problem(&get(server.address, path), 400, "bad_parameter");
    }
}
