//! The progress report, and one client's picture.

use crate::caseload::Caseload;
use crate::errors::{OrThrow, thrown};
use crate::json::json;
use crate::options::{self, day, lang, options};
use meedoen::catalogue::Lang;
use meedoen::{Error, ErrorCode};
use meedoen_report::{Report, ReportOptions, client_picture};
use wasm_bindgen::prelude::*;

/// The council's progress report, written out; it tells how the ledger was read.
#[wasm_bindgen]
pub fn report(
    caseload: &Caseload,
    scope: &str,
    words: &str,
    form: &str,
) -> Result<String, JsValue> {
    let write = written_as(form)?;
    let words = lang(words)?;
    let options = ReportOptions::from_json(scope).or_throw()?.ledger(&caseload.ledger);
    Ok(write(&Report::of(&caseload.core, &options).or_throw()?, words))
}

/// How a report is written in the form of this name.
fn written_as(form: &str) -> Result<fn(&Report, Lang) -> String, JsValue> {
    match form {
        "html" => Ok(Report::to_html),
        "markdown" => Ok(Report::to_markdown),
        "text" => Ok(Report::to_text),
        "json" => Ok(|report, _| json(report)),
        _ => {
            let message = format!("`{}` is no form of a report", form.escape_debug());
            Err(thrown(&Error::new(ErrorCode::BadQuery, "format", message)))
        }
    }
}

/// One client's timeline as a picture, in SVG; nothing for an id the ledger does not have.
#[wasm_bindgen(js_name = clientPicture)]
pub fn picture(caseload: &Caseload, id: &str, how: &str) -> Result<Option<String>, JsValue> {
    let how: options::Picture = options(how)?;
    let (words, up_to) = (lang(&how.lang)?, day(how.up_to.as_deref())?);
    let timeline = caseload.core.client(id, day(how.known_on.as_deref())?);
    Ok(timeline.map(|timeline| client_picture(&timeline, words, up_to).svg))
}
