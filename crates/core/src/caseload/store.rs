//! The caseload itself: built once, asked many times.

use super::append::Layer;
use super::build::{Learned, Source};
use super::chunk::{CLIENTS, Chunk, Fact, Tools, Withdrawn};
use super::{Client, KnownOn, Rules, Timeline, Timelines};
use crate::ledger::{
    Interner, Ledger, Locations, RowContent, digest_of, digest_of_text, reason_word,
};
use crate::policy::{Kind, Policy};
use crate::{Cancellation, Day, Result};
use serde::Serialize;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// A municipality's caseload under a policy, ready to be asked.
///
/// Built from a ledger once; it holds no reference to it. Cheap to clone: clones share the columns,
/// and a reader keeps the caseload it has. `Send` and `Sync`.
///
/// ```
/// use meedoen::{Caseload, Kpi, Ledger, Policy, Query, Span};
///
/// let policy = Policy::preset("example")?;
/// let ledger = Ledger::read_csv(b"client,kind,code,start\nR001,benefit,pw,2023-01-15", &policy)?;
/// let caseload = Caseload::build(&ledger, &policy)?;
///
/// let answer = caseload.ask(&Query::over(Span::parse("2023")?).kpis([Kpi::Stock]).into())?;
/// assert_eq!(answer.kpi_rows()[0].value.map(|value| value.as_f64()), Some(1.0));
/// # Ok::<(), meedoen::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Caseload {
    pub(super) policy: Arc<Policy>,
    pub(super) rules: Arc<Rules>,
    /// What was built at once, by client.
    pub(super) base: Arc<Vec<Arc<Chunk>>>,
    /// What was appended, the latest last.
    pub(super) layers: Vec<Arc<Layer>>,
    pub(super) ids: Arc<Interner>,
    pub(super) benefit_nos: Arc<Interner>,
    /// Hours a week, by number.
    pub(super) hours: Arc<[f64]>,
    pub(super) places: Arc<Locations>,
    pub(super) learned: Arc<Learned>,
    /// How many rows of the ledger are in it, and how many of their later withdrawals.
    pub(super) rows: usize,
    pub(super) withdrawals: usize,
    /// The digest of its rows, once it has been asked for: a pass and a sort over all rows.
    pub(super) digest: Arc<OnceLock<String>>,
    /// What calls the long calls off.
    pub(super) cancellation: Cancellation,
}

/// What identifies the rows and the rules that an answer rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Digests {
    /// SHA-256 of what the ledger's rows say, in any order and form: that of
    /// [`Ledger::digest`]. Of several ledgers that were counted apart: that of their digests.
    pub ledger: String,
    /// SHA-256 of the policy's JSON form.
    pub policy: String,
    /// The digest of each ledger, ascending, where several were counted apart; else none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ledgers: Vec<String>,
}

impl Caseload {
    /// Builds the caseload of a ledger under a policy: sorts the rows by client, once.
    ///
    /// The policy may be another than the one the ledger was read with, as long as it knows every
    /// code the ledger's rows have (else `bad_policy`).
    pub fn build(ledger: &Ledger, policy: &Policy) -> Result<Self> {
        let rules = Rules::new(policy);
        let (chunks, learned) = Source::new(ledger, policy, 0..ledger.len())?.chunks(&rules);
        Ok(Self {
            rules: Arc::new(rules),
            base: Arc::new(chunks.into_iter().map(Arc::new).collect()),
            layers: Vec::new(),
            ids: ledger.client_ids().clone(),
            benefit_nos: ledger.benefit_nos().clone(),
            hours: ledger.hours_list().into(),
            places: Arc::new(ledger.locations().clone()),
            learned: Arc::new(learned),
            rows: ledger.len(),
            withdrawals: ledger.withdrawals().len(),
            digest: Arc::default(),
            policy: Arc::new(policy.clone()),
            cancellation: Cancellation::default(),
        })
    }

    /// This caseload, with long calls that stop with the error `cancelled` once this says so:
    /// asking, counting, and what asks in turn, such as a report. It is asked once for every few
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

    /// The policy it was built under.
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// How many clients the ledger names.
    pub fn client_count(&self) -> usize {
        self.ids.len()
    }

    /// The share of the ledger's rows that say when they became known (0 without rows).
    pub fn registered_share(&self) -> f64 {
        if self.rows == 0 { 0.0 } else { self.learned.registered as f64 / self.rows as f64 }
    }

    /// The day the ledger is complete to: the latest day, not after `known_on`, on which a row
    /// became known or was withdrawn. None where there is no such day.
    pub fn horizon(&self, known_on: Option<Day>) -> Option<Day> {
        self.learned.days.last(known_on)
    }

    /// Digests of the ledger's rows and of the policy: two answers with the same digests, horizon and
    /// K rest on the same. That of the rows is computed on the first call.
    pub fn digests(&self) -> Digests {
        let ledger = self.digest.get_or_init(|| {
            digest_of(self.every_row().map(|(client, row)| self.said(client, &row)))
        });
        let policy = digest_of_text(&self.policy.to_json());
        Digests { ledger: ledger.clone(), policy, ledgers: Vec::new() }
    }

    /// One client's timeline, as known on a day (none: as everything now stands); none for an id the
    /// ledger does not have.
    pub fn client(&self, id: &str, known_on: Option<Day>) -> Option<Timeline> {
        let (chunk, client) = self.find(self.ids.find(id.as_bytes())?)?;
        let alone = chunk.alone(client, KnownOn(known_on), &mut self.tools());
        Some(Timeline {
            id: id.to_owned(),
            known_on,
            horizon: self.horizon(known_on),
            alone,
            hours: self.hours.clone(),
            policy: self.policy.clone(),
            rules: self.rules.clone(),
        })
    }

    pub(crate) fn rules(&self) -> &Rules {
        &self.rules
    }

    /// Hours a week, by number.
    pub(crate) fn hours(&self) -> &[f64] {
        &self.hours
    }

    /// The registration numbers of benefits, by number.
    pub(crate) fn benefit_nos(&self) -> &Arc<Interner> {
        &self.benefit_nos
    }

    /// How many rows there are, and how many of them say when they became known.
    pub(crate) fn row_counts(&self) -> [u64; 2] {
        [self.rows, self.learned.registered].map(|rows| rows as u64)
    }

    /// The policy it was built under, to be shared.
    pub(crate) fn shared_policy(&self) -> &Arc<Policy> {
        &self.policy
    }

    /// The pseudonymous id of the client with this number.
    pub fn client_id(&self, client: u32) -> &str {
        self.ids.get(client)
    }

    /// Where in which file a row stood.
    pub(crate) fn places(&self) -> &Locations {
        &self.places
    }

    pub(super) fn tools(&self) -> Tools<'_> {
        Tools::new(&self.rules, &self.hours)
    }

    /// Where the rows of the client with this number are: the latest layer that has it.
    pub(super) fn find(&self, number: u32) -> Option<(&Chunk, u32)> {
        let appended = self.layers.iter().rev().find_map(|layer| layer.find(number));
        appended.or_else(|| {
            let chunk = self.base.get(number as usize / CLIENTS)?;
            Some((chunk, chunk.clients().find(number)?))
        })
    }

    /// How many parts a sweep has.
    pub(crate) fn part_count(&self) -> usize {
        let layers = self.layers.iter().map(|layer| layer.now.len() + layer.before.len());
        self.base.len() + layers.sum::<usize>()
    }

    /// The parts that a sweep counts, and whether what a part counts is added or taken off.
    fn parts(&self) -> impl Iterator<Item = (Sign, &Chunk)> {
        let base = self.base.iter().map(|chunk| (Sign::Added, &**chunk));
        let layers = self.layers.iter().flat_map(|layer| {
            let now = layer.now.iter().map(|chunk| (Sign::Added, chunk));
            now.chain(layer.before.iter().map(|chunk| (Sign::TakenOff, chunk)))
        });
        base.chain(layers)
    }

    /// Walks these parts of a sweep: for each its timelines as known on each of the days.
    pub(crate) fn sweep(
        &self,
        parts: Range<usize>,
        known_on: &[KnownOn],
        mut visit: impl FnMut(Sign, usize, &Timelines),
    ) -> Result<()> {
        let (mut tools, mut looked_back) = (self.tools(), Timelines::default());
        for (sign, chunk) in self.parts().skip(parts.start).take(parts.len()) {
            self.cancellation.check()?;
            for (index, day) in known_on.iter().enumerate() {
                visit(sign, index, chunk.as_known_on(*day, &mut tools, &mut looked_back));
            }
        }
        Ok(())
    }

    /// Every client as known on a day, with its number.
    pub(crate) fn each_client(&self, known_on: KnownOn, mut visit: impl FnMut(u32, Client<'_>)) {
        let (mut tools, mut looked_back) = (self.tools(), Timelines::default());
        for (above, chunk) in self.now() {
            let timelines = chunk.as_known_on(known_on, &mut tools, &mut looked_back);
            for client in timelines.clients() {
                let number = chunk.clients().number(client.number());
                if !is_in_any(above, number) {
                    visit(number, client);
                }
            }
        }
    }

    /// Every row, with the number of its client.
    fn every_row(&self) -> impl Iterator<Item = (u32, Withdrawn)> + '_ {
        self.now().flat_map(|(above, chunk)| {
            (0..chunk.len() as u32).flat_map(move |client| {
                let number = chunk.clients().number(client);
                let current = !is_in_any(above, number);
                let rows = current.then(|| chunk.every_row(client));
                rows.into_iter().flatten().map(move |row| (number, row))
            })
        })
    }

    /// Base and layers, each with the layers above it, which may know better of a client.
    fn now(&self) -> impl Iterator<Item = (&[Arc<Layer>], &Chunk)> {
        let layers = &*self.layers;
        let base = self.base.iter().map(move |chunk| (layers, &**chunk));
        base.chain(layers.iter().enumerate().flat_map(move |(index, layer)| {
            layer.now.iter().map(move |chunk| (&layers[index + 1..], chunk))
        }))
    }

    /// When each row starts, became known and ceased to hold.
    pub(crate) fn row_days(&self) -> impl Iterator<Item = RowDays> + '_ {
        self.every_row().map(|(_, Withdrawn { row, on })| RowDays {
            start: row.fact.start,
            known: row.fact.known,
            withdrawn: on,
        })
    }

    /// What a row of the client with this number says, in words.
    fn said(&self, client: u32, Withdrawn { row, on }: &Withdrawn) -> RowContent<'_> {
        let Fact { start, until, known, detail, code, kind, reason, .. } = row.fact;
        let code = self.policy.codes().of(kind).get(usize::from(code)).map_or("", String::as_str);
        let reason = reason_word(kind, reason).unwrap_or("");
        let benefit_no = if kind == Kind::Benefit { self.benefit_nos.get(detail) } else { "" };
        let hours = self.hours.get(detail as usize).copied();
        RowContent {
            words: [self.ids.get(client), kind.as_str(), code, reason, benefit_no],
            hours: hours.filter(|_| kind == Kind::Placement),
            days: [start, until, known, *on].map(Day::number),
        }
    }
}

fn is_in_any(layers: &[Arc<Layer>], number: u32) -> bool {
    layers.iter().any(|layer| layer.find(number).is_some())
}

/// Whether what a part of a sweep counts is added, or taken off because a later part knows better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sign {
    Added,
    TakenOff,
}

/// When a row starts, when it became known, and when it ceased to hold.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RowDays {
    pub(crate) start: Day,
    pub(crate) known: Day,
    /// [`Day::NEVER`] while it stands.
    pub(crate) withdrawn: Day,
}
