//! The JSON Schema of what is read as JSON.

use crate::PictureOptions;
use crate::options::WireOptions;
use schemars::generate::{Contract, SchemaSettings};
use serde_json::json;

/// The JSON Schema of [`ReportOptions`](crate::ReportOptions) and [`PictureOptions`]; each form
/// stands under `$defs` by its name.
pub fn schema() -> String {
    let settings = SchemaSettings::draft2020_12();
    let settings = settings.with(|settings| settings.contract = Contract::Deserialize);
    let mut generator = settings.into_generator();
    generator.subschema_for::<WireOptions>();
    generator.subschema_for::<PictureOptions>();
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$defs": generator.take_definitions(true),
    });
    schema.to_string()
}
