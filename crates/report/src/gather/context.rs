//! What surrounds the figures: the quality of the data, the grounds, the parameters in force.

use super::query_batch::Answers;
use super::scope::Scope;
use crate::ReportOptions;
use crate::model::{Break, FindingCount, Grounds, Programme, Quality, Words};
use meedoen::catalogue::FindingCode;
use meedoen::catalogue::Lang;
use meedoen::kpi::Receipt;
use meedoen::policy::{self, Parameters};
use meedoen::vocabulary::Word;

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

/// The parameters, by the names the definitions use.
pub(super) fn settings(parameters: &Parameters) -> Vec<(&'static str, String)> {
    let codes = |codes: &[String]| codes.join(", ");
    let reasons: Vec<_> = parameters.rate_excludes().iter().map(|it| it.as_str()).collect();
    vec![
        ("caseload_schemes", codes(parameters.caseload_schemes())),
        ("bridge_days", parameters.bridge_days().to_string()),
        ("rung_carry_days", parameters.rung_carry_days().to_string()),
        ("reentry_months", parameters.reentry_months().to_string()),
        ("sustained_months", parameters.sustained_months().to_string()),
        ("long_term_months", parameters.long_term_months().to_string()),
        ("in_view_months", parameters.in_view_months().to_string()),
        ("stale_months", parameters.stale_months().to_string()),
        ("intake_days", parameters.intake_days().to_string()),
        ("provisional_months", parameters.provisional_months().to_string()),
        ("activating", codes(parameters.activating())),
        ("counts_as_placement", codes(parameters.counts_as_placement())),
        ("placement_bridge_days", parameters.placement_bridge_days().to_string()),
        ("min_placement_hours", parameters.min_placement_hours().to_string()),
        ("rate_base", parameters.rate_base().as_str().to_owned()),
        ("rate_excludes", reasons.join(", ")),
        ("smallest_cell", parameters.smallest_cell().to_string()),
    ]
}

impl From<&policy::Name> for Words {
    fn from(name: &policy::Name) -> Self {
        Self { nl: name.get(Lang::Nl).to_owned(), en: name.get(Lang::En).to_owned() }
    }
}

impl From<&policy::Break> for Break {
    fn from(it: &policy::Break) -> Self {
        Self { on: it.on(), kpis: it.kpis().to_vec(), note: it.note().to_owned() }
    }
}

impl From<&policy::Programme> for Programme {
    fn from(it: &policy::Programme) -> Self {
        Self { id: it.id().to_owned(), name: Words::from(it.name()), from: it.from(), to: it.to() }
    }
}
