//! Breaking down and narrowing: which members of which dimension a counted thing belongs to.
//!
//! Each dimension has a reader, a file in `readers`; its words, labels and bands are a row of the
//! vocabulary. [`Cells`] are the product of the dimensions a question asks for.

mod anchor;
mod axis;
mod benefit_day;
mod cells;
mod changes;
mod dimension_reader;
mod filter;
mod group;
mod intake;
mod readers;
mod rung;

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
