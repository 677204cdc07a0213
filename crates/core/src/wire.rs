//! The JSON Schema of everything that is asked and answered, from which other languages have their
//! types.
//!
//! What a type of the library writes is described by that type itself; here stand the forms that no
//! one type has: questions, which are read fault by fault, and what is put together out of tables.

use crate::caseload::TimelineForm;
use crate::catalogue::{
    Adds, CurveKind, Dimension, Extra, Family, FindingCode, Kpi, Lang, Severity, Unit,
};
use crate::kpi::{CurveRow, Number, Receipt, Row, TransitionRow};
use crate::ladder::{Assessment, Question as AssessmentQuestion, Reply};
use crate::ledger::guess::{Choices, Guess};
use crate::ledger::{FileReading, Mapping};
use crate::policy::{Member, Parameters, PolicyDocument};
use crate::{Day, ErrorCode, calendar::Every};
use schemars::generate::{Contract, SchemaSettings};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};
use std::borrow::Cow;

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
    generator.subschema_for::<PolicyDocument>();
    generator.subschema_for::<Mapping>();
    generator.take_definitions(true)
}

/// What the library writes.
fn answered() -> Map<String, Value> {
    let mut generator = generator(Contract::Serialize);
    generator.subschema_for::<Row>();
    generator.subschema_for::<TransitionRow>();
    generator.subschema_for::<CurveRow>();
    generator.subschema_for::<Receipt>();
    generator.subschema_for::<Assessment>();
    generator.subschema_for::<Reading>();
    generator.subschema_for::<RefusedRow>();
    generator.subschema_for::<FindingRow>();
    generator.subschema_for::<TimelineForm>();
    generator.subschema_for::<Guess>();
    generator.subschema_for::<Choices>();
    generator.subschema_for::<Parameters>();
    generator.subschema_for::<Labels>();
    generator.subschema_for::<Catalogue>();
    generator.subschema_for::<Lang>();
    generator.subschema_for::<ErrorCode>();
    #[cfg(feature = "synthetic")]
    generator.subschema_for::<crate::synthetic::Truth>();
    generator.take_definitions(true)
}

fn generator(contract: Contract) -> SchemaGenerator {
    SchemaSettings::draft2020_12().with(|settings| settings.contract = contract).into_generator()
}

macro_rules! forms {
    ($($(#[$meta:meta])* $name:ident { $($(#[$field_meta:meta])* $field:ident: $type:ty,)* })*) => {
        $(
            #[derive(JsonSchema)]
            #[expect(dead_code, reason = "a form: nothing but its schema is ever made")]
            $(#[$meta])*
            struct $name { $($(#[$field_meta])* $field: $type,)* }
        )*
    };
}

forms! {
    /// Figures over a grid of periods.
    #[schemars(deny_unknown_fields)]
    KpiQuery {
        /// What to count, at least one; the rows come in this order.
        #[schemars(length(min = 1))]
        kpis: Vec<Kpi>,
        /// The first day, included.
        from: Day,
        /// The last day, included.
        to: Day,
        /// The steps of the grid; without them the whole is one period.
        every: Option<Every>,
        /// What to break down by.
        #[schemars(default)]
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
    /// How a ledger was read, file by file.
    Reading {
        /// How many rows were read.
        rows: u64,
        /// How many of them were understood.
        accepted: u64,
        /// How many were not; `rows` is `accepted` and `quarantined` together, always.
        quarantined: u64,
        /// The files, in the order they were read.
        files: Vec<FileReading>,
    }
    /// Why a row was not accepted. Rows count from 1, the header not among them.
    RefusedRow {
        /// The file's name; empty when it has none.
        file: String,
        /// The row.
        row: u32,
        /// The line of the file on which the row begins; none for columns in memory.
        line: Option<u64>,
        /// The column of ours it is about.
        column: String,
        /// What is wrong.
        code: FindingCode,
        /// How much it matters.
        severity: Severity,
        /// The same in words.
        sentence: String,
        /// The offending text: for the eyes of the ledger's owner only.
        text: String,
    }
    /// What the checks find in a timeline: data quality, never a signal about a client's conduct.
    FindingRow {
        /// What it is.
        code: FindingCode,
        /// How much it matters.
        severity: Severity,
        /// The name of the file the row is in; empty when it has none.
        file: Option<String>,
        /// The row, counted from 1; none where it is about a client as a whole.
        row: Option<u32>,
        /// The column it is about.
        column: String,
        /// The pseudonymous id.
        client: Option<String>,
        /// The same in words.
        sentence: String,
    }
    /// Everything that can be asked and found, in one language.
    Catalogue {
        kpis: Vec<CatalogueKpi>,
        curves: Vec<CatalogueCurve>,
        dimensions: Vec<CatalogueDimension>,
        findings: Vec<CatalogueFinding>,
    }
    /// A KPI.
    CatalogueKpi {
        kpi: Kpi,
        /// The part of the definitions it belongs to.
        family: Family,
        family_label: String,
        /// Its name in a report.
        label: String,
        /// What it counts, in full sentences.
        definition: String,
        /// What it is expressed in.
        unit: Unit,
        unit_label: String,
        /// The denominator; none: it has none.
        of: Option<String>,
        /// The day on which a breakdown or filter is judged; none: it has no dimensions.
        anchor: Option<String>,
        /// Whether it has the general dimensions.
        general: bool,
        /// The further dimensions it has.
        extra: Vec<Extra>,
        /// All dimensions it has.
        dimensions: Vec<Dimension>,
        /// Whether it counts what happens in a period, so that an ambition is divided over its days.
        counts_in_period: bool,
        /// What adds up.
        adds: Adds,
        /// Where the definition comes from.
        source: String,
    }
    /// A Kaplan–Meier curve.
    CatalogueCurve {
        curve: CurveKind,
        /// Its name in a report.
        label: String,
        /// What is counted, from which day.
        from: String,
        /// The event it runs to.
        event: String,
    }
    /// A dimension.
    CatalogueDimension {
        dimension: Dimension,
        label: String,
    }
    /// A finding.
    CatalogueFinding {
        code: FindingCode,
        severity: Severity,
        /// Whether a row that has it is not accepted.
        quarantines: bool,
        sentence: String,
    }
}

/// A question, of any form.
#[derive(JsonSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "a form: nothing but its schema is ever made")]
enum Question {
    Kpis(KpiQuery),
    Transitions(AskTransitions),
    Curve(AskCurve),
    Assess(AskAssessment),
}

/// A member, or a list of them.
#[derive(JsonSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "a form: nothing but its schema is ever made")]
enum Members {
    One(Member),
    AnyOf(Vec<Member>),
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

/// What members are called: by dimension and, for the states of a transition table, under `state`.
struct Labels;

impl JsonSchema for Labels {
    fn schema_name() -> Cow<'static, str> {
        "Labels".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "What members are called: by dimension and, for the states of a transition \
                            table, under `state`.",
            "type": "object",
            "additionalProperties": { "type": "object", "additionalProperties": { "type": "string" } },
        })
    }
}

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
