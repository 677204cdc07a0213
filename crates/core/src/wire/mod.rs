//! The JSON Schema of everything that is asked and answered, from which other languages have their
//! types.
//!
//! What a type of the library writes is described by that type itself; here stand the forms that no
//! one type has: questions, which are read fault by fault, and what is put together out of tables.

mod answers;
mod words;

use crate::ErrorCode;
use crate::caseload::Timeline;
use crate::infer::{Choices, Guess};
use crate::kpi::{AskOptions, AssessmentRow, CurveStep, KpiRow, Question, Receipt, TransitionRow};
use crate::ledger::{Mapping, ReadingSummary};
use crate::policy::Assessment;
use crate::policy::{Parameters, PolicyDocument};
use crate::vocabulary::Lang;
use answers::{Catalogue, FindingRow, Labels, QuarantinedRow};
use schemars::SchemaGenerator;
use schemars::generate::{Contract, SchemaSettings};
use serde_json::{Map, Value, json};

/// Structs of which nothing but the schema is ever made.
macro_rules! forms {
    ($($(#[$meta:meta])* $name:ident { $($(#[$field_meta:meta])* $field:ident: $type:ty,)* })*) => {
        $(
            #[derive(JsonSchema)]
            #[expect(dead_code, reason = "a form: nothing but its schema is ever made")]
            $(#[$meta])*
            pub(super) struct $name { $($(#[$field_meta])* $field: $type,)* }
        )*
    };
}
use forms;

/// The schema, indented; each form stands under `$defs` by its name. What is asked may leave out what
/// is optional; what is answered has every key, `null` where there is no value.
///
/// ```
/// let schema: serde_json::Value = serde_json::from_str(&meedoen::wire::schema())?;
/// assert_eq!(schema["$defs"]["KpiRow"]["properties"]["value"]["type"], serde_json::json!(["number", "null"]));
/// assert_eq!(schema["$defs"]["KpiQuery"]["required"], serde_json::json!(["kpis", "from", "to"]));
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn schema() -> String {
    let mut forms = asked();
    // A document that an answer holds too is described as a caller may write it.
    for (name, form) in answered() {
        forms.entry(name).or_insert(form);
    }
    for form in forms.values_mut().filter_map(Value::as_object_mut) {
        // A form goes by its name here; a title is for a document that stands alone.
        form.remove("title");
    }
    let whole = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Wire",
        "description": "Questions, answers and documents of meedoen, in the form that every language shares.",
        "type": "object",
        "additionalProperties": false,
        "$defs": forms,
    });
    let mut text = serde_json::to_string_pretty(&whole).unwrap_or_default();
    text.push('\n');
    text
}

/// What a caller writes.
fn asked() -> Map<String, Value> {
    let mut generator = generator(Contract::Deserialize);
    generator.subschema_for::<Question>();
    generator.subschema_for::<AskOptions>();
    generator.subschema_for::<crate::ledger::ReadingOptions>();
    generator.subschema_for::<crate::findings::FindingsQuery>();
    generator.subschema_for::<crate::caseload::TimelineOptions>();
    generator.subschema_for::<crate::policy::AssessmentRules>();
    generator.subschema_for::<PolicyDocument>();
    generator.subschema_for::<Mapping>();
    generator.take_definitions(true)
}

/// What the library writes.
fn answered() -> Map<String, Value> {
    let mut generator = generator(Contract::Serialize);
    generator.subschema_for::<KpiRow>();
    generator.subschema_for::<TransitionRow>();
    generator.subschema_for::<CurveStep>();
    generator.subschema_for::<AssessmentRow>();
    generator.subschema_for::<Receipt>();
    generator.subschema_for::<Assessment>();
    generator.subschema_for::<ReadingSummary<'static>>();
    generator.subschema_for::<QuarantinedRow>();
    generator.subschema_for::<FindingRow>();
    generator.subschema_for::<Timeline>();
    generator.subschema_for::<Guess>();
    generator.subschema_for::<Choices>();
    generator.subschema_for::<Parameters>();
    generator.subschema_for::<Labels>();
    generator.subschema_for::<Catalogue>();
    generator.subschema_for::<Lang>();
    generator.subschema_for::<ErrorCode>();
    generator.take_definitions(true)
}

fn generator(contract: Contract) -> SchemaGenerator {
    SchemaSettings::draft2020_12().with(|settings| settings.contract = contract).into_generator()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::catalogue;

    fn keys(form: &str) -> Vec<String> {
        let schema: Value = serde_json::from_str(&schema()).unwrap();
        let properties = schema["$defs"][form]["properties"].as_object().unwrap();
        properties.keys().cloned().collect()
    }

    #[test]
    fn the_catalogue_has_the_keys_that_are_written() {
        let whole = catalogue(Lang::En);
        let forms = ["CatalogueKpi", "CatalogueCurve", "CatalogueDimension", "CatalogueFinding"];
        for (part, form) in ["kpis", "curves", "dimensions", "findings"].into_iter().zip(forms) {
            let mut written: Vec<_> = whole[part][0].as_object().unwrap().keys().collect();
            let mut said = keys(form);
            written.sort();
            said.sort();
            assert!(written.iter().copied().eq(&said), "{form}: {written:?} and {said:?}");
        }
    }

    #[test]
    fn what_is_answered_has_every_key() {
        let schema: Value = serde_json::from_str(&schema()).unwrap();
        for form in
            ["KpiRow", "CurveRow", "TransitionRow", "FindingRow", "QuarantinedRow", "Timeline"]
        {
            let required = schema["$defs"][form]["required"].as_array().unwrap();
            assert_eq!(required.len(), keys(form).len(), "{form}");
        }
    }
}
