//! The caseload as it stands, its readers and its one writer.

use crate::grow::{Draft, Shelf};
use crate::limits::Limits;
use crate::problem::{BAD_JSON, INTERNAL, Problem, TOO_MANY_QUESTIONS};
use crate::records::Records;
use crate::told::{Appended, Telling};
use arc_swap::ArcSwap;
use meedoen::findings::FindingsQuery;
use meedoen::kpi::{AskOptions, QuestionList};
use meedoen::{Answer, Cancellation, Caseload, Error, Ledger, Policy};
use serde::{Serialize, Serializer};
use serde_json::Value;
use std::sync::Arc;
use tokio::sync::{Mutex, Semaphore};
use tokio::task::spawn_blocking;

/// A caseload that is asked by many and appended to by one at a time.
///
/// Readers take the state as it stands and keep it until they are done; a writer makes the next
/// state beside it and puts that in its place in one step. So nobody waits for a writer, and nobody
/// sees half of what one appends.
#[derive(Debug)]
pub struct Service {
    current: ArcSwap<State>,
    /// The ledger behind the current state. Who holds it is the writer.
    ledger: Arc<Mutex<Shelf>>,
    sweeps: Arc<Semaphore>,
    limits: Limits,
    for_owner: bool,
    log: fn(&str),
}

/// The caseload at one moment.
#[derive(Debug)]
pub(crate) struct State {
    /// How many times records were appended.
    pub(crate) revision: u64,
    pub(crate) caseload: Caseload,
}

/// An answer as JSON, and the state it was given from.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) revision: u64,
    pub(crate) json: Vec<u8>,
}

/// The answer to one question.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Said {
    #[serde(serialize_with = "rows")]
    Rows(Answer),
    WithReceipt(Answer),
    Error(Error),
}

/// An answer without its receipt.
fn rows<S: Serializer>(answer: &Answer, serializer: S) -> std::result::Result<S::Ok, S::Error> {
    answer.rows().serialize(serializer)
}

impl Service {
    /// A service for this ledger under this policy: `bad_policy` when the policy lacks a code that
    /// the ledger's rows have.
    pub fn new(ledger: Ledger, policy: &Policy, limits: Limits) -> meedoen::Result<Self> {
        let caseload = Caseload::build(&ledger, policy)?;
        Ok(Self {
            current: ArcSwap::from_pointee(State { revision: 0, caseload }),
            ledger: Arc::new(Mutex::new(Some(ledger))),
            sweeps: Arc::new(Semaphore::new(limits.sweeps)),
            limits,
            for_owner: false,
            log: |_| (),
        })
    }

    /// Whether the callers are the ledger's owner, who may see the text of refused cells and the
    /// pseudonymous ids in findings. They are not, unless this says so.
    #[must_use]
    pub fn for_owner(mut self, for_owner: bool) -> Self {
        self.for_owner = for_owner;
        self
    }

    /// Where a line a request goes: method, route, status, code and milliseconds, and nothing of
    /// what was asked or said.
    #[must_use]
    pub fn log(mut self, log: fn(&str)) -> Self {
        self.log = log;
        self
    }

    pub(crate) fn limits(&self) -> Limits {
        self.limits
    }

    pub(crate) fn write_log(&self, line: &str) {
        (self.log)(line);
    }

    /// The state as it stands, for as long as the caller keeps it.
    pub(crate) fn state(&self) -> Arc<State> {
        self.current.load_full()
    }

    /// Answers a question, or a list of them in one sweep: each answer or error in its place.
    pub(crate) async fn ask(
        &self,
        text: impl AsRef<[u8]> + Send + 'static,
        receipts: bool,
    ) -> Result<Reply, Problem> {
        let limits = self.limits;
        self.sweep(move |caseload| {
            let no_json =
                |error: &dyn std::fmt::Display| Problem::new(BAD_JSON, format!("no JSON: {error}"));
            let text = std::str::from_utf8(text.as_ref()).map_err(|error| no_json(&error))?;
            let asked: Value = serde_json::from_str(text).map_err(|error| no_json(&error))?;
            let options = AskOptions::default().most_rows(limits.rows);
            let say = |answer: Answer| {
                if receipts { Said::WithReceipt(answer) } else { Said::Rows(answer) }
            };
            match &asked {
                Value::Array(list) if list.len() > limits.questions => {
                    let most = format!("a list holds at most {} questions", limits.questions);
                    Err(Problem::new(TOO_MANY_QUESTIONS, most))
                }
                Value::Array(_) => {
                    // One error for all of them where the caller has gone.
                    let plan = caseload.plan(QuestionList::from_json(text)?, options);
                    let answers = caseload.tally(&plan)?.answers();
                    let said = answers.into_iter().map(|it| it.map_or_else(Said::Error, say));
                    to_json(&said.collect::<Vec<_>>())
                }
                _ => {
                    let answers = caseload.ask_all(QuestionList::from_json(text)?, options);
                    let said: meedoen::Result<Vec<Said>> =
                        answers.into_iter().map(|answer| answer.map(say)).collect();
                    to_json(&said?.first())
                }
            }
        })
        .await
    }

    /// What the checks find in the caseload.
    pub(crate) async fn findings(&self, query: FindingsQuery) -> Result<Reply, Problem> {
        let telling = self.telling();
        self.sweep(move |caseload| to_json(&telling.checked(query, &caseload.findings(&query)?)))
            .await
    }

    /// Appends records and makes them part of every later answer. Under `strict` one refused row
    /// refuses all.
    ///
    /// All or nothing: where the caller has gone or its time is up before the new state stands,
    /// this future is dropped, and what was made beside the current state with it.
    pub(crate) async fn append(&self, records: Records, strict: bool) -> Result<Appended, Problem> {
        let shelf = Arc::clone(&self.ledger).lock_owned().await;
        let (before, telling) = (self.state(), self.telling());
        let revision = before.revision + 1;
        // The thread takes the lock along, so that no second writer begins before it is done.
        let (draft, grown) = on_a_thread(move || {
            let mut draft = Draft::begin(shelf, strict);
            let grown = draft
                .grow(&before.caseload, &records)
                .map(|(ledger, caseload)| (telling.appended(ledger, revision), caseload));
            (draft, grown)
        })
        .await?;
        let (appended, caseload) = grown?;
        // Nothing waits from here on: ledger and state change together or not at all.
        draft.keep()?;
        self.current.store(Arc::new(State { revision, caseload }));
        Ok(appended)
    }

    fn telling(&self) -> Telling {
        Telling { owner: self.for_owner, most: self.limits.findings }
    }

    /// Does something with the caseload as it stands, away from the threads that serve requests.
    async fn sweep(
        &self,
        work: impl FnOnce(&Caseload) -> Result<Vec<u8>, Problem> + Send + 'static,
    ) -> Result<Reply, Problem> {
        let turn = Arc::clone(&self.sweeps).acquire_owned().await;
        let turn = turn.map_err(|_| Problem::new(INTERNAL, "the service is closing"))?;
        let state = self.state();
        // This future is dropped when the caller has gone or its time is up; the sweep then stops.
        let caller = Arc::new(());
        let waits = Arc::downgrade(&caller);
        let gone = Cancellation::when(move || waits.strong_count() == 0);
        let reply = on_a_thread(move || {
            // The turn ends when the sweep does, a moment after its caller has gone.
            let _turn = turn;
            let json = work(&state.caseload.with_cancellation(gone))?;
            Ok(Reply { revision: state.revision, json })
        })
        .await;
        drop(caller);
        reply?
    }
}

fn to_json(value: &impl Serialize) -> Result<Vec<u8>, Problem> {
    serde_json::to_vec(value).map_err(|_| Problem::new(INTERNAL, "the answer can't be written"))
}

/// Runs work that takes long on a thread of its own.
async fn on_a_thread<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Problem> {
    spawn_blocking(work).await.map_err(|_| Problem::new(INTERNAL, "the work broke off"))
}
