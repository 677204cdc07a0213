//! A caseload: built once, asked many times.

use crate::answer::Answer;
use crate::client::Timeline;
use crate::days::day;
use crate::enter::enter;
use crate::errors::{OrRaise, exception};
use crate::findings::Findings;
use crate::ledger::Ledger;
use crate::policy::Policy;
use crate::report::Report;
use meedoen::Cancellation;
use meedoen::caseload::CaseloadBuilder;
use meedoen::findings::FindingsQuery;
use meedoen::kpi::{AskOptions, QuestionList};
use meedoen_report::ReportOptions;
use pyo3::IntoPyObjectExt;
use pyo3::prelude::*;
use pyo3::types::PyList;

/// A ledger under a policy.
#[pyclass(frozen, module = "meedoen._native")]
#[derive(Debug)]
pub(crate) struct Caseload(meedoen::Caseload);

#[pymethods]
impl Caseload {
    #[staticmethod]
    fn build(py: Python<'_>, ledger: &Ledger, policy: &Policy) -> PyResult<Self> {
        let build = |cancellation: &Cancellation| {
            let builder = CaseloadBuilder::new(&*ledger.0, &policy.0)?;
            builder.cancellation(cancellation.clone()).finish()
        };
        enter(py, build)?.map(Self).or_raise(py)
    }

    fn client_count(&self) -> usize {
        self.0.client_count()
    }

    /// The day the ledger is complete to, as ISO text.
    #[pyo3(signature = (known_on = None))]
    fn horizon(&self, py: Python<'_>, known_on: Option<&str>) -> PyResult<Option<String>> {
        let known_on = day(py, known_on)?;
        Ok(self.0.horizon(known_on).map(|day| day.to_string()))
    }

    /// Digests of ledger and policy, as JSON.
    fn digests_json(&self, py: Python<'_>) -> String {
        py.detach(|| serde_json::json!(self.0.digests()).to_string())
    }

    /// Answers a question, or a list of them in one sweep, from JSON to JSON.
    fn ask_json(&self, py: Python<'_>, questions: &str) -> PyResult<String> {
        let answers = enter(py, |cancellation| {
            let caseload = self.0.with_cancellation(cancellation.clone());
            caseload.ask_json(questions, &AskOptions::default())
        })?;
        answers.or_raise(py)
    }

    /// Answers a list of questions in one sweep: an answer or an exception for each, in its place.
    /// Questions and options are JSON.
    #[pyo3(signature = (questions, options) -> "list[Answer | Exception]")]
    fn ask<'py>(
        &self,
        py: Python<'py>,
        questions: &str,
        options: &str,
    ) -> PyResult<Bound<'py, PyList>> {
        let options = AskOptions::from_json(options).or_raise(py)?;
        let answers = enter(py, |cancellation| {
            let caseload = self.0.with_cancellation(cancellation.clone());
            Ok(caseload.ask_all(QuestionList::from_json(questions)?, options))
        })?;
        let answers = answers.or_raise(py)?.into_iter().map(|answer| match answer {
            Ok(answer) => Answer(answer).into_bound_py_any(py),
            Err(error) => exception(py, &error).into_bound_py_any(py),
        });
        PyList::new(py, answers.collect::<PyResult<Vec<_>>>()?)
    }

    /// What the checks find in the timelines; the query is JSON.
    fn findings(&self, py: Python<'_>, query: &str) -> PyResult<Findings> {
        let query = FindingsQuery::from_json(query).or_raise(py)?;
        let found = enter(py, |cancellation| {
            self.0.with_cancellation(cancellation.clone()).findings(&query)
        })?;
        found.map(Findings).or_raise(py)
    }

    /// One client's timeline; nothing for an id that the ledger does not have.
    #[pyo3(signature = (id, known_on = None))]
    fn client(
        &self,
        py: Python<'_>,
        id: &str,
        known_on: Option<&str>,
    ) -> PyResult<Option<Timeline>> {
        let known_on = day(py, known_on)?;
        Ok(self.0.client(id, known_on).map(Timeline))
    }

    /// The progress report; the options as JSON. With the ledger it tells how that was read.
    #[pyo3(signature = (options, ledger = None))]
    fn report(&self, py: Python<'_>, options: &str, ledger: Option<&Ledger>) -> PyResult<Report> {
        let mut options = ReportOptions::from_json(options).or_raise(py)?;
        if let Some(ledger) = ledger {
            options = options.ledger(&ledger.0);
        }
        let report = enter(py, |cancellation| {
            let caseload = self.0.with_cancellation(cancellation.clone());
            meedoen_report::Report::of(&caseload, &options)
        })?;
        report.map(Report).or_raise(py)
    }
}
