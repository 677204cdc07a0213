//! Trustworthy figures about a municipality's Participatiewet caseload.

// Nothing panics on bad input: errors are values.
#![warn(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::unreachable, clippy::todo)]

pub mod calendar;
pub mod caseload;
pub mod catalogue;
pub mod error;
pub mod findings;
pub mod kpi;
pub mod ladder;
pub mod ledger;
pub mod policy;
#[cfg(feature = "report")]
pub mod report;
pub mod statistics;

pub use calendar::{Day, Span};
pub use caseload::Caseload;
pub use catalogue::{Dimension, Kpi};
pub use error::{Error, ErrorCode, Result};
pub use kpi::{Answer, Query, Question};
pub use ledger::Ledger;
pub use policy::Policy;
