//! A row of a transition table.

use super::example::example;
use crate::vocabulary::TransitionState;
use serde::Serialize;

/// How many clients went from one state to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TransitionRow {
    /// `1` … `6`, `unmeasured` or `outside`, on the day before the period.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub(super) from_state: TransitionState,
    /// `1` … `6`, `unmeasured` or the category of the last outflow, on the period's last day.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub(super) to_state: TransitionState,
    /// Clients.
    pub(super) value: i64,
}

impl TransitionRow {
    /// On the day before the period: one of [`TransitionState::OPENING`].
    ///
    #[doc = example!(
        "let july = TransitionQuery::over(Span::parse(\"2023-07\")?);"
        "let table = caseload.ask(&july.into())?;"
        "let Rows::Transitions(rows) = table.rows() else { unreachable!(\"what was asked\") };"
        "assert_eq!(rows[0].opening_state().to_string(), \"unmeasured\");"
    )]
    pub const fn opening_state(&self) -> TransitionState {
        self.from_state
    }

    /// On the period's last day: one of [`TransitionState::CLOSING`].
    ///
    #[doc = example!(
        "let july = TransitionQuery::over(Span::parse(\"2023-07\")?);"
        "let table = caseload.ask(&july.into())?;"
        "let Rows::Transitions(rows) = table.rows() else { unreachable!(\"what was asked\") };"
        "assert_eq!(rows[0].closing_state().to_string(), \"to_work\");"
    )]
    pub const fn closing_state(&self) -> TransitionState {
        self.to_state
    }

    /// How many clients.
    ///
    #[doc = example!(
        "let july = TransitionQuery::over(Span::parse(\"2023-07\")?);"
        "let table = caseload.ask(&july.into())?;"
        "let Rows::Transitions(rows) = table.rows() else { unreachable!(\"what was asked\") };"
        "assert_eq!(rows[0].value(), 1);"
    )]
    pub const fn value(&self) -> i64 {
        self.value
    }
}
