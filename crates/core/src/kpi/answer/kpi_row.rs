//! A row of an answer: one KPI, period and cell.

use super::example::example;
use super::{Figure, Number};
use crate::catalogue::Kpi;
use crate::{Dimension, Span};
use serde::ser::{SerializeMap, SerializeStruct};
use serde::{Serialize, Serializer};
use std::sync::Arc;

/// The members of a row's dimensions, in the order asked for; empty without breakdown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell(Vec<(Dimension, Arc<str>)>);

impl Cell {
    /// Its dimensions, each with the member.
    ///
    #[doc = example!(
        "let query = Query::over(span).kpis([Kpi::Inflow]).by([Dimension::Scheme]);"
        "let answer = caseload.ask(&query.into())?;"
        "let cell = answer.kpi_rows()[0].cell();"
        "assert!(cell.iter().eq([(&Dimension::Scheme, \"pw\")]));"
        "assert_eq!(row.cell().iter().len(), 0); // of a question without breakdown"
    )]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&Dimension, &str)> {
        self.0.iter().map(|(dimension, member)| (dimension, &**member))
    }

    /// The member of a dimension; `None` where it was not asked for.
    ///
    #[doc = example!(
        "let query = Query::over(span).kpis([Kpi::Inflow]).by([Dimension::Scheme]);"
        "let answer = caseload.ask(&query.into())?;"
        "let cell = answer.kpi_rows()[0].cell();"
        "assert_eq!(cell.member(&Dimension::Scheme), Some(\"pw\"));"
        "assert_eq!(cell.member(&Dimension::Age), None); // it was not asked for"
    )]
    pub fn member(&self, dimension: &Dimension) -> Option<&str> {
        self.iter().find(|(own, _)| *own == dimension).map(|(_, member)| member)
    }

    /// The cell with the member of one more dimension.
    pub(crate) fn with(&self, dimension: &Dimension, member: &Arc<str>) -> Self {
        let mut cell = self.clone();
        cell.0.push((dimension.clone(), member.clone()));
        cell
    }
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (dimension, member) in self.iter() {
            map.serialize_entry(&dimension.to_string(), member)?;
        }
        map.end()
    }
}

/// One KPI, period and cell.
#[derive(Debug, Clone, PartialEq)]
pub struct KpiRow {
    pub(super) kpi: Kpi,
    pub(super) period: Span,
    pub(super) cell: Cell,
    pub(super) value: Figure,
    pub(super) of: Option<Number>,
    pub(super) target: Option<Number>,
    pub(super) attainment: Option<f64>,
    pub(super) provisional: bool,
}

impl KpiRow {
    /// The KPI.
    ///
    #[doc = example!("assert_eq!(row.kpi(), Kpi::Placements);")]
    pub const fn kpi(&self) -> Kpi {
        self.kpi
    }

    /// The period.
    ///
    #[doc = example!("assert_eq!(row.period(), span);")]
    pub const fn period(&self) -> Span {
        self.period
    }

    /// The cell; empty without breakdown.
    ///
    #[doc = example!("assert_eq!(row.cell().iter().len(), 0);")]
    pub const fn cell(&self) -> &Cell {
        &self.cell
    }

    /// The figure.
    ///
    #[doc = example!("assert_eq!(row.value(), Figure::Number(Number::Whole(1)));")]
    pub const fn value(&self) -> Figure {
        self.value
    }

    /// The denominator, where the KPI has one.
    ///
    #[doc = example!(
        "let answer = caseload.ask(&Query::over(span).kpis([Kpi::Reentry]).into())?;"
        "assert_eq!(answer.kpi_rows()[0].of(), Some(Number::Whole(1))); // the inflow"
        "assert_eq!(row.of(), None); // placements are not of anything"
    )]
    pub const fn of(&self) -> Option<Number> {
        self.of
    }

    /// What was aimed at, where an ambition is about this KPI, period and cell.
    ///
    #[doc = example!("assert_eq!(row.target(), Some(Number::Whole(365)));")]
    pub const fn target(&self) -> Option<Number> {
        self.target
    }

    /// Value over target (for an ambition that is a share: value over `of`, over target).
    ///
    #[doc = example!("assert_eq!(row.attainment(), Some(1.0 / 365.0));")]
    pub const fn attainment(&self) -> Option<f64> {
        self.attainment
    }

    /// Whether late registrations may still change the figure.
    ///
    #[doc = example!("assert!(row.is_provisional()); // the ledger is complete to 1 July")]
    pub const fn is_provisional(&self) -> bool {
        self.provisional
    }
}

impl Serialize for KpiRow {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut form = serializer.serialize_struct("KpiRow", 9)?;
        form.serialize_field("kpi", &self.kpi)?;
        form.serialize_field("from", &self.period.first())?;
        form.serialize_field("to", &self.period.last())?;
        form.serialize_field("cell", &self.cell)?;
        form.serialize_field("value", &self.value)?;
        form.serialize_field("of", &self.of)?;
        form.serialize_field("target", &self.target)?;
        form.serialize_field("attainment", &self.attainment)?;
        form.serialize_field("provisional", &self.provisional)?;
        form.end()
    }
}

/// What the row looks like in JSON, for the schema.
#[cfg(feature = "schema")]
mod schema {
    use super::{Kpi, Number};
    use crate::Day;
    use schemars::{JsonSchema, Schema, SchemaGenerator};
    use std::borrow::Cow;

    /// One KPI, period and cell.
    #[derive(JsonSchema)]
    #[expect(dead_code, reason = "a form: nothing but its schema is ever made")]
    #[schemars(rename = "KpiRow")]
    struct Form {
        /// The KPI.
        kpi: Kpi,
        /// The period's first day.
        from: Day,
        /// The period's last day, included.
        to: Day,
        /// The cell; empty without breakdown.
        cell: std::collections::BTreeMap<String, String>,
        /// The figure; none where there is none (no denominator, a median not reached).
        value: Option<Number>,
        /// The denominator, where the KPI has one.
        of: Option<Number>,
        /// What was aimed at.
        target: Option<Number>,
        /// Value over target (for an ambition that is a share: value over `of`, over target).
        attainment: Option<f64>,
        /// Whether late registrations may still change the figure.
        provisional: bool,
    }

    impl JsonSchema for super::KpiRow {
        fn schema_name() -> Cow<'static, str> {
            Form::schema_name()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            Form::json_schema(generator)
        }
    }
}
