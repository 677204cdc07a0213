//! The caseload itself: built once, asked many times.

use super::append::{Changes, Segments};
use super::build::{BuildStats, Recode, RowSource};
use super::chunk::{BuildContext, Fact, RowVersion};
use super::compiled_policy::CompiledPolicy;
use super::digests::Digests;
use super::timeline::{ClientView, Timeline};
use super::view::KnownOn;
use crate::ledger::{
    Interner, Ledger, Locations, RowContent, digest_of, digest_of_text, reason_word,
};
use crate::policy::Policy;
use crate::vocabulary::{Kind, Word};
use crate::{Cancellation, Day, Error, ErrorCode, Result};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// A municipality's caseload under a policy, ready to be asked.
///
/// Built from a ledger once; it holds no reference to it. Cheap to clone: clones share the columns,
/// and a reader keeps the caseload it has. `Send` and `Sync`.
///
/// # Build
///
/// [`build`](Self::build) from a ledger, [`append`](Self::append) when the ledger has grown; a
/// [`CaseloadBuilder`](super::CaseloadBuilder) where a build must be called off or share its thread.
///
/// # Ask
///
/// [`ask`](Self::ask) one or more questions. In parts, on several machines or in several processes:
/// [`plan`](Self::plan), [`tally`](Self::tally), and the answers of the merged
/// [`Tallies`](crate::kpi::Tallies). [`findings`](Self::findings) are what the records show about
/// themselves.
///
/// # Look at one client
///
/// [`client`](Self::client) gives a timeline, and that says what held on a day.
///
/// # Example
///
/// ```
/// use meedoen::{Caseload, Kpi, Ledger, Policy, Query, Span};
///
/// let policy = Policy::preset("example")?;
/// let ledger = Ledger::read_csv(b"client,kind,code,start\nR001,benefit,pw,2023-01-15", &policy)?;
/// let caseload = Caseload::build(&ledger, &policy)?;
///
/// let answer = caseload.ask(&Query::over(Span::parse("2023")?).kpis([Kpi::Stock]).into())?;
/// assert_eq!(answer.kpi_rows()[0].value().as_f64(), Some(1.0));
/// # Ok::<(), meedoen::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Caseload {
    pub(super) policy: Arc<Policy>,
    pub(super) rules: Arc<CompiledPolicy>,
    pub(super) segments: Segments,
    pub(super) ids: Arc<Interner>,
    pub(super) benefit_nos: Arc<Interner>,
    /// Hours a week, by number.
    pub(super) hours: Arc<[f64]>,
    pub(super) locations: Arc<Locations>,
    pub(super) stats: Arc<BuildStats>,
    /// How many rows of the ledger are in it, and how many of their later withdrawals.
    pub(super) rows: usize,
    pub(super) withdrawals: usize,
    /// The digest of its rows, once it has been asked for: a pass and a sort over all rows.
    pub(super) digest: Arc<OnceLock<String>>,
    /// Stops long calls.
    pub(super) cancellation: Cancellation,
}

/// # Grow
impl Caseload {
    /// The caseload of the same ledger after it has grown ([`crate::LedgerReader::resume`],
    /// [`Ledger::update`]): equal to one built anew, at a cost in proportion to the clients whom the
    /// new rows and withdrawals are about. This caseload stays as it is, for those who read it.
    ///
    /// `bad_ledger` when the ledger is plainly not the one this caseload was built from, grown;
    /// `bad_policy` when a new row has a code that the policy lacks.
    ///
    /// ```
    /// use meedoen::{Caseload, Kpi, Ledger, LedgerReader, Policy, Query, Span};
    ///
    /// let policy = Policy::preset("example")?;
    /// let csv = b"client,kind,code,start,record\nR001,benefit,pw,2023-01-15,r1\n";
    /// let mut ledger = Ledger::read_csv(csv, &policy)?;
    /// let before = Caseload::build(&ledger, &policy)?;
    ///
    /// let mut reader = LedgerReader::resume(ledger);
    /// reader.push_csv(b"client,kind,code,start,end,reason\n\
    ///               R001,withdraw,r1,2023-11-01,,\n\
    ///               R001,benefit,pw,2023-01-15,2023-10-31,work\n\
    ///               R002,benefit,pw,2023-11-01,,\n")?;
    /// ledger = reader.finish()?;
    /// let after = before.append(&ledger)?;
    ///
    /// let stock = Query::over(Span::parse("2023")?).kpis([Kpi::Inflow, Kpi::OutflowToWork]).into();
    /// let figures = |caseload: &Caseload| -> meedoen::Result<Vec<f64>> {
    ///     let answer = caseload.ask(&stock)?;
    ///     Ok(answer.kpi_rows().iter().filter_map(|row| row.value().as_f64()).collect())
    /// };
    /// assert_eq!(figures(&before)?, [1.0, 0.0]);
    /// assert_eq!(figures(&after)?, [2.0, 1.0]);
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn append(&self, ledger: &Ledger) -> Result<Self> {
        let new = self.new_rows(ledger)?;
        let recode = Recode::of_rows(ledger, self.policy(), new.clone())?;
        let source = RowSource::new(ledger, &recode);
        let (changes, appended) = Changes::of(ledger, &source, new, self.withdrawals);
        let mut stats = (*self.stats).clone();
        stats.merge(&appended);
        let hours: Arc<[f64]> = ledger.hours_list().into();
        let mut context = BuildContext::new(&self.rules, &hours);
        let segments = self.segments.append(changes, ledger.client_count(), &mut context);
        Ok(Self {
            segments,
            ids: ledger.client_ids().clone(),
            benefit_nos: ledger.benefit_nos().clone(),
            locations: Arc::new(ledger.locations().clone()),
            stats: Arc::new(stats),
            rows: ledger.len(),
            withdrawals: ledger.withdrawals().len(),
            digest: Arc::default(),
            hours,
            policy: self.policy.clone(),
            rules: self.rules.clone(),
            cancellation: self.cancellation.clone(),
        })
    }

    /// This caseload, with long calls that stop with the error `cancelled` once this says so:
    /// asking, counting, findings, and what asks in turn, such as a report. It is asked once for every few
    /// thousand clients. Cheap: the two share everything, and the caseload itself is as before.
    ///
    /// ```
    /// use meedoen::{Cancellation, Caseload, ErrorCode, Kpi, Ledger, Policy, Query, Span};
    ///
    /// let policy = Policy::preset("example")?;
    /// let ledger = Ledger::read_csv(b"client,kind,code,start\nR001,benefit,pw,2023-01-15", &policy)?;
    /// let caseload = Caseload::build(&ledger, &policy)?;
    /// let question = Query::over(Span::parse("2023")?).kpis([Kpi::Stock]).into();
    ///
    /// let out_of_time = Cancellation::when(|| true);
    /// let error = caseload.with_cancellation(out_of_time).ask(&question).unwrap_err();
    /// assert_eq!(error.code(), ErrorCode::Cancelled);
    /// assert!(caseload.ask(&question).is_ok());
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    #[must_use]
    pub fn with_cancellation(&self, cancellation: Cancellation) -> Self {
        Self { cancellation, ..self.clone() }
    }

    /// The rows that the ledger has and this caseload has not.
    fn new_rows(&self, ledger: &Ledger) -> Result<Range<usize>> {
        let last = self.client_count().checked_sub(1).map(|last| last as u32);
        let has_grown = self.rows <= ledger.len()
            && self.withdrawals <= ledger.withdrawals().len()
            && self.client_count() <= ledger.client_count()
            && last.is_none_or(|last| ledger.client_ids().get(last) == self.ids.get(last));
        if has_grown {
            return Ok(self.rows..ledger.len());
        }
        let message = "the ledger is not the one this caseload was built from, grown";
        Err(Error::new(ErrorCode::BadLedger, "", message))
    }
}

/// # What it was built from
impl Caseload {
    /// The policy it was built under.
    ///
    /// ```
    /// use meedoen::{Caseload, Ledger, Policy};
    ///
    /// let policy = Policy::preset("example")?;
    /// let ledger = Ledger::read_csv(b"client,kind,code,start\nR001,benefit,pw,2023-01-15", &policy)?;
    /// assert_eq!(Caseload::build(&ledger, &policy)?.policy(), &policy);
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// How many clients the ledger names.
    ///
    /// ```
    /// use meedoen::{Caseload, Ledger, Policy};
    ///
    /// let policy = Policy::preset("example")?;
    /// let csv = b"client,kind,code,start\nR001,benefit,pw,2023-01-15\nR001,rung,2,2023-02-01";
    /// let caseload = Caseload::build(&Ledger::read_csv(csv, &policy)?, &policy)?;
    /// assert_eq!(caseload.client_count(), 1);
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn client_count(&self) -> usize {
        self.ids.len()
    }

    /// The pseudonymous ids of the clients, in order of first appearance in the ledger.
    ///
    /// ```
    /// use meedoen::{Caseload, Ledger, Policy};
    ///
    /// let policy = Policy::preset("example")?;
    /// let csv = b"client,kind,code,start\nR007,benefit,pw,2023-01-15\nR001,benefit,pw,2023-02-01";
    /// let caseload = Caseload::build(&Ledger::read_csv(csv, &policy)?, &policy)?;
    /// assert!(caseload.client_ids().eq(["R007", "R001"]));
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn client_ids(&self) -> impl ExactSizeIterator<Item = &str> + Clone {
        self.ids.all()
    }

    /// The day the ledger is complete to: the latest day, not after `known_on`, on which a row
    /// became known or was withdrawn. `None` where there is no such day.
    ///
    /// ```
    /// use meedoen::{Caseload, Ledger, Policy};
    ///
    /// let policy = Policy::preset("example")?;
    /// let csv = b"client,kind,code,start,registered_on\n\
    ///             R001,benefit,pw,2023-01-15,2023-01-20\n\
    ///             R002,benefit,pw,2023-02-01,2023-02-10\n";
    /// let caseload = Caseload::build(&Ledger::read_csv(csv, &policy)?, &policy)?;
    /// assert_eq!(caseload.horizon(None), Some("2023-02-10".parse()?));
    /// assert_eq!(caseload.horizon(Some("2023-02-09".parse()?)), Some("2023-01-20".parse()?));
    /// assert_eq!(caseload.horizon(Some("2023-01-19".parse()?)), None);
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn horizon(&self, known_on: Option<Day>) -> Option<Day> {
        self.stats.days.last(known_on)
    }

    /// Digests of the ledger's rows and of the policy. That of the rows is computed on the first call:
    /// a pass and a sort over all of them.
    ///
    /// ```
    /// use meedoen::{Caseload, Ledger, Policy};
    ///
    /// let policy = Policy::preset("example")?;
    /// let ledger = Ledger::read_csv(b"client,kind,code,start\nR001,benefit,pw,2023-01-15", &policy)?;
    /// let digests = Caseload::build(&ledger, &policy)?.digests();
    /// assert_eq!(digests.ledger(), ledger.digest());
    /// assert_eq!(digests.policy().len(), 64);
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn digests(&self) -> Digests {
        let ledger = self.digest.get_or_init(|| {
            let rows = self.segments.rows();
            digest_of(rows.map(|(client, version)| self.content(client, &version)))
        });
        Digests::new(ledger.clone(), digest_of_text(&self.policy.to_json()), Vec::new())
    }
}

/// # Look at one client
impl Caseload {
    /// One client's timeline, as known on a day (`None`: as everything now stands). `None` for an id
    /// that the ledger does not have.
    ///
    /// ```
    /// use meedoen::{Caseload, Ledger, Policy};
    ///
    /// let policy = Policy::preset("example")?;
    /// let csv = b"client,kind,code,start,registered_on\n\
    ///             R001,benefit,pw,2023-01-15,\n\
    ///             R001,rung,2,2023-02-01,2023-03-01\n";
    /// let caseload = Caseload::build(&Ledger::read_csv(csv, &policy)?, &policy)?;
    ///
    /// let rungs = |known_on| caseload.client("R001", known_on).map(|client| client.rungs().len());
    /// assert_eq!(rungs(None), Some(1));
    /// assert_eq!(rungs(Some("2023-02-28".parse()?)), Some(0)); // not known yet
    /// assert!(caseload.client("R002", None).is_none());
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn client(&self, id: &str, known_on: Option<Day>) -> Option<Timeline> {
        let (chunk, client) = self.segments.find(self.ids.find(id.as_bytes())?)?;
        let view = ClientView {
            timelines: chunk.alone(
                client,
                KnownOn(known_on),
                &mut BuildContext::new(&self.rules, &self.hours),
            ),
            hours: self.hours.clone(),
            policy: self.policy.clone(),
            rules: self.rules.clone(),
        };
        Some(Timeline::new(view, id, known_on, self.horizon(known_on)))
    }
}

impl Caseload {
    /// What a row of the client with this number says, in words.
    fn content(&self, client: u32, RowVersion { row, withdrawn }: &RowVersion) -> RowContent<'_> {
        let Fact { start, until, known, detail, code, kind, reason, .. } = row.fact;
        let code = self.policy.codes(kind).get(usize::from(code)).map_or("", String::as_str);
        let reason = reason_word(kind, reason).unwrap_or("");
        let benefit_no = if kind == Kind::Benefit { self.benefit_nos.get(detail) } else { "" };
        let hours = self.hours.get(detail as usize).copied();
        RowContent {
            words: [self.ids.get(client), kind.as_str(), code, reason, benefit_no],
            hours: hours.filter(|_| kind == Kind::Placement),
            days: [start, until, known, *withdrawn].map(Day::number),
        }
    }
}
