//! What identifies the rows and the policy behind an answer.

use serde::Serialize;

/// What identifies the rows and the policy that an answer rests on. Two answers with the same
/// digests, horizon and K rest on the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Digests {
    /// SHA-256 of what the ledger's rows say, in any order and form: that of
    /// [`Ledger::digest`](crate::Ledger::digest). Of several ledgers that were counted apart: that
    /// of their digests.
    ledger: String,
    /// SHA-256 of the policy's JSON form.
    policy: String,
    /// The digest of each ledger, ascending, where several were counted apart; else empty.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    ledgers: Vec<String>,
}

impl Digests {
    pub(crate) const fn new(ledger: String, policy: String, ledgers: Vec<String>) -> Self {
        Self { ledger, policy, ledgers }
    }

    /// SHA-256 in hexadecimal of what the ledger's rows say, in any order and form: that of
    /// [`Ledger::digest`](crate::Ledger::digest). Of several ledgers that were counted apart: that
    /// of their digests.
    ///
    /// ```
    /// use meedoen::{Caseload, Ledger, Policy};
    ///
    /// let policy = Policy::preset("example")?;
    /// let read = |csv: &str| Ledger::read_csv(csv.as_bytes(), &policy);
    /// let ledger = read("client,kind,code,start\nR1,benefit,pw,2023-01-15\nR2,rung,2,2023-01-15")?;
    /// let other_order = read("client;kind;code;start\nR2;rung;2;2023-01-15\nR1;benefit;pw;2023-01-15")?;
    /// let digests = Caseload::build(&ledger, &policy)?.digests();
    /// assert_eq!(digests.ledger(), other_order.digest());
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn ledger(&self) -> &str {
        &self.ledger
    }

    /// SHA-256 in hexadecimal of the policy's JSON form.
    ///
    /// ```
    /// use meedoen::{Caseload, Ledger, Policy};
    ///
    /// let policy = Policy::preset("example")?;
    /// let ledger = Ledger::read_csv(b"client,kind,code,start\nR1,benefit,pw,2023-01-15", &policy)?;
    /// assert_eq!(Caseload::build(&ledger, &policy)?.digests().policy().len(), 64);
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn policy(&self) -> &str {
        &self.policy
    }
}
