//! What an answer rests on.

use super::{BreakMet, Receipt};
use crate::caseload::Digests;
use crate::kpi::plan::{Plan, Planned};
use crate::kpi::question::Question;
use crate::ledger::digest_of_text;
use crate::policy::Policy;

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
fn breaks_met(policy: &Policy, question: &Question) -> Vec<BreakMet> {
    let Question::Kpis(query) = question else { return Vec::new() };
    let in_days = policy.breaks().iter().filter(|it| query.span().holds(it.on));
    let met = in_days.map(|it| BreakMet {
        on: it.on,
        kpis: query.kpis.iter().copied().filter(|kpi| it.concerns(*kpi)).collect(),
        note: it.note.clone(),
    });
    met.filter(|it| !it.kpis.is_empty()).collect()
}
