//! Words and numbers whose lists stand elsewhere.

use crate::catalogue::Dimension;
use crate::kpi::Number;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
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
