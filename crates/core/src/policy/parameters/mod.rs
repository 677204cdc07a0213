//! The parameters: what the definitions of the KPIs leave to the council.
//!
//! A parameter is one row of the table below:
//!
//! ```text
//! /// Back within this many days is neither outflow nor inflow (30).
//! bridge_days: i32 = 30, Days, public;
//! ```
//!
//! The sentence is what rustdoc and the JSON Schema say of it, with the default in brackets. Then come
//! the name, the type, the default, and the [`Sort`]: the unit, how it is written and what is checked.
//! `public` gives it a function for Rust; the JSON of the parameters has them all. `reports_only` says
//! that no answer depends on it, so that policies which differ in nothing else still count alike.
//!
//! Out of the rows come [`Parameters`] and [`ParametersDocument`], the defaults, the checks, the JSON
//! with its schema, what a report lists and what the fingerprint sees, all in the order of the rows,
//! which is that of `docs/policy.md`.

mod sorts;

use super::Codes;
use crate::document::{Faults, is_default};
use crate::vocabulary::{RateBase, Reason};
use serde::{Deserialize, Serialize};
use sorts::{ActivityCodes, Check, Clients, Days, Free, Hours, Months, PlacementCodes, Reasons};
use sorts::{SchemeCodes, Sort};

macro_rules! parameters {
    ($(
        $(#[doc = $doc:literal])+
        $name:ident: $type:ident $(<$item:ident>)? = $default:expr, $sort:ty $(, $mark:ident)*;
    )*) => {
        /// The parameters in force, each given by the policy or at its default.
        #[derive(Debug, Clone, PartialEq, Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub struct Parameters {
            $($(#[doc = $doc])+ pub(crate) $name: $type $(<$item>)?,)*
        }

        /// The parameters that are given; the others have their default.
        #[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(deny_unknown_fields, default)]
        pub(crate) struct ParametersDocument {
            $(
                $(#[doc = $doc])+
                #[serde(skip_serializing_if = "is_default")]
                $name: <$sort as Sort>::Written,
            )*
        }

        impl Default for Parameters {
            /// The defaults of the model, with the codes every municipality has.
            fn default() -> Self {
                Self { $($name: <$sort>::default($default),)* }
            }
        }

        impl ParametersDocument {
            /// The parameters in force: those given, and the defaults of the others.
            pub(super) fn in_force(&self, codes: &Codes, faults: &mut Faults) -> Parameters {
                Parameters {
                    $($name: {
                        let place = concat!("parameters.", stringify!($name));
                        let check = Check { place, codes, faults: &mut *faults };
                        <$sort>::in_force(&self.$name, <$sort>::default($default), check)
                    },)*
                }
            }
        }

        impl Parameters {
            $(accessor! { [$($mark)*] $(#[doc = $doc])+ $name: $type $(<$item>)? = $default })*

            /// Each parameter by its name, with its value as a report prints it, in the order of the
            /// guide.
            ///
            /// ```
            /// use meedoen::Policy;
            ///
            /// let policy = Policy::starter("Ons Dorp");
            /// let parameters = policy.parameters().as_texts();
            /// assert_eq!(parameters[0], ("caseload_schemes", "pw, ioaw, ioaz, bbz".to_owned()));
            /// assert_eq!(parameters[1], ("bridge_days", "30".to_owned()));
            /// ```
            pub fn as_texts(&self) -> Vec<(&'static str, String)> {
                vec![$((stringify!($name), <$sort>::text(&self.$name)),)*]
            }

            /// The same, but for what decides no answer.
            pub(super) fn deciding(&self) -> Self {
                let mut deciding = self.clone();
                $(neutral! { [$($mark)*] deciding.$name })*
                deciding
            }
        }
    };
}

/// The function of a `public` row.
macro_rules! accessor {
    ([public $($mark:ident)?] $(#[doc = $doc:literal])+ $name:ident: Vec<$item:ident> = $default:expr) => {
        accessor! { @ $(#[doc = $doc])+ $name -> &[$item], as_slice, $default }
    };
    ([public $($mark:ident)?] $(#[doc = $doc:literal])+ $name:ident: $type:ident = $default:expr) => {
        accessor! { @ $(#[doc = $doc])+ $name -> $type, clone, $default }
    };
    (@ $(#[doc = $doc:literal])+ $name:ident -> $type:ty, $read:ident, $default:expr) => {
        $(#[doc = $doc])+
        ///
        /// ```
        /// let policy = meedoen::Policy::starter("Ons Dorp");
        #[doc = concat!(
            "assert_eq!(policy.parameters().", stringify!($name), "(), ", stringify!($default),
            "); // the default"
        )]
        /// ```
        pub fn $name(&self) -> $type {
            self.$name.$read()
        }
    };
    ([] $($row:tt)*) => {};
}

/// Makes a `reports_only` parameter what it is in every fingerprint.
macro_rules! neutral {
    ([$(public)?] $parameters:ident.$name:ident) => {};
    ([$(public)? reports_only] $parameters:ident.$name:ident) => {
        $parameters.$name = Default::default();
    };
}

parameters! {
    /// The schemes whose benefit makes an episode (all four).
    caseload_schemes: Vec<String> = &["pw", "ioaw", "ioaz", "bbz"], SchemeCodes, public;
    /// Back within this many days is neither outflow nor inflow (30).
    bridge_days: i32 = 30, Days, public;
    /// A rung measured up to this many days before an episode's first day counts in it (92).
    rung_carry_days: i32 = 92, Days, public;
    /// Inflow within this many months of the previous off day is re-entry (12).
    reentry_months: i32 = 12, Months;
    /// What lasts this many months is sustained (6).
    sustained_months: i32 = 6, Months;
    /// From this many months on benefit on, a client is long-term caseload (60).
    long_term_months: i32 = 60, Months;
    /// In view is who had a contact or measurement within this many months (12).
    in_view_months: i32 = 12, Months;
    /// A rung measured this many months ago is stale (6).
    stale_months: i32 = 6, Months;
    /// A route or rung that starts up to this many days after the first conversation counts as that
    /// of the conversation (60).
    intake_days: i32 = 60, Days;
    /// What looks past the horizon less this many months is provisional (3).
    provisional_months: i32 = 3, Months, public;
    /// The activities that activate (`volunteering`, `informal_care`, `organised`).
    activating: Vec<String> = &["volunteering", "informal_care", "organised"], ActivityCodes;
    /// The codes that count as placement (all but `trial`).
    counts_as_placement: Vec<String> =
        &["paid", "supported", "sheltered", "self_employed"], PlacementCodes, public;
    /// A contract renewed after at most this many days is the same placement (7).
    placement_bridge_days: i32 = 7, Days, public;
    /// A placement of fewer hours a week does not count (0).
    min_placement_hours: f64 = 0.0, Hours, public;
    /// What rates are a share of (`begin_plus_inflow`).
    rate_base: RateBase = RateBase::BeginPlusInflow, Free<RateBase>;
    /// Outflow for these reasons is left out of `outflow_rate` (none).
    rate_excludes: Vec<Reason> = &[], Reasons;
    /// Whether informal care outside the household counts as unpaid work in the assessment (true).
    informal_care_is_unpaid_work: bool = true, Free<bool>;
    /// Smaller counts are hidden in the breakdowns of a report (5); answers to questions show them.
    smallest_cell: u32 = 5, Clients, public, reports_only;
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rows of the guide's table: name and default.
    fn guide() -> Vec<(String, String)> {
        let guide = include_str!("../../../../../docs/policy.md");
        let table = guide.lines().skip_while(|line| !line.starts_with("| parameter | default |"));
        let rows = table.skip(2).take_while(|line| line.starts_with('|'));
        rows.map(|row| {
            let mut cells =
                row.split('|').skip(1).map(|cell| cell.replace('`', "").trim().to_owned());
            (cells.next().unwrap(), cells.next().unwrap())
        })
        .collect()
    }

    #[test]
    fn the_guide_has_every_parameter_with_its_default() {
        let in_words = |(name, value): (&str, String)| {
            let value = match name {
                "counts_as_placement" => "all placement codes but trial".to_owned(),
                "rate_excludes" => "none".to_owned(),
                _ => value,
            };
            (name.to_owned(), value)
        };
        let rows: Vec<_> = Parameters::default().as_texts().into_iter().map(in_words).collect();
        assert_eq!(guide(), rows);
    }

    #[cfg(feature = "schema")]
    #[test]
    fn a_sentence_names_the_default_of_a_number() {
        let schema = serde_json::to_value(schemars::schema_for!(Parameters)).unwrap();
        let defaults = serde_json::to_value(Parameters::default()).unwrap();
        for (name, default) in defaults.as_object().unwrap() {
            let sentence = schema["properties"][name]["description"].as_str().unwrap();
            if let Some(number) = default.as_f64() {
                assert!(sentence.contains(&format!("({number})")), "{name}: {sentence}");
            }
        }
    }

    #[test]
    fn only_what_a_report_shows_is_left_out_of_what_decides() {
        let of = |name: &str, value: u32| {
            let text = format!("{{\"{name}\": {value}}}");
            let document: ParametersDocument = serde_json::from_str(&text).unwrap();
            let mut faults = Faults::new(crate::ErrorCode::BadPolicy);
            document.in_force(&Codes::default(), &mut faults).deciding()
        };
        assert_eq!(of("smallest_cell", 10), of("smallest_cell", 3));
        assert_ne!(of("bridge_days", 10), of("bridge_days", 3));
    }
}
