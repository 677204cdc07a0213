//! The units of figures.

use crate::vocabulary::Text;
use crate::words::words;

/// What is known of a unit beside its word.
struct UnitRow {
    label: Text,
}

words! {
    /// What a figure is expressed in.
    #[non_exhaustive]
    pub enum Unit: "unit" with UnitRow {
        /// A whole number.
        Count = "count" { label: Text::new("aantal", "number") },
        /// A share of the denominator, 0 to 1 (or more, or less than 0 for a change).
        Share = "share" { label: Text::new("aandeel", "share") },
        /// Whole days.
        Days = "days" { label: Text::new("dagen", "days") },
        /// A number per 10,000 inhabitants.
        Per10k = "per10k" {
            label: Text::new("per 10.000 inwoners", "per 10,000 inhabitants"),
        },
        /// A number per full-time equivalent.
        PerFte = "per_fte" { label: Text::new("per fte", "per FTE") },
    }
}

impl Unit {
    /// Its name in a report.
    ///
    /// ```
    /// use meedoen::catalogue::Unit;
    /// use meedoen::vocabulary::Lang;
    ///
    /// assert_eq!(Unit::Per10k.label().get(Lang::En), "per 10,000 inhabitants");
    /// ```
    pub const fn label(self) -> Text {
        self.row().label
    }
}
