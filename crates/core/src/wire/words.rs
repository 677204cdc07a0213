//! Words and numbers whose lists stand elsewhere.

use crate::ErrorCode;
use crate::catalogue::{CurveKind, Dimension, FindingCode};
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

/// Lists of words that have one already.
macro_rules! words {
    ($($name:ty => $word:literal, $description:literal;)*) => {
        $(impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                $word.into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "description": $description, "enum": Self::ALL })
            }
        })*
    };
}

words! {
    CurveKind => "CurveKind", "A Kaplan–Meier curve of the catalogue.";
    FindingCode => "FindingCode", "What the checks can say of a record.";
    ErrorCode => "ErrorCode", "What can go wrong.";
}
