//! The ledger: records, the one door in, and the columns they become.

mod batch;
mod bsn;
mod columns;
mod csv;
mod dates;
mod field;
mod layout;
mod mapping;
mod names;
mod reader;
mod reading;
mod record;
mod refused;
mod row;
mod rules;
mod table;
mod text;
mod tokens;
mod write;

pub use batch::{Batch, Column};
pub use columns::Columns;
pub use field::Field;
pub use mapping::{Cbs, CodeMap, Coded, EndDay, Mapping, OwnReason, ReasonMap};
pub use reader::LedgerReader;
pub use reading::{FileReading, Finding, Notice, Reading};
pub use record::Record;
pub use table::Ledger;
pub use text::Encoding;

pub(crate) use names::Names;
