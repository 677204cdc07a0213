//! A figure of an answer: a number, or why there is none.

use serde::{Serialize, Serializer};

/// A number: counts stay whole, ratios are doubles.
///
/// ```
/// use meedoen::kpi::Number;
///
/// assert_eq!(Number::from_f64(3.0), Number::Whole(3));
/// assert_eq!(Number::Real(0.5).as_f64(), 0.5);
/// ```
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
    pub fn as_f64(self) -> f64 {
        match self {
            Self::Whole(whole) => whole as f64,
            Self::Real(real) => real,
        }
    }

    /// Whole where the double is.
    pub fn from_f64(real: f64) -> Self {
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
///
/// ```
/// use meedoen::kpi::{Figure, NoFigure, Number};
///
/// let (stock, rate) = (Figure::Number(Number::Whole(412)), Figure::Missing(NoFigure::NothingToCount));
/// assert_eq!((stock.as_f64(), stock.missing()), (Some(412.0), None));
/// assert_eq!((rate.as_f64(), rate.missing()), (None, Some(NoFigure::NothingToCount)));
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Figure {
    /// The number.
    Number(Number),
    /// There is none.
    Missing(NoFigure),
}

/// Why there is no figure.
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
    pub const fn number(self) -> Option<Number> {
        match self {
            Self::Number(number) => Some(number),
            Self::Missing(_) => None,
        }
    }

    /// The number as a double, where there is one.
    pub fn as_f64(self) -> Option<f64> {
        self.number().map(Number::as_f64)
    }

    /// Why there is none.
    pub const fn missing(self) -> Option<NoFigure> {
        match self {
            Self::Number(_) => None,
            Self::Missing(why) => Some(why),
        }
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
