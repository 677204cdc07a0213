//! How a form of bytes begins and ends.
//!
//! | bytes | what |
//! |---|---|
//! | 8 | the form's name |
//! | 2 | the version of the form, the lowest byte first |
//! | … | what it says |
//! | 8 | the beginning of the SHA-256 of all that is before it |

use super::{ByteReader, ByteWriter};
use crate::{Error, ErrorCode, Result};
use sha2::{Digest, Sha256};

const SUM: usize = 8;

/// A form of bytes.
#[derive(Debug)]
pub(crate) struct ByteFormat {
    /// What the bytes begin with.
    pub(crate) name: [u8; 8],
    pub(crate) version: u16,
    /// What is written in this form, in an error's sentence.
    pub(crate) what: &'static str,
    /// The code of its errors.
    pub(crate) code: ErrorCode,
}

impl ByteFormat {
    /// Begins bytes of this form.
    pub(crate) fn begin(&self) -> ByteWriter {
        let mut writer = ByteWriter(self.name.to_vec());
        writer.0.extend(self.version.to_le_bytes());
        writer
    }

    /// What bytes of this form say. An error for those that are none, damaged, or of another
    /// version.
    pub(crate) fn open<'a>(&self, bytes: &'a [u8]) -> Result<ByteReader<'a>> {
        let rest = bytes.strip_prefix(&self.name);
        let rest = rest.ok_or_else(|| self.error(format!("these bytes are no {}", self.what)))?;
        let (version, rest) = rest.split_first_chunk::<2>().ok_or_else(|| self.damaged())?;
        let version = u16::from_le_bytes(*version);
        if version != self.version {
            let (what, ours) = (self.what, self.version);
            let message = format!("{what} of form {version}; this library reads form {ours}");
            return Err(self.error(message));
        }
        let (body, sum) = rest.split_last_chunk::<SUM>().ok_or_else(|| self.damaged())?;
        if *sum != sum_of(&bytes[..bytes.len() - SUM]) {
            return Err(self.damaged());
        }
        Ok(ByteReader(body))
    }

    /// An error of this form.
    pub(crate) fn error(&self, message: impl Into<String>) -> Error {
        Error::new(self.code, "", message)
    }

    fn damaged(&self) -> Error {
        self.error("these bytes are not whole: their sum is not that of whoever wrote them")
    }
}

impl ByteWriter {
    /// Ends bytes that a [`ByteFormat`] began.
    pub(crate) fn end(self) -> Vec<u8> {
        let Self(mut bytes) = self;
        let sum = sum_of(&bytes);
        bytes.extend(sum);
        bytes
    }
}

fn sum_of(bytes: &[u8]) -> [u8; SUM] {
    let digest: [u8; 32] = Sha256::digest(bytes).into();
    let mut sum = [0; SUM];
    sum.copy_from_slice(&digest[..SUM]);
    sum
}
