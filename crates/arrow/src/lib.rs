//! [Arrow] record batches into a `meedoen` ledger, and its tables out as record batches.
//!
//! ```
//! use arrow_array::{ArrayRef, Date32Array, RecordBatch, StringArray};
//! use meedoen::{Caseload, LedgerReader, Policy};
//! use meedoen_arrow::{ReadableBatch, record_batch};
//! use std::sync::Arc;
//!
//! let text = |values: [&str; 2]| Arc::new(StringArray::from_iter_values(values)) as ArrayRef;
//! let batch = RecordBatch::try_from_iter([
//!     ("client", text(["R001", "R002"])),
//!     ("kind", text(["benefit", "benefit"])),
//!     ("code", text(["pw", "ioaw"])),
//!     ("start", Arc::new(Date32Array::from(vec![19_000, 19_001]))),
//! ])?;
//!
//! let policy = Policy::preset("example")?;
//! let mut reader = LedgerReader::new(&policy);
//! reader.push_batch(&ReadableBatch::new(&batch).batch())?;
//! let ledger = reader.finish()?;
//! assert_eq!(ledger.client_count(), 2);
//!
//! let again = record_batch(&ledger.frame())?;
//! assert_eq!(again.num_rows(), 2);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Nothing is made a row at a time on the way in: a column in a form that the ledger reads lends its
//! buffers, any other is cast by Arrow's own kernels first. See [`ReadableBatch`] for the forms.
//!
//! [Arrow]: https://arrow.apache.org

mod batch;
mod frame;

#[cfg(test)]
mod batch_tests;
#[cfg(test)]
mod frame_tests;

pub use batch::ReadableBatch;
pub use frame::record_batch;
