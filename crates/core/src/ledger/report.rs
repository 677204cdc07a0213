//! What reading found: rows in, accepted and quarantined, and why.

use crate::catalogue::FindingCode;
use crate::frame::{Frame, Series};
use crate::ledger::csv::encoding::Encoding;
use crate::vocabulary::{Lang, Word};
use serde::Serialize;
use serde::ser::SerializeStruct;

/// Why a row was quarantined: the first problem in the order of the columns.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// The number of the row's file in [`Reading::files`].
    pub file: u32,
    /// The row's number in its file, 1 for the first under the header.
    pub row: u32,
    /// The line of the file that the row starts on, the header's being 1 or later; `None` for
    /// columns in memory.
    pub line: Option<u64>,
    /// Our name of the column; empty where the row as a whole is meant.
    pub column: &'static str,
    /// What is wrong.
    pub code: FindingCode,
    /// The offending text as it stands in the file, trimmed, before any mapping. For the eyes of
    /// the ledger's owner only: it appears in no sentence, error or report.
    pub text: String,
}

/// Leaves the offending text out: a finding may end up in a log.
impl std::fmt::Debug for Finding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Finding")
            .field("file", &self.file)
            .field("row", &self.row)
            .field("line", &self.line)
            .field("column", &self.column)
            .field("code", &self.code)
            .finish_non_exhaustive()
    }
}

impl Serialize for Finding {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut form = serializer.serialize_struct("Finding", 6)?;
        form.serialize_field("row", &self.row)?;
        form.serialize_field("column", self.column)?;
        form.serialize_field("code", &self.code)?;
        form.serialize_field("text", &self.text)?;
        form.serialize_field("file", &self.file)?;
        form.serialize_field("line", &self.line)?;
        form.end()
    }
}

/// Something worth knowing about a file whose rows were read all the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Notice {
    /// What it is.
    pub code: FindingCode,
    /// The names of the columns it speaks of.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<String>,
}

/// How one file, or the columns in memory in its place, were read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FileReading {
    /// The name it was given; empty when it has none.
    pub name: String,
    /// The names in its header, as they stand there.
    pub header: Vec<String>,
    /// How many rows it has.
    pub rows: u64,
    /// How many of them were understood.
    pub accepted: u64,
    /// How many were not; `rows` = `accepted` + `quarantined`, always.
    pub quarantined: u64,
    /// How its bytes stood for text; `None` for columns in memory.
    pub(crate) encoding: Option<Encoding>,
    /// What is worth knowing about the file as a whole.
    pub notices: Vec<Notice>,
}

/// How a ledger was read: a summary a file, and why each quarantined row is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    pub(crate) files: Vec<FileReading>,
    pub(crate) findings: Vec<Finding>,
}

/// How a ledger was read, in figures: what [`Reading`] says without its findings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "schema",
    schemars(rename = "Reading", description = "How a ledger was read, file by file.")
)]
pub(crate) struct ReadingSummary<'a> {
    /// How many rows were read.
    rows: u64,
    /// How many of them were understood.
    accepted: u64,
    /// How many were not; `rows` is `accepted` and `quarantined` together, always.
    quarantined: u64,
    /// The files, in the order they were read.
    files: &'a [FileReading],
}

impl Reading {
    /// The figures without the findings, for a face that shows them apart.
    ///
    /// ```
    /// # let policy = meedoen::Policy::starter("Ons Dorp");
    /// let csv = b"client,kind,code,start\nc1,rung,2,2023-01-15\nc2,rung,9,2023-01-15\n";
    /// let ledger = meedoen::Ledger::read_csv(csv, &policy)?;
    /// let summary = serde_json::json!(ledger.reading().summary());
    /// assert_eq!((&summary["rows"], &summary["quarantined"]), (&2.into(), &1.into()));
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn summary(&self) -> impl Serialize + '_ {
        ReadingSummary {
            rows: self.rows(),
            accepted: self.accepted(),
            quarantined: self.quarantined(),
            files: &self.files,
        }
    }

    /// How many rows were read.
    ///
    /// ```
    /// # use meedoen::{Ledger, Policy};
    /// # let policy = Policy::starter("Ons Dorp");
    /// let csv = b"client,kind,code,start\nc1,rung,2,2023-01-15\nc2,rung,soon,2023-01-15\n";
    /// let ledger = Ledger::read_csv(csv, &policy)?;
    /// assert_eq!(ledger.reading().rows(), 2);
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn rows(&self) -> u64 {
        self.files.iter().map(|file| file.rows).sum()
    }

    /// How many of them were understood, rows of kind `withdraw` among them.
    ///
    /// ```
    /// # use meedoen::{Ledger, Policy};
    /// # let policy = Policy::starter("Ons Dorp");
    /// let csv = b"client,kind,code,start\nc1,rung,2,2023-01-15\nc2,rung,soon,2023-01-15\n";
    /// let ledger = Ledger::read_csv(csv, &policy)?;
    /// assert_eq!(ledger.reading().accepted(), 1);
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn accepted(&self) -> u64 {
        self.files.iter().map(|file| file.accepted).sum()
    }

    /// How many of them were not: as many as there are findings.
    ///
    /// ```
    /// # use meedoen::{Ledger, Policy};
    /// # let policy = Policy::starter("Ons Dorp");
    /// let csv = b"client,kind,code,start\nc1,rung,2,2023-01-15\nc2,rung,soon,2023-01-15\n";
    /// let ledger = Ledger::read_csv(csv, &policy)?;
    /// assert_eq!(ledger.reading().quarantined(), 1);
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn quarantined(&self) -> u64 {
        self.files.iter().map(|file| file.quarantined).sum()
    }

    /// Why each quarantined row is, in the order of the rows.
    ///
    /// ```
    /// # use meedoen::{Ledger, Policy};
    /// # let policy = Policy::starter("Ons Dorp");
    /// let csv = b"client,kind,code,start\nc1,rung,2,2023-01-15\nc2,rung,soon,2023-01-15\n";
    /// let ledger = Ledger::read_csv(csv, &policy)?;
    /// assert_eq!(ledger.reading().findings()[0].code.to_string(), "unknown_code");
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// How many rows are quarantined for each reason that occurs, in the order of the codes.
    ///
    /// ```
    /// # use meedoen::{Ledger, Policy, catalogue::FindingCode};
    /// # let policy = Policy::starter("Ons Dorp");
    /// let csv = b"client,kind,code,start\nc1,rung,9,2023-01-15\nc2,rung,soon,2023-01-15\n";
    /// let ledger = Ledger::read_csv(csv, &policy)?;
    /// assert_eq!(ledger.reading().counts(), [(FindingCode::UnknownCode, 2)]);
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn counts(&self) -> Vec<(FindingCode, usize)> {
        FindingCode::count_each(self.findings.iter().map(|finding| finding.code))
    }

    /// The files, in the order they were read.
    ///
    /// ```
    /// # use meedoen::{Ledger, Policy};
    /// # let policy = Policy::starter("Ons Dorp");
    /// let csv = b"client,kind,code,start\nc1,rung,2,2023-01-15\nc2,rung,soon,2023-01-15\n";
    /// let ledger = Ledger::read_csv(csv, &policy)?;
    /// assert_eq!(ledger.reading().files()[0].header, ["client", "kind", "code", "start"]);
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn files(&self) -> &[FileReading] {
        &self.files
    }

    /// The notices of all files.
    ///
    /// ```
    /// # use meedoen::{Ledger, Policy};
    /// # let policy = Policy::starter("Ons Dorp");
    /// let csv = b"client,kind,code,start\nc1,rung,2,2023-01-15\nc2,rung,soon,2023-01-15\n";
    /// let ledger = Ledger::read_csv(csv, &policy)?;
    /// assert_eq!(ledger.reading().notices().count(), 0);
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn notices(&self) -> impl Iterator<Item = &Notice> {
        self.files.iter().flat_map(|file| &file.notices)
    }
}

impl Reading {
    /// The findings as columns, a row each, in the order of the rows: `file` (its name), `row`,
    /// `line`, `column`, `code`, `severity`, `sentence` (in this language) and `text`, the offending
    /// text, which is for the eyes of the ledger's owner only.
    ///
    /// ```
    /// # use meedoen::{Ledger, Policy, vocabulary::Lang};
    /// # let policy = Policy::starter("Ons Dorp");
    /// let csv = b"client,kind,code,start\nc1,rung,2,2023-01-15\nc2,rung,2,soon\n";
    /// let frame = Ledger::read_csv(csv, &policy)?.reading().frame(Lang::En);
    /// assert_eq!(frame.len(), 1);
    /// assert!(frame.names().eq([
    ///     "file", "row", "line", "column", "code", "severity", "sentence", "text"
    /// ]));
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn frame(&self, lang: Lang) -> Frame {
        let (found, files) = (&self.findings, &self.files);
        let codes = || found.iter().map(|finding| finding.code);
        let name = |finding: &Finding| files.get(finding.file as usize).map(|file| &*file.name);
        Frame::new()
            .column("file", Series::words(found.iter().map(name)))
            .column("row", Series::whole(found.iter().map(|finding| i64::from(finding.row))))
            .column(
                "line",
                Series::whole(found.iter().map(|finding| finding.line.map(|line| line as i64))),
            )
            .column("column", Series::words(found.iter().map(|finding| finding.column)))
            .column("code", Series::words(codes().map(FindingCode::as_str)))
            .column("severity", Series::words(codes().map(|code| code.severity().as_str())))
            .column("sentence", Series::words(codes().map(|code| code.sentence().get(lang))))
            .column("text", Series::words(found.iter().map(|finding| &*finding.text)))
    }
}

impl Serialize for Reading {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut form = serializer.serialize_struct("Reading", 5)?;
        form.serialize_field("rows", &self.rows())?;
        form.serialize_field("accepted", &self.accepted())?;
        form.serialize_field("quarantined", &self.quarantined())?;
        form.serialize_field("findings", &self.findings)?;
        form.serialize_field("files", &self.files)?;
        form.end()
    }
}
