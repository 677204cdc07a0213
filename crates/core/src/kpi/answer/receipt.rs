//! What an answer rests on.

use super::example::example;
use crate::Day;
use crate::caseload::Digests;
use crate::catalogue::Kpi;
use crate::kpi::plan::{Plan, Planned};
use crate::kpi::question::Question;
use crate::ledger::digest_of_text;
use crate::policy::{Break, Policy};
use serde::{Serialize, Serializer};

/// What an answer rests on.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Receipt {
    /// Name and version of the library.
    library: String,
    /// The day the ledger is complete to; none for a ledger without rows.
    horizon: Option<Day>,
    /// As known on this day; none: as everything now stands.
    known_on: Option<Day>,
    /// The share of the ledger's rows that say when they became known (0 without rows).
    registered_share: f64,
    /// Breaks in the series that the question's days hold.
    #[serde(serialize_with = "as_met")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<BreakMet<'static>>"))]
    breaks: Vec<Break>,
    /// Digests of ledger and policy, where the question's options ask for them.
    #[serde(skip_serializing_if = "Option::is_none")]
    digests: Option<Digests>,
    /// What the reader of the answer must know.
    warnings: Vec<String>,
}

impl Receipt {
    /// Name and version of the library.
    ///
    #[doc = example!("assert!(answer.receipt().library().starts_with(\"meedoen \"));")]
    pub fn library(&self) -> &str {
        &self.library
    }

    /// The day the ledger is complete to; `None` for a ledger without rows.
    ///
    #[doc = example!("assert_eq!(answer.receipt().horizon(), Some(\"2023-07-01\".parse()?)); // the latest start")]
    pub const fn horizon(&self) -> Option<Day> {
        self.horizon
    }

    /// The day as known on which it was asked; `None` means as everything now stands.
    ///
    #[doc = example!(
        "assert_eq!(answer.receipt().known_on(), None);"
        "let query = Query::over(span).kpis([Kpi::Stock]).known_on(\"2024-02-01\".parse()?);"
        "assert_eq!(caseload.ask(&query.into())?.receipt().known_on(), Some(\"2024-02-01\".parse()?));"
    )]
    pub const fn known_on(&self) -> Option<Day> {
        self.known_on
    }

    /// The share of the ledger's rows that say when they became known (0 without rows).
    ///
    #[doc = example!("assert_eq!(answer.receipt().registered_share(), 0.0);")]
    pub const fn registered_share(&self) -> f64 {
        self.registered_share
    }

    /// Breaks in the series that the question's days hold, each with those of its KPIs that were asked
    /// for.
    ///
    #[doc = example!("assert!(answer.receipt().breaks().is_empty());")]
    pub fn breaks(&self) -> &[Break] {
        &self.breaks
    }

    /// Digests of ledger and policy, where the options ask for them.
    ///
    #[doc = example!(
        "assert!(answer.receipt().digests().is_none());"
        "let options = meedoen::kpi::AskOptions::default().digests(true);"
        "let questions = [Query::over(span).kpis([Kpi::Stock]).into()];"
        "let answer = caseload.ask_all(&questions, options).remove(0)?;"
        "assert_eq!(answer.receipt().digests(), Some(&caseload.digests()));"
    )]
    pub const fn digests(&self) -> Option<&Digests> {
        self.digests.as_ref()
    }

    /// What the reader of the answer must know.
    ///
    #[doc = example!("assert_eq!(answer.receipt().warnings().len(), 1); // nothing says when the rows became known")]
    pub fn warnings(&self) -> &[String] {
        &self.warnings
    }
}

/// A break in the series that an answer's days hold.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "BreakMet"))]
struct BreakMet<'a> {
    /// The first day counted the new way.
    on: Day,
    /// The KPIs it concerns, of those asked for.
    kpis: &'a [Kpi],
    /// What changed.
    note: &'a str,
}

fn as_met<S: Serializer>(breaks: &[Break], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(breaks.iter().map(|met| BreakMet {
        on: met.on(),
        kpis: met.kpis(),
        note: met.note(),
    }))
}

/// What the receipt says of the ledgers that were counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct ReceiptGrounds {
    pub(crate) rows: u64,
    /// How many of the rows say when they became known.
    pub(crate) registered: u64,
    /// The digest of each ledger, ascending, where the plan asks for them.
    pub(crate) ledgers: Vec<String>,
}

impl ReceiptGrounds {
    pub(crate) fn add(&mut self, other: Self) {
        self.rows = self.rows.saturating_add(other.rows);
        self.registered = self.registered.saturating_add(other.registered);
        self.ledgers.extend(other.ledgers);
        self.ledgers.sort_unstable();
    }
}

/// The receipt of a question.
pub(crate) fn of(
    planned: &Planned,
    plan: &Plan,
    grounds: &ReceiptGrounds,
    digests: Option<Digests>,
) -> Receipt {
    let known_on = planned.question.known_on();
    let unregistered = grounds.registered == 0 && grounds.rows > 0;
    let guessed = planned.question.horizon().or(plan.options().horizon).is_none();
    let warnings = [
        (known_on.is_some(), KNOWN_ON_WITHOUT_REGISTRATION),
        (guessed, HORIZON_WITHOUT_REGISTRATION),
    ];
    let warnings = warnings.into_iter().filter(|(holds, _)| *holds && unregistered);
    Receipt {
        library: concat!("meedoen ", env!("CARGO_PKG_VERSION")).to_string(),
        horizon: planned.horizon,
        known_on,
        registered_share: match grounds.rows {
            0 => 0.0,
            rows => grounds.registered as f64 / rows as f64,
        },
        breaks: breaks_met(plan.policy(), &planned.question),
        digests,
        warnings: warnings.map(|(_, warning)| warning.to_string()).collect(),
    }
}

/// The digests of the ledgers and the policy, where the plan asks for them. That of several ledgers
/// can't be had from theirs, for it is made of all rows in one order: it is a digest of those
/// digests, which are listed.
pub(crate) fn digests(plan: &Plan, grounds: &ReceiptGrounds) -> Option<Digests> {
    let policy = || digest_of_text(&plan.policy().to_json());
    plan.options().digests.then(|| match &grounds.ledgers[..] {
        [ledger] => Digests::new(ledger.clone(), policy(), Vec::new()),
        ledgers => {
            let of_all = digest_of_text(&format!("meedoen ledgers 1\n{}", ledgers.join("\n")));
            Digests::new(of_all, policy(), ledgers.to_vec())
        }
    })
}

/// What the reader of an answer must know where no row says when it became known.
const KNOWN_ON_WITHOUT_REGISTRATION: &str = "no row of this ledger says when it became known: \
    `known_on` can only leave out what starts later, not what was registered later";
const HORIZON_WITHOUT_REGISTRATION: &str = "no row of this ledger says when it became known: the \
    horizon is the latest start; give `horizon`, the day the extract is complete to";

/// The breaks in the series that lie in the days of a question, for the KPIs it asks for.
fn breaks_met(policy: &Policy, question: &Question) -> Vec<Break> {
    let Question::Kpis(query) = question else { return Vec::new() };
    let met = policy.breaks().iter().filter(|met| query.span().holds(met.on())).map(|met| {
        let asked = query.kpis.iter().copied().filter(|kpi| met.concerns(*kpi));
        Break { kpis: asked.collect(), ..met.clone() }
    });
    met.filter(|met| !met.kpis().is_empty()).collect()
}
