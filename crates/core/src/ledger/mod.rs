//! The ledger: records, the one door in, and the columns they become.
//!
//! All that is known comes in as rows of one form, by one door: [`LedgerReader`]. It takes pieces of
//! CSV files or columns in memory, reads them by the rules of the model (a [`Mapping`] says how
//! one's own extract becomes that form), and gives a [`Ledger`]: the accepted rows as [`Columns`],
//! and a [`Reading`] that accounts for every row, so that rows in = accepted + quarantined. A row
//! that can't be understood is quarantined with a [`Finding`]; it can be written out, mended and
//! read again.
//!
//! A ledger is append-only. It grows by [`LedgerReader::resume`], or by extracts that only say what
//! holds on their day: [`Ledger::from_snapshots`] and [`Ledger::update`].

mod batch;
mod batch_chunk;
mod batch_columns;
mod batch_read;
mod bsn;
mod buffers;
mod bytes;
mod bytes_read;
mod column;
mod columns;
mod csv;
mod dates;
mod digest;
mod field;
mod frame;
pub mod guess;
mod header;
mod hours;
mod key;
mod layout;
mod mapping;
mod mapping_read;
mod mapping_write;
mod mark;
mod marks;
mod names;
mod numbering;
mod places;
mod reader;
mod reading;
mod record;
mod records;
mod refused;
mod row;
mod rules;
mod seldom;
mod snapshots;
mod table;
mod text;
mod tokens;
mod views;
mod waiting;
mod words;
mod write;

pub use batch::Batch;
pub use buffers::{Codes, Offsets};
pub use column::Column;
pub use columns::Columns;
pub use field::Field;
pub use guess::Guess;
pub use mapping::{Cbs, CodeMap, Coded, EndDay, Mapping, OwnReason, ReasonMap};
pub use reader::LedgerReader;
pub use reading::{FileReading, Finding, Notice, Reading, Summary};
pub use record::Record;
pub use seldom::Seldom;
pub use table::Ledger;
pub use text::Encoding;

pub(crate) use digest::{Said, digest_of, digest_of_text, hexadecimal};
pub(crate) use names::Names;
pub(crate) use places::Places;
pub(crate) use table::reason_word;
#[cfg(feature = "synthetic")]
pub(crate) use write::push_cells;
