//! Which address does what.

use crate::guard;
use crate::posted::{Posted, unsupported};
use crate::problem::{BAD_PARAMETER, METHOD_NOT_ALLOWED, NOT_FOUND, Problem, Sort, sorts};
use crate::records::Records;
use crate::service::{Reply, Service};
use axum::Router;
use axum::extract::rejection::QueryRejection;
use axum::extract::{DefaultBodyLimit, Query, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use meedoen::Day;
use meedoen::catalogue::{CurveKind, entries};
use meedoen::findings::FindingsQuery;
use meedoen::vocabulary::Word;
use serde::Deserialize;
use serde_json::{Value, json};
use std::sync::Arc;

/// How many times records had been appended to the state that an answer was given from.
const REVISION: HeaderName = HeaderName::from_static("meedoen-revision");

type Shared = State<Arc<Service>>;
type Parameters<T> = Result<Query<T>, QueryRejection>;

/// The service as a router.
pub(crate) fn router(service: Arc<Service>) -> Router {
    let most = service.limits().body;
    Router::new()
        .route("/ask", post(ask))
        .route("/records", post(append))
        .route("/findings", get(findings))
        .route("/catalogue", get(catalogue))
        .route("/policy", get(policy))
        .route("/problems", get(problems))
        .route("/health", get(health))
        .fallback(async || Problem::new(NOT_FOUND, "no such address"))
        .method_not_allowed_fallback(async || {
            Problem::new(METHOD_NOT_ALLOWED, "the header `allow` names the methods taken")
        })
        .layer(DefaultBodyLimit::max(most))
        .layer(from_fn_with_state(Arc::clone(&service), guard::within_time))
        .layer(from_fn_with_state(Arc::clone(&service), guard::logged))
        .with_state(service)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AskParameters {
    /// Whether each answer comes with its receipt, as `{"rows": …, "receipt": …}`.
    #[serde(default)]
    receipts: bool,
}

async fn ask(
    State(service): Shared,
    parameters: Parameters<AskParameters>,
    posted: Posted,
) -> Result<Response, Problem> {
    let AskParameters { receipts } = given(parameters)?;
    match posted {
        Posted::Json(text) => Ok(reply(service.ask(text, receipts).await?)),
        Posted::Csv(_) => Err(unsupported("application/json")),
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AppendParameters {
    /// Whether one refused row refuses all.
    #[serde(default)]
    strict: bool,
}

async fn append(
    State(service): Shared,
    parameters: Parameters<AppendParameters>,
    posted: Posted,
) -> Result<Response, Problem> {
    let AppendParameters { strict } = given(parameters)?;
    let records = match posted {
        Posted::Json(text) => Records::Json(text),
        Posted::Csv(text) => Records::Csv(text),
    };
    let appended = service.append(records, strict).await?;
    Ok(reply(Reply { revision: appended.revision, json: json!(appended).to_string().into() }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FindingsParameters {
    /// The day looked at. The service knows no today either.
    as_of: String,
    known_on: Option<String>,
}

async fn findings(
    State(service): Shared,
    parameters: Parameters<FindingsParameters>,
) -> Result<Response, Problem> {
    let FindingsParameters { as_of, known_on } = given(parameters)?;
    let mut query = FindingsQuery::as_of(day("as_of", &as_of)?);
    if let Some(known_on) = known_on {
        query = query.known_on(day("known_on", &known_on)?);
    }
    Ok(reply(service.findings(query).await?))
}

async fn catalogue() -> Response {
    let curves: Vec<_> = CurveKind::ALL.iter().map(|curve| curve.entry()).collect();
    json_response(&json!({"kpis": entries(), "curves": curves}))
}

async fn policy(State(service): Shared) -> Response {
    json_response(&json!(service.state().caseload.policy()))
}

async fn problems() -> Response {
    json_response(&sorts().into_iter().map(Sort::described).collect())
}

async fn health(State(service): Shared) -> Response {
    let state = service.state();
    json_response(&json!({
        "status": "ok",
        "revision": state.revision,
        "clients": state.caseload.client_count(),
        "horizon": state.caseload.horizon(None),
    }))
}

/// The parameters in an address.
fn given<T>(parameters: Parameters<T>) -> Result<T, Problem> {
    let Query(parameters) =
        parameters.map_err(|rejection| Problem::new(BAD_PARAMETER, rejection.body_text()))?;
    Ok(parameters)
}

fn day(name: &str, text: &str) -> Result<Day, Problem> {
    text.parse()
        .map_err(|_| Problem::new(BAD_PARAMETER, format!("`{name}` must be a day like 2024-01-31")))
}

fn reply(reply: Reply) -> Response {
    let revision = HeaderValue::from(reply.revision);
    ([(CONTENT_TYPE, JSON), (REVISION, revision)], reply.json).into_response()
}

fn json_response(json: &Value) -> Response {
    ([(CONTENT_TYPE, JSON)], json.to_string()).into_response()
}

const JSON: HeaderValue = HeaderValue::from_static("application/json");
