//! What rates are a share of.

use crate::words::words;

words! {
    /// What rates are a share of.
    #[derive(Default)]
    pub(crate) enum RateBase: "rate base" {
        /// The stock as the period begins, and its inflow.
        #[default]
        BeginPlusInflow = "begin_plus_inflow",
        /// The stock as the period begins.
        Begin = "begin",
    }
}
