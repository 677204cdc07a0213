//! Where in which file a row stood.

/// A row's place in the files of a ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Location {
    /// The number of the file, in the order they were read.
    pub(crate) file: u32,
    /// The row's number in its file, 1 for the first under the header.
    pub(crate) row: u32,
}

/// The places of all rows. Row numbers count up, with gaps where rows were quarantined, so a run of
/// adjoining rows is one entry.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Locations {
    /// The first row of each run, by its number in the ledger, and its place.
    runs: Vec<(u32, Location)>,
}

impl Locations {
    /// The place of a row; the first place where there is no such row.
    pub(crate) fn of(&self, row: u32) -> Location {
        let after = self.runs.partition_point(|(first, _)| *first <= row);
        match after.checked_sub(1).map(|index| self.runs[index]) {
            Some((first, location)) => Location { row: location.row + (row - first), ..location },
            None => Location { file: 0, row: 0 },
        }
    }

    /// The first row of each run, and its place.
    pub(crate) fn runs(&self) -> &[(u32, Location)] {
        &self.runs
    }

    /// Keeps the places of this many rows.
    pub(crate) fn truncate(&mut self, rows: usize) {
        self.runs.truncate(self.runs.partition_point(|(first, _)| (*first as usize) < rows));
    }

    /// Adds a row at the end, or the first of several that adjoin.
    #[inline]
    pub(crate) fn add(&mut self, row: usize, location: Location) {
        let row = row as u32;
        let adjoins = self.runs.last().is_some_and(|(first, last)| {
            last.file == location.file && location.row.checked_sub(last.row) == Some(row - first)
        });
        if !adjoins {
            self.runs.push((row, location));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Location, Locations};

    #[test]
    fn each_row_has_its_place() {
        let mut locations = Locations::default();
        let rows = [(0, 1), (0, 2), (0, 4), (1, 5), (1, 6), (2, 1)];
        let rows = rows.map(|(file, row)| Location { file, row });
        for (index, location) in rows.into_iter().enumerate() {
            locations.add(index, location);
        }
        for (index, location) in rows.into_iter().enumerate() {
            assert_eq!(locations.of(index as u32), location);
        }
        assert_eq!(locations.runs.len(), 4);
    }
}
