//! Trustworthy figures about a municipality's Participatiewet caseload.

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
pub use catalogue::{Dimension, Kpi};
pub use error::{Error, ErrorCode, Result};
pub use kpi::{Answer, Query, Question};
pub use ledger::{Ledger, LedgerReader, Mapping};
pub use policy::Policy;
