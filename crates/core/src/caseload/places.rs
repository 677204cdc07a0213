//! Where in which file a row stood.

use crate::ledger::Ledger;

/// A row's place in the files of a ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    /// The number of the file, in the order they were read.
    pub(crate) file: u32,
    /// The row's number in its file, 1 for the first under the header.
    pub(crate) row: u32,
}

/// The places of all rows. Row numbers count up but for the refused rows between them, so a run of
/// adjoining rows is one entry.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Places {
    /// The first row of each run, by its number in the ledger, and its place.
    runs: Vec<(u32, Place)>,
}

impl Places {
    /// With the places of a ledger's rows from this one on.
    pub(super) fn grown(&self, ledger: &Ledger, from: usize) -> Self {
        let mut runs = self.runs.clone();
        let mut last = from.checked_sub(1).map(|last| self.of(last as u32));
        for (index, &row) in ledger.columns().row.iter().enumerate().skip(from) {
            let place = Place { file: ledger.file_of(index) as u32, row };
            let next = last.map(|last: Place| Place { row: last.row + 1, ..last });
            if next != Some(place) {
                runs.push((index as u32, place));
            }
            last = Some(place);
        }
        Self { runs }
    }

    /// The place of a row.
    pub(crate) fn of(&self, row: u32) -> Place {
        let after = self.runs.partition_point(|(first, _)| *first <= row);
        match after.checked_sub(1).map(|index| self.runs[index]) {
            Some((first, place)) => Place { row: place.row + (row - first), ..place },
            None => Place { file: 0, row: 0 },
        }
    }
}
