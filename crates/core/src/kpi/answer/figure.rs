//! A figure of an answer: a number, or why there is none.

use super::example::example;
use serde::{Serialize, Serializer};

/// A number: counts stay whole, ratios are doubles.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Number {
    /// A count, a number of days, a whole target.
    Whole(i64),
    /// A share, a figure per 10,000 or per FTE, a target in parts.
    Real(f64),
}

impl Number {
    /// As a double.
    ///
    #[doc = example!("assert_eq!([Number::Whole(3), Number::Real(0.5)].map(Number::as_f64), [3.0, 0.5]);")]
    pub fn as_f64(self) -> f64 {
        match self {
            Self::Whole(whole) => whole as f64,
            Self::Real(real) => real,
        }
    }
}

/// Whole where the double is.
///
/// ```
/// use meedoen::kpi::Number;
///
/// assert_eq!([3.0, 0.5].map(Number::from), [Number::Whole(3), Number::Real(0.5)]);
/// ```
impl From<f64> for Number {
    fn from(real: f64) -> Self {
        if real.fract() == 0.0 && real.abs() < 9e15 {
            Self::Whole(real as i64)
        } else {
            Self::Real(real)
        }
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Whole(whole) => serializer.serialize_i64(*whole),
            Self::Real(real) => serializer.serialize_f64(*real),
        }
    }
}

/// A figure: a number, or why there is none. In JSON it is a number or `null`.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Figure {
    /// The number.
    Number(Number),
    /// There is none.
    Missing(NoFigure),
}

/// Why there is no figure.
///
#[doc = example!(
    "let answer = caseload.ask(&Query::over(span).kpis([Kpi::VolumeChange]).into())?;"
    "let change = answer.kpi_rows()[0].value(); // nobody was on benefit before the year"
    "assert_eq!(change, Figure::Missing(NoFigure::NothingToCount));"
)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum NoFigure {
    /// The denominator is 0, or there is nothing to take a median of.
    NothingToCount,
    /// A median that fewer than half have reached.
    MedianNotReached,
    /// The policy does not say how many inhabitants there were.
    PopulationNotKnown,
    /// The policy does not say how many staff the programme had.
    StaffNotKnown,
}

impl Figure {
    /// The number, where there is one.
    ///
    #[doc = example!(
        "assert_eq!(row.value().number(), Some(Number::Whole(1)));"
        "let none = Figure::Missing(NoFigure::NothingToCount);"
        "assert_eq!(none.number(), None);"
    )]
    pub const fn number(self) -> Option<Number> {
        match self {
            Self::Number(number) => Some(number),
            Self::Missing(_) => None,
        }
    }

    /// The number as a double, where there is one.
    ///
    #[doc = example!("assert_eq!(row.value().as_f64(), Some(1.0));")]
    pub fn as_f64(self) -> Option<f64> {
        self.number().map(Number::as_f64)
    }

    /// A double, where there is one.
    pub(crate) fn real(real: Option<f64>, or: NoFigure) -> Self {
        real.map_or(Self::Missing(or), |real| Self::Number(Number::Real(real)))
    }
}

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.number().serialize(serializer)
    }
}
