//! How each dimension is read, one file each: the member that a client belongs to on an anchor day, the
//! days on which that may change, and which members have a row.
//!
//! The files are the dimensions of the vocabulary, so a new one is its file and its row there. A module
//! that a macro declares is not seen by `cargo fmt`; `cargo xtask format` formats these too.

use super::{Anchor, ShownRows};
use crate::Day;
use crate::caseload::{Client, CompiledPolicy};
use crate::vocabulary::each_dimension;

/// Reads the members of a dimension. No reader has state, and none is called through a pointer.
pub(super) trait ReadsMember {
    /// Which members have a row.
    const ROWS: ShownRows = ShownRows::AllButMissing;

    /// The number of the member an anchor belongs to, if any.
    fn member(anchor: &Anchor, client: Client<'_>, rules: &CompiledPolicy) -> Option<usize>;

    /// Adds every day on which the member may change. By default none: what is counted carries the
    /// member with it.
    fn changes(_: Client<'_>, _: &CompiledPolicy, _: &mut Vec<Day>) {}
}

/// Declares the file of each dimension, and takes its reader from it.
macro_rules! declare_files {
    (
        $($(#[$meta:meta])* $name:ident in $file:ident: $word:literal { $($row:tt)* })*
        ;
        $($(#[$meta_2:meta])* $name_2:ident in $file_2:ident: $word_2:literal { $($row_2:tt)* })*
    ) => {
        $(mod $file; pub(super) use $file::$name;)*
        $(mod $file_2; pub(super) use $file_2::$name_2;)*
    };
}

each_dimension!(declare_files);
