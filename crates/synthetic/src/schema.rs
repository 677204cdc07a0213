//! The JSON Schema of what is written as JSON.

use crate::Truth;
use schemars::generate::{Contract, SchemaSettings};
use serde_json::json;

/// The JSON Schema of [`Truth`]; each form stands under `$defs` by its name.
pub fn schema() -> String {
    let settings = SchemaSettings::draft2020_12();
    let settings = settings.with(|settings| settings.contract = Contract::Serialize);
    let mut generator = settings.into_generator();
    generator.subschema_for::<Truth>();
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$defs": generator.take_definitions(true),
    });
    schema.to_string()
}
