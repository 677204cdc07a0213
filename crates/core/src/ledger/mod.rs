//! The ledger: records, the one door in, and the columns they become.
//!
//! All that is known comes in as rows of one form, by one door: [`LedgerReader`]. It takes pieces of
//! CSV files or columns in memory, reads them by the rules of the model (a [`Mapping`] says how
//! one's own extract becomes that form), and gives a [`Ledger`]: the accepted rows,
//! and a [`Reading`] that accounts for every row, so that rows in = accepted + quarantined. A row
//! that can't be understood is quarantined with a [`Finding`]; it can be written out, mended and
//! read again.
//!
//! A ledger is append-only. It grows by [`LedgerReader::resume`], or by extracts that only say what
//! holds on their day: [`Ledger::from_snapshots`] and [`Ledger::update`].

mod batch;
pub(crate) mod codec;
mod csv;
mod digest;
mod field;
mod frame;
mod intern;
mod locations;
mod mapping;
mod read;
mod record;
mod record_columns;
mod record_numbers;
mod report;
mod snapshots;
mod sparse;
mod table;
mod to_csv;

pub use batch::Batch;
pub use batch::buffers::{DictionaryKeys, Offsets};
pub use batch::column::Column;
pub use field::Field;
pub use mapping::Mapping;
pub use read::{LedgerReader, ReadingOptions};
pub use record::Record;
pub(crate) use record_columns::RecordColumns;
pub use report::{FileReading, Finding, Notice, Reading};
pub use table::Ledger;

pub(crate) use mapping::{Cbs, CodeMap, Coded, EndDay, OwnReason, ReasonMap};

pub(crate) use csv::encoding::Encoding;
pub(crate) use digest::{RowContent, digest_of, digest_of_text, hexadecimal};
pub(crate) use intern::Interner;
pub(crate) use locations::Locations;
#[cfg(feature = "schema")]
pub(crate) use report::ReadingSummary;
pub(crate) use table::reason_word;

// A sample is read as a file is: `infer` uses the same parts.
pub(crate) use csv::dialect::HeaderScan;
pub(crate) use csv::encoding::{Decoder, trim};
pub(crate) use csv::lines::{Line, LineReader};
pub(crate) use read::bsn::BsnCount;
pub(crate) use read::dates::{DateText, read as read_date};
