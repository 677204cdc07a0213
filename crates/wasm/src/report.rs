//! The progress report, and one client's picture.

use crate::caseload::Caseload;
use crate::errors::{OrThrow, spent};
use crate::sweep::Counting;
use crate::words::lang;
use meedoen::findings::FindingsSearch;
use meedoen::vocabulary::Lang;
use meedoen_report::{PictureOptions, ReportDraft, ReportFormat, ReportOptions};
use wasm_bindgen::prelude::*;

/// A report while it is made: its questions are answered, and then its findings counted, some of the
/// clients at a time.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Report {
    /// Until the report is written.
    draft: Option<ReportDraft>,
    counting: Counting,
    counted: bool,
    search: Option<FindingsSearch>,
    words: Lang,
    format: ReportFormat,
}

#[wasm_bindgen]
impl Report {
    /// Begins a report; it tells how the ledger was read.
    pub fn of(
        caseload: &Caseload,
        scope: &str,
        words: &str,
        form: Option<String>,
    ) -> Result<Self, JsValue> {
        let format = form.map_or(Ok(ReportFormat::default()), |form| form.parse()).or_throw()?;
        let words = lang(words)?;
        let options = ReportOptions::from_json(scope).or_throw()?.ledger(&caseload.ledger);
        let caseload = &caseload.core;
        let horizon = |known_on| caseload.horizon(known_on);
        let draft = ReportDraft::new(caseload.policy(), &options, horizon).or_throw()?;
        let plan = caseload.plan(draft.questions(), draft.ask_options());
        let search = draft.findings_query().map(|query| FindingsSearch::new(caseload, &query));
        let counting = Counting::new(caseload, plan);
        Ok(Self { draft: Some(draft), counting, counted: false, search, words, format })
    }

    /// Counts the clients of the next slice; whether it was the last.
    pub fn advance(&mut self) -> Result<bool, JsValue> {
        if self.counted {
            return self.search.as_mut().map_or(Ok(true), FindingsSearch::advance).or_throw();
        }
        self.counted = self.counting.advance().or_throw()?;
        Ok(self.counted && self.search.is_none())
    }

    /// The report, written out; what was counted is spent.
    pub fn write(&mut self) -> Result<String, JsValue> {
        let draft = self.draft.take().ok_or_else(spent)?;
        let counts = self.search.take().map(FindingsSearch::counts).transpose().or_throw()?;
        let report = draft.report(self.counting.finish().answers(), &counts.unwrap_or_default());
        Ok(report.or_throw()?.write(self.format, self.words))
    }
}

/// One client's timeline as a picture, in SVG; nothing for an id the ledger does not have.
#[wasm_bindgen(js_name = clientPicture)]
pub fn picture(caseload: &Caseload, id: &str, how: &str) -> Result<Option<String>, JsValue> {
    let options = PictureOptions::from_json(how).or_throw()?;
    Ok(options.picture(&caseload.core, id).map(|picture| picture.svg))
}
