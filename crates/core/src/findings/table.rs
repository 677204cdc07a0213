//! The findings of a caseload, a column each.

use crate::caseload::Caseload;
use crate::catalogue::FindingCode;
use crate::frame::{Frame, Series};
use crate::ledger::FileReading;
use crate::vocabulary::{Lang, Word};
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

/// Findings as columns, ordered by file and row; those of the ledger as a whole come first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Findings {
    codes: Vec<FindingCode>,
    files: Vec<u32>,
    /// Row numbers in their file; 0 where the ledger as a whole is meant.
    rows: Vec<u32>,
    columns: Vec<&'static str>,
    clients: Vec<Option<String>>,
}

/// One finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CaseFinding<'a> {
    code: FindingCode,
    file: u32,
    row: Option<u32>,
    column: &'static str,
    client: Option<&'a str>,
}

impl<'a> CaseFinding<'a> {
    /// What it is; its severity and its sentences come with the code.
    ///
    /// ```
    /// # use meedoen::{Caseload, Ledger, Policy, vocabulary::Lang, findings::FindingsQuery};
    /// # let policy = Policy::preset("example")?;
    /// let csv = b"client,kind,code,start\nR001,benefit,pw,2024-05-01";
    /// # let ledger = Ledger::read_csv(csv, &policy)?;
    /// # let caseload = Caseload::build(&ledger, &policy)?;
    /// let findings = caseload.findings(&FindingsQuery::as_of("2023-12-31".parse()?))?;
    /// let finding = findings.iter().find(|finding| finding.row().is_some()).expect("a finding");
    /// assert_eq!(finding.code().to_string(), "start_after_as_of");
    /// # let _ = Lang::En;
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub const fn code(&self) -> FindingCode {
        self.code
    }

    /// The number of the row's file, in the order they were read.
    ///
    /// ```
    /// # use meedoen::{Caseload, Ledger, Policy, vocabulary::Lang, findings::FindingsQuery};
    /// # let policy = Policy::preset("example")?;
    /// let csv = b"client,kind,code,start\nR001,benefit,pw,2024-05-01";
    /// # let ledger = Ledger::read_csv(csv, &policy)?;
    /// # let caseload = Caseload::build(&ledger, &policy)?;
    /// let findings = caseload.findings(&FindingsQuery::as_of("2023-12-31".parse()?))?;
    /// let finding = findings.iter().find(|finding| finding.row().is_some()).expect("a finding");
    /// assert_eq!(finding.file(), 0);
    /// # let _ = Lang::En;
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub const fn file(&self) -> u32 {
        self.file
    }

    /// The row's number in its file; `None` where the ledger as a whole is meant.
    ///
    /// ```
    /// # use meedoen::{Caseload, Ledger, Policy, vocabulary::Lang, findings::FindingsQuery};
    /// # let policy = Policy::preset("example")?;
    /// let csv = b"client,kind,code,start\nR001,benefit,pw,2024-05-01";
    /// # let ledger = Ledger::read_csv(csv, &policy)?;
    /// # let caseload = Caseload::build(&ledger, &policy)?;
    /// let findings = caseload.findings(&FindingsQuery::as_of("2023-12-31".parse()?))?;
    /// let finding = findings.iter().find(|finding| finding.row().is_some()).expect("a finding");
    /// assert_eq!(finding.row(), Some(1));
    /// # let _ = Lang::En;
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub const fn row(&self) -> Option<u32> {
        self.row
    }

    /// Our name of the column.
    ///
    /// ```
    /// # use meedoen::{Caseload, Ledger, Policy, vocabulary::Lang, findings::FindingsQuery};
    /// # let policy = Policy::preset("example")?;
    /// let csv = b"client,kind,code,start\nR001,benefit,pw,2024-05-01";
    /// # let ledger = Ledger::read_csv(csv, &policy)?;
    /// # let caseload = Caseload::build(&ledger, &policy)?;
    /// let findings = caseload.findings(&FindingsQuery::as_of("2023-12-31".parse()?))?;
    /// let finding = findings.iter().find(|finding| finding.row().is_some()).expect("a finding");
    /// assert_eq!(finding.column(), "start");
    /// # let _ = Lang::En;
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub const fn column(&self) -> &'static str {
        self.column
    }

    /// The pseudonymous id of the client; `None` where the ledger as a whole is meant.
    ///
    /// ```
    /// # use meedoen::{Caseload, Ledger, Policy, vocabulary::Lang, findings::FindingsQuery};
    /// # let policy = Policy::preset("example")?;
    /// let csv = b"client,kind,code,start\nR001,benefit,pw,2024-05-01";
    /// # let ledger = Ledger::read_csv(csv, &policy)?;
    /// # let caseload = Caseload::build(&ledger, &policy)?;
    /// let findings = caseload.findings(&FindingsQuery::as_of("2023-12-31".parse()?))?;
    /// let finding = findings.iter().find(|finding| finding.row().is_some()).expect("a finding");
    /// assert_eq!(finding.client(), Some("R001"));
    /// # let _ = Lang::En;
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub const fn client(&self) -> Option<&'a str> {
        self.client
    }
}

impl Findings {
    /// How many.
    ///
    /// ```
    /// use meedoen::{Caseload, Ledger, Policy, findings::FindingsQuery};
    ///
    /// let policy = Policy::preset("example")?;
    /// let csv = b"client,kind,code,start,end\n\
    ///             R001,benefit,pw,2023-01-01,2023-06-30\n\
    ///             R001,benefit,ioaw,2023-06-01,\n";
    /// let caseload = Caseload::build(&Ledger::read_csv(csv, &policy)?, &policy)?;
    /// let findings = caseload.findings(&FindingsQuery::as_of("2023-12-31".parse()?))?;
    /// assert_eq!(findings.len(), findings.iter().len());
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn len(&self) -> usize {
        self.codes.len()
    }

    /// Whether there is none.
    ///
    /// ```
    /// use meedoen::{Caseload, Ledger, Policy, findings::FindingsQuery};
    ///
    /// let policy = Policy::preset("example")?;
    /// let ledger = Ledger::read_csv(b"client,kind,code,start\n", &policy)?;
    /// let caseload = Caseload::build(&ledger, &policy)?;
    /// assert!(caseload.findings(&FindingsQuery::default())?.is_empty());
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }

    /// The findings, by file and row.
    ///
    /// ```
    /// # use meedoen::{Caseload, Ledger, Policy, vocabulary::Lang, findings::FindingsQuery};
    /// # let policy = Policy::preset("example")?;
    /// let csv = b"client,kind,code,start\nR001,benefit,pw,2024-05-01";
    /// # let ledger = Ledger::read_csv(csv, &policy)?;
    /// # let caseload = Caseload::build(&ledger, &policy)?;
    /// let findings = caseload.findings(&FindingsQuery::as_of("2023-12-31".parse()?))?;
    /// assert!(findings.iter().any(|finding| finding.client() == Some("R001")));
    /// # let _ = Lang::En;
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn iter(&self) -> impl ExactSizeIterator<Item = CaseFinding<'_>> {
        (0..self.len()).map(|index| CaseFinding {
            code: self.codes[index],
            file: self.files[index],
            row: Some(self.rows[index]).filter(|row| *row > 0),
            column: self.columns[index],
            client: self.clients[index].as_deref(),
        })
    }

    /// How many there are of each code that occurs, in the order of the codes.
    ///
    /// ```
    /// # use meedoen::{Caseload, Ledger, Policy, vocabulary::Lang, findings::FindingsQuery};
    /// # let policy = Policy::preset("example")?;
    /// let csv = b"client,kind,code,start\nR001,benefit,pw,2024-05-01";
    /// # let ledger = Ledger::read_csv(csv, &policy)?;
    /// # let caseload = Caseload::build(&ledger, &policy)?;
    /// let findings = caseload.findings(&FindingsQuery::as_of("2023-12-31".parse()?))?;
    /// assert!(findings.counts().iter().any(|(code, count)| code.to_string() == "start_after_as_of" && *count == 1));
    /// # let _ = Lang::En;
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn counts(&self) -> Vec<(FindingCode, usize)> {
        FindingCode::count_each(self.codes.iter().copied())
    }

    /// The findings as columns: `code`, `severity`, `file` (the name that the reading's files give),
    /// `row`, `column`, `client` and `sentence` (in this language).
    ///
    /// ```
    /// # use meedoen::{Caseload, Ledger, Policy, vocabulary::Lang, findings::FindingsQuery};
    /// # let policy = Policy::preset("example")?;
    /// let csv = b"client,kind,code,start\nR001,benefit,pw,2024-05-01";
    /// # let ledger = Ledger::read_csv(csv, &policy)?;
    /// # let caseload = Caseload::build(&ledger, &policy)?;
    /// let findings = caseload.findings(&FindingsQuery::as_of("2023-12-31".parse()?))?;
    /// let frame = findings.frame(ledger.reading().files(), Lang::Nl);
    /// assert!(frame.names().eq(["code", "severity", "file", "row", "column", "client", "sentence"]));
    /// # let _ = Lang::En;
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn frame(&self, files: &[FileReading], lang: Lang) -> Frame {
        let name = |file: &u32| files.get(*file as usize).map(|file| &*file.name);
        Frame::new()
            .column("code", Series::words(self.codes.iter().map(|code| code.as_str())))
            .column(
                "severity",
                Series::words(self.codes.iter().map(|code| code.severity().as_str())),
            )
            .column("file", Series::words(self.files.iter().map(name)))
            .column("row", Series::whole(self.iter().map(|finding| finding.row.map(i64::from))))
            .column("column", Series::words(self.columns.iter().copied()))
            .column("client", Series::words(self.clients.iter().map(Option::as_deref)))
            .column(
                "sentence",
                Series::words(self.codes.iter().map(|code| code.sentence().get(lang))),
            )
    }

    pub(super) fn sorted(mut found: Vec<Found>, caseload: &Caseload) -> Self {
        let places = caseload.locations();
        let place = |found: &Found| {
            found.row.map_or((0, 0), |row| {
                let place = places.of(row);
                (place.file, place.row)
            })
        };
        found.sort_by_key(|found| (found.row.is_some(), place(found), found.code));
        let mut findings = Self::default();
        for found in found {
            let (file, row) = place(&found);
            findings.codes.push(found.code);
            findings.files.push(file);
            findings.rows.push(row);
            findings.columns.push(found.column);
            let client = found.client.map(|client| caseload.client_id(client).to_owned());
            findings.clients.push(client);
        }
        findings
    }
}

/// A finding on its way into the table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    pub(super) code: FindingCode,
    /// The row's number in the ledger.
    pub(super) row: Option<u32>,
    pub(super) column: &'static str,
    pub(super) client: Option<u32>,
}

impl Serialize for CaseFinding<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let sentence = self.code.sentence();
        let mut form = serializer.serialize_struct("CaseFinding", 8)?;
        form.serialize_field("code", &self.code)?;
        form.serialize_field("severity", &self.code.severity())?;
        form.serialize_field("file", &self.file)?;
        form.serialize_field("row", &self.row)?;
        form.serialize_field("column", self.column)?;
        form.serialize_field("client", &self.client)?;
        form.serialize_field("nl", sentence.get(Lang::Nl))?;
        form.serialize_field("en", sentence.get(Lang::En))?;
        form.end()
    }
}
