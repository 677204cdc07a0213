//! Asking: questions in, answers with their receipt out.

use crate::Result;
use crate::caseload::Caseload;
use crate::kpi::answer::Answer;
use crate::kpi::plan::AskOptions;
use crate::kpi::question::{Question, QuestionList, not_read};

impl Caseload {
    /// Answers one question.
    ///
    /// Errors: `unknown_dimension` for a dimension that a KPI asked for does not have,
    /// `bad_period`, `bad_query`, and `too_large` for more than a million rows.
    ///
    /// ```
    /// use meedoen::{Caseload, Kpi, Ledger, Policy, Query, Span};
    ///
    /// let policy = Policy::preset("example")?;
    /// let csv = b"client,kind,code,start\nR001,benefit,pw,2023-01-15";
    /// let caseload = Caseload::build(&Ledger::read_csv(csv, &policy)?, &policy)?;
    /// let stock = Query::over(Span::parse("2023")?).kpis([Kpi::Stock]);
    /// assert_eq!(caseload.ask(&stock.into())?.kpi_rows()[0].value().as_f64(), Some(1.0));
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn ask(&self, question: &Question) -> Result<Answer> {
        let answers = self.ask_all(std::slice::from_ref(question), AskOptions::default());
        answers.into_iter().next().unwrap_or_else(|| Err(not_read()))
    }

    /// Answers several questions in one sweep over the caseload, each in its place: questions that
    /// were made, or a [`QuestionList`] that was read.
    ///
    /// ```
    /// use meedoen::{Caseload, Kpi, Ledger, Policy, Query, Span, kpi::AskOptions};
    ///
    /// let policy = Policy::preset("example")?;
    /// let csv = b"client,kind,code,start\nR001,benefit,pw,2023-01-15";
    /// let caseload = Caseload::build(&Ledger::read_csv(csv, &policy)?, &policy)?;
    /// let span = Span::parse("2023")?;
    /// let questions = [Query::over(span).kpis([Kpi::Stock]).into(), Query::over(span).into()];
    /// let answers = caseload.ask_all(&questions, AskOptions::default());
    /// assert!(answers[0].is_ok());
    /// assert!(answers[1].is_err()); // it asks for no KPI
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn ask_all(
        &self,
        questions: impl Into<QuestionList>,
        options: AskOptions,
    ) -> Vec<Result<Answer>> {
        let plan = self.plan(questions, options);
        match self.tally_own(&plan) {
            Ok(tallies) => tallies.answers(),
            Err(error) => plan.planned().iter().map(|_| Err(error.clone())).collect(),
        }
    }

    /// Answers a question, or a list of them in one sweep, in the JSON form that every language
    /// shares: rows, or `{"error": "<code>", "message": …}`; for a list, a list of those.
    ///
    /// `bad_query` for a text that is no JSON.
    ///
    /// ```
    /// use meedoen::{Caseload, Ledger, Policy, kpi::AskOptions};
    ///
    /// let policy = Policy::preset("example")?;
    /// let ledger = Ledger::read_csv(b"client,kind,code,start\nR001,benefit,pw,2023-01-15", &policy)?;
    /// let caseload = Caseload::build(&ledger, &policy)?;
    ///
    /// let ask = |question| caseload.ask_json(question, &AskOptions::default());
    /// let rows = ask(r#"{"kpis": ["stock"], "from": "2023-01-01", "to": "2023-12-31"}"#)?;
    /// assert!(rows.starts_with(r#"[{"kpi":"stock","from":"2023-01-01","to":"2023-12-31""#));
    /// let error = ask(r#"{"kpis": ["granite"], "from": "2023-01-01", "to": "2023-12-31"}"#)?;
    /// assert!(error.starts_with(r#"{"error":"unknown_kpi""#));
    /// assert!(ask("stock").is_err());
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn ask_json(&self, questions: &str, options: &AskOptions) -> Result<String> {
        let plan = self.plan(QuestionList::from_json(questions)?, *options);
        Ok(self.tally_own(&plan)?.answers_json())
    }
}
