//! The body of a request: of a type that is taken, and not too large.

use crate::problem::{BAD_BODY, BODY_TOO_LARGE, Problem, UNSUPPORTED_MEDIA_TYPE};
use crate::service::Service;
use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderName, StatusCode};
use std::sync::Arc;

/// A body that was read whole.
#[derive(Debug)]
pub(crate) enum Posted {
    Json(Bytes),
    Csv(Bytes),
}

impl FromRequest<Arc<Service>> for Posted {
    type Rejection = Problem;

    async fn from_request(request: Request, service: &Arc<Service>) -> Result<Self, Problem> {
        let form = match media_type(request.headers()).as_str() {
            "application/json" => Self::Json,
            "text/csv" => Self::Csv,
            _ => return Err(unsupported("application/json or text/csv")),
        };
        // A caller who says beforehand how much is coming need not send it.
        let most = service.limits().body;
        let announced = text(request.headers(), &CONTENT_LENGTH).parse::<u64>();
        if announced.is_ok_and(|bytes| bytes > most as u64) {
            return Err(too_large(most));
        }
        let bytes =
            Bytes::from_request(request, service).await.map_err(|rejection| {
                match rejection.status() {
                    StatusCode::PAYLOAD_TOO_LARGE => too_large(most),
                    _ => Problem::new(BAD_BODY, "the body broke off"),
                }
            })?;
        Ok(form(bytes))
    }
}

/// Says which types are taken.
pub(crate) fn unsupported(taken: &str) -> Problem {
    Problem::new(UNSUPPORTED_MEDIA_TYPE, format!("this address takes {taken}"))
}

fn too_large(most: usize) -> Problem {
    Problem::new(BODY_TOO_LARGE, format!("a body has at most {most} bytes"))
}

/// The media type without its parameters.
fn media_type(headers: &HeaderMap) -> String {
    let essence = text(headers, &CONTENT_TYPE).split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}

fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> &'a str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}
