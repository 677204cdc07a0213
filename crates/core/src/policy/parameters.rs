//! The parameters: what the definitions of the KPIs leave to the council.

use super::check::quoted;
use super::document::ParametersDocument;
use super::{Codes, Kind, RateBase, Reason};
use crate::document::Faults;
use crate::vocabulary::TRIAL;
use serde::Serialize;

/// The parameters in force, each given by the policy or at its default.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Parameters {
    /// Back within this many days is neither outflow nor inflow (30).
    pub(crate) bridge_days: i32,
    /// A rung measured up to this many days before an episode's first day counts in it (92).
    pub(crate) rung_carry_days: i32,
    /// Inflow within this many months of the previous off day is re-entry (12).
    pub(crate) reentry_months: i32,
    /// What lasts this many months is sustained (6).
    pub(crate) sustained_months: i32,
    /// From this many months on benefit on, a client is long-term caseload (60).
    pub(crate) long_term_months: i32,
    /// In view is who had a contact or measurement within this many months (12).
    pub(crate) in_view_months: i32,
    /// A rung measured this many months ago is stale (6).
    pub(crate) stale_months: i32,
    /// A route or rung that starts up to this many days after the first conversation counts as
    /// that of the conversation (60).
    pub(crate) intake_days: i32,
    /// What looks past the horizon less this many months is provisional (3).
    pub(crate) provisional_months: i32,
    /// A contract renewed after at most this many days is the same placement (7).
    pub(crate) placement_bridge_days: i32,
    /// A placement of fewer hours a week does not count (0).
    pub(crate) min_placement_hours: f64,
    /// What rates are a share of.
    pub(crate) rate_base: RateBase,
    /// Outflow for these reasons is left out of `outflow_rate`.
    pub(crate) rate_excludes: Vec<Reason>,
    /// The schemes whose benefit makes an episode.
    pub(crate) caseload_schemes: Vec<String>,
    /// The activity codes that activate.
    pub(crate) activating: Vec<String>,
    /// The placement codes that count.
    pub(crate) counts_as_placement: Vec<String>,
    /// Whether informal care outside the household counts as unpaid work in the assessment.
    pub(crate) informal_care_is_unpaid_work: bool,
    /// Smaller counts are hidden in the breakdowns of a report (5); answers to questions show them.
    pub(crate) smallest_cell: u32,
}

impl Parameters {
    /// Back within this many days is neither outflow nor inflow (30).
    pub fn bridge_days(&self) -> i32 {
        self.bridge_days
    }

    /// A rung measured up to this many days before an episode's first day counts in it (92).
    pub fn rung_carry_days(&self) -> i32 {
        self.rung_carry_days
    }

    /// Inflow within this many months of the previous off day is re-entry (12).
    pub fn reentry_months(&self) -> i32 {
        self.reentry_months
    }

    /// What lasts this many months is sustained (6).
    pub fn sustained_months(&self) -> i32 {
        self.sustained_months
    }

    /// From this many months on benefit on, a client is long-term caseload (60).
    pub fn long_term_months(&self) -> i32 {
        self.long_term_months
    }

    /// In view is who had a contact or measurement within this many months (12).
    pub fn in_view_months(&self) -> i32 {
        self.in_view_months
    }

    /// A rung measured this many months ago is stale (6).
    pub fn stale_months(&self) -> i32 {
        self.stale_months
    }

    /// A route or rung that starts up to this many days after the first conversation counts as
    /// that of the conversation (60).
    pub fn intake_days(&self) -> i32 {
        self.intake_days
    }

    /// What looks past the horizon less this many months is provisional (3).
    pub fn provisional_months(&self) -> i32 {
        self.provisional_months
    }

    /// A contract renewed after at most this many days is the same placement (7).
    pub fn placement_bridge_days(&self) -> i32 {
        self.placement_bridge_days
    }

    /// A placement of fewer hours a week does not count (0).
    pub fn min_placement_hours(&self) -> f64 {
        self.min_placement_hours
    }

    /// What rates are a share of.
    pub fn rate_base(&self) -> RateBase {
        self.rate_base
    }

    /// Outflow for these reasons is left out of `outflow_rate`.
    pub fn rate_excludes(&self) -> &[Reason] {
        &self.rate_excludes
    }

    /// The schemes whose benefit makes an episode.
    pub fn caseload_schemes(&self) -> &[String] {
        &self.caseload_schemes
    }

    /// The activity codes that activate.
    pub fn activating(&self) -> &[String] {
        &self.activating
    }

    /// The placement codes that count.
    pub fn counts_as_placement(&self) -> &[String] {
        &self.counts_as_placement
    }

    /// Whether informal care outside the household counts as unpaid work in the assessment.
    pub fn informal_care_is_unpaid_work(&self) -> bool {
        self.informal_care_is_unpaid_work
    }

    /// Smaller counts are hidden in the breakdowns of a report (5); answers to questions show them.
    pub fn smallest_cell(&self) -> u32 {
        self.smallest_cell
    }
}

impl Default for Parameters {
    /// The defaults of the model, with the codes every municipality has.
    fn default() -> Self {
        let texts = |words: &[&str]| words.iter().map(ToString::to_string).collect();
        Self {
            bridge_days: 30,
            rung_carry_days: 92,
            reentry_months: 12,
            sustained_months: 6,
            long_term_months: 60,
            in_view_months: 12,
            stale_months: 6,
            intake_days: 60,
            provisional_months: 3,
            placement_bridge_days: 7,
            min_placement_hours: 0.0,
            rate_base: RateBase::BeginPlusInflow,
            rate_excludes: Vec::new(),
            caseload_schemes: texts(&["pw", "ioaw", "ioaz", "bbz"]),
            activating: texts(&["volunteering", "informal_care", "organised"]),
            counts_as_placement: texts(&["paid", "supported", "sheltered", "self_employed"]),
            informal_care_is_unpaid_work: true,
            smallest_cell: 5,
        }
    }
}

impl Parameters {
    /// The parameters of a document, with defaults where it gives none.
    pub(super) fn resolve(given: &ParametersDocument, codes: &Codes, faults: &mut Faults) -> Self {
        let default = Self::default();
        let mut number = |name: &str, given: Option<i64>, default: i32| {
            let most = if name.ends_with("_days") { 36_525 } else { 1_200 };
            given.map_or(default, |given| {
                faults.within(&format!("parameters.{name}"), given, 0..=most) as i32
            })
        };
        let bridge_days = number("bridge_days", given.bridge_days, default.bridge_days);
        let rung_carry_days =
            number("rung_carry_days", given.rung_carry_days, default.rung_carry_days);
        let reentry_months = number("reentry_months", given.reentry_months, default.reentry_months);
        let sustained_months =
            number("sustained_months", given.sustained_months, default.sustained_months);
        let long_term_months =
            number("long_term_months", given.long_term_months, default.long_term_months);
        let in_view_months = number("in_view_months", given.in_view_months, default.in_view_months);
        let stale_months = number("stale_months", given.stale_months, default.stale_months);
        let intake_days = number("intake_days", given.intake_days, default.intake_days);
        let provisional_months =
            number("provisional_months", given.provisional_months, default.provisional_months);
        let placement_bridge_days = number(
            "placement_bridge_days",
            given.placement_bridge_days,
            default.placement_bridge_days,
        );
        let smallest_cell = given.smallest_cell.map_or(default.smallest_cell, |given| {
            faults.within("parameters.smallest_cell", given, 0..=1_000_000) as u32
        });
        let min_placement_hours = given.min_placement_hours.unwrap_or(default.min_placement_hours);
        faults.not_negative("parameters.min_placement_hours", min_placement_hours);

        let mut list = |name: &str, given: &Option<Vec<String>>, kind: Kind| {
            let list = given.clone()?;
            let what = format!("{kind} code");
            faults.known(&format!("parameters.{name}"), &list, codes.of(kind), &what);
            Some(list)
        };
        let caseload_schemes = list("caseload_schemes", &given.caseload_schemes, Kind::Benefit);
        let activating = list("activating", &given.activating, Kind::Activity);
        let counts_as_placement =
            list("counts_as_placement", &given.counts_as_placement, Kind::Placement);
        let all_but_trial = || {
            let all = codes.of(Kind::Placement).iter();
            let trial = usize::from(TRIAL);
            all.enumerate()
                .filter(|(number, _)| *number != trial)
                .map(|(_, code)| code.clone())
                .collect()
        };

        let mut rate_excludes = Vec::with_capacity(given.rate_excludes.len());
        for (index, word) in given.rate_excludes.iter().enumerate() {
            match word.parse() {
                Ok(reason) => rate_excludes.push(reason),
                Err(_) => faults.add(
                    format!("parameters.rate_excludes[{index}]"),
                    format!("{} is no end reason", quoted(word)),
                ),
            }
        }
        Self {
            bridge_days,
            rung_carry_days,
            reentry_months,
            sustained_months,
            long_term_months,
            in_view_months,
            stale_months,
            intake_days,
            provisional_months,
            placement_bridge_days,
            min_placement_hours,
            rate_base: given.rate_base.unwrap_or(default.rate_base),
            rate_excludes,
            caseload_schemes: caseload_schemes.unwrap_or(default.caseload_schemes),
            activating: activating.unwrap_or(default.activating),
            counts_as_placement: counts_as_placement.unwrap_or_else(all_but_trial),
            informal_care_is_unpaid_work: given
                .informal_care_is_unpaid_work
                .unwrap_or(default.informal_care_is_unpaid_work),
            smallest_cell,
        }
    }
}
