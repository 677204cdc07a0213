//! Tables as columns: what data frames, Arrow and typed arrays take.
//!
//! Answers, findings and ledgers are rows with names; a [`Frame`] holds the same as columns, so that
//! every language can hand them on without an object a row. Every figure of an answer stands in it as
//! a double; counts are far below the 2^53 up to which doubles are whole.

use crate::Day;
use std::collections::HashMap;

/// A table: named columns of the same length.
///
/// ```
/// use meedoen::frame::Series;
/// use meedoen::{Caseload, Dimension, Kpi, Ledger, Policy, Query, Span};
///
/// let policy = Policy::preset("example")?;
/// let ledger = Ledger::read_csv(b"client,kind,code,start\nR001,benefit,pw,2023-01-15", &policy)?;
/// let caseload = Caseload::build(&ledger, &policy)?;
/// let query = Query::over(Span::parse("2023")?).kpis([Kpi::Stock]).by([Dimension::Domain]);
///
/// let frame = caseload.ask(&query.into())?.frame();
/// assert_eq!(frame.names().collect::<Vec<_>>()[..4], ["kpi", "from", "to", "domain"]);
/// assert_eq!(frame.get("value"), Some(&Series::Real(vec![Some(0.0), Some(0.0), Some(1.0)])));
/// # Ok::<(), meedoen::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Frame {
    columns: Vec<(String, Series)>,
}

/// The values of a column; `None` is an empty cell.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Series {
    /// Text.
    Words(Words),
    /// Days.
    Days(Vec<Option<Day>>),
    /// Whole numbers.
    Whole(Vec<Option<i64>>),
    /// Figures.
    Real(Vec<Option<f64>>),
    /// Yes or no.
    Flags(Vec<bool>),
}

/// A column of text, dictionary-encoded: each word is in the list once, and a row has its number.
///
/// ```
/// use meedoen::frame::Words;
///
/// let words: Words = [Some("pw"), None, Some("ioaw"), Some("pw")].into_iter().collect();
/// assert_eq!(words.list(), ["pw", "ioaw"]);
/// assert_eq!(words.numbers(), [Some(0), None, Some(1), Some(0)]);
/// assert_eq!((words.get(3), words.get(1)), (Some("pw"), None));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    list: Vec<String>,
    numbers: Vec<Option<u32>>,
}

impl Frame {
    /// A table without columns.
    ///
    /// ```
    /// use meedoen::frame::{Frame, Series};
    ///
    /// let frame = Frame::new()
    ///     .column("rung", Series::Whole(vec![Some(1), Some(2)]))
    ///     .column("share", Series::Real(vec![Some(0.25), None]));
    /// assert_eq!(frame.len(), 2);
    /// assert!(frame.names().eq(["rung", "share"]));
    /// assert_eq!(frame.get("share").map(Series::len), Some(2));
    /// assert_eq!(frame.get("target"), None);
    /// ```
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a column, which must be as long as the others: see [`Frame::new`].
    ///
    /// ```
    /// use meedoen::frame::{Frame, Series};
    ///
    /// let frame = Frame::new().column("n", Series::Whole(vec![Some(1), None]));
    /// assert_eq!(frame.len(), 2);
    /// ```
    #[must_use]
    pub fn column(mut self, name: impl Into<String>, series: Series) -> Self {
        self.columns.push((name.into(), series));
        self
    }

    /// How many rows.
    ///
    /// ```
    /// use meedoen::frame::{Frame, Series};
    ///
    /// let frame = Frame::new().column("n", Series::Whole(vec![Some(1), None]));
    /// assert_eq!(frame.len(), 2);
    /// ```
    pub fn len(&self) -> usize {
        self.columns.first().map_or(0, |(_, series)| series.len())
    }

    /// Whether there is no row.
    ///
    /// ```
    /// use meedoen::frame::Frame;
    ///
    /// assert!(Frame::new().is_empty());
    /// ```
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The names of the columns, in order.
    ///
    /// ```
    /// use meedoen::frame::{Frame, Series};
    ///
    /// let frame = Frame::new().column("n", Series::Whole(vec![Some(1), None]));
    /// assert!(frame.names().eq(["n"]));
    /// ```
    pub fn names(&self) -> impl ExactSizeIterator<Item = &str> {
        self.columns.iter().map(|(name, _)| name.as_str())
    }

    /// The column with this name.
    ///
    /// ```
    /// use meedoen::frame::{Frame, Series};
    ///
    /// let frame = Frame::new().column("n", Series::Whole(vec![Some(1), None]));
    /// assert_eq!(frame.get("n"), Some(&Series::Whole(vec![Some(1), None])));
    /// assert_eq!(frame.get("m"), None);
    /// ```
    pub fn get(&self, name: &str) -> Option<&Series> {
        self.columns.iter().find(|(own, _)| own == name).map(|(_, series)| series)
    }

    /// The columns with their names, in order.
    ///
    /// ```
    /// use meedoen::frame::{Frame, Series};
    ///
    /// let frame = Frame::new().column("n", Series::Whole(vec![Some(1), None]));
    /// assert!(frame.columns().all(|(name, series)| name == "n" && series.len() == 2));
    /// ```
    pub fn columns(&self) -> impl ExactSizeIterator<Item = (&str, &Series)> {
        self.columns.iter().map(|(name, series)| (name.as_str(), series))
    }
}

impl Series {
    /// How many rows.
    ///
    /// ```
    /// use meedoen::frame::Series;
    ///
    /// assert_eq!(Series::Flags(vec![true, false]).len(), 2);
    /// ```
    pub fn len(&self) -> usize {
        match self {
            Self::Words(words) => words.numbers.len(),
            Self::Days(days) => days.len(),
            Self::Whole(numbers) => numbers.len(),
            Self::Real(numbers) => numbers.len(),
            Self::Flags(flags) => flags.len(),
        }
    }

    /// Whether there is no row.
    ///
    /// ```
    /// use meedoen::frame::Series;
    ///
    /// assert!(Series::Flags(Vec::new()).is_empty());
    /// ```
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A column of words.
    pub(crate) fn words<'a, W: Into<Option<&'a str>>>(words: impl IntoIterator<Item = W>) -> Self {
        Self::Words(words.into_iter().map(Into::into).collect())
    }

    /// A column of days.
    pub(crate) fn days<D: Into<Option<Day>>>(days: impl IntoIterator<Item = D>) -> Self {
        Self::Days(days.into_iter().map(Into::into).collect())
    }

    /// A column of whole numbers.
    pub(crate) fn whole<N: Into<Option<i64>>>(numbers: impl IntoIterator<Item = N>) -> Self {
        Self::Whole(numbers.into_iter().map(Into::into).collect())
    }

    /// A column of figures.
    pub(crate) fn real<N: Into<Option<f64>>>(numbers: impl IntoIterator<Item = N>) -> Self {
        Self::Real(numbers.into_iter().map(Into::into).collect())
    }

    /// A column of yes and no.
    pub(crate) fn flags(flags: impl IntoIterator<Item = bool>) -> Self {
        Self::Flags(flags.into_iter().collect())
    }
}

impl Words {
    /// The words, in order of first appearance.
    ///
    /// ```
    /// let words: meedoen::frame::Words = [Some("pw"), None].into_iter().collect();
    /// assert_eq!(words.list(), ["pw"]);
    /// ```
    pub fn list(&self) -> &[String] {
        &self.list
    }

    /// For each row the word's place in the list; `None` is an empty cell.
    ///
    /// ```
    /// let words: meedoen::frame::Words = [Some("pw"), None].into_iter().collect();
    /// assert_eq!(words.numbers(), [Some(0), None]);
    /// ```
    pub fn numbers(&self) -> &[Option<u32>] {
        &self.numbers
    }

    /// A row's word; `None` for an empty cell, and where there is no such row.
    ///
    /// ```
    /// let words: meedoen::frame::Words = [Some("pw"), None].into_iter().collect();
    /// assert_eq!((words.get(0), words.get(1), words.get(2)), (Some("pw"), None, None));
    /// ```
    pub fn get(&self, row: usize) -> Option<&str> {
        let number = self.numbers.get(row).copied().flatten()?;
        self.list.get(number as usize).map(String::as_str)
    }
}

impl<'a> FromIterator<Option<&'a str>> for Words {
    fn from_iter<I: IntoIterator<Item = Option<&'a str>>>(words: I) -> Self {
        let (mut list, mut places) = (Vec::new(), HashMap::new());
        let mut place = |word: &'a str| {
            *places.entry(word).or_insert_with(|| {
                list.push(word.to_owned());
                list.len() as u32 - 1
            })
        };
        let numbers = words.into_iter().map(|word| word.map(&mut place)).collect();
        Self { list, numbers }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_stands_once_and_an_empty_cell_has_none() {
        let words: Words = [Some("b"), None, Some("a"), Some("b")].into_iter().collect();
        assert_eq!(words.list, ["b", "a"]);
        assert_eq!(words.numbers, [Some(0), None, Some(1), Some(0)]);
        assert_eq!([words.get(1), words.get(3), words.get(9)], [None, Some("b"), None]);
    }

    #[test]
    fn a_frame_finds_its_columns() {
        let frame = Frame::new()
            .column("on", Series::days([Day::MIN, Day::MAX]))
            .column("value", Series::Whole(vec![Some(1), None]));
        assert_eq!((frame.len(), frame.is_empty()), (2, false));
        assert_eq!(frame.get("value"), Some(&Series::Whole(vec![Some(1), None])));
        assert_eq!(frame.get("of"), None);
        assert!(Frame::new().is_empty());
    }
}
