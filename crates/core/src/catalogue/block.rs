//! The macro in which a family of KPIs is written, one block a KPI.
//!
//! ```text
//! kpi_blocks! {
//!     ($) stock_and_flow: Family::StockAndFlow;
//!
//!     /// Number of clients with benefit on the last day of the period.
//!     Stock = "stock" by stock_and_flow::stock {
//!         nl: "Aantal inwoners met een uitkering op de laatste dag van de periode.",
//!         label: Text::new("Bestand", "Stock"),
//!         ..STOCK
//!     }
//! }
//! ```
//!
//! The comment is the English definition, and the rustdoc of `Kpi::Stock`; behind `by` stands the
//! function that counts it; in the braces stand the Dutch definition and whatever differs from the
//! entry that the last line names.
//!
//! Out of the blocks come the family's `ENTRIES`, and a macro with the family's name that hands the
//! head of every block to whoever asks. [`each_kpi`] asks all families: so the enum `Kpi` is made
//! beside the catalogue, and the match that finds a count function in the room `kpi`, to which
//! nothing here needs to look.

macro_rules! kpi_blocks {
    (
        // A dollar sign, which the macro that is made needs and can't write.
        ($d:tt) $file:ident: $family:expr;
        $(
            $(#[doc = $($doc:tt)+])+
            $name:ident = $word:literal by $counting:ident::$count:ident $(($($with:tt)*))? {
                nl: $nl:expr,
                $($facts:tt)*
            }
        )+
    ) => {
        /// The entries of the family, in the order of its blocks.
        pub(super) const ENTRIES: &[$crate::catalogue::Entry] = &[
            $($crate::catalogue::Entry {
                kpi: $crate::catalogue::Kpi::$name,
                family: $family,
                // Each line of a comment begins with the blank behind its slashes.
                definition: Text::new($nl, concat!($($($doc)+),+).trim_ascii()),
                $($facts)*
            },)+
        ];

        /// Adds the heads of the family's blocks to those before them, and goes on to the next
        /// family, or to the macro that asked.
        macro_rules! $file {
            ([$d next:ident $d($d rest:ident)*] $d callback:ident {$d($d before:tt)*}) => {
                $crate::catalogue::$d next! {
                    [$d($d rest)*] $d callback {
                        $d($d before)*
                        $(
                            $(#[doc = $($doc)+])+
                            $name = $word by $counting::$count $(($($with)*))?,
                        )+
                    }
                }
            };
            ([] $d callback:ident {$d($d before:tt)*}) => {
                $d callback! {
                    $d($d before)*
                    $(
                        $(#[doc = $($doc)+])+
                        $name = $word by $counting::$count $(($($with)*))?,
                    )+
                }
            };
        }
        pub(crate) use $file;
    };
}

/// Calls a macro with the head of every KPI's block: its comment, and
/// `Stock = "stock" by stock_and_flow::stock`.
macro_rules! each_kpi {
    ($callback:ident) => {
        $crate::catalogue::stock_and_flow! {
            [ladder cohort placements chain published] $callback {}
        }
    };
}

pub(crate) use {each_kpi, kpi_blocks};
