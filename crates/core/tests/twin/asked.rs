//! The library, asked in the form the twin understands.

use super::generate::Case;
use meedoen::Policy;
use meedoen::caseload::Caseload;
use meedoen::kpi::AskOptions;
use meedoen::ledger::Ledger;
use serde_json::Value;

/// A caseload that can be asked.
pub struct Asked {
    caseload: Caseload,
}

impl Asked {
    /// The caseload of a case, through the doors a user would take; every row is accepted.
    pub fn new(case: &Case) -> Self {
        let policy = policy_of(case);
        let ledger = Ledger::read_csv(case.csv().as_bytes(), &policy).expect("a ledger");
        assert_eq!(ledger.reading().quarantined(), 0, "{:?}", ledger.reading().findings());
        assert_eq!(ledger.reading().accepted(), case.written.len() as u64);
        Self::of(&ledger, &policy)
    }

    pub fn of(ledger: &Ledger, policy: &Policy) -> Self {
        Self { caseload: Caseload::build(ledger, policy).expect("a caseload") }
    }

    pub fn ask(&self, query: &Value) -> Value {
        let answer = self.caseload.ask_json(&query.to_string(), &AskOptions::default());
        serde_json::from_str(&answer.expect("it is JSON")).expect("JSON")
    }
}

pub fn policy_of(case: &Case) -> Policy {
    Policy::from_json(&case.policy.to_string()).expect("a policy")
}
