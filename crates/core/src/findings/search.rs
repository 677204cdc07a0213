//! Searching for findings: in one go, or some of the clients at a time.

use super::checks;
use super::query::FindingsQuery;
use super::table::{Findings, Found};
use crate::caseload::Caseload;
use crate::catalogue::FindingCode;
use crate::{Day, Result};

/// How many chunks of some thousand clients a slice has.
const CHUNKS_A_SLICE: usize = 4;

impl Caseload {
    /// What the timelines show that a row cannot, as of a day and as known on a day. None where there
    /// is no such day: without one in the query it is the horizon, which a ledger without rows has
    /// not. An error only where [`Caseload::with_cancellation`] calls it off.
    ///
    /// ```
    /// use meedoen::findings::FindingsQuery;
    /// use meedoen::{Caseload, Ledger, Policy};
    ///
    /// let policy = Policy::preset("example")?;
    /// let csv = "client,kind,code,start,end\n\
    ///            R001,benefit,pw,2023-01-01,2023-06-30\n\
    ///            R001,benefit,ioaw,2023-06-01,";
    /// let caseload = Caseload::build(&Ledger::read_csv(csv.as_bytes(), &policy)?, &policy)?;
    ///
    /// let findings = caseload.findings(&FindingsQuery::as_of("2023-12-31".parse()?))?;
    /// let overlap = findings.iter().find(|found| found.code().to_string() == "overlapping_benefits");
    /// assert_eq!(overlap.and_then(|found| found.row()), Some(2));
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn findings(&self, query: &FindingsQuery) -> Result<Findings> {
        FindingsSearch::new(self, query).finish()
    }

    /// How many findings there are of each code that occurs, in the order of the codes: the
    /// [counts](Findings::counts) of [`findings`](Self::findings), without making the table.
    ///
    /// ```
    /// use meedoen::{Caseload, Ledger, Policy, findings::FindingsQuery};
    ///
    /// let policy = Policy::preset("example")?;
    /// let csv = b"client,kind,code,start,end\n\
    ///             R001,benefit,pw,2023-01-01,2023-06-30\n\
    ///             R001,benefit,ioaw,2023-06-01,\n";
    /// let caseload = Caseload::build(&Ledger::read_csv(csv, &policy)?, &policy)?;
    /// let query = FindingsQuery::as_of("2023-12-31".parse()?);
    /// assert_eq!(caseload.count_findings(&query)?, caseload.findings(&query)?.counts());
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn count_findings(&self, query: &FindingsQuery) -> Result<Vec<(FindingCode, usize)>> {
        FindingsSearch::new(self, query).counts()
    }
}

/// Findings that are being searched for.
///
/// [`Caseload::findings`] does it in one go. A thread that must hear others in between, such as a
/// browser's worker, does it a slice at a time: [`advance`](Self::advance) until that says it was the
/// last.
///
/// ```
/// use meedoen::findings::{FindingsQuery, FindingsSearch};
/// use meedoen::{Caseload, Ledger, Policy};
///
/// let policy = Policy::preset("example")?;
/// let ledger = Ledger::read_csv(b"client,kind,code,start\nR001,benefit,pw,2023-01-15", &policy)?;
/// let caseload = Caseload::build(&ledger, &policy)?;
/// let query = FindingsQuery::as_of("2024-12-31".parse()?);
/// let mut search = FindingsSearch::new(&caseload, &query);
/// while !search.advance()? {
///     // Look at what else there is to do; to stop, drop the search.
/// }
/// assert_eq!(search.finish()?, caseload.findings(&query)?);
/// # Ok::<(), meedoen::Error>(())
/// ```
#[derive(Debug)]
pub struct FindingsSearch {
    caseload: Caseload,
    /// `None` where there is no day to look at, so nothing to find.
    as_of: Option<Day>,
    known_on: Option<Day>,
    /// How many chunks are searched, and whether all is.
    chunks: usize,
    done: bool,
    found: Vec<Found>,
}

impl FindingsSearch {
    /// Begins to search a caseload.
    ///
    /// ```
    /// use meedoen::{Caseload, Ledger, Policy, findings::{FindingsQuery, FindingsSearch}};
    ///
    /// let policy = Policy::preset("example")?;
    /// let csv = b"client,kind,code,start,end\n\
    ///             R001,benefit,pw,2023-01-01,2023-06-30\n\
    ///             R001,benefit,ioaw,2023-06-01,\n";
    /// let caseload = Caseload::build(&Ledger::read_csv(csv, &policy)?, &policy)?;
    /// let search = FindingsSearch::new(&caseload, &FindingsQuery::default());
    /// assert!(!search.finish()?.is_empty()); // as of the horizon
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn new(caseload: &Caseload, query: &FindingsQuery) -> Self {
        let as_of = query.as_of.or_else(|| caseload.horizon(query.known_on));
        Self {
            caseload: caseload.clone(),
            as_of,
            known_on: query.known_on,
            chunks: 0,
            done: as_of.is_none(),
            found: Vec::new(),
        }
    }

    /// Searches the next slice of the clients, some milliseconds of work; whether it was the last. An
    /// error only where [`Caseload::with_cancellation`] calls it off.
    ///
    /// ```
    /// use meedoen::{Caseload, Ledger, Policy, findings::{FindingsQuery, FindingsSearch}};
    ///
    /// let policy = Policy::preset("example")?;
    /// let csv = b"client,kind,code,start,end\n\
    ///             R001,benefit,pw,2023-01-01,2023-06-30\n\
    ///             R001,benefit,ioaw,2023-06-01,\n";
    /// let caseload = Caseload::build(&Ledger::read_csv(csv, &policy)?, &policy)?;
    /// let mut search = FindingsSearch::new(&caseload, &FindingsQuery::default());
    /// assert!(search.advance()?); // so few clients are one slice
    /// assert!(search.advance()?); // it stays done
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn advance(&mut self) -> Result<bool> {
        self.go_on(self.chunks + CHUNKS_A_SLICE)
    }

    /// Searches what is left, and gives the findings.
    ///
    /// ```
    /// use meedoen::{Caseload, Ledger, Policy, findings::{FindingsQuery, FindingsSearch}};
    ///
    /// let policy = Policy::preset("example")?;
    /// let csv = b"client,kind,code,start,end\n\
    ///             R001,benefit,pw,2023-01-01,2023-06-30\n\
    ///             R001,benefit,ioaw,2023-06-01,\n";
    /// let caseload = Caseload::build(&Ledger::read_csv(csv, &policy)?, &policy)?;
    /// let query = FindingsQuery::as_of("2023-12-31".parse()?);
    /// let findings = FindingsSearch::new(&caseload, &query).finish()?;
    /// assert_eq!(findings, caseload.findings(&query)?);
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn finish(mut self) -> Result<Findings> {
        self.go_on(usize::MAX)?;
        Ok(Findings::sorted(self.found, &self.caseload))
    }

    /// Searches what is left, and gives how many there are of each code that occurs, in the order of
    /// the codes.
    ///
    /// ```
    /// use meedoen::{Caseload, Ledger, Policy, findings::{FindingsQuery, FindingsSearch}};
    ///
    /// let policy = Policy::preset("example")?;
    /// let csv = b"client,kind,code,start,end\n\
    ///             R001,benefit,pw,2023-01-01,2023-06-30\n\
    ///             R001,benefit,ioaw,2023-06-01,\n";
    /// let caseload = Caseload::build(&Ledger::read_csv(csv, &policy)?, &policy)?;
    /// let query = FindingsQuery::as_of("2023-12-31".parse()?);
    /// let counts = FindingsSearch::new(&caseload, &query).counts()?;
    /// assert_eq!(counts, caseload.count_findings(&query)?);
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn counts(mut self) -> Result<Vec<(FindingCode, usize)>> {
        self.go_on(usize::MAX)?;
        Ok(FindingCode::count_each(self.found.iter().map(|found| found.code)))
    }

    /// Searches as far as this chunk, excluded; with the last one, what concerns the ledger as a
    /// whole. Whether all is searched.
    fn go_on(&mut self, end: usize) -> Result<bool> {
        let Some(as_of) = self.as_of.filter(|_| !self.done) else { return Ok(true) };
        let (caseload, found) = (&self.caseload, &mut self.found);
        let all = caseload.chunk_count();
        let end = end.min(all);
        checks::of_clients(caseload, self.chunks..end, as_of, self.known_on, found)?;
        self.chunks = end;
        if end == all {
            checks::of_the_whole(caseload, self.known_on, found);
            self.done = true;
        }
        Ok(self.done)
    }
}
