//! The forms of what is put together out of tables and entries.

use super::forms;
use crate::catalogue::{Adds, CurveKind, Extra, Family, FindingCode, Kpi, Severity, Unit};
use crate::vocabulary::Dimension;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

forms! {
    /// Why a row was not accepted. Rows count from 1, the header not among them.
    QuarantinedRow {
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

/// What members are called: by dimension and, for the states of a transition table, under `state`.
pub(super) struct Labels;

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
