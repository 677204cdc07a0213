//! The wire form of a policy: what stands in the TOML or JSON, before it is checked.
//!
//! Words that refer to something (a KPI, a programme, a code, a reason) are text here, so that
//! `resolve` can name everything that is wrong at once. What is left out has
//! its default; what has its default is left out when written.

use super::ambition::Direction;
use super::name::Name;
use super::parameters::ParametersDocument;
use crate::Day;
use crate::document::{is_default, whole};
use crate::vocabulary::{Domain, Rung};
use serde::de::Visitor;
use serde::{Deserialize, Deserializer, Serialize};
use std::collections::BTreeMap;

#[cfg(feature = "schema")]
use {
    super::codes::open_kinds,
    crate::vocabulary::{Category, Reason},
    schemars::JsonSchema,
};

/// A policy as it is written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(title = "Policy"))]
#[serde(deny_unknown_fields)]
pub(crate) struct PolicyDocument {
    /// The version of this form: 1.
    #[cfg_attr(feature = "schema", schemars(extend("const" = 1)))]
    pub(crate) format: u32,
    /// Whose policy it is.
    pub(crate) municipality: Municipality,
    /// The numbers and lists that the definitions leave to the council.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) parameters: ParametersDocument,
    /// Which rungs belong to which domain, and from which day.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) ladder: Vec<LadderDocument>,
    /// The programmes.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) programme: Vec<ProgrammeDocument>,
    /// The routes, in the order of an answer.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) route: Vec<RouteDocument>,
    /// The groups, in the order of an answer.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) group: Vec<GroupDocument>,
    /// The ambitions: every decision, also those that a later one replaced.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) ambition: Vec<AmbitionDocument>,
    /// Staff by programme, over time.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) staffing: Vec<StaffingDocument>,
    /// Inhabitants, by date.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) population: Vec<Population>,
    /// Breaks in the series.
    #[serde(default, rename = "break", skip_serializing_if = "is_default")]
    pub(crate) breaks: Vec<BreakDocument>,
    /// The council's calendar: what is due when.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) deadline: Vec<Deadline>,
    /// By kind of record, the codes added to those every municipality has.
    #[serde(default, skip_serializing_if = "is_default")]
    #[cfg_attr(feature = "schema", schemars(extend("propertyNames" = {"enum": open_kinds().collect::<Vec<_>>()})))]
    pub(crate) codes: BTreeMap<String, Vec<String>>,
    /// By end reason of a benefit, the category it has here: `to_work`, `education`, `neutral` or
    /// `other`.
    #[serde(default, skip_serializing_if = "is_default")]
    #[cfg_attr(feature = "schema", schemars(extend(
        "propertyNames" = {"enum": Reason::LIST},
        "additionalProperties" = {"enum": Category::MAPPED},
    )))]
    pub(crate) reasons: BTreeMap<String, String>,
}

impl PolicyDocument {
    /// A document that says whose policy it is and leaves everything else at its default.
    pub(super) fn of(municipality: impl Into<String>) -> Self {
        Self {
            format: 1,
            municipality: Municipality { name: municipality.into(), cbs_code: None },
            parameters: ParametersDocument::default(),
            ladder: Vec::new(),
            programme: Vec::new(),
            route: Vec::new(),
            group: Vec::new(),
            ambition: Vec::new(),
            staffing: Vec::new(),
            population: Vec::new(),
            breaks: Vec::new(),
            deadline: Vec::new(),
            codes: BTreeMap::new(),
            reasons: BTreeMap::new(),
        }
    }
}

/// The municipality.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Municipality {
    /// Its name.
    pub(crate) name: String,
    /// Its CBS code, such as `GM0603`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) cbs_code: Option<String>,
}

/// A version of the ladder, in force from a day until the next one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct LadderDocument {
    /// The first day it is in force.
    pub(crate) from: Day,
    /// The rungs that fall under Maatschappelijke Participatie.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) participatie: Vec<Rung>,
    /// The rungs that fall under Werk.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) werk: Vec<Rung>,
    /// The decision it comes from.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) source: Option<String>,
}

/// A programme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct ProgrammeDocument {
    /// Its id.
    pub(crate) id: String,
    /// What it is called.
    pub(crate) name: Name,
    /// The domain whose clients it is for; none: all.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) domain: Option<Domain>,
    /// The contact codes that are its first conversation (`first`).
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) first_codes: Option<Vec<String>>,
    /// Its first day.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) from: Option<Day>,
    /// Its last day, included.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) to: Option<Day>,
    /// The decision it comes from.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) source: Option<String>,
}

/// A route.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct RouteDocument {
    /// Its id: the code of `route` records.
    pub(crate) id: String,
    /// What it is called.
    pub(crate) name: Name,
    /// The programme it is part of.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) programme: Option<String>,
    /// The rungs it is open to; none: all.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) rungs: Vec<Rung>,
    /// The decision it comes from.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) source: Option<String>,
}

/// A group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct GroupDocument {
    /// Its id: the code of `group` records.
    pub(crate) id: String,
    /// What it is called.
    pub(crate) name: Name,
    /// The set it is an alternative in; none: it stands by itself.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) set: Option<String>,
    /// Where the grouping comes from.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) source: Option<String>,
}

/// An ambition: a target for a KPI over a period.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct AmbitionDocument {
    /// The KPI.
    #[cfg_attr(feature = "schema", schemars(with = "crate::Kpi"))]
    pub(crate) kpi: String,
    /// The period's first day.
    pub(crate) from: Day,
    /// The period's last day, included.
    pub(crate) to: Day,
    /// What is aimed at.
    #[serde(serialize_with = "whole")]
    pub(crate) target: f64,
    /// The day it was decided; none: it has always been so.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) decided_on: Option<Day>,
    /// Whether the target is a share of the denominator.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) share: bool,
    /// Whether more or less is better (`at_least`).
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) direction: Direction,
    /// The cell it is for: a member by dimension; none: the whole.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) cell: BTreeMap<String, Member>,
    /// The decision it comes from.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) source: Option<String>,
}

/// Staff of a programme from a day on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct StaffingDocument {
    /// The programme.
    pub(crate) programme: String,
    /// The first day it holds, until the next entry of the programme.
    pub(crate) from: Day,
    /// Full-time equivalents.
    #[serde(serialize_with = "whole")]
    pub(crate) fte: f64,
    /// Where the number comes from.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) source: Option<String>,
}

/// Inhabitants on a day, until the next entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Population {
    /// The day.
    pub(crate) on: Day,
    /// Inhabitants of 18 and older.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) adults: Option<u64>,
    /// Inhabitants of 15 to 64.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) working_age: Option<u64>,
    /// Where the numbers come from.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) source: Option<String>,
}

/// A break in the series.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct BreakDocument {
    /// The first day counted the new way.
    pub(crate) on: Day,
    /// The KPIs it concerns; none: all.
    #[serde(default, skip_serializing_if = "is_default")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<crate::Kpi>"))]
    pub(crate) kpis: Vec<String>,
    /// What changed.
    pub(crate) note: String,
    /// Where that is written.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) source: Option<String>,
}

/// Something due on a day of the council's calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Deadline {
    /// The day.
    pub(crate) on: Day,
    /// What is due.
    pub(crate) what: Name,
    /// The decision it comes from.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) source: Option<String>,
}

impl Deadline {
    /// The day.
    ///
    /// ```
    /// # use meedoen::Policy;
    /// let policy = Policy::preset("example")?;
    /// assert_eq!(policy.deadlines()[0].on(), "2025-07-01".parse()?);
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn on(&self) -> Day {
        self.on
    }

    /// What is due.
    ///
    /// ```
    /// # use meedoen::{Policy, vocabulary::Lang};
    /// let policy = Policy::preset("example")?;
    /// assert!(policy.deadlines()[0].what().get(Lang::En).contains("summer recess"));
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn what(&self) -> &Name {
        &self.what
    }
}

/// A member of a dimension where a document names one: text, or a whole number such as a rung.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub(crate) struct Member(pub(crate) String);

impl<'de> Deserialize<'de> for Member {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextOrNumber;

        impl Visitor<'_> for TextOrNumber {
            type Value = Member;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a member of the dimension, as text")
            }

            fn visit_str<E>(self, text: &str) -> Result<Member, E> {
                Ok(Member(text.to_owned()))
            }

            fn visit_i64<E>(self, number: i64) -> Result<Member, E> {
                Ok(Member(number.to_string()))
            }

            fn visit_u64<E>(self, number: u64) -> Result<Member, E> {
                Ok(Member(number.to_string()))
            }
        }

        deserializer.deserialize_any(TextOrNumber)
    }
}
