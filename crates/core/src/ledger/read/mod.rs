//! The one door in: a reader that takes pieces of CSV files or columns in memory.

pub(crate) mod bsn;
pub(crate) mod dates;
mod options;
pub(crate) mod quarantine;
pub(crate) mod row;
pub(crate) mod savepoint;
pub(crate) mod sink;

pub use options::ReadingOptions;

use crate::ledger::batch::Batch;
use crate::ledger::batch::file::BatchFile;
use crate::ledger::csv::{CsvFile, no_text};
use crate::ledger::mapping::Mapping;
use crate::ledger::mapping::resolver::CodeResolver;
use crate::ledger::read::savepoint::Savepoint;
use crate::ledger::read::sink::RowSink;
use crate::ledger::table::Ledger;
use crate::policy::{Codes, Policy};
use crate::{Error, Result};
use std::sync::Arc;

/// Reads a ledger from pieces of CSV files or from columns in memory, in any number and size.
///
/// ```
/// use meedoen::{ledger::LedgerReader, policy::Policy};
///
/// let mut reader = LedgerReader::new(&Policy::starter("Ons Dorp"));
/// reader.push_csv(b"client,kind,code,start\nc1,benefit,pw,2023-")?;
/// reader.push_csv(b"01-15\nc2,benefit,pw,soon\n")?;
/// assert_eq!(reader.rows_read(), 2);
///
/// let ledger = reader.finish()?;
/// assert_eq!((ledger.reading().accepted(), ledger.reading().quarantined()), (1, 1));
/// assert_eq!(ledger.reading().findings()[0].code.to_string(), "bad_date");
/// # Ok::<(), meedoen::Error>(())
/// ```
///
/// After an error the reader is spent: every further call gives the same error.
pub struct LedgerReader {
    ledger: Ledger,
    /// How far the ledger was when reading began.
    savepoint: Savepoint,
    strict: bool,
    mapping: Mapping,
    resolver: Option<CodeResolver>,
    name: String,
    file: File,
    error: Option<Error>,
}

/// Says how far it is and nothing of what it has read.
impl std::fmt::Debug for LedgerReader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("LedgerReader")
            .field("name", &self.name)
            .field("rows_read", &self.rows_read())
            .field("error", &self.error)
            .finish_non_exhaustive()
    }
}

/// What the current file has turned out to be.
enum File {
    /// Nothing has come, and no file was asked for: there is none.
    Unasked,
    /// Nothing has come of a file that was asked for.
    Asked,
    Csv(Box<CsvFile>),
    Batches(Box<BatchFile>),
}

impl LedgerReader {
    /// A reader that knows the codes of this policy.
    ///
    /// ```
    /// use meedoen::{LedgerReader, Policy};
    ///
    /// let policy = Policy::starter("Ons Dorp");
    /// let mut reader = LedgerReader::new(&policy);
    /// reader.push_csv(b"client,kind,code,start\nc1,rung,2,2023-01-15\n")?;
    /// assert_eq!(reader.finish()?.len(), 1);
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn new(policy: &Policy) -> Self {
        Self::with_codes(Arc::new(policy.all_codes().clone()))
    }

    /// A reader that knows these codes.
    fn with_codes(codes: Arc<Codes>) -> Self {
        Self::resume(Ledger::empty(codes))
    }

    /// A reader that adds rows to a ledger: one that has grown so equals one that was read in one
    /// go. What comes next is a file of its own, with its own header; a `withdraw`
    /// in it may name any earlier record.
    ///
    /// ```
    /// use meedoen::{LedgerReader, Policy};
    ///
    /// let policy = Policy::starter("Ons Dorp");
    /// let ledger = meedoen::Ledger::read_csv(b"client,kind,code,start\nc1,rung,2,2023-01-15\n", &policy)?;
    /// let mut reader = LedgerReader::resume(ledger);
    /// reader.push_csv(b"client,kind,code,start\nc1,rung,3,2023-04-01\n")?;
    /// assert_eq!(reader.finish()?.len(), 2);
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn resume(ledger: Ledger) -> Self {
        Self {
            savepoint: ledger.savepoint(),
            ledger,
            strict: false,
            mapping: Mapping::default(),
            resolver: None,
            name: String::new(),
            file: File::Unasked,
            error: None,
        }
    }

    /// Reads the first file with this mapping.
    ///
    /// ```
    /// use meedoen::{LedgerReader, Policy};
    ///
    /// let policy = Policy::starter("Ons Dorp");
    /// let mapping = meedoen::Mapping::from_toml("columns.trede = \"code\"\nconstants.kind = \"rung\"")?;
    /// let mut reader = LedgerReader::new(&policy).mapping(mapping);
    /// reader.push_csv(b"client,trede,start\nc1,2,2023-01-15\n")?;
    /// assert_eq!(reader.finish()?.record(0).code, "2");
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    #[must_use]
    pub fn mapping(mut self, mapping: Mapping) -> Self {
        self.mapping = mapping;
        self.resolver = None;
        self
    }

    /// Gives the first file a name, for findings and errors.
    ///
    /// ```
    /// use meedoen::{LedgerReader, Policy};
    ///
    /// let policy = Policy::starter("Ons Dorp");
    /// let mut reader = LedgerReader::new(&policy).name("rungs.csv");
    /// assert_eq!(reader.push_csv(b"client\n\0").unwrap_err().place(), "rungs.csv");
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self
    }

    /// Ends the current file and begins another, with its own name and mapping.
    ///
    /// ```
    /// use meedoen::{LedgerReader, Mapping, Policy};
    ///
    /// let mut reader = LedgerReader::new(&Policy::starter("Ons Dorp")).name("rungs.csv");
    /// reader.push_csv(b"client,kind,code,start\nc1,rung,2,2023-01-15")?; // no end of line is needed
    /// let mapping = Mapping::from_toml("constants.kind = 'benefit'")?;
    /// reader.next_file("benefits.csv", Some(mapping))?;
    /// reader.push_csv(b"client;code;start\nc1;pw;2023-01-15")?;
    /// let ledger = reader.finish()?;
    /// assert!(ledger.reading().files().iter().map(|file| &*file.name).eq(["rungs.csv", "benefits.csv"]));
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn next_file(&mut self, name: impl Into<String>, mapping: Option<Mapping>) -> Result<()> {
        self.guard(|reader| {
            reader.end_file()?;
            reader.name = name.into();
            reader.mapping = mapping.unwrap_or_default();
            reader.resolver = None;
            reader.file = File::Asked;
            Ok(())
        })
    }

    /// Takes the next piece of the current CSV file. Pieces may be cut anywhere.
    ///
    /// `bad_ledger` when the file is no text or has no readable header; `bad_mapping` when its
    /// mapping contradicts it or the policy.
    ///
    /// ```
    /// use meedoen::{LedgerReader, Policy};
    ///
    /// let policy = Policy::starter("Ons Dorp");
    /// let mut reader = LedgerReader::new(&policy);
    /// reader.push_csv(b"client,kind,code,start\nc1,rung,2,20")?;
    /// reader.push_csv(b"23-01-15\n")?;
    /// assert_eq!(reader.finish()?.record(0).start.to_string(), "2023-01-15");
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn push_csv(&mut self, piece: &[u8]) -> Result<()> {
        self.guard(|reader| {
            if matches!(reader.file, File::Batches(_)) {
                reader.end_file()?;
            }
            if !matches!(reader.file, File::Csv(_)) {
                reader.file = File::Csv(Box::default());
            }
            reader.with_sink(|file, sink| match file {
                File::Csv(file) => file.push(piece, sink),
                _ => Ok(()),
            })
        })
    }

    /// Takes columns in memory; those of the same file follow each other and have the same columns.
    ///
    /// ```
    /// use meedoen::{LedgerReader, Policy, ledger::{Batch, Column}};
    ///
    /// let batch = Batch::new()
    ///     .column("client", Column::text(["c1", "c2"]))
    ///     .column("kind", Column::text(["rung", "rung"]))
    ///     .column("code", Column::int64(&[2, 9]))
    ///     .column("start", Column::date32(&[19_372, 19_372]));
    /// let mut reader = LedgerReader::new(&Policy::starter("Ons Dorp"));
    /// reader.push_batch(&batch)?;
    /// let ledger = reader.finish()?;
    /// assert_eq!((ledger.len(), ledger.reading().quarantined()), (1, 1)); // there is no rung 9
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn push_batch(&mut self, batch: &Batch<'_>) -> Result<()> {
        self.guard(|reader| {
            if matches!(reader.file, File::Csv(_)) {
                reader.end_file()?;
            }
            if !matches!(reader.file, File::Batches(_)) {
                reader.file = File::Batches(Box::default());
            }
            reader.with_sink(|file, sink| match file {
                File::Batches(file) => file.push(batch, sink),
                _ => Ok(()),
            })
        })
    }

    /// How many rows were read until now, for progress. A file that is not plain ASCII is held back
    /// from its first other character on until its encoding is known, at the latest until it ends.
    ///
    /// ```
    /// use meedoen::{LedgerReader, Policy};
    ///
    /// let policy = Policy::starter("Ons Dorp");
    /// let mut reader = LedgerReader::new(&policy);
    /// reader.push_csv(b"client,kind,code,start\nc1,rung,2,2023-01-15\nc2,ru")?;
    /// assert_eq!(reader.rows_read(), 1);
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn rows_read(&self) -> u64 {
        self.ledger.reading.rows()
    }

    /// Ends the last file and gives the ledger. `bad_ledger` when nothing was read, or when its
    /// numbers look like BSNs.
    ///
    /// ```
    /// use meedoen::{LedgerReader, Policy};
    ///
    /// let policy = Policy::starter("Ons Dorp");
    /// assert!(LedgerReader::new(&policy).finish().is_err()); // nothing was read
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn finish(mut self) -> Result<Ledger> {
        self.end()?;
        Ok(self.ledger)
    }

    /// Ends the last file and shows the ledger as it has become: to be taken
    /// ([`LedgerReader::finish`]), or given back as it was ([`LedgerReader::abandon`]).
    ///
    /// ```
    /// use meedoen::{LedgerReader, Policy};
    ///
    /// let policy = Policy::starter("Ons Dorp");
    /// let mut reader = LedgerReader::new(&policy);
    /// reader.push_csv(b"client,kind,code,start\nc1,rung,2,2023-01-15")?;
    /// assert_eq!(reader.end()?.len(), 1);
    /// assert!(reader.abandon().is_empty());
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn end(&mut self) -> Result<&Ledger> {
        self.guard(|reader| {
            reader.end_file()?;
            if reader.ledger.reading.files.is_empty() {
                return Err(no_text());
            }
            reader.ledger.number();
            reader.ledger.check_bsn()
        })?;
        Ok(&self.ledger)
    }

    /// Gives the ledger back as it was when reading began ([`LedgerReader::resume`]), also after an
    /// error. It costs no more than what was read since.
    ///
    /// ```
    /// use meedoen::{ledger::{Ledger, LedgerReader}, policy::Policy};
    ///
    /// let csv = b"client,kind,code,start\nc1,benefit,pw,2023-01-15\n";
    /// let ledger = Ledger::read_csv(csv, &Policy::starter("Ons Dorp"))?;
    /// let digest = ledger.digest();
    ///
    /// let mut reader = LedgerReader::resume(ledger).strict(true);
    /// let more = b"client,kind,code,start\nc2,benefit,pw,2023-02-01\nc3,benefit,pw,soon\n";
    /// assert!(reader.push_csv(more).is_err());
    /// assert_eq!(reader.abandon().digest(), digest);
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn abandon(self) -> Ledger {
        let Self { mut ledger, savepoint, .. } = self;
        ledger.rollback(savepoint);
        ledger
    }

    fn end_file(&mut self) -> Result<()> {
        if matches!(self.file, File::Asked) {
            self.file = File::Csv(Box::default());
        }
        self.with_sink(|file, sink| match std::mem::replace(file, File::Unasked) {
            File::Csv(csv) => csv.finish(sink),
            _ => Ok(()),
        })
    }

    /// Acts on the current file, with the sink that its rows go to.
    fn with_sink(
        &mut self,
        act: impl FnOnce(&mut File, &mut RowSink<'_>) -> Result<()>,
    ) -> Result<()> {
        let resolver = match self.resolver.take() {
            Some(resolver) => resolver,
            None => CodeResolver::new(&self.mapping, &self.ledger.codes)?,
        };
        let resolver = self.resolver.insert(resolver);
        let mut sink = RowSink {
            ledger: &mut self.ledger,
            mapping: &self.mapping,
            resolver,
            strict: self.strict,
            name: &self.name,
        };
        act(&mut self.file, &mut sink)
    }

    /// Names the file in errors, and keeps the first.
    fn guard(&mut self, act: impl FnOnce(&mut Self) -> Result<()>) -> Result<()> {
        if let Some(error) = &self.error {
            return Err(error.clone());
        }
        act(self).map_err(|error| {
            let error = match (&*self.name, error.place()) {
                ("", _) => error,
                (name, "") => Error::new(error.code(), name, error.message()),
                (name, place) => {
                    Error::new(error.code(), format!("{name}, {place}"), error.message())
                }
            };
            self.error.insert(error).clone()
        })
    }
}
