//! The progress report, and one client's picture.

use crate::caseload::Caseload;
use crate::errors::{OrThrow, thrown};
use crate::json::json;
use crate::options::lang;
use crate::sweep::Counting;
use meedoen::catalogue::Lang;
use meedoen::{Error, ErrorCode};
use meedoen_report::{PictureOptions, ReportDraft, ReportOptions};
use wasm_bindgen::prelude::*;

/// A report while it is made: its questions are answered some of the clients at a time.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Report {
    caseload: meedoen::Caseload,
    /// Until the report is written.
    draft: Option<ReportDraft>,
    counting: Counting,
    words: Lang,
    write: fn(&meedoen_report::Report, Lang) -> String,
}

#[wasm_bindgen]
impl Report {
    /// Begins a report; it tells how the ledger was read.
    pub fn of(caseload: &Caseload, scope: &str, words: &str, form: &str) -> Result<Self, JsValue> {
        let (write, words) = (written_as(form)?, lang(words)?);
        let options = ReportOptions::from_json(scope).or_throw()?.ledger(&caseload.ledger);
        let caseload = caseload.core.clone();
        let horizon = caseload.horizon(options.known_on);
        let draft = ReportDraft::new(caseload.policy(), &options, horizon).or_throw()?;
        let plan = caseload.plan(draft.questions(), draft.ask_options());
        let counting = Counting::new(&caseload, plan);
        Ok(Self { caseload, draft: Some(draft), counting, words, write })
    }

    /// Counts the clients of the next share; whether it was the last.
    pub fn advance(&mut self) -> Result<bool, JsValue> {
        self.counting.advance().or_throw()
    }

    /// The report, written out; what was counted is spent.
    pub fn write(&mut self) -> Result<String, JsValue> {
        let Some(draft) = self.draft.take() else { return Ok(String::new()) };
        let counts = draft.findings_query().map(|query| self.caseload.count_findings(&query));
        let counts = counts.transpose().or_throw()?;
        let report = draft.report(self.counting.finish().answers(), &counts.unwrap_or_default());
        Ok((self.write)(&report.or_throw()?, self.words))
    }
}

/// How a report is written in the form of this name.
fn written_as(form: &str) -> Result<fn(&meedoen_report::Report, Lang) -> String, JsValue> {
    match form {
        "html" => Ok(meedoen_report::Report::to_html),
        "markdown" => Ok(meedoen_report::Report::to_markdown),
        "text" => Ok(meedoen_report::Report::to_text),
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
    let options = PictureOptions::from_json(how).or_throw()?;
    Ok(options.picture(&caseload.core, id).map(|picture| picture.svg))
}
