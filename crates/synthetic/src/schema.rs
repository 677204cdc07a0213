//! The JSON Schema of what is read and written as JSON.

use crate::Truth;
use crate::options::WireOptions;
use schemars::generate::{Contract, SchemaSettings};
use serde_json::json;

/// The JSON Schema of [`SyntheticOptions`](crate::SyntheticOptions) and [`Truth`]; each form stands
/// under `$defs` by its name.
pub fn schema() -> String {
    let generator = |contract| {
        let settings = SchemaSettings::draft2020_12();
        settings.with(|settings| settings.contract = contract).into_generator()
    };
    let (mut read, mut written) =
        (generator(Contract::Deserialize), generator(Contract::Serialize));
    read.subschema_for::<WireOptions>();
    written.subschema_for::<Truth>();
    let mut forms = written.take_definitions(true);
    forms.extend(read.take_definitions(true));
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$defs": forms,
    });
    schema.to_string()
}
