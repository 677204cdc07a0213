//! Which reader reads which dimension.

use super::changes::bounds_of;
use super::readers::{self, ReadsMember};
use super::{Anchor, ShownRows};
use crate::Day;
use crate::caseload::{Client, CompiledPolicy};
use crate::policy::Policy;
use crate::vocabulary::{Dimension, Kind, each_dimension};

/// Makes [`DimensionReader`] of the table of dimensions: each has the reader of its name.
macro_rules! dimension_readers {
    (
        $($(#[$meta:meta])* $name:ident in $file:ident: $word:literal { $($row:tt)* })*
        ;
        $($(#[$meta_2:meta])* $name_2:ident in $file_2:ident: $word_2:literal { $($row_2:tt)* })*
    ) => {
        dimension_readers! { $($name,)* $($name_2,)* }
    };
    ($($name:ident,)*) => {
        /// How a dimension is read: an enum, so that no pointer is followed in a sweep.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum DimensionReader {
            $($name,)*
            /// The groups of the set with this number.
            GroupSet(usize),
        }

        impl DimensionReader {
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
                    $(Self::$name => readers::$name::member(anchor, client, rules),)*
                    // A client is in at most one group of a set.
                    Self::GroupSet(set) => {
                        rules.place_in_set(client.group_of_set(set, anchor.day, rules)?)
                    }
                }
            }

            /// Adds every day on which the member may change.
            pub(super) fn changes(self, client: Client<'_>, rules: &CompiledPolicy, days: &mut Vec<Day>) {
                match self {
                    $(Self::$name => readers::$name::changes(client, rules, days),)*
                    Self::GroupSet(_) => bounds_of(Kind::Group, client, days),
                }
            }

            /// Which members have a row.
            pub(super) const fn shown_rows(self) -> ShownRows {
                match self {
                    $(Self::$name => readers::$name::ROWS,)*
                    Self::GroupSet(_) => ShownRows::AllButMissing,
                }
            }
        }
    };
}

each_dimension!(dimension_readers);
