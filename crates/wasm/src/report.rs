//! The progress report, and one client's picture.

use crate::caseload::Caseload;
use crate::days::day;
use crate::errors::OrThrow;
use crate::json::json;
use meedoen::Span;
use meedoen_report::{ReportOptions, client_picture};
use wasm_bindgen::prelude::*;

/// The council's progress report, to be written in either language.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Report(meedoen_report::Report);

/// What a report covers; everything has a default.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct Scope(ReportOptions);

#[wasm_bindgen]
impl Scope {
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Reports on these days, both included.
    pub fn period(&mut self, from: &str, to: &str) -> Result<(), JsValue> {
        let (from, to) = (from.parse().or_throw()?, to.parse().or_throw()?);
        self.0.period = Some(Span::inclusive(from, to).or_throw()?);
        Ok(())
    }

    /// The cohort of first conversations: its first and last day, both included.
    pub fn cohort(&mut self, from: Option<String>, to: Option<String>) -> Result<(), JsValue> {
        self.0.cohort_from = day(from.as_deref())?;
        self.0.cohort_to = day(to.as_deref())?;
        Ok(())
    }

    #[wasm_bindgen(js_name = knownOn)]
    pub fn known_on(&mut self, on: &str) -> Result<(), JsValue> {
        self.0.known_on = day(Some(on))?;
        Ok(())
    }

    pub fn horizon(&mut self, on: &str) -> Result<(), JsValue> {
        self.0.horizon = day(Some(on))?;
        Ok(())
    }

    #[wasm_bindgen(js_name = showSmallCells)]
    pub fn show_small_cells(&mut self) {
        self.0.show_small_cells = true;
    }
}

#[wasm_bindgen]
impl Report {
    /// The report of a caseload; it tells how the ledger was read.
    pub fn of(caseload: &Caseload, scope: &Scope) -> Result<Self, JsValue> {
        let options = scope.0.clone().ledger(&caseload.ledger);
        meedoen_report::Report::of(&caseload.core, &options).map(Self).or_throw()
    }

    pub fn html(&self, lang: &str) -> Result<String, JsValue> {
        Ok(self.0.to_html(lang.parse().or_throw()?))
    }

    pub fn markdown(&self, lang: &str) -> Result<String, JsValue> {
        Ok(self.0.to_markdown(lang.parse().or_throw()?))
    }

    pub fn text(&self, lang: &str) -> Result<String, JsValue> {
        Ok(self.0.to_text(lang.parse().or_throw()?))
    }

    /// The figures, as JSON.
    pub fn json(&self) -> String {
        json(&self.0)
    }
}

/// One client's timeline as a picture, in SVG; nothing for an id the ledger does not have.
#[wasm_bindgen(js_name = clientPicture)]
pub fn picture(
    caseload: &Caseload,
    id: &str,
    known_on: Option<String>,
    lang: &str,
    up_to: Option<String>,
) -> Result<Option<String>, JsValue> {
    let Some(timeline) = caseload.core.client(id, day(known_on.as_deref())?) else {
        return Ok(None);
    };
    let up_to = day(up_to.as_deref())?;
    Ok(Some(client_picture(&timeline, lang.parse().or_throw()?, up_to).svg))
}
