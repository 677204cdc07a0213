//! Survival curves: numbers in, numbers out, no caseload.

mod kaplan_meier;

#[cfg(test)]
mod kaplan_meier_tests;

pub use kaplan_meier::CurveStep;
pub(crate) use kaplan_meier::{KaplanMeier, median};
