//! The quarantined rows, kept as they came, to be written out, mended and read again.

use crate::ledger::Ledger;
use crate::ledger::to_csv::push_cells;
use crate::vocabulary::{Lang, Word};

/// The cells of each quarantined row as a line of CSV: one per finding, in the same order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Quarantine {
    text: String,
    ends: Vec<usize>,
}

impl Quarantine {
    pub(crate) fn add<'a>(&mut self, cells: impl Iterator<Item = &'a str>) {
        push_cells(&mut self.text, cells);
        self.ends.push(self.text.len());
    }

    /// A line of CSV, as it was written.
    pub(crate) fn add_line(&mut self, line: &str) {
        self.text.push_str(line);
        self.ends.push(self.text.len());
    }

    /// The lines of CSV.
    pub(crate) fn lines(&self) -> impl ExactSizeIterator<Item = &str> + Clone {
        (0..self.ends.len()).map(|index| self.get(index))
    }

    /// Adds all rows of `other` at the end.
    pub(crate) fn append(&mut self, other: &Self) {
        let before = self.text.len();
        self.text.push_str(&other.text);
        self.ends.extend(other.ends.iter().map(|end| before + end));
    }

    /// Keeps the first `rows`.
    pub(crate) fn truncate(&mut self, rows: usize) {
        self.ends.truncate(rows);
        self.text.truncate(self.ends.last().copied().unwrap_or(0));
    }

    fn get(&self, index: usize) -> &str {
        let start = if index == 0 { 0 } else { self.ends.get(index - 1).copied().unwrap_or(0) };
        self.ends.get(index).and_then(|end| self.text.get(start..*end)).unwrap_or("")
    }
}

impl Ledger {
    /// The quarantined rows of one file (its number in [`crate::ledger::Reading::files`]) as CSV: line and row
    /// number, the finding's code, our name of the column and a sentence, then the row as it stood
    /// under its own header. Mended, it can be read as a file of its own with the same mapping: the
    /// five columns in front are ignored.
    ///
    /// ```
    /// # use meedoen::{Ledger, Policy};
    /// # let policy = Policy::starter("Ons Dorp");
    /// let csv = b"client,kind,code,start\nc1,rung,2,2023-01-15\nc2,rung,soon,2023-01-15\n";
    /// let ledger = Ledger::read_csv(csv, &policy)?;
    /// let mended = ledger.quarantined_csv(0, meedoen::vocabulary::Lang::En).replace(",soon,", ",3,");
    /// assert_eq!(Ledger::read_csv(mended.as_bytes(), &policy)?.record(0).client, "c2");
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn quarantined_csv(&self, file: usize, lang: Lang) -> String {
        let mut text = String::new();
        let Some(reading) = self.reading.files.get(file) else { return text };
        let front = ["line", "row", "finding", "finding_column", "finding_sentence"];
        push_cells(&mut text, front.into_iter().chain(reading.header.iter().map(String::as_str)));
        text.push('\n');
        for (index, finding) in self.reading.findings.iter().enumerate() {
            if finding.file as usize != file {
                continue;
            }
            let line = finding.line.map(|line| line.to_string()).unwrap_or_default();
            let sentence = finding.code.sentence().get(lang);
            let row = finding.row.to_string();
            let front = [&*line, &*row, finding.code.as_str(), finding.column, sentence];
            push_cells(&mut text, front.into_iter());
            text.push(',');
            text.push_str(self.quarantine.get(index));
            text.push('\n');
        }
        text
    }
}
