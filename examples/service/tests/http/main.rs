//! The service over real HTTP.

mod appending;
mod asking;
mod client;
mod concurrent;
mod ending;
mod limits;
mod log;
mod problems;
mod server;

use serde_json::{Value, json};

/// The stock at the end of 2023.
fn stock() -> Value {
    json!({"kpis": ["stock"], "from": "2023-12-31", "to": "2023-12-31"})
}

/// The inflow of 2023.
fn inflow() -> Value {
    json!({"kpis": ["inflow"], "from": "2023-01-01", "to": "2023-12-31"})
}

/// That a response is this problem, in the form of RFC 9457.
#[track_caller]
fn assert_problem(response: &client::Response, status: u16, code: &str) {
    assert_eq!(response.status, status, "{}", response.text());
    assert_eq!(response.header("content-type"), Some("application/problem+json"));
    let problem = response.json();
    assert_eq!(problem["status"], status);
    assert_eq!(problem["code"], code);
    assert_eq!(problem["type"], format!("/problems#{code}"));
    for member in ["title", "detail"] {
        assert!(problem[member].as_str().is_some_and(|text| !text.is_empty()), "{problem}");
    }
}
