//! The parts of the definitions. A report tells of a KPI under a topic, which may cut across them.

use crate::vocabulary::Text;
use crate::words::words;

/// What is known of a family beside its word.
struct FamilyRow {
    label: Text,
}

words! {
    /// The part of the definitions a KPI belongs to.
    pub(crate) enum Family: "family of KPIs" with FamilyRow {
        /// Stock and flow.
        StockAndFlow = "stock_and_flow" {
            label: Text::new("Stand en stroom", "Stock and flow"),
        },
        /// The participation ladder.
        Ladder = "ladder" {
            label: Text::new("Participatieladder", "Participation ladder"),
        },
        /// The cohort of first conversations (Meedoen Werkt).
        Cohort = "cohort" {
            label: Text::new("Meedoen Werkt: een cohort", "Meedoen Werkt: a cohort"),
        },
        /// Placements in work (Rijswijk Werkwijs).
        Placements = "placements" {
            label: Text::new("Rijswijk Werkwijs: plaatsingen", "Rijswijk Werkwijs: placements"),
        },
        /// The chain from first contact to handover (Aandacht Werkt).
        Chain = "chain" {
            label: Text::new("Aandacht Werkt: de keten", "Aandacht Werkt: the chain"),
        },
        /// What every municipality must publish (BBV).
        Published = "published" {
            label: Text::new(
                "Wat iedere gemeente publiceert (BBV)",
                "What every municipality must publish (BBV)",
            ),
        },
    }
}

impl Family {
    /// Its name as a heading.
    pub(crate) const fn label(self) -> Text {
        self.row().label
    }
}
