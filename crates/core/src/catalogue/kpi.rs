//! The KPIs by name.

use super::block::each_kpi;
use super::shared::{code_11, follow_up};
use crate::words::words;

/// Makes the enum of the heads of all blocks.
macro_rules! kpi {
    ($(
        $(#[doc = $($doc:tt)+])+
        $name:ident = $word:literal by $counting:ident::$count:ident $(($($with:tt)*))?,
    )+) => {
        words! {
            /// A KPI. Its definition stands behind its name; labels, unit and dimensions are in its
            /// catalogue entry, [`Kpi::entry`].
            #[non_exhaustive]
            #[cfg_attr(feature = "schema", schemars(transform = crate::words::as_list))]
            pub enum Kpi: "KPI", UnknownKpi {
                $(
                    #[doc = concat!("`", $word, "`. ")]
                    $(#[doc = $($doc)+])+
                    $name = $word,
                )+
            }
        }
    };
}

each_kpi!(kpi);
