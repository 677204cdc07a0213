//! Calling off what takes long: a reading, a build, a sweep.

use crate::{Error, ErrorCode, Result};
use std::fmt;
use std::sync::Arc;

/// A question that long work asks again and again: must it stop?
///
/// Work that is given one asks it between pieces of some thousands of clients or a million rows, from
/// whatever thread does the piece, and stops with the error `cancelled`. Nothing half done is left
/// behind. The default never stops anything.
///
/// What is asked should be quick (an atomic load, the time), and once it has said yes it should keep
/// saying so: each thread asks for itself.
///
/// ```
/// use meedoen::Cancellation;
/// use std::sync::Arc;
/// use std::sync::atomic::{AtomicBool, Ordering};
///
/// let stop = Arc::new(AtomicBool::new(false));
/// let asked = stop.clone();
/// let cancellation = Cancellation::when(move || asked.load(Ordering::Relaxed));
/// assert!(cancellation.check().is_ok());
///
/// // On another thread, when somebody presses Ctrl-C:
/// stop.store(true, Ordering::Relaxed);
/// assert!(cancellation.check().is_err());
/// ```
#[derive(Clone, Default)]
pub struct Cancellation(Option<Arc<dyn Fn() -> bool + Send + Sync>>);

impl Cancellation {
    /// Cancelled as soon as `is_cancelled` says so.
    ///
    /// ```
    /// use meedoen::Cancellation;
    /// use std::time::{Duration, Instant};
    ///
    /// let end = Instant::now() + Duration::from_secs(3600);
    /// let in_an_hour = Cancellation::when(move || Instant::now() > end);
    /// assert!(in_an_hour.check().is_ok());
    /// ```
    pub fn when(is_cancelled: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        Self(Some(Arc::new(is_cancelled)))
    }

    /// Whether the work must stop.
    fn is_cancelled(&self) -> bool {
        self.0.as_ref().is_some_and(|is_cancelled| is_cancelled())
    }

    /// The error `cancelled` where the work must stop: for `?` in a loop.
    ///
    /// ```
    /// use meedoen::{Cancellation, ErrorCode};
    ///
    /// assert!(Cancellation::default().check().is_ok());
    /// let error = Cancellation::when(|| true).check().unwrap_err();
    /// assert_eq!(error.code(), ErrorCode::Cancelled);
    /// ```
    pub fn check(&self) -> Result<()> {
        if self.is_cancelled() {
            return Err(Error::new(ErrorCode::Cancelled, "", "the work was called off"));
        }
        Ok(())
    }
}

impl fmt::Debug for Cancellation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_some() { "Cancellation" } else { "Cancellation(never)" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::caseload::CaseloadBuilder;
    use crate::findings::FindingsQuery;
    use crate::kpi::AskOptions;
    use crate::{Caseload, Day, Kpi, Ledger, Policy, Query, Question, Span};
    use std::fmt::Write;
    use std::sync::atomic::{AtomicUsize, Ordering};

    /// Asked this often, it says that the work must stop; and how often it has been asked.
    fn after(times: usize) -> (Cancellation, Arc<AtomicUsize>) {
        let asked = Arc::new(AtomicUsize::new(0));
        let counter = asked.clone();
        (Cancellation::when(move || counter.fetch_add(1, Ordering::Relaxed) >= times), asked)
    }

    #[test]
    fn a_build_and_findings_stop_too() {
        let policy = Policy::starter("Ons Dorp");
        // Sorted by client, and not.
        for last in ["R3", "R1"] {
            let csv = format!(
                "client,kind,code,start\nR1,benefit,pw,2023-01-15\n\
                 R2,benefit,pw,2023-01-15\n{last},benefit,ioaw,2023-01-15\n"
            );
            let ledger = Ledger::read_csv(csv.as_bytes(), &policy).unwrap();
            let builder = || CaseloadBuilder::new(&ledger, &policy).unwrap();
            let error = builder().cancellation(after(0).0).finish().unwrap_err();
            assert_eq!(error.code(), ErrorCode::Cancelled);

            let caseload = builder().cancellation(after(1_000).0).finish().unwrap();
            let query = FindingsQuery::as_of(Day::from_ymd(2023, 12, 31).unwrap());
            let error = caseload.with_cancellation(after(0).0).findings(&query).unwrap_err();
            assert_eq!(error.code(), ErrorCode::Cancelled);
            assert!(caseload.findings(&query).is_ok());
        }
    }

    #[test]
    fn a_sweep_asks_once_for_every_few_thousand_clients_and_stops() {
        let policy = Policy::starter("Ons Dorp");
        let mut csv = "client,kind,code,start\n".to_owned();
        for client in 0..20_000 {
            let _ = writeln!(csv, "R{client:05},benefit,pw,2023-01-15");
        }
        let ledger = Ledger::read_csv(csv.as_bytes(), &policy).unwrap();
        let caseload = Caseload::build(&ledger, &policy).unwrap();
        let question = Question::from(Query::over(Span::parse("2023").unwrap()).kpis([Kpi::Stock]));

        let (never, asked) = after(usize::MAX);
        let answer = caseload.with_cancellation(never).ask(&question).unwrap();
        assert_eq!(answer.kpi_rows().len(), 1);
        assert_eq!(asked.load(Ordering::Relaxed), caseload.part_count());

        let (soon, asked) = after(2);
        let plan = caseload.plan(std::slice::from_ref(&question), AskOptions::default());
        let error = caseload.with_cancellation(soon).tally_share(&plan, 0, 1).unwrap_err();
        assert_eq!((error.code(), asked.load(Ordering::Relaxed)), (ErrorCode::Cancelled, 3));

        let (soon, _) = after(2);
        let answers = caseload
            .with_cancellation(soon)
            .ask_all(&[question.clone(), question], AskOptions::default());
        let codes: Vec<_> = answers.into_iter().map(|answer| answer.unwrap_err().code()).collect();
        assert_eq!(codes, [ErrorCode::Cancelled; 2]);
    }
}
