//! A row of an answer: one KPI, period and cell.

use super::{Figure, Number};
use crate::catalogue::Kpi;
use crate::{Day, Dimension, Span};
use serde::ser::{SerializeMap, SerializeStruct};
use serde::{Serialize, Serializer};
use std::sync::Arc;

/// The members of a row's dimensions, in the order asked for; empty without breakdown.
///
/// ```
/// use meedoen::{Caseload, Dimension, Kpi, Ledger, Policy, Query, Span};
///
/// let policy = Policy::preset("example")?;
/// let csv = b"client,kind,code,start\nR001,benefit,pw,2023-01-15";
/// let caseload = Caseload::build(&Ledger::read_csv(csv, &policy)?, &policy)?;
/// let query = Query::over(Span::parse("2023")?).kpis([Kpi::Stock]).by([Dimension::Scheme]);
/// let answer = caseload.ask(&query.into())?;
/// let cell = answer.kpi_rows()[0].cell();
/// assert_eq!(cell.member(&Dimension::Scheme), Some("pw"));
/// assert_eq!(cell.member(&Dimension::Age), None); // it was not asked for
/// # Ok::<(), meedoen::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell(Vec<(Dimension, Arc<str>)>);

impl Cell {
    /// Its dimensions, each with the member.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&Dimension, &str)> {
        self.0.iter().map(|(dimension, member)| (dimension, &**member))
    }

    /// The member of a dimension; `None` where it was not asked for.
    pub fn member(&self, dimension: &Dimension) -> Option<&str> {
        self.iter().find(|(own, _)| *own == dimension).map(|(_, member)| member)
    }

    /// Whether there is no breakdown.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
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
///
/// ```
/// use meedoen::{Caseload, Kpi, Ledger, Policy, Query, Span};
///
/// let policy = Policy::preset("example")?;
/// let csv = b"client,kind,code,start\nR001,benefit,pw,2023-01-15";
/// let caseload = Caseload::build(&Ledger::read_csv(csv, &policy)?, &policy)?;
/// let query = Query::over(Span::parse("2023")?).kpis([Kpi::Inflow, Kpi::Reentry]);
/// let answer = caseload.ask(&query.into())?;
/// let [inflow, reentry] = answer.kpi_rows() else { unreachable!("a row a KPI") };
/// assert_eq!((inflow.kpi(), inflow.value().as_f64()), (Kpi::Inflow, Some(1.0)));
/// assert_eq!(inflow.period(), Span::parse("2023")?);
/// assert_eq!(reentry.of().map(|of| of.as_f64()), Some(1.0)); // the inflow it is counted of
/// # Ok::<(), meedoen::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub(super) kpi: Kpi,
    pub(super) period: Span,
    pub(super) cell: Cell,
    pub(super) value: Figure,
    pub(super) of: Option<Number>,
    pub(super) target: Option<Number>,
    pub(super) attainment: Option<f64>,
    pub(super) provisional: bool,
}

impl Row {
    /// The KPI.
    pub const fn kpi(&self) -> Kpi {
        self.kpi
    }

    /// The period.
    pub const fn period(&self) -> Span {
        self.period
    }

    /// The period's last day, included.
    pub fn last(&self) -> Day {
        self.period.last()
    }

    /// The cell; empty without breakdown.
    pub const fn cell(&self) -> &Cell {
        &self.cell
    }

    /// The figure.
    pub const fn value(&self) -> Figure {
        self.value
    }

    /// The denominator, where the KPI has one.
    pub const fn of(&self) -> Option<Number> {
        self.of
    }

    /// What was aimed at, where an ambition is about this KPI, period and cell.
    pub const fn target(&self) -> Option<Number> {
        self.target
    }

    /// Value over target (for an ambition that is a share: value over `of`, over target).
    pub const fn attainment(&self) -> Option<f64> {
        self.attainment
    }

    /// Whether late registrations may still change the figure.
    pub const fn is_provisional(&self) -> bool {
        self.provisional
    }
}

impl Serialize for Row {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut form = serializer.serialize_struct("Row", 9)?;
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
    use super::{Day, Kpi, Number};
    use schemars::{JsonSchema, Schema, SchemaGenerator};
    use std::borrow::Cow;

    /// One KPI, period and cell.
    #[derive(JsonSchema)]
    #[expect(dead_code, reason = "a form: nothing but its schema is ever made")]
    struct KpiRow {
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

    impl JsonSchema for super::Row {
        fn schema_name() -> Cow<'static, str> {
            KpiRow::schema_name()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            KpiRow::json_schema(generator)
        }
    }
}
