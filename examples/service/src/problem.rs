//! What goes wrong, as problem details (RFC 9457).

use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use meedoen::vocabulary::Word;
use meedoen::{Error, ErrorCode};
use serde_json::{Value, json};

/// A sort of problem: the code is stable, the title says it in words.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sort {
    pub(crate) code: &'static str,
    status: StatusCode,
    title: &'static str,
}

const fn sort(code: &'static str, status: StatusCode, title: &'static str) -> Sort {
    Sort { code, status, title }
}

pub(crate) const BAD_BODY: Sort =
    sort("bad_body", StatusCode::BAD_REQUEST, "The body could not be read");
pub(crate) const BAD_JSON: Sort = sort("bad_json", StatusCode::BAD_REQUEST, "The body is no JSON");
pub(crate) const BAD_PARAMETER: Sort = sort(
    "bad_parameter",
    StatusCode::BAD_REQUEST,
    "A parameter in the address is missing or can't be read",
);
pub(crate) const NOT_FOUND: Sort =
    sort("not_found", StatusCode::NOT_FOUND, "There is nothing at this address");
pub(crate) const METHOD_NOT_ALLOWED: Sort = sort(
    "method_not_allowed",
    StatusCode::METHOD_NOT_ALLOWED,
    "The address does not take this method",
);
pub(crate) const BODY_TOO_LARGE: Sort =
    sort("body_too_large", StatusCode::PAYLOAD_TOO_LARGE, "The body has too many bytes");
pub(crate) const UNSUPPORTED_MEDIA_TYPE: Sort = sort(
    "unsupported_media_type",
    StatusCode::UNSUPPORTED_MEDIA_TYPE,
    "The body is of a type that the address does not take",
);
pub(crate) const TOO_MANY_QUESTIONS: Sort = sort(
    "too_many_questions",
    StatusCode::UNPROCESSABLE_ENTITY,
    "The list holds too many questions",
);
pub(crate) const INTERNAL: Sort =
    sort("internal", StatusCode::INTERNAL_SERVER_ERROR, "The service failed");
pub(crate) const TIME_OUT: Sort =
    sort("time_out", StatusCode::SERVICE_UNAVAILABLE, "The request took too long");

impl Sort {
    /// The sort itself, as it is listed.
    pub(crate) fn described(self) -> Value {
        json!({"code": self.code, "status": self.status.as_u16(), "title": self.title})
    }
}

/// Every sort of problem: the service's own, then the library's.
pub(crate) fn sorts() -> Vec<Sort> {
    let own = [
        BAD_BODY,
        BAD_JSON,
        BAD_PARAMETER,
        NOT_FOUND,
        METHOD_NOT_ALLOWED,
        BODY_TOO_LARGE,
        UNSUPPORTED_MEDIA_TYPE,
        TOO_MANY_QUESTIONS,
        INTERNAL,
        TIME_OUT,
    ];
    own.into_iter().chain(ErrorCode::ALL.iter().copied().map(of_library)).collect()
}

/// The library's errors: the request was understood, and can't be done.
fn of_library(code: ErrorCode) -> Sort {
    let title = match code {
        ErrorCode::BadLedger => "The records as a whole can't be read",
        ErrorCode::BadPolicy => "The policy can't be used",
        ErrorCode::BadMapping => "The mapping can't be used",
        ErrorCode::UnknownKpi => "There is no such KPI or curve",
        ErrorCode::UnknownDimension => "The KPI does not have this dimension",
        ErrorCode::BadPeriod => "The period ends before it starts",
        ErrorCode::BadQuery => "The question has missing, unknown or malformed parts",
        ErrorCode::TooLarge => "The answer would have too many rows",
        _ => "The request can't be done",
    };
    sort(code.as_str(), StatusCode::UNPROCESSABLE_ENTITY, title)
}

/// Something that went wrong with a request.
#[derive(Debug)]
pub(crate) struct Problem {
    sort: Sort,
    detail: String,
}

impl Problem {
    /// A problem of this sort, with a sentence about this occurrence: never the text of a record.
    pub(crate) fn new(sort: Sort, detail: impl Into<String>) -> Self {
        Self { sort, detail: detail.into() }
    }
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        Self::new(of_library(error.code()), error.sentence())
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let Sort { code, status, title } = self.sort;
        let body = json!({
            "type": format!("/problems#{code}"),
            "title": title,
            "status": status.as_u16(),
            "detail": self.detail,
            "code": code,
        });
        let form = HeaderValue::from_static("application/problem+json");
        let mut response = (status, [(CONTENT_TYPE, form)], body.to_string()).into_response();
        // For the log, which tells the code and not the detail.
        response.extensions_mut().insert(self.sort);
        response
    }
}
