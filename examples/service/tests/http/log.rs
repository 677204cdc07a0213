//! What is written of a request.

use crate::client::{get, post_csv, post_json, send};
use crate::server::{LEDGER, Server, service};
use meedoen_service::Limits;
use serde_json::{Value, json};
use std::sync::Mutex;

static LINES: Mutex<Vec<String>> = Mutex::new(Vec::new());

#[test]
fn the_log_names_routes_and_codes_and_nobody() {
    let keep = |line: &str| LINES.lock().expect("one at a time").push(line.to_owned());
    let server = Server::of(service(LEDGER, Limits::default()).log(keep));
    get(server.address, "/clients/R001");
    get(server.address, "/findings?as_of=R001");
    post_csv(server.address, "/records", "client,kind,code,start\nR001,benefit,R001,R001\n");
    post_json(server.address, "/ask", &json!({"kpis": ["R001"]}));
    send(server.address, "R001", "/ask", None);

    let lines = LINES.lock().expect("one at a time").clone();
    assert!(lines.iter().all(|line| !line.contains("R001")), "{lines:?}");
    let lines: Vec<Value> =
        lines.iter().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let brief: Vec<_> = lines
        .iter()
        .map(|line| json!([line["method"], line["route"], line["status"], line["code"]]))
        .collect();
    assert_eq!(
        brief,
        [
            json!(["GET", null, 404, "not_found"]),
            json!(["GET", "/findings", 400, "bad_parameter"]),
            json!(["POST", "/records", 200, null]),
            json!(["POST", "/ask", 422, "unknown_kpi"]),
            json!(["other", "/ask", 405, "method_not_allowed"]),
        ]
    );
    assert!(lines.iter().all(|line| line["ms"].is_u64()));
}
