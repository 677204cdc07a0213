//! Around every request: the limit on time, and the log.

use crate::problem::{Problem, Sort, TIME_OUT};
use crate::service::Service;
use axum::extract::{MatchedPath, Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde_json::json;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::time::timeout;

/// Ends a request whose time is up.
pub(crate) async fn within_time(
    State(service): State<Arc<Service>>,
    request: Request,
    next: Next,
) -> Response {
    let time = service.limits().time;
    timeout(time, next.run(request)).await.unwrap_or_else(|_| {
        let detail = format!("not done within {} s; nothing was changed", time.as_secs_f64());
        Problem::new(TIME_OUT, detail).into_response()
    })
}

/// Writes a line a request.
pub(crate) async fn logged(
    State(service): State<Arc<Service>>,
    route: Option<MatchedPath>,
    request: Request,
    next: Next,
) -> Response {
    let (started, method) = (Instant::now(), request.method().clone());
    let response = next.run(request).await;
    let route = route.as_ref().map(MatchedPath::as_str);
    service.write_log(&line(&method, route, &response, started.elapsed()));
    response
}

/// The route and not the address, the code and not the detail: what a caller wrote, in a body, an
/// address or a header, may be about a person.
fn line(method: &Method, route: Option<&str>, response: &Response, took: Duration) -> String {
    let method = if is_known(method) { method.as_str() } else { "other" };
    let line = json!({
        "method": method,
        "route": route,
        "status": response.status().as_u16(),
        "code": response.extensions().get::<Sort>().map(|sort| sort.code),
        "ms": took.as_millis() as u64,
    });
    line.to_string()
}

fn is_known(method: &Method) -> bool {
    [Method::GET, Method::POST, Method::HEAD, Method::PUT, Method::DELETE, Method::OPTIONS]
        .contains(method)
}
