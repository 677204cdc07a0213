//! When two plans are the same, whoever made them.

use crate::kpi::question::Question;
use crate::ledger::hexadecimal;
use crate::policy::Policy;
use crate::{Day, Error, ErrorCode, Result};
use serde::Serialize;
use sha2::{Digest, Sha256};

/// The sides of a plan, as an error names them.
const SIDES: [&str; 4] = ["the library's version", "the policy", "the questions", "the horizons"];

/// A digest of each side of a plan; the first half of a SHA-256 tells them apart well enough.
pub(crate) type SideDigest = [u8; 16];

/// What identifies a plan: by side, a digest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PlanIdentity(pub(crate) [SideDigest; SIDES.len()]);

/// A question as it identifies a plan: what it asks, or why it can't be answered.
#[derive(Serialize)]
#[serde(untagged)]
pub(crate) enum Identified {
    Question(Question),
    Refused { error: ErrorCode },
}

impl PlanIdentity {
    /// Of a plan under this policy with these questions, each in its form or why it can't be
    /// answered. Definitions may change with the library, so its version is a side too.
    pub(crate) fn of(
        policy: &Policy,
        questions: &[Identified],
        digests: bool,
        horizons: &[Option<Day>],
    ) -> Self {
        Self([
            side(concat!("meedoen ", env!("CARGO_PKG_VERSION"))),
            policy_side(policy, digests),
            side(&json(&(questions, digests))),
            side(&json(&horizons)),
        ])
    }

    /// `plan_mismatch` says which sides differ.
    pub(crate) fn is_same(&self, other: &Self) -> Result<()> {
        let sides = SIDES.into_iter().zip(self.0.iter().zip(&other.0));
        let differ: Vec<&str> =
            sides.filter(|(_, (ours, theirs))| ours != theirs).map(|(name, _)| name).collect();
        if differ.is_empty() {
            return Ok(());
        }
        let message = format!(
            "tallies merge only with those of the same plan, and here differ: {}",
            differ.join(", ")
        );
        Err(Error::new(ErrorCode::PlanMismatch, "", message))
    }

    /// One digest of all sides.
    pub(crate) fn digest(&self) -> String {
        let mut whole = Sha256::new();
        whole.update(b"meedoen plan 1\n");
        whole.update(self.0.as_flattened());
        hexadecimal(&whole.finalize())
    }
}

/// What the policy decides; where the receipts digest its document, that too, since equal plans have
/// equal receipts.
fn policy_side(policy: &Policy, digests: bool) -> SideDigest {
    let mut side = Sha256::new();
    side.update(policy.fingerprint());
    if digests {
        side.update(policy.to_json());
    }
    first_half(side.finalize().into())
}

fn json(form: &impl Serialize) -> String {
    // Text keys: it can always be written.
    serde_json::to_string(form).unwrap_or_default()
}

fn side(text: &str) -> SideDigest {
    first_half(Sha256::digest(text).into())
}

/// The first half of a digest.
pub(crate) fn first_half(digest: [u8; 32]) -> SideDigest {
    let mut half = [0; 16];
    half.copy_from_slice(&digest[..16]);
    half
}
