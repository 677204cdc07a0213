//! Breaking down and narrowing: which members of which dimension a counted thing belongs to.
//!
//! Each dimension has a file, which says how the member of a client is read on an anchor day
//! (`member`), on which days it may change (`changes`), and which members have a row (`ROWS`). Its
//! words, labels and bands are a row of the vocabulary, which names the file. [`Cells`] are the
//! product of the dimensions a question asks for.

mod age;
mod anchor;
mod axis;
mod benefit_day;
mod cells;
mod changes;
mod code;
mod domain;
mod duration;
mod filter;
mod group;
mod group_set;
mod hours;
mod intake;
mod reading;
mod reason;
mod route;
mod rung;
mod scheme;

pub(crate) use anchor::{Anchor, AnchorKind};
pub(crate) use cells::Cells;
pub(crate) use rung::rung_changes;

/// Which members of a dimension have a row in an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ShownRows {
    /// All, whether they occur or not.
    All,
    /// All but the one that stands for having no member, which has a row where it occurs.
    AllButMissing,
    /// Those that occur.
    WhereTheyOccur,
}
