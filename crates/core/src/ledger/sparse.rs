//! Sparse columns: no memory until a row has another value than the default. And how any column grows.

use std::ops::Index;

/// A column in which most ledgers have the same value in every row: then it takes no room.
#[derive(Clone)]
pub(crate) struct SparseColumn<T> {
    /// The value of every row while `values` is empty.
    usual: T,
    rows: usize,
    values: Vec<T>,
}

impl<T: Copy + PartialEq + Default> SparseColumn<T> {
    pub(crate) const fn new(usual: T) -> Self {
        Self { usual, rows: 0, values: Vec::new() }
    }

    /// A column of `rows` rows: their values, or none where every row has the usual one.
    pub(crate) fn of(usual: T, rows: usize, values: Vec<T>) -> Self {
        debug_assert!(values.is_empty() || values.len() == rows);
        Self { usual, rows, values }
    }

    /// How many rows.
    pub(crate) fn len(&self) -> usize {
        self.rows
    }

    /// Whether there is no row.
    pub(crate) fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// The value of a row; nothing where there is no such row.
    #[inline]
    pub(crate) fn get(&self, row: usize) -> Option<T> {
        (row < self.rows).then(|| self.values.get(row).copied().unwrap_or(self.usual))
    }

    /// The values, row by row.
    pub(crate) fn iter(&self) -> impl ExactSizeIterator<Item = T> + '_ {
        (0..self.rows).map(|row| self.values.get(row).copied().unwrap_or(self.usual))
    }

    /// The values as a slice; nothing where every row has the usual value.
    pub(crate) fn values(&self) -> Option<&[T]> {
        Some(&*self.values).filter(|values| !values.is_empty())
    }

    #[inline]
    pub(crate) fn push(&mut self, value: T) {
        self.rows += 1;
        if !self.values.is_empty() {
            self.values.push(value);
        } else if value != self.usual {
            self.values.resize(self.rows - 1, self.usual);
            self.values.push(value);
        }
    }

    pub(crate) fn set(&mut self, row: usize, value: T) {
        if value != self.usual || !self.values.is_empty() {
            self.values_mut()[row] = value;
        }
    }

    /// Every row's value, to be changed.
    pub(crate) fn values_mut(&mut self) -> &mut [T] {
        self.values.resize(self.rows, self.usual);
        &mut self.values
    }

    /// The values of the rows from this one on, to be changed, where there are values.
    pub(crate) fn given_from(&mut self, row: usize) -> &mut [T] {
        self.values.get_mut(row..).unwrap_or_default()
    }

    /// Adds `rows` rows, whose values are still to be set where they are `needed`
    /// or earlier rows have some.
    pub(crate) fn grow(&mut self, rows: usize, needed: bool) {
        if needed {
            self.values.resize(self.rows, self.usual);
        }
        self.rows += rows;
        if needed || !self.values.is_empty() {
            grow(&mut self.values, rows, T::default());
        }
    }

    /// Moves rows towards the beginning.
    pub(crate) fn shift(&mut self, rows: std::ops::Range<usize>, to: usize) {
        if !self.values.is_empty() {
            self.values.copy_within(rows, to);
        }
    }

    pub(crate) fn truncate(&mut self, rows: usize) {
        self.rows = self.rows.min(rows);
        self.values.truncate(rows);
    }
}

/// Makes a column `rows` longer; the values are still to be set. The first allocation comes from
/// the system as zeros and is not written here.
pub(crate) fn grow<T: Copy>(column: &mut Vec<T>, rows: usize, zero: T) {
    if column.capacity() == 0 {
        *column = vec![zero; rows];
    } else {
        column.resize(column.len() + rows, zero);
    }
}

/// # Panics
///
/// Where there is no such row, as with a slice.
impl<T: Copy> Index<usize> for SparseColumn<T> {
    type Output = T;

    #[inline]
    fn index(&self, row: usize) -> &T {
        assert!(row < self.rows, "there is no such row");
        self.values.get(row).unwrap_or(&self.usual)
    }
}

impl<T: Copy + PartialEq + Default> PartialEq for SparseColumn<T> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl<T: Copy + PartialEq + Default + std::fmt::Debug> std::fmt::Debug for SparseColumn<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::SparseColumn;

    #[test]
    fn values_are_the_same_with_room_and_without() {
        let mut column = SparseColumn::new(9);
        column.push(9);
        column.push(9);
        assert_eq!((column.len(), column.get(1), column.values()), (2, Some(9), None));
        let same = column.clone();
        column.set(1, 9);
        assert_eq!(column.values(), None);
        column.set(1, 3);
        assert_eq!((column[0], column[1], column.get(2)), (9, 3, None));
        column.push(9);
        column.grow(2, false);
        column.shift(1..3, 3);
        assert_eq!(column.values(), Some(&[9, 3, 9, 3, 9][..]));
        column.truncate(1);
        assert_ne!(column, same);
        column.push(9);
        assert_eq!(column, same);
    }
}
