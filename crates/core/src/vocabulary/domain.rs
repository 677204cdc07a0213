//! Who guides a client.

use super::Text;
use crate::words::words;

/// What is known of a domain beside its word.
struct DomainRow {
    label: Text,
}

words! {
    /// Who guides a client (domein): *Maatschappelijke Participatie* or *Werk*.
    pub enum Domain: "domain" with DomainRow {
        /// Maatschappelijke Participatie.
        Participatie = "participatie" {
            label: Text::new("Maatschappelijke Participatie", "Social participation"),
        },
        /// Werk.
        Werk = "werk" { label: Text::new("Werk", "Work") },
    }
}

impl Domain {
    /// What a report calls it.
    ///
    /// ```
    /// use meedoen::vocabulary::{Domain, Lang};
    /// assert_eq!(Domain::Participatie.label().get(Lang::Nl), "Maatschappelijke Participatie");
    /// ```
    pub const fn label(self) -> Text {
        self.row().label
    }
}
