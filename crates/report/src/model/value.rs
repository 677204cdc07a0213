//! Figures, and why there may be none.

use meedoen::kpi::Number;
use meedoen::{Kpi, Span};
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

/// A name in both languages (where a policy gives no English one, the Dutch one stands for both).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Words {
    /// Dutch.
    pub(crate) nl: String,
    /// English.
    pub(crate) en: String,
}

impl Words {
    /// The same words in both languages.
    #[cfg(test)]
    pub(crate) fn same(text: impl Into<String>) -> Self {
        let nl = text.into();
        Self { en: nl.clone(), nl }
    }

    /// The words in this language.
    pub(crate) fn get(&self, lang: meedoen::vocabulary::Lang) -> &str {
        match lang {
            meedoen::vocabulary::Lang::Nl => &self.nl,
            meedoen::vocabulary::Lang::En => &self.en,
        }
    }
}

/// A period by its first and last day, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Period(pub(crate) Span);

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut form = serializer.serialize_struct("Period", 2)?;
        form.serialize_field("from", &self.0.first())?;
        form.serialize_field("to", &self.0.last())?;
        form.end()
    }
}

/// What stands in a cell: a number, or why there is none.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Value {
    /// A figure.
    Shown(Number),
    /// A count below the policy's `smallest_cell` and above zero.
    Small,
    /// A larger count, hidden because a small one could be computed from it.
    Beside,
    /// No figure.
    Missing(Missing),
}

impl Value {
    /// The figure, where it is shown.
    pub(crate) const fn shown(self) -> Option<Number> {
        match self {
            Self::Shown(number) => Some(number),
            _ => None,
        }
    }

    /// The figure as a whole number, where it is shown and is one.
    pub(crate) const fn whole(self) -> Option<i64> {
        match self {
            Self::Shown(Number::Whole(whole)) => Some(whole),
            _ => None,
        }
    }

    /// Whether disclosure control took it away.
    pub(crate) const fn is_hidden(self) -> bool {
        matches!(self, Self::Small | Self::Beside)
    }
}

/// Why there is no figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Missing {
    /// There is nobody, or nothing, to take a share of.
    NothingToCount,
    /// Fewer than half have had the event.
    MedianNotReached,
    /// The policy names no number of inhabitants for the day.
    NoPopulation,
    /// The policy names no staff for the day.
    NoStaff,
    /// A break in the series lies between the two days compared.
    AcrossBreak,
    /// Too little time has passed to see any of it.
    NotYetObservable,
    /// The period starts after the day the ledger is complete to.
    AfterHorizon,
}

/// One KPI over one period.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Figure {
    /// The KPI.
    pub(crate) kpi: Kpi,
    /// The period it is counted over, or whose last day it is counted on.
    pub(crate) period: Period,
    /// The figure.
    pub(crate) value: Value,
    /// Its denominator.
    pub(crate) of: Option<Number>,
    /// What was aimed at.
    pub(crate) target: Option<Number>,
    /// Value over target.
    pub(crate) attainment: Option<f64>,
    /// Whether late registrations may still change it.
    pub(crate) provisional: bool,
}
