//! The forms of questions, which are read fault by fault (`kpi/question/from_json.rs`).

use super::forms;
use crate::Day;
use crate::calendar::Every;
use crate::catalogue::{CurveKind, Dimension, Kpi};
use crate::policy::Member;
use crate::policy::{AssessmentQuestion, Reply};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};
use std::borrow::Cow;

/// A question, of any form.
#[derive(JsonSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "a form: nothing but its schema is ever made")]
pub(super) enum Question {
    Kpis(KpiQuery),
    Transitions(AskTransitions),
    Curve(AskCurve),
    Assess(AskAssessment),
}

forms! {
    /// Figures over a grid of periods.
    #[schemars(deny_unknown_fields)]
    KpiQuery {
        /// What to count, at least one; the rows come in this order.
        #[schemars(length(min = 1), extend("tsType" = "readonly Kpi[]"))]
        kpis: Vec<Kpi>,
        /// The first day, included.
        from: Day,
        /// The last day, included.
        to: Day,
        /// The steps of the grid; without them the whole is one period.
        every: Option<Every>,
        /// What to break down by.
        #[schemars(default, extend("tsType" = "readonly Dimension[] | null"))]
        by: Option<Vec<Dimension>>,
        /// What to narrow to: per dimension a member or a list, any of which must hold.
        #[serde(rename = "where")]
        only: Option<Where>,
        /// As known on this day; by default as everything now stands.
        known_on: Option<Day>,
        /// The day the ledger is complete to; by default taken from the ledger.
        horizon: Option<Day>,
        /// Cohorts are followed up to this day, for every period; not together with `follow_up_days`.
        followed_to: Option<Day>,
        /// Cohorts are followed for so many days after the end of each period.
        #[schemars(range(min = 0, max = 36525))]
        follow_up_days: Option<u32>,
        /// The programme whose cohort or staff is meant.
        programme: Option<String>,
    }
    /// From which state to which clients went: that on the day before the period against that on its
    /// last day.
    #[schemars(deny_unknown_fields)]
    TransitionQuery {
        /// The first day, included.
        from: Day,
        /// The last day, included.
        to: Day,
        /// What to narrow to, judged on the day before the period.
        #[serde(rename = "where")]
        only: Option<Where>,
        /// As known on this day; by default as everything now stands.
        known_on: Option<Day>,
    }
    /// A Kaplan–Meier curve of those who start in a period.
    #[schemars(deny_unknown_fields)]
    CurveQuery {
        /// The curve.
        of: CurveKind,
        /// The first day on which somebody starts, included.
        from: Day,
        /// The last day on which somebody starts, included.
        to: Day,
        /// What to narrow to, judged on the day somebody starts.
        #[serde(rename = "where")]
        only: Option<Where>,
        /// As known on this day; by default as everything now stands.
        known_on: Option<Day>,
        /// The day the ledger is complete to; by default taken from the ledger.
        horizon: Option<Day>,
        /// The programme whose cohort is meant.
        programme: Option<String>,
    }
    /// A transition table is asked for.
    #[schemars(deny_unknown_fields)]
    AskTransitions {
        transitions: TransitionQuery,
    }
    /// A curve is asked for.
    #[schemars(deny_unknown_fields)]
    AskCurve {
        curve: CurveQuery,
    }
    /// The rung that follows from replies is asked for.
    #[schemars(deny_unknown_fields)]
    AskAssessment {
        assess: AssessmentAnswers,
    }
}

/// A member, or a list of them.
#[derive(JsonSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "a form: nothing but its schema is ever made")]
enum Members {
    One(Member),
    AnyOf(#[schemars(extend("tsType" = "readonly Member[]"))] Vec<Member>),
}

/// Per dimension a member or a list, any of which must hold; several dimensions must all hold.
struct Where;

impl JsonSchema for Where {
    fn schema_name() -> Cow<'static, str> {
        "Where".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<Dimension>();
        json_schema!({
            "description": "Per dimension a member or a list, any of which must hold; several dimensions \
                            must all hold.",
            "type": "object",
            "additionalProperties": generator.subschema_for::<Members>(),
            "tsType": "{ [D in Dimension]?: Members }",
        })
    }
}

/// Replies by question; what is left out is unknown.
struct AssessmentAnswers;

impl JsonSchema for AssessmentAnswers {
    fn schema_name() -> Cow<'static, str> {
        "AssessmentAnswers".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let reply = generator.subschema_for::<Reply>();
        let replies: Map<String, Value> = AssessmentQuestion::ALL
            .map(|question| (question.as_str().to_owned(), json!(reply)))
            .into_iter()
            .collect();
        json_schema!({
            "description": "Replies by question; what is left out is unknown.",
            "type": "object",
            "properties": replies,
            "additionalProperties": false,
        })
    }
}
