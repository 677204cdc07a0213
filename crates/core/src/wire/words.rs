//! Words and numbers whose lists stand elsewhere.

use crate::kpi::Number;
use crate::policy::{AssessmentAnswers, AssessmentQuestion, Reply};
use crate::vocabulary::{Dimension, Word};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};
use std::borrow::Cow;

impl JsonSchema for Number {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Number".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "number" })
    }
}

impl JsonSchema for Dimension {
    fn schema_name() -> Cow<'static, str> {
        "Dimension".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "What figures can be broken down by; a set of groups is `group:` and its name.",
            "anyOf": [
                { "enum": Self::ALL },
                { "type": "string", "pattern": "^group:.", "tsType": "`group:${string}`" },
            ],
        })
    }
}

/// Replies by question; what is left out is unknown.
impl JsonSchema for AssessmentAnswers {
    fn schema_name() -> Cow<'static, str> {
        "AssessmentAnswers".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let reply = generator.subschema_for::<Reply>();
        let replies: Map<String, Value> = AssessmentQuestion::LIST
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
