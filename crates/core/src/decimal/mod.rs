//! Doubles out of decimal text, and into it.
//!
//! Both are here for the size of the WebAssembly module: the standard library's reader and writer
//! bring tables that hardly compress, for a speed that nothing here needs. What is read is the same to
//! the bit.

mod read;
mod write;

pub(crate) use read::read;
pub(crate) use write::written;
