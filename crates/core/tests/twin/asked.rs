//! The library, asked in the form the twin understands.

use super::generate::Case;
use super::policy::TwinPolicy;
use super::row::TwinRow;
use serde_json::Value;

/// A caseload that can be asked.
pub struct Asked {
    rows: Vec<TwinRow>,
    policy: TwinPolicy,
}

impl Asked {
    pub fn new(case: &Case) -> Self {
        Self { rows: case.rows(), policy: case.twin_policy() }
    }

    pub fn ask(&self, query: &Value) -> Value {
        super::ask(&self.rows, &self.policy, query)
    }
}
