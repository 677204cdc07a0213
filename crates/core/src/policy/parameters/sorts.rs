//! The sorts of parameters: in which unit, how one is written, and what is checked of it.

use crate::document::{Faults, whole};
use crate::policy::Codes;
use crate::policy::check::quoted;
use crate::vocabulary::{Kind, Reason, Word};
use serde::{Deserialize, Serialize};
use std::fmt::Display;
use std::marker::PhantomData;

/// A sort of parameter.
pub(super) trait Sort {
    /// What a document holds; its default stands for a parameter that was left out.
    type Written: Default + PartialEq;
    /// What is in force.
    type InForce;
    /// The default as the table has it.
    type Default;

    /// The default as it is in force where the policy adds no codes.
    fn default(default: Self::Default) -> Self::InForce;

    /// What is in force by what is written, with a fault for what may not be.
    fn in_force(written: &Self::Written, default: Self::InForce, check: Check<'_>)
    -> Self::InForce;

    /// What is in force, as a reader sees it.
    fn text(value: &Self::InForce) -> String;
}

/// Where a parameter stands, what it may name, and what is wrong so far.
pub(super) struct Check<'a> {
    pub(super) place: &'static str,
    pub(super) codes: &'a Codes,
    pub(super) faults: &'a mut Faults,
}

/// Anything of the type that can be written.
pub(super) struct Free<T>(PhantomData<T>);

impl<T: Copy + PartialEq + Display> Sort for Free<T> {
    type Written = Option<T>;
    type InForce = T;
    type Default = T;

    fn default(default: T) -> T {
        default
    }

    fn in_force(written: &Option<T>, default: T, _: Check<'_>) -> T {
        written.unwrap_or(default)
    }

    fn text(value: &T) -> String {
        value.to_string()
    }
}

/// Makes sorts of whole numbers, from 0 up to a bound.
macro_rules! whole_numbers {
    ($($(#[$meta:meta])* $name:ident: $type:ty, at most $most:literal;)*) => {$(
        $(#[$meta])*
        pub(super) struct $name;

        impl Sort for $name {
            type Written = Option<i64>;
            type InForce = $type;
            type Default = $type;

            fn default(default: $type) -> $type {
                default
            }

            fn in_force(written: &Option<i64>, default: $type, check: Check<'_>) -> $type {
                written.map_or(default, |number| {
                    check.faults.within(check.place, number, 0..=$most) as $type
                })
            }

            fn text(value: &$type) -> String {
                value.to_string()
            }
        }
    )*};
}

whole_numbers! {
    /// Days, up to a century.
    Days: i32, at most 36_525;
    /// Calendar months, up to a century.
    Months: i32, at most 1_200;
    /// Clients.
    Clients: u32, at most 1_000_000;
}

/// Hours a week.
pub(super) struct Hours;

/// A decimal number, written without `.0` where it is whole.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(inline))]
#[serde(transparent)]
pub(super) struct Decimal(#[serde(serialize_with = "whole")] f64);

impl Sort for Hours {
    type Written = Option<Decimal>;
    type InForce = f64;
    type Default = f64;

    fn default(default: f64) -> f64 {
        default
    }

    fn in_force(written: &Option<Decimal>, default: f64, check: Check<'_>) -> f64 {
        let hours = written.map_or(default, |Decimal(hours)| hours);
        check.faults.not_negative(check.place, hours);
        hours
    }

    fn text(value: &f64) -> String {
        value.to_string()
    }
}

/// End reasons.
pub(super) struct Reasons;

/// Words of reasons, of which each that is none is a fault of its own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(inline))]
#[serde(transparent)]
pub(super) struct ReasonWords(
    #[cfg_attr(feature = "schema", schemars(with = "Vec<Reason>"))] Vec<String>,
);

impl Sort for Reasons {
    type Written = ReasonWords;
    type InForce = Vec<Reason>;
    type Default = &'static [Reason];

    fn default(default: &[Reason]) -> Vec<Reason> {
        default.to_vec()
    }

    fn in_force(words: &ReasonWords, default: Vec<Reason>, check: Check<'_>) -> Vec<Reason> {
        if words.0.is_empty() {
            return default;
        }
        let mut reasons = Vec::with_capacity(words.0.len());
        for (index, word) in words.0.iter().enumerate() {
            match word.parse() {
                Ok(reason) => reasons.push(reason),
                Err(_) => check.faults.add(
                    format!("{}[{index}]", check.place),
                    format!("{} is no end reason", quoted(word)),
                ),
            }
        }
        reasons
    }

    fn text(value: &Vec<Reason>) -> String {
        let words: Vec<_> = value.iter().map(|reason| reason.as_str()).collect();
        words.join(", ")
    }
}

/// Codes of one kind of record.
trait CodeList {
    const KIND: Kind;
    /// Whether a code that the policy adds is in the list unless the policy gives a list.
    const ADDED_BY_DEFAULT: bool;
}

/// Schemes of benefit.
pub(super) struct SchemeCodes;
/// Kinds of activity.
pub(super) struct ActivityCodes;
/// Kinds of placement.
pub(super) struct PlacementCodes;

impl CodeList for SchemeCodes {
    const KIND: Kind = Kind::Benefit;
    const ADDED_BY_DEFAULT: bool = false;
}

impl CodeList for ActivityCodes {
    const KIND: Kind = Kind::Activity;
    const ADDED_BY_DEFAULT: bool = false;
}

impl CodeList for PlacementCodes {
    const KIND: Kind = Kind::Placement;
    const ADDED_BY_DEFAULT: bool = true;
}

impl<L: CodeList> Sort for L {
    type Written = Option<Vec<String>>;
    type InForce = Vec<String>;
    type Default = &'static [&'static str];

    fn default(default: &[&str]) -> Vec<String> {
        default.iter().map(ToString::to_string).collect()
    }

    fn in_force(
        written: &Option<Vec<String>>,
        mut default: Vec<String>,
        check: Check<'_>,
    ) -> Vec<String> {
        let codes = check.codes.of(L::KIND);
        if let Some(list) = written {
            check.faults.known(check.place, list, codes, &format!("{} code", L::KIND));
            return list.clone();
        }
        if L::ADDED_BY_DEFAULT {
            // The policy's own codes stand behind those of the model.
            let added = codes.iter().skip(L::KIND.common_codes().len());
            default.extend(added.cloned());
        }
        default
    }

    fn text(value: &Vec<String>) -> String {
        value.join(", ")
    }
}
