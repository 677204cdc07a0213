//! The progress report, and one client's picture.

use crate::caseload::Caseload;
use crate::errors::{OrThrow, thrown};
use crate::json::json;
use crate::options::{self, day, lang, options};
use meedoen::{Error, ErrorCode, Span};
use meedoen_report::{Report, ReportOptions, client_picture};
use wasm_bindgen::prelude::*;

/// The council's progress report, written out; it tells how the ledger was read.
#[wasm_bindgen]
pub fn report(caseload: &Caseload, how: &str) -> Result<String, JsValue> {
    let how: options::Report = options(how)?;
    let words = lang(&how.lang)?;
    let mut options = ReportOptions::default().ledger(&caseload.ledger);
    if let Some(options::Period { from, to }) = &how.period {
        let (from, to) = (from.parse().or_throw()?, to.parse().or_throw()?);
        options.period = Some(Span::inclusive(from, to).or_throw()?);
    }
    options.cohort_from = day(how.cohort_from.as_deref())?;
    options.cohort_to = day(how.cohort_to.as_deref())?;
    options.known_on = day(how.known_on.as_deref())?;
    options.horizon = day(how.horizon.as_deref())?;
    options.show_small_cells = how.show_small_cells;
    let write = match how.format.as_deref().unwrap_or("html") {
        "html" => |report: &Report, words| report.to_html(words),
        "markdown" => |report: &Report, words| report.to_markdown(words),
        "text" => |report: &Report, words| report.to_text(words),
        "json" => |report: &Report, _| json(report),
        other => {
            let message = format!("`{}` is no form of a report", other.escape_debug());
            return Err(thrown(&Error::new(ErrorCode::BadQuery, "format", message)));
        }
    };
    Ok(write(&Report::of(&caseload.core, &options).or_throw()?, words))
}

/// One client's timeline as a picture, in SVG; nothing for an id the ledger does not have.
#[wasm_bindgen(js_name = clientPicture)]
pub fn picture(caseload: &Caseload, id: &str, how: &str) -> Result<Option<String>, JsValue> {
    let how: options::Picture = options(how)?;
    let (words, up_to) = (lang(&how.lang)?, day(how.up_to.as_deref())?);
    let timeline = caseload.core.client(id, day(how.known_on.as_deref())?);
    Ok(timeline.map(|timeline| client_picture(&timeline, words, up_to).svg))
}
