//! What travels as bytes (tallies, ledgers): the parts that every such form is made of.
//!
//! A form ([`ByteFormat`]) begins with a name and a version and ends with a sum. Between them stand whole
//! numbers, small ones short, and columns: many numbers of one width, read and written at once. A
//! [`ByteReader`] reads nothing where the bytes end too early or say what can't be, and makes room for
//! nothing that the bytes could not fill.

mod decode;
mod encode;
mod fixed_width;
mod form;
mod varint;

pub(crate) use form::ByteFormat;
pub(crate) use varint::{ByteReader, ByteWriter};
