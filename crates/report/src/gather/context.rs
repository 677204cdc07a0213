//! What surrounds the figures: the quality of the data, the grounds, the parameters in force.

use super::query_batch::Answers;
use super::scope::Scope;
use crate::ReportOptions;
use crate::model::{Break, FindingCount, Grounds, Programme, Quality, Words};
use meedoen::catalogue::FindingCode;
use meedoen::kpi::Receipt;
use meedoen::policy::{self, Parameters};
use meedoen::vocabulary::Lang;

/// What reading and the checks noticed.
pub(super) fn quality(
    scope: &Scope,
    options: &ReportOptions,
    findings: &[(FindingCode, usize)],
) -> Quality {
    let count =
        |(code, count): &(FindingCode, usize)| FindingCount { code: *code, count: *count as u64 };
    Quality {
        read: options.read.clone(),
        as_of: scope.horizon,
        found: findings.iter().map(count).collect(),
    }
}

/// What the answers rest on: library, horizon and K are the same for all of them.
pub(super) fn grounds(answers: &Answers, scope: &Scope, horizon_given: bool) -> Grounds {
    let first = answers.receipts().next();
    let mut warnings: Vec<String> = Vec::new();
    for warning in answers.receipts().flat_map(Receipt::warnings) {
        if !warnings.contains(warning) {
            warnings.push(warning.clone());
        }
    }
    Grounds {
        library: first.map_or_else(String::new, |receipt| receipt.library().to_owned()),
        horizon: scope.horizon,
        horizon_given,
        known_on: scope.known_on,
        registered_share: first.map_or(1.0, Receipt::registered_share),
        digests: first.and_then(Receipt::digests).cloned(),
        warnings,
    }
}

/// The parameters that figures rest on, by the names the definitions use.
pub(super) fn settings(parameters: &Parameters) -> Vec<(&'static str, String)> {
    let mut settings = parameters.as_texts();
    // It decides how a client is assessed, and no figure.
    settings.retain(|(name, _)| *name != "informal_care_is_unpaid_work");
    settings
}

impl From<&policy::Name> for Words {
    fn from(name: &policy::Name) -> Self {
        Self { nl: name.get(Lang::Nl).to_owned(), en: name.get(Lang::En).to_owned() }
    }
}

impl From<&policy::Break> for Break {
    fn from(met: &policy::Break) -> Self {
        Self { on: met.on(), kpis: met.kpis().to_vec(), note: met.note().to_owned() }
    }
}

impl From<&policy::Programme> for Programme {
    fn from(programme: &policy::Programme) -> Self {
        Self {
            id: programme.id().to_owned(),
            name: Words::from(programme.name()),
            from: programme.from(),
            to: programme.to(),
        }
    }
}
