//! Tallies as bytes, so that they travel.
//!
//! | bytes | what |
//! |---|---|
//! | 8 | `meedoenT` |
//! | 2 | the version of this form, the lowest byte first: 1 |
//! | 64 | the identity of the plan: by side, the first half of a SHA-256 |
//! | … | the grounds of the receipt, the keys of shared benefits, and each tally; see [`super::bytes`] |
//! | 8 | the beginning of the SHA-256 of all that is before it |
//!
//! How many tallies there are, and of how many cells and periods, the plan says; the bytes do not.

use super::bytes::{Reader, Writer};
use super::identity::Identity;
use super::plan::{Part, Plan};
use super::shared::{Key, Register};
use super::tallies::{Grounds, Tallies};
use super::tally::Tally;
use crate::{Error, ErrorCode, Result};
use sha2::{Digest, Sha256};

const MAGIC: [u8; 8] = *b"meedoenT";
const VERSION: u16 = 1;
const CHECKSUM: usize = 8;

impl Tallies {
    /// The tallies as bytes, compact and checked by a sum. Equal tallies give equal bytes, in
    /// whatever parts and order they were counted.
    ///
    /// They hold counts of small cells and waits of single clients, so they are for those who may
    /// see the clients, and for nobody else. A shared benefit stands in them under a key of 16
    /// bytes, a digest of its registration number that is another one for another plan: who has
    /// the numbers can find the keys.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut writer = Writer(MAGIC.to_vec());
        writer.0.extend(VERSION.to_le_bytes());
        writer.0.extend(self.plan.identity().0.as_flattened());
        self.grounds.write(&mut writer);
        let (keys, shared) = self.keyed();
        writer.number(keys.len() as u64);
        writer.0.extend(keys.as_flattened());
        for (tally, shared) in self.parts.iter().flatten().zip(shared) {
            tally.write(&mut writer);
            shared.write(&mut writer);
        }
        let sum = checksum(&writer.0);
        writer.0.extend(sum);
        writer.0
    }

    /// Reads what [`Tallies::to_bytes`] wrote for the same plan. A count of more than 4 billion is
    /// not read.
    ///
    /// `bad_tallies` for bytes that are none, damaged, or of another version of their form;
    /// `plan_mismatch` for those of another plan, with what differs.
    pub fn from_bytes(plan: &Plan, bytes: &[u8]) -> Result<Self> {
        let body = opened(bytes)?;
        let mut reader = Reader(body);
        let identity = Identity::read(&mut reader).ok_or_else(unreadable)?;
        plan.identity().is_same(&identity)?;
        let tallies = Self::read(plan, &mut reader).ok_or_else(unreadable)?;
        if reader.0.is_empty() { Ok(tallies) } else { Err(unreadable()) }
    }

    fn read(plan: &Plan, reader: &mut Reader<'_>) -> Option<Self> {
        let grounds = Grounds::read(reader)?;
        let many = usize::try_from(reader.number()?).ok()?;
        let keys = reader.bytes(many.checked_mul(size_of::<Key>())?)?;
        let keys: Vec<Key> = keys.as_chunks().0.to_vec();
        if !keys.is_sorted_by(|one, next| one < next) {
            return None;
        }
        let mut parts: Vec<Vec<Tally>> = plan.parts().map(Part::tallies).collect();
        for tally in parts.iter_mut().flatten() {
            tally.read(reader, keys.len())?;
        }
        Some(Self { plan: plan.clone(), grounds, register: Register::Keys(keys), parts })
    }
}

/// What stands between the version and the sum.
fn opened(bytes: &[u8]) -> Result<&[u8]> {
    let rest = bytes.strip_prefix(&MAGIC).ok_or_else(|| bad("these bytes are no tallies"))?;
    let (version, rest) = rest.split_first_chunk::<2>().ok_or_else(damaged)?;
    let version = u16::from_le_bytes(*version);
    if version != VERSION {
        return Err(bad(format!("tallies of form {version}; this library reads form {VERSION}")));
    }
    let (body, sum) = rest.split_last_chunk::<CHECKSUM>().ok_or_else(damaged)?;
    if *sum != checksum(&bytes[..bytes.len() - CHECKSUM]) {
        return Err(damaged());
    }
    Ok(body)
}

fn checksum(bytes: &[u8]) -> [u8; CHECKSUM] {
    let digest: [u8; 32] = Sha256::digest(bytes).into();
    let mut sum = [0; CHECKSUM];
    sum.copy_from_slice(&digest[..CHECKSUM]);
    sum
}

fn bad(message: impl Into<String>) -> Error {
    Error::new(ErrorCode::BadTallies, "", message)
}

fn damaged() -> Error {
    bad("these tallies are not whole: the sum of their bytes is not that of those who sent them")
}

/// The sum is right and what it is of is not: not written by this library.
fn unreadable() -> Error {
    bad("these tallies say what can't be counted for the plan")
}

impl Grounds {
    fn write(&self, writer: &mut Writer) {
        writer.number(self.rows);
        writer.number(self.registered);
        writer.number(self.ledgers.len() as u64);
        for ledger in &self.ledgers {
            writer.0.extend(ledger.as_bytes());
        }
    }

    fn read(reader: &mut Reader<'_>) -> Option<Self> {
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

impl Identity {
    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let mut identity = Self([[0; 16]; 4]);
        let bytes = reader.bytes(identity.0.as_flattened().len())?;
        identity.0.as_flattened_mut().copy_from_slice(bytes);
        Some(identity)
    }
}
