//! The byte form of a ledger, and the parts that every byte form is made of (tallies use them too).
//!
//! A form ([`ByteFormat`]) begins with a name and a version and ends with a sum. Between them stand whole
//! numbers in LEB128 and columns of numbers of one fixed width. A
//! [`ByteReader`] reads nothing where the bytes end too early or say what can't be, and makes room for
//! nothing that the bytes could not fill.

mod decode;
mod encode;
mod fixed_width;
mod form;
mod varint;

pub(crate) use form::ByteFormat;
pub(crate) use varint::{ByteReader, ByteWriter};
