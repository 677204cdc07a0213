//! Tallies as bytes, so that they travel.
//!
//! | bytes | what |
//! |---|---|
//! | 8 | `meedoenT` |
//! | 2 | the version of this form, the lowest byte first: 1 |
//! | 64 | the identity of the plan: by side, the first half of a SHA-256 |
//! | … | the grounds of the receipt, the keys of shared benefits, and each tally; see [`crate::ledger::codec`] |
//! | 8 | the beginning of the SHA-256 of all that is before it |
//!
//! How many tallies there are, and of how many cells and periods, the plan says; the bytes do not.

use super::Tallies;
use crate::kpi::answer::receipt::ReceiptGrounds;
use crate::kpi::plan::Plan;
use crate::kpi::plan::identity::PlanIdentity;
use crate::kpi::tally::Tally;
use crate::kpi::tally::shared_benefits::{BenefitKey, BenefitRegister};
use crate::ledger::codec::{ByteFormat, ByteReader, ByteWriter};
use crate::{Error, ErrorCode, Result};

const FORMAT: ByteFormat =
    ByteFormat { name: *b"meedoenT", version: 1, what: "tallies", code: ErrorCode::BadTallies };

impl Tallies {
    /// The tallies as bytes, compact and checked by a sum. Equal tallies give equal bytes, in
    /// whatever parts and order they were counted.
    ///
    /// They hold counts of small cells and waits of single clients, so they are for those who may
    /// see the clients, and for nobody else. A shared benefit stands in them under a key of 16
    /// bytes, a digest of its registration number that is another one for another plan: who has
    /// the numbers can find the keys.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut writer = FORMAT.begin();
        writer.0.extend(self.plan.identity().0.as_flattened());
        self.grounds.write(&mut writer);
        let (keys, shared) = self.keyed();
        writer.number(keys.len() as u64);
        writer.0.extend(keys.as_flattened());
        for (tally, shared) in self.parts.iter().flatten().zip(shared) {
            tally.write(&mut writer);
            shared.write(&mut writer);
        }
        writer.end()
    }

    /// Reads what [`Tallies::to_bytes`] wrote for the same plan. A count of more than 4 billion is
    /// not read.
    ///
    /// `bad_tallies` for bytes that are none, damaged, or of another version of their form;
    /// `plan_mismatch` for those of another plan, with what differs.
    pub fn from_bytes(plan: &Plan, bytes: &[u8]) -> Result<Self> {
        let mut reader = FORMAT.open(bytes)?;
        let identity = PlanIdentity::read(&mut reader).ok_or_else(unreadable)?;
        plan.identity().is_same(&identity)?;
        let tallies = Self::read(plan, &mut reader).ok_or_else(unreadable)?;
        if reader.0.is_empty() { Ok(tallies) } else { Err(unreadable()) }
    }

    fn read(plan: &Plan, reader: &mut ByteReader<'_>) -> Option<Self> {
        let grounds = ReceiptGrounds::read(reader)?;
        let many = usize::try_from(reader.number()?).ok()?;
        let keys = reader.bytes(many.checked_mul(size_of::<BenefitKey>())?)?;
        let keys: Vec<BenefitKey> = keys.as_chunks().0.to_vec();
        if !keys.is_sorted_by(|left, right| left < right) {
            return None;
        }
        let mut parts: Vec<Vec<Tally>> = plan.parts().map(Tally::all_of).collect();
        for tally in parts.iter_mut().flatten() {
            tally.read(reader, keys.len())?;
        }
        Some(Self { plan: plan.clone(), grounds, register: BenefitRegister::Keys(keys), parts })
    }
}

/// The sum is right and what it is of is not: not written by this library.
fn unreadable() -> Error {
    FORMAT.error("these tallies say what can't be counted for the plan")
}

impl ReceiptGrounds {
    fn write(&self, writer: &mut ByteWriter) {
        writer.number(self.rows);
        writer.number(self.registered);
        writer.number(self.ledgers.len() as u64);
        for ledger in &self.ledgers {
            writer.0.extend(ledger.as_bytes());
        }
    }

    fn read(reader: &mut ByteReader<'_>) -> Option<Self> {
        let (rows, registered) = (reader.number()?, reader.number()?);
        let mut ledgers = Vec::new();
        for _ in 0..reader.number()? {
            ledgers.push(digest(reader.bytes(DIGITS)?)?);
        }
        (registered <= rows && ledgers.is_sorted()).then_some(Self { rows, registered, ledgers })
    }
}

/// The digits of a digest in hexadecimal.
const DIGITS: usize = 64;

/// Nothing but a digest may come in as one: it stands in receipts.
fn digest(bytes: &[u8]) -> Option<String> {
    let digits = bytes.iter().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    String::from_utf8(bytes.to_vec()).ok().filter(|_| digits)
}

impl PlanIdentity {
    fn read(reader: &mut ByteReader<'_>) -> Option<Self> {
        let mut identity = Self([[0; 16]; 4]);
        let bytes = reader.bytes(identity.0.as_flattened().len())?;
        identity.0.as_flattened_mut().copy_from_slice(bytes);
        Some(identity)
    }
}
