//! The JSON Schema of a policy.

use super::Name;
use super::document::{Member, PolicyDocument};
use crate::Day;
use crate::vocabulary::Rung;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

/// The JSON Schema of a policy, indented: for editors that complete and check while one types.
/// What refers to something elsewhere in the policy is checked when it is read.
///
/// ```
/// let schema: serde_json::Value = serde_json::from_str(&meedoen::policy::schema())?;
/// assert_eq!(schema["title"], "Policy");
/// assert_eq!(schema["required"], serde_json::json!(["format", "municipality"]));
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn schema() -> String {
    let schema = schemars::schema_for!(PolicyDocument);
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

macro_rules! schemas {
    ($($name:ty => $word:literal, $schema:tt;)*) => {
        $(impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                $word.into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($schema)
            }
        })*
    };
}

schemas! {
    Day => "Day", {
        "description": "A day, YYYY-MM-DD, in 1901–2199.",
        "type": "string",
        "format": "date",
        "pattern": "^(190[1-9]|19[1-9]\\d|2[01]\\d\\d)-\\d\\d-\\d\\d$",
    };
    Rung => "Rung", {
        "description": "A rung of the participation ladder.",
        "type": "integer",
        "minimum": 1,
        "maximum": 6,
    };
    Member => "Member", {
        "description": "A member of the dimension; a rung may be a number.",
        "type": ["string", "integer"],
    };
    Name => "Name", {
        "description": "A name: text, or one by language.",
        "oneOf": [
            { "type": "string" },
            {
                "type": "object",
                "properties": {
                    "nl": { "type": "string", "description": "The Dutch name." },
                    "en": { "type": ["string", "null"], "description": "The English name." },
                },
                "required": ["nl"],
                "additionalProperties": false,
            },
        ],
    };
}
