//! The sections of a report.

use crate::words::words;

words! {
    /// What a section of a report is about. It tells what belongs together for a reader, across the
    /// families of the definitions: who is in view is defined with the ladder and told with the
    /// conversations.
    // Exhaustive on purpose: whoever writes a report has words for each, and the compiler shows where
    // those of another topic are missing.
    pub enum Topic: "topic" {
        /// A cohort of first conversations and what came of it (Meedoen Werkt).
        Cohort = "cohort",
        /// Placements in work (Rijswijk Werkwijs).
        Placements = "placements",
        /// Who is in view, contact and handovers (Aandacht Werkt).
        Attention = "attention",
        /// Stock, inflow and outflow.
        Caseload = "caseload",
        /// The ladder: who moved where.
        Ladder = "ladder",
        /// What every municipality must publish (BBV).
        Published = "published",
    }
}
