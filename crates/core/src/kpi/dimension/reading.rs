//! Which file reads which dimension.

use super::{Anchor, ShownRows};
use crate::Day;
use crate::caseload::{Client, CompiledPolicy};
use crate::policy::Policy;
use crate::vocabulary::{Dimension, each_dimension};

/// Makes [`Reading`] of the table of dimensions: each row names the file that reads it.
macro_rules! readings {
    (
        $($(#[$meta:meta])* $name:ident in $file:ident: $word:literal { $($row:tt)* })*
        ;
        $($(#[$meta_2:meta])* $name_2:ident in $file_2:ident: $word_2:literal { $($row_2:tt)* })*
    ) => {
        readings! { $($name in $file,)* $($name_2 in $file_2,)* }
    };
    ($($name:ident in $file:ident,)*) => {
        /// How a dimension is read: an enum, so that no pointer is followed in a sweep.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Reading {
            $($name,)*
            /// The groups of the set with this number.
            GroupSet(usize),
        }

        impl Reading {
            /// `None` for a set that the policy does not have.
            pub(super) fn new(dimension: &Dimension, policy: &Policy) -> Option<Self> {
                Some(match dimension {
                    $(Dimension::$name => Self::$name,)*
                    Dimension::Set(name) => {
                        Self::GroupSet(policy.sets().iter().position(|set| **set == **name)?)
                    }
                })
            }

            /// The number of the member an anchor belongs to; `None` where it has no member, and for
            /// groups, of which it may have several.
            #[inline]
            pub(super) fn member(
                self,
                anchor: &Anchor,
                client: Client<'_>,
                rules: &CompiledPolicy,
            ) -> Option<usize> {
                match self {
                    $(Self::$name => super::$file::member(anchor, client, rules),)*
                    Self::GroupSet(set) => super::group_set::member(set, anchor, client, rules),
                }
            }

            /// Adds every day on which the member may change.
            pub(super) fn changes(self, client: Client<'_>, rules: &CompiledPolicy, days: &mut Vec<Day>) {
                match self {
                    $(Self::$name => super::$file::changes(client, rules, days),)*
                    Self::GroupSet(_) => super::group_set::changes(client, rules, days),
                }
            }

            /// Which members have a row.
            pub(super) const fn shown_rows(self) -> ShownRows {
                match self {
                    $(Self::$name => super::$file::ROWS,)*
                    Self::GroupSet(_) => super::group_set::ROWS,
                }
            }
        }
    };
}

each_dimension!(readings);
